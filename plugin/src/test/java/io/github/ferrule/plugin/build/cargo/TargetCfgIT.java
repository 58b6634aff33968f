package io.github.ferrule.plugin.build.cargo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.ferrule.plugin.build.target.TargetTriple;
import io.github.ferrule.plugin.support.problem.FerruleException;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever is told from a triple is what rustc says of that target, for all the targets that it knows. */
class TargetCfgIT {

    private static final List<String> KEYS = List.of(
            "target_os",
            "target_family",
            "target_arch",
            "target_env",
            "target_vendor",
            "target_pointer_width",
            "target_endian");

    @Test
    void rustcAgreesForEveryTargetThatItKnows() throws Exception {
        List<String> wrong = new ArrayList<>();
        List<TargetTriple> targets =
                rustc("--print", "target-list").flatMap(TargetCfgIT::triple).toList();
        for (TargetTriple target : targets) {
            List<String> cfg =
                    rustc("--print", "cfg", "--target", target.text()).toList();
            TargetCfg facts = new TargetCfg(target);
            for (String key : KEYS) {
                cfg.stream()
                        .filter(line -> line.startsWith(key + "="))
                        .map(line -> line.substring(key.length() + 2, line.length() - 1))
                        .filter(value -> facts.has(key, value).equals(Optional.of(false)))
                        .forEach(value -> wrong.add(target + ": " + key + " is \"" + value + "\""));
            }
            for (String name : List.of("unix", "windows")) {
                if (facts.has(name).orElseThrow() != cfg.contains(name)) {
                    wrong.add(target + ": " + name);
                }
            }
        }
        assertThat(targets).hasSizeGreaterThan(60);
        assertThat(wrong).isEmpty();
    }

    private static Stream<TargetTriple> triple(String text) {
        try {
            return Stream.of(TargetTriple.parse(text));
        } catch (FerruleException e) {
            return Stream.empty(); // no JVM runs there
        }
    }

    /** The compiler itself: rustup's proxy would look for a toolchain of this folder. */
    private static Stream<String> rustc(String... arguments) throws IOException {
        Path toolchain =
                Path.of(bed().getProperty("rust.home")).resolve("toolchains/stable-x86_64-unknown-linux-gnu/bin/rustc");
        List<String> command = new ArrayList<>(List.of(toolchain.toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).start();
        process.getOutputStream().close();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines();
    }

    private static Properties bed() {
        Map<String, String> env = System.getenv();
        String cache = env.getOrDefault("XDG_CACHE_HOME", System.getProperty("user.home") + "/.cache");
        Path file = Path.of(env.getOrDefault("FERRULE_BED", cache + "/ferrule/bed"), "bed.properties");
        assumeThat(file).exists();
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
