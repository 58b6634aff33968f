package io.github.ferrule.loader.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A small C library, compiled by the machine's own compiler. */
public final class CLibrary {
    private static final String SOURCE = String.join(
            "\n",
            "int version(void) { return VERSION; }",
            "int call_version(void) { return version(); }",
            "int Java_io_github_ferrule_loader_program_Jni_version(void *env, void *type) { return VERSION; }",
            "static int calls;",
            "int Java_io_github_ferrule_loader_program_Jni_calls(void *env, void *type) { return ++calls; }",
            "");

    private final Path file;

    private CLibrary(Path file) {
        this.file = file;
    }

    /** A library whose function {@code version} returns this number. */
    public static CLibrary returning(Path folder, int version, String... flags) {
        return compile("gcc", folder, "-DVERSION=" + version, SOURCE, flags);
    }

    /** A library for musl. */
    public static CLibrary forMusl(Path folder, int version) {
        Machine.needs("musl-gcc");
        return compile("musl-gcc", folder, "-DVERSION=" + version, SOURCE);
    }

    /** A library of this many bytes more that no compression makes smaller. */
    public static CLibrary large(Path folder, int version, int bytes) throws IOException {
        CLibrary small = returning(folder, version);
        byte[] noise = new byte[bytes];
        new java.util.Random(version).nextBytes(noise);
        Files.write(small.file, noise, java.nio.file.StandardOpenOption.APPEND);
        return small;
    }

    private static CLibrary compile(String compiler, Path folder, String define, String source, String... flags) {
        Machine.needs(compiler);
        try {
            Files.createDirectories(folder);
            Path text = Files.writeString(folder.resolve("library.c"), source);
            Path file = folder.resolve("libmathlib.so");
            List<String> command = new ArrayList<>(List.of(compiler, "-shared", "-fPIC", "-O1", define));
            command.addAll(List.of(flags));
            command.addAll(List.of("-o", file.toString(), text.toString()));
            new Child(command.toArray(new String[0])).run().printed();
            return new CLibrary(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path file() {
        return file;
    }
}
