package io.github.ferrule.plugin.audit.binary;

import java.io.IOException;
import java.util.Optional;

/** The oldest macOS, as one of two load commands states it. */
final class MachOMinimumOs {

    private static final int MACOS = 1;

    private MachOMinimumOs() {}

    static Optional<VersionNumber> read(LoadCommands commands) throws IOException {
        for (LoadCommands.Command command : commands.all()) {
            if (command.type() == LoadCommands.BUILD_VERSION && command.bytes().u32(8) == MACOS) {
                return Optional.of(version(command.bytes().u32(12)));
            }
            if (command.type() == LoadCommands.VERSION_MIN_MACOS) {
                return Optional.of(version(command.bytes().u32(8)));
            }
        }
        return Optional.empty();
    }

    /** Sixteen bits for the first number, eight for each of the others; a zero at the end is not written. */
    private static VersionNumber version(long packed) {
        int major = (int) (packed >>> 16);
        int minor = (int) (packed >>> 8) & 0xff;
        int patch = (int) packed & 0xff;
        return patch == 0 ? VersionNumber.of(major, minor) : VersionNumber.of(major, minor, patch);
    }
}
