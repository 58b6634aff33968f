package io.github.ferrule.plugin.build.toolchain;

import io.github.ferrule.plugin.build.Fingerprint;
import io.github.ferrule.plugin.build.Host;
import io.github.ferrule.plugin.build.cargo.TargetCfg;
import io.github.ferrule.plugin.build.target.TargetTriple;
import io.github.ferrule.plugin.support.file.AtomicFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Asks rustc for the conditions of targets. The answers are kept in a folder, because a call takes as long as
 * everything else that Ferrule does for one target in a no-op build.
 *
 * @param rust the toolchain that builds
 * @param host the machine, with the compiler's release and folder
 * @param folder the folder for the answers, in cargo's target folder
 */
public record TargetCfgReader(RustToolchain rust, Host host, Path folder) {

    /** Returns the conditions of a target with these flags of rustc, some of which change them. */
    public TargetCfg read(TargetTriple target, List<String> flags) {
        try {
            Path answer = folder.resolve(target.text() + "-" + key(flags) + ".cfg");
            if (Files.isRegularFile(answer)) {
                return TargetCfg.parse(target, Files.readString(answer));
            }
            String text = rust.cfg(target, flags);
            if (Files.isDirectory(folder.getParent())) { // cargo creates its folder itself, and marks it as a cache
                AtomicFile.write(answer, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
            }
            return TargetCfg.parse(target, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns a hash of everything that the answer depends on: rustup replaces a nightly in its folder. */
    private String key(List<String> flags) throws IOException {
        String facts = host.rustc() + "\0" + host.sysroot() + "\0"
                + Files.getLastModifiedTime(host.sysroot().resolve("lib")) + "\0" + String.join("\0", flags);
        return Fingerprint.of(facts.getBytes(StandardCharsets.UTF_8)).sha256().substring(0, 16);
    }
}
