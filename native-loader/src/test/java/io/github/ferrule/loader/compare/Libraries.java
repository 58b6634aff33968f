package io.github.ferrule.loader.compare;

import io.github.ferrule.loader.testing.CLibrary;
import io.github.ferrule.loader.testing.ChildProcess;
import io.github.ferrule.loader.testing.JarBuilder;
import io.github.ferrule.loader.testing.TestBundle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One library in the layouts of all loaders at once, as jars. */
final class Libraries {
    private static final int SIZE = 3 << 20;

    private final Path folder;

    Libraries(Path folder) {
        this.folder = folder;
    }

    /** The folder of all files, for the scenarios that need more. */
    Path folder() {
        return folder;
    }

    /** The library whose version is 7. */
    Path jar() {
        return made("natives.jar", file -> pack(large(7), new TestBundle()).jar(file));
    }

    /** The same, not compressed. */
    Path storedJar() {
        return made(
                "stored.jar", file -> pack(large(7), new TestBundle()).stored().jar(file));
    }

    /** The next release, whose version is 8. */
    Path nextJar() {
        return made(
                "next.jar",
                file -> pack(large(8), new TestBundle().version("1.5.0")).jar(file));
    }

    /** A build for musl, in the one place that a loader has for x86_64 where it knows of no musl. */
    Path muslJar() {
        return made("musl.jar", file -> {
            CLibrary musl = CLibrary.forMusl(folder.resolve("musl"), 7);
            TestBundle bundle = new TestBundle().library(musl, TestBundle.MUSL, "musl");
            return layouts(musl).entries(bundle.entries()).jar(file);
        });
    }

    /** A build that needs a glibc that does not exist. */
    Path futureJar() {
        return made("future.jar", file -> {
            CLibrary library = CLibrary.forGlibc(folder.resolve("9.99"), 7, "9.99");
            TestBundle bundle = new TestBundle().library(library, TestBundle.GNU, "gnu", "glibc=9.99");
            return layouts(library).entries(bundle.entries()).jar(file);
        });
    }

    /** The main jar of a release, without any library. */
    Path mainJar() {
        return made(
                "main.jar",
                file -> new TestBundle()
                        .published(TestBundle.GNU, "linux-x86_64")
                        .jar(file));
    }

    /** A folder with a library of every name that one is looked for by, whose version is 99. */
    Path decoys() {
        Path decoy = made(
                "decoy/libmathlib.so",
                file -> CLibrary.returning(file.getParent(), 99).file());
        for (String name : new String[] {"libsqlitejdbc.so", "libjnijavacpp.so"}) {
            made("decoy/" + name, file -> Files.copy(decoy, file));
        }
        return decoy.getParent();
    }

    /** To be preloaded: refuses what a setting names. */
    Path deny() {
        return made(
                "deny/libmathlib.so", file -> CLibrary.deny(file.getParent()).file());
    }

    /** A library for glibc, regardless of the name of its folder. */
    Path inAFolderCalledMusl() {
        return made("my-musl-app/libother.so", file -> {
            new ChildProcess("mkdir", "-p", file.getParent().toString()).run().printed();
            new ChildProcess("gcc", "-shared", "-fPIC", "-o", file.toString(), "-x", "c", "/dev/null")
                    .run()
                    .printed();
            return file;
        });
    }

    /** The jars of all contestants, where every user can read them. */
    List<Path> peers() throws Exception {
        List<Path> copies = new ArrayList<>();
        for (Path jar : Contestant.jars()) {
            copies.add(made(jar.getFileName().toString(), file -> Files.copy(jar, file)));
        }
        return copies;
    }

    private CLibrary large(int version) throws IOException {
        return CLibrary.large(folder.resolve("version" + version), version, SIZE);
    }

    private static JarBuilder pack(CLibrary library, TestBundle bundle) {
        return layouts(library).entries(bundle.gnu(library).entries());
    }

    private static JarBuilder layouts(CLibrary library) {
        return new JarBuilder()
                .file("linux-x86-64/libmathlib.so", library.file())
                .file("nativelib/linux-x86-64/libmathlib.so", library.file())
                .file("natives/linux_64/libmathlib.so", library.file())
                .file("META-INF/native/libmathlib.so", library.file());
    }

    private interface Maker {
        Path make(Path file) throws IOException;
    }

    private synchronized Path made(String name, Maker maker) {
        Path file = folder.resolve(name);
        try {
            return Files.exists(file) ? file : maker.make(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
