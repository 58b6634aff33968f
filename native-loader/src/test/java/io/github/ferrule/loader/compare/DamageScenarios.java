package io.github.ferrule.loader.compare;

import io.github.ferrule.loader.testing.JarBuilder;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarFile;

/** Jars in which one byte of the library is wrong, as on a bad disk. */
final class DamageScenarios {
    private static final int TAIL = 256;

    private DamageScenarios() {}

    /** A copy of the jar that the contestant takes its library from, in which the library's last byte is another. */
    static Path lastByteOfTheLibrary(ContestantRun stand) throws Exception {
        switch (stand.contestant()) {
            case SQLITE:
                return damaged(stand, "sqlite-jdbc", "org/sqlite/native/Linux/x86_64/libsqlitejdbc.so");
            case JAVACPP:
                return damaged(stand, "linux-x86_64", "org/bytedeco/javacpp/linux-x86_64/libjnijavacpp.so");
            default:
                return damaged(stand, stand.libraries().storedJar(), "linux-x86-64/libmathlib.so");
        }
    }

    private static Path damaged(ContestantRun stand, String jar, String entry) throws Exception {
        Path original = stand.libraries().peers().stream()
                .filter(path -> path.getFileName().toString().contains(jar))
                .findFirst()
                .orElseThrow();
        Path stored = stand.world().root().resolve("stored.jar");
        return damaged(stand, new JarBuilder().contentOf(original).stored().jar(stored), entry);
    }

    private static Path damaged(ContestantRun stand, Path stored, String entry) throws Exception {
        byte[] library;
        try (JarFile jar = new JarFile(stored.toFile());
                InputStream in = jar.getInputStream(jar.getEntry(entry))) {
            library = in.readAllBytes();
        }
        byte[] bytes = Files.readAllBytes(stored);
        byte[] tail = Arrays.copyOfRange(library, library.length - TAIL, library.length);
        int damaged = 0;
        // Every layout has the same library, so all of its copies are hit.
        for (int at : occurrences(bytes, tail)) {
            bytes[at + TAIL - 1] ^= 1;
            damaged++;
        }
        if (damaged == 0) {
            throw new AssertionError(entry + " was not found in " + stored);
        }
        return Files.write(stand.world().root().resolve("damaged.jar"), bytes);
    }

    private static List<Integer> occurrences(byte[] bytes, byte[] part) {
        List<Integer> found = new java.util.ArrayList<>();
        for (int at = 0; at + part.length <= bytes.length; at++) {
            if (bytes[at] == part[0] && Arrays.equals(bytes, at, at + part.length, part, 0, part.length)) {
                found.add(at);
            }
        }
        return found;
    }
}
