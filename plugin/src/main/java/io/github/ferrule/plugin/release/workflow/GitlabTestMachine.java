package io.github.ferrule.plugin.release.workflow;

import io.github.ferrule.plugin.build.target.Architecture;
import io.github.ferrule.plugin.build.target.Libc;
import io.github.ferrule.plugin.build.target.TargetTriple;
import java.util.Map;
import java.util.Optional;

/**
 * A machine of GitLab.com that tests a platform's library.
 *
 * @param name the name of the job without {@code test-}
 * @param system the section of the template
 * @param tag GitLab's name for a Linux machine
 * @param image the container image for Linux
 * @param arch Adoptium's name for the processor
 */
record GitlabTestMachine(String name, String system, String tag, String image, String arch) {

    /** Returns the machine for a platform, if there is one. */
    static Optional<GitlabTestMachine> of(TargetTriple target, String java) {
        boolean arm = target.architecture() == Architecture.AARCH64;
        if (!arm && target.architecture() != Architecture.X86_64) {
            return Optional.empty();
        }
        String arch = arm ? "aarch64" : "x64";
        String end = arm ? "-arm64" : "";
        return switch (target.os()) {
            case LINUX -> Optional.of(linux(target.libc() == Libc.MUSL, arch, end, java));
            // Rosetta runs programs for Intel processors
            case MACOS -> Optional.of(new GitlabTestMachine("macos" + end, "macos", "", "", arch));
            case WINDOWS ->
                arm ? Optional.empty() : Optional.of(new GitlabTestMachine("windows", "windows", "", "", arch));
            default -> Optional.empty();
        };
    }

    private static GitlabTestMachine linux(boolean musl, String arch, String end, String java) {
        return new GitlabTestMachine(
                (musl ? "musl" : "linux") + end,
                "linux",
                end.isEmpty() ? "saas-linux-small-amd64" : "saas-linux-small-arm64",
                "maven:3.9-eclipse-temurin-" + java + (musl ? "-alpine" : ""),
                arch);
    }

    /** Returns true if its image has Maven, so that the project's own tests can run there. */
    boolean hasMaven() {
        return !image.isEmpty();
    }

    /** Returns the values of its job, with the section of its system. */
    Map<String, Object> values() {
        return Map.of("name", name, system, true, "tag", tag, "image", image, "arch", arch);
    }
}
