package io.github.ferrule.loader.bundle;

import java.net.URL;

/** A descriptor and the place it was found at. */
public final class Candidate {
    private final Descriptor descriptor;
    private final URL origin;

    public Candidate(Descriptor descriptor, URL origin) {
        this.descriptor = descriptor;
        this.origin = origin;
    }

    public Descriptor descriptor() {
        return descriptor;
    }

    /** Where the descriptor lies; for people to read, never to be taken apart. */
    public URL origin() {
        return origin;
    }

    /** Whether it lies on the disk as a file of its own, as in an IDE or in {@code target/classes}. */
    public boolean isPlainFile() {
        return origin.getProtocol().equals("file");
    }

    @Override
    public String toString() {
        return descriptor.triple() + " " + descriptor.version() + " in " + origin;
    }
}
