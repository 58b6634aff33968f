package io.github.ferrule.loader.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.loader.testing.Machine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The table in {@code docs/loading.md}: each row is seen again, and must read as it does there. */
@Order(1)
@Execution(ExecutionMode.CONCURRENT)
class ComparisonIT {
    private static final Path PAGE = Path.of("../docs/loading.md");

    @TempDir
    static Path folder;

    private static Libraries libraries;

    @BeforeAll
    static void theMachine() throws Exception {
        Machine.needs("gcc", "musl-gcc", "strace", "unshare", "setpriv");
        Machine.needsRoot();
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        libraries = new Libraries(Files.createDirectories(folder.resolve("libraries")));
    }

    @ParameterizedTest
    @EnumSource
    void theTableTellsWhatIsSeen(Scenario scenario) throws Exception {
        List<String> cells = new ArrayList<>();
        for (Contestant contestant : Contestant.values()) {
            cells.add(scenario.asks(contestant) ? scenario.observe(stand(scenario, contestant)) : "–");
        }
        assertThat(documented()).contains(row(scenario.label(), cells));
    }

    @ParameterizedTest
    @EnumSource
    void everyColumnOfTheTableIsALoaderThatRan(Contestant contestant) throws Exception {
        assertThat(documented()).anyMatch(line -> line.contains("| " + contestant.label() + " |"));
    }

    private static ContestantRun stand(Scenario scenario, Contestant contestant) throws Exception {
        String name = scenario == Scenario.ODD ? "ü 100% #1 " : "";
        Path root = folder.resolve(name + scenario + "-" + contestant);
        return new ContestantRun(contestant, libraries, Machine.jdk17(), root);
    }

    private static String row(String label, List<String> cells) {
        return Stream.concat(Stream.of(label), cells.stream()).collect(Collectors.joining(" | ", "| ", " |"));
    }

    /** The lines of the page that are rows of tables. */
    private static List<String> documented() throws Exception {
        try (Stream<String> lines = Files.lines(PAGE)) {
            return lines.filter(line -> line.startsWith("| ")).toList();
        }
    }
}
