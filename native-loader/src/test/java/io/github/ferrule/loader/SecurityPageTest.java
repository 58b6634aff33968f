package io.github.ferrule.loader;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.loader.testing.TestApplication;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SecurityPageTest {
    private static final Pattern TEST = Pattern.compile("`(\\w+(?:Test|IT))\\.(\\w+)`");
    private static final List<Path> SOURCES =
            List.of(Path.of("src/test/java"), Path.of("../plugin/src/test/java"), Path.of("../its/src/test/java"));

    @Test
    void everyGuaranteeNamesTestsThatExist() throws Exception {
        List<String> missing = new ArrayList<>();
        int guarantees = 0;
        for (String line : Files.readAllLines(Path.of("../docs/security.md"))) {
            List<MatchResult> tests = TEST.matcher(line).results().toList();
            for (MatchResult test : tests) {
                if (!exists(test.group(1), test.group(2))) {
                    missing.add(test.group());
                }
            }
            guarantees += tests.isEmpty() ? 0 : 1;
        }
        assertThat(missing).isEmpty();
        assertThat(guarantees).isGreaterThan(20);
    }

    @Test
    void everyAttackOnRecordNamesTestsThatExist() throws Exception {
        List<String> missing = new ArrayList<>();
        int tests = 0;
        for (String line : Files.readAllLines(Path.of("../docs/attacks.md"))) {
            for (MatchResult test : TEST.matcher(line).results().toList()) {
                tests++;
                if (!exists(test.group(1), test.group(2))) {
                    missing.add(test.group());
                }
            }
        }
        assertThat(missing).isEmpty();
        assertThat(tests).isGreaterThan(20);
    }

    private static boolean exists(String type, String method) throws Exception {
        for (Path sources : SOURCES) {
            for (Path file : TestApplication.files(sources)) {
                if (file.getFileName().toString().equals(type + ".java")
                        && Files.readString(file).contains(" void " + method + "(")) {
                    return true;
                }
            }
        }
        return false;
    }
}
