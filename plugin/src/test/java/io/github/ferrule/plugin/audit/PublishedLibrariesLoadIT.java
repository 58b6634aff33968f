package io.github.ferrule.plugin.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.ferrule.plugin.audit.contract.SymbolContract;
import io.github.ferrule.plugin.audit.input.AuditedFile;
import io.github.ferrule.plugin.build.target.Libc;
import io.github.ferrule.plugin.build.target.TargetTriple;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The loaders of this machine find the symbols and libraries that the audit finds, and miss those that it misses: no false
 * alarm about a library that people use.
 */
class PublishedLibrariesLoadIT {

    private static final Path GLIBC = Path.of("/lib64/ld-linux-x86-64.so.2");
    private static final Path MUSL = Path.of("/lib/ld-musl-x86_64.so.1");

    /** glibc reports each missing symbol, musl each that it cannot relocate. */
    private static final Pattern SYMBOL =
            Pattern.compile("undefined symbol: ([^\\s,]+)|relocating [^:]+: ([^:]+): symbol not found");

    private static final Pattern LIBRARY = Pattern.compile("(\\S+) => not found|Error loading shared library ([^:]+):");

    /** The JVM has them when it loads a library. */
    private static final Pattern OF_THE_JVM = Pattern.compile("JNI_.*|JVM_.*|libjvm\\.so|libjawt\\.so");

    @TempDir
    Path folder;

    static List<String> jars() throws IOException {
        return PublishedJarsIT.jars();
    }

    @ParameterizedTest
    @MethodSource("jars")
    void theLoaderMissesWhatTheAuditMisses(String jar) throws Exception {
        assumeThat(GLIBC).exists();
        assumeThat(MUSL).as("Debian's musl").exists();
        List<AuditSubject> subjects =
                AuditedFile.read(Path.of("target", "published-jars", jar)).subjects();
        for (AuditSubject subject : subjects) {
            if (runsHere(subject)) {
                AuditReport report = new Auditor(Policy.STANDARD).audit(List.of(subject), SymbolContract.EMPTY);
                List<String> output =
                        load(extract(jar, subject.name()), subject.triple().orElseThrow());
                Set<String> missingLibraries = names(LIBRARY, output);

                assertThat(items(
                                report,
                                FindingCode.FOREIGN_NEEDED,
                                FindingCode.NEEDED_NOT_EVERYWHERE,
                                FindingCode.NEEDED_BESIDE,
                                FindingCode.MUSL_NEEDS_LIBGCC))
                        .as("libraries that %s does not find", subject.name())
                        .containsAll(missingLibraries);
                if (missingLibraries.isEmpty()) {
                    assertThat(items(report, FindingCode.UNRESOLVED_SYMBOL))
                            .as("symbols that %s does not find", subject.name())
                            .isEqualTo(names(SYMBOL, output));
                }
            }
        }
    }

    @Test
    void manyOfTheLibrariesRunHere() throws Exception {
        long here = 0;
        for (String jar : jars()) {
            here += AuditedFile.read(Path.of("target", "published-jars", jar)).subjects().stream()
                    .filter(PublishedLibrariesLoadIT::runsHere)
                    .count();
        }
        assertThat(here).isGreaterThanOrEqualTo(20);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x86_64-unknown-linux-gnu", "x86_64-unknown-linux-musl"})
    void theLoaderNamesWhatIsMissing(String triple) throws Exception {
        Path source = Files.writeString(
                folder.resolve("a.c"), "extern char nowhere[]; char *get(void) { return nowhere; }\n");
        Path absent = folder.resolve("libabsent.so");
        Path needy = folder.resolve("libneedy.so");
        compile(source, absent);
        compile(source, needy, "-Wl,--no-as-needed", absent.toString());
        Files.delete(absent);

        assertThat(names(LIBRARY, load(needy, TargetTriple.parse(triple)))).containsExactly(absent.toString());
        compile(source, needy);
        assertThat(names(SYMBOL, load(needy, TargetTriple.parse(triple)))).containsExactly("nowhere");
    }

    private static void compile(Path source, Path library, String... more) throws Exception {
        List<String> command = new ArrayList<>(
                List.of("gcc", "-shared", "-nostdlib", "-fPIC", "-o", library.toString(), source.toString()));
        command.addAll(List.of(more));
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }

    private static boolean runsHere(AuditSubject subject) {
        return subject.content().binary().isPresent()
                && subject.triple()
                        .filter(triple -> triple.text().startsWith("x86_64-unknown-linux"))
                        .isPresent();
    }

    /** Resolves every symbol at once without running any code of the library. */
    private List<String> load(Path library, TargetTriple triple) throws Exception {
        ProcessBuilder builder = triple.libc() == Libc.MUSL
                ? new ProcessBuilder(MUSL.toString(), "--list", library.toString())
                : new ProcessBuilder(GLIBC.toString(), library.toString());
        // as ldd -r calls it
        builder.environment().put("LD_TRACE_LOADED_OBJECTS", "1");
        builder.environment().put("LD_WARN", "yes");
        builder.environment().put("LD_BIND_NOW", "yes");
        Process process = builder.redirectErrorStream(true).start();
        try (InputStream in = process.getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }

    private static Set<String> names(Pattern pattern, List<String> lines) {
        Set<String> names = new TreeSet<>();
        for (String line : lines) {
            Matcher matcher = pattern.matcher(line);
            while (matcher.find()) {
                String name = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
                if (!OF_THE_JVM.matcher(name).matches()) {
                    names.add(name);
                }
            }
        }
        return names;
    }

    private static Set<String> items(AuditReport report, FindingCode... codes) {
        List<String> names = new ArrayList<>();
        report.findings().stream()
                .filter(finding -> Stream.of(codes).anyMatch(code -> code == finding.code()))
                .forEach(finding -> names.addAll(finding.items()));
        return new TreeSet<>(names);
    }

    private Path extract(String jar, String name) throws IOException {
        Path file = folder.resolve("library.so");
        try (ZipFile zip = new ZipFile(Path.of("target", "published-jars", jar).toFile());
                InputStream in = zip.getInputStream(zip.getEntry(name))) {
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
        }
        return file;
    }
}
