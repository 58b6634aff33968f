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
            "int add(int a, int b) { return a + b; }",
            "int call_version(void) { return version(); }",
            "int Java_io_github_ferrule_loader_program_Jni_version(void *env, void *type) { return VERSION; }",
            "int Java_io_github_ferrule_loader_program_Peer_version(void *env, void *type) { return VERSION; }",
            "int Java_io_github_ferrule_loader_program_Peer_callVersion(void *env, void *type) { return version(); }",
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

    /** A DLL. */
    public static CLibrary forWindows(Path folder, int version) {
        return compile("x86_64-w64-mingw32-gcc", folder, "-DVERSION=" + version, SOURCE);
    }

    /** A library that needs a future glibc: it is linked with a fake one that claims that version. */
    public static CLibrary forGlibc(Path folder, int version, String glibc) throws IOException {
        Path future = Files.createDirectories(folder.resolve("future"));
        Path map = Files.writeString(future.resolve("map"), "GLIBC_" + glibc + " { global: of_the_future; };");
        Path source = Files.writeString(future.resolve("libc.c"), "int of_the_future(void) { return 0; }");
        Path libc = future.resolve("libc.so.6");
        new ChildProcess("gcc", "-shared", "-fPIC", "-nostdlib", "-Wl,-soname,libc.so.6", "-Wl,--version-script=" + map)
                .args("-o", libc.toString(), source.toString())
                .run()
                .printed();
        String call = SOURCE + "int of_the_future(void);\nint future(void) { return of_the_future(); }\n";
        return compile("gcc", folder, "-DVERSION=" + version, call, "-nostdlib", libc.toString());
    }

    /** A library of this many bytes more that no compression makes smaller. */
    public static CLibrary large(Path folder, int version, int bytes) throws IOException {
        CLibrary small = returning(folder, version);
        byte[] noise = new byte[bytes];
        new java.util.Random(version).nextBytes(noise);
        Files.write(small.file, noise, java.nio.file.StandardOpenOption.APPEND);
        return small;
    }

    /** To be preloaded: its dlopen refuses the paths that contain DENY, with the words of DENY_WORDS. */
    public static CLibrary deny(Path folder) {
        String source = String.join(
                "\n",
                "#define _GNU_SOURCE",
                "#include <dlfcn.h>",
                "#include <stdio.h>",
                "#include <stdlib.h>",
                "#include <string.h>",
                "#include <unistd.h>",
                "static char words[4096]; static int failed;",
                "void *dlopen(const char *file, int mode) {",
                "  char real[4096] = \"\"; ssize_t n = file ? readlink(file, real, sizeof real - 1) : -1;",
                "  if (n > 0) real[n] = 0;",
                "  const char *deny = getenv(\"DENY\");",
                "  if (file && deny && (strstr(file, deny) || strstr(real, deny))) {",
                "    snprintf(words, sizeof words, \"%s: %s\", file, getenv(\"DENY_WORDS\")); failed = 1; return 0; }",
                "  failed = 0;",
                "  return ((void *(*)(const char *, int)) dlsym(RTLD_NEXT, \"dlopen\"))(file, mode); }",
                "char *dlerror(void) {",
                "  if (failed) { failed = 0; return words; }",
                "  return ((char *(*)(void)) dlsym(RTLD_NEXT, \"dlerror\"))(); }",
                "");
        return compile("gcc", folder, "-DDENY", source, "-ldl");
    }

    /** A library that calls a function on a new thread. */
    public static CLibrary callback(String compiler, Path folder) {
        String source = String.join(
                "\n",
                "#include <pthread.h>",
                "static void *run(void *f) { ((void (*)(void)) f)(); return 0; }",
                "void call_on_new_thread(void (*f)(void)) {",
                "  pthread_t thread; pthread_create(&thread, 0, run, (void *) f); pthread_join(thread, 0); }",
                "");
        return compile(compiler, folder, "-DCALLBACK", source, "-pthread");
    }

    private static CLibrary compile(String compiler, Path folder, String define, String source, String... flags) {
        Machine.needs(compiler);
        try {
            Files.createDirectories(folder);
            Path text = Files.writeString(folder.resolve("library.c"), source);
            Path file = folder.resolve("libmathlib.so");
            List<String> command = new ArrayList<>(List.of(compiler, "-shared", "-fPIC", "-O1", define));
            command.addAll(List.of("-o", file.toString(), text.toString()));
            command.addAll(List.of(flags));
            new ChildProcess(command.toArray(new String[0])).run().printed();
            return new CLibrary(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path file() {
        return file;
    }
}
