package io.github.ferrule.loader.bundle;

import io.github.ferrule.loader.platform.Libc;
import io.github.ferrule.loader.platform.OperatingSystem;
import io.github.ferrule.loader.platform.Platform;
import io.github.ferrule.loader.platform.Version;
import io.github.ferrule.loader.problem.Code;
import java.io.IOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A library that a class path offers: its descriptor, where that was found, and where the library itself may be. */
public final class Candidate {
    private final Descriptor descriptor;
    private final URL origin;
    private final Bundle bundle;

    public Candidate(Descriptor descriptor, URL origin, Bundle bundle) {
        this.descriptor = descriptor;
        this.origin = origin;
        this.bundle = bundle;
    }

    public Descriptor descriptor() {
        return descriptor;
    }

    /** Returns the path of the descriptor, for people; never parse it. */
    public URL origin() {
        return origin;
    }

    /** Returns true if it is a file on disk, as in an IDE or in {@code target/classes}. */
    public boolean isPlainFile() {
        return origin.getProtocol().equals("file");
    }

    /**
     * The resources that may be the described file: of its name and, where the length is known, of its size. Several jars
     * may hold different files under one name.
     */
    public List<URL> places() throws IOException {
        List<URL> places = new ArrayList<>(2);
        for (URL url : bundle.resources(descriptor.resource())) {
            long length = url.getProtocol().equals("file")
                    ? -1
                    : Resources.connect(url).getContentLengthLong();
            if (length < 0 || length == descriptor.size()) {
                places.add(url);
            }
        }
        return places;
    }

    /**
     * Returns the reason against it by its descriptor alone. A library of the wrong libc can crash the
     * JVM inside {@code dlopen} (netty/netty#11701), so such a one must never get that far.
     */
    public Optional<Refusal> refusal(Platform platform) {
        boolean sameSystem = descriptor.os().equals(platform.os().rustName());
        if (platform.libc() == Libc.BIONIC
                && descriptor.os().equals(OperatingSystem.LINUX.rustName())
                && descriptor.arch().equals(platform.arch())) {
            String needed = descriptor.libc() == null ? "Linux" : descriptor.libc();
            return refused(Code.WRONG_LIBC, "needs " + needed + ", and this process runs on Android's bionic");
        }
        if (!sameSystem || !descriptor.arch().equals(platform.arch())) {
            String built = "built for " + descriptor.os() + " " + descriptor.arch();
            return refused(Code.NO_LIBRARY_FOR_PLATFORM, built);
        }
        Optional<Refusal> libc = libcRefusal(platform);
        return libc.isPresent() ? libc : versionRefusal(platform);
    }

    /**
     * Returns the reason against it if its release is not that of the classes that call it. What is being developed has no release
     * yet.
     *
     * @param release of the calling classes; empty if it is unknown
     */
    public Optional<Refusal> releaseRefusal(Optional<Release> release) {
        boolean same = !release.isPresent()
                || descriptor.version().equals(release.get().version())
                || isPlainFile() && bundle.isBeingDeveloped();
        return same
                ? Optional.empty()
                : refused(
                        Code.CONFLICTING_BUNDLES,
                        "is of release " + descriptor.version() + ", and the classes are of "
                                + release.get().version() + " (" + release.get().origin() + ")");
    }

    /** Returns false if the calling class is in a jar, whose libraries are not built while it runs. */
    boolean mayBeInDevelopment() {
        return !bundle.isCalledFromJar();
    }

    /** Returns true if it is in the jar or folder of the calling class. */
    boolean isOwn() {
        return bundle.isOwn(origin);
    }

    private Optional<Refusal> libcRefusal(Platform platform) {
        String libc = descriptor.libc();
        if (libc == null || libc.equals(platform.libc().rustName())) {
            return Optional.empty();
        }
        if (platform.libc() == Libc.UNKNOWN) {
            return refused(Code.UNKNOWN_LIBC, "needs " + libc + ", and nothing tells what this process has");
        }
        return refused(
                Code.WRONG_LIBC,
                "needs " + libc + ", and this process runs on "
                        + platform.libc().rustName());
    }

    private Optional<Refusal> versionRefusal(Platform platform) {
        boolean glibc = platform.libc() == Libc.GNU;
        Version needed = glibc ? descriptor.glibc() : descriptor.macos();
        if (platform.offers(needed)) {
            return Optional.empty();
        }
        String reason = "needs " + (glibc ? "glibc " : "macOS ") + needed;
        Code code = glibc ? Code.GLIBC_TOO_OLD : Code.MACOS_TOO_OLD;
        return refused(code, reason + " or newer, and this is " + platform.systemVersion());
    }

    private Optional<Refusal> refused(Code code, String reason) {
        return Optional.of(new Refusal(this, code, reason));
    }

    @Override
    public String toString() {
        return descriptor.triple() + " " + descriptor.version() + " in " + origin;
    }
}
