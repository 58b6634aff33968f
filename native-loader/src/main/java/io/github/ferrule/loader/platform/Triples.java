package io.github.ferrule.loader.platform;

/** The triples that libraries are commonly built for. */
public final class Triples {
    private static final String[] KNOWN = {
        "x86_64-unknown-linux-gnu", "aarch64-unknown-linux-gnu", "x86_64-unknown-linux-musl",
        "aarch64-unknown-linux-musl", "x86_64-pc-windows-msvc", "x86_64-pc-windows-gnu",
        "x86_64-pc-windows-gnullvm", "aarch64-pc-windows-msvc", "aarch64-pc-windows-gnullvm",
        "x86_64-apple-darwin", "aarch64-apple-darwin", "i686-unknown-linux-gnu",
        "i686-unknown-linux-musl", "i686-pc-windows-msvc", "i686-pc-windows-gnu",
        "armv7-unknown-linux-gnueabihf", "arm-unknown-linux-gnueabihf", "armv7-unknown-linux-musleabihf",
        "arm-unknown-linux-gnueabi", "riscv64gc-unknown-linux-gnu", "riscv64gc-unknown-linux-musl",
        "powerpc64le-unknown-linux-gnu", "s390x-unknown-linux-gnu", "loongarch64-unknown-linux-gnu",
        "x86_64-unknown-freebsd", "x86_64-alpine-linux-musl", "aarch64-alpine-linux-musl",
        "aarch64-linux-android", "x86_64-linux-android", "armv7-linux-androideabi",
    };

    private Triples() {}

    /** The triples that a report looks for, as a class path cannot be listed. */
    public static String[] known() {
        return KNOWN.clone();
    }
}
