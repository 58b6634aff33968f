package io.github.ferrule.plugin.build.toolchain;

/** The versions of the tools that Ferrule installs; {@code zig-requirements.txt} has the hashes for pip. */
public final class PinnedVersions {

    public static final String ZIG = "0.17.0";

    /** The version of the Python package with that zig: the first that has wheels for Windows, too. */
    public static final String ZIG_PACKAGE = ZIG + ".post0";

    public static final String ZIGBUILD = "0.24.0";
    public static final String CROSS = "0.2.5";
    public static final String XWIN = "0.23.1";

    private PinnedVersions() {}
}
