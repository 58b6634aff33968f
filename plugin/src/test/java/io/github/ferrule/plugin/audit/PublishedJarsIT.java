package io.github.ferrule.plugin.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.ferrule.plugin.audit.binary.NativeBinary;
import io.github.ferrule.plugin.audit.contract.SymbolContract;
import io.github.ferrule.plugin.audit.input.AuditedFile;
import io.github.ferrule.plugin.audit.reference.ReferenceReading;
import io.github.ferrule.plugin.audit.report.ConsoleReport;
import io.github.ferrule.plugin.audit.report.PublishedTable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Published jars, read and audited; the build copies them into the folder. */
@Execution(ExecutionMode.CONCURRENT)
class PublishedJarsIT {

    private static final Path JARS = Path.of("target", "published-jars");

    private static final Map<String, AuditedFile> READ = new ConcurrentHashMap<>();

    @TempDir
    Path folder;

    static List<String> jars() throws IOException {
        try (Stream<Path> files = Files.list(JARS)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void thereAreManyOfThem() throws IOException {
        assertThat(jars()).hasSizeGreaterThanOrEqualTo(10);
    }

    @ParameterizedTest
    @MethodSource("jars")
    void readerAndToolsAgreeOnEveryLibrary(String jar) throws IOException {
        assumeThat(Stream.of("/usr/bin/readelf", "/usr/bin/llvm-readobj", "/usr/bin/llvm-objdump"))
                .as("packages binutils and llvm")
                .allMatch(tool -> Files.isExecutable(Path.of(tool)));
        SoftAssertions all = new SoftAssertions();
        for (AuditSubject subject : subjects(jar)) {
            if (subject.content().binary().isPresent()) {
                NativeBinary binary = subject.content().binary().get();
                ReferenceReading tools = ReferenceReading.ofTools(binary, extract(jar, subject.name()));
                all.assertThat(ReferenceReading.ofReader(binary))
                        .as(subject.name())
                        .isEqualTo(tools);
            }
        }
        all.assertAll();
    }

    /** Each missing name was looked for with nm or llvm-readobj too: they are not there. */
    @ParameterizedTest
    @CsvSource({
        "cedar-java-4.10.0-uber.jar, 29, 29",
        "wasmtime-java-0.19.0.jar, 72, 1",
        "zstd-jni-1.5.7-28.jar, 273, 2", // 122 are calls of the foreign function API, in its classes for Java 22
        "libsignal-client-0.86.5.jar, 640, 0",
        "sqlite-jdbc-3.54.1.0.jar, 61, 0",
        "tokenizers-0.38.0.jar, 121, 0",
        "jna-5.19.1.jar, 69, 0"
    })
    void nativeMethodsWithoutASymbolAreFound(String jar, int required, int missing) throws IOException {
        AuditedFile file = read(jar);
        AuditReport report = new Auditor(Policy.STANDARD).audit(file.subjects(), file.contract());

        assertThat(file.contract().required()).hasSize(required);
        assertThat(report.errors())
                .filteredOn(finding -> finding.code() == FindingCode.MISSING_SYMBOL)
                .hasSize(missing);
    }

    @ParameterizedTest
    @CsvSource({
        "tantivy4java-0.31.0.jar, native/libtantivy4java.so, FERRULE-314, libssl.so.3",
        "sqlite-jdbc-3.54.1.0.jar, org/sqlite/native/Linux/ppc64/libsqlitejdbc.so, FERRULE-303, powerpc64le",
        "bdk-jvm-2.3.0.jar, linux-x86-64/libbdkffi.so, FERRULE-311, dlsym@GLIBC_2.34",
        "bdk-jvm-2.3.0.jar, win32-x86-64/bdkffi.dll, FERRULE-318, VCRUNTIME140.dll",
        "questdb-9.3.4.jar, io/questdb/bin/darwin-aarch64/libquestdbr.dylib, FERRULE-320, macOS 13.0",
        "libsignal-client-0.86.5.jar, libsignal_jni_amd64.so, FERRULE-335, debug information",
        "cedar-java-4.10.0-uber.jar, jne/windows/x86_64/cedar_java_ffi.dll, FERRULE-342, exports no function",
        "zstd-jni-1.5.7-28.jar, aix/ppc64/libzstd-jni-1.5.7-28.so, FERRULE-301, neither ELF"
    })
    void causesFromRealReportsAreFound(String jar, String library, String code, String offender) {
        assertThat(audit(jar).findings())
                .filteredOn(finding -> finding.library().equals(library)
                        && finding.code().toString().equals(code))
                .singleElement()
                .satisfies(
                        finding -> assertThat(finding.what() + finding.items()).contains(offender));
    }

    @ParameterizedTest
    @CsvSource({
        "jna-5.19.1.jar, com/sun/jna/linux-x86-64/libjnidispatch.so",
        "opendal-0.48.2-linux-x86_64.jar, native/linux-x86_64/libopendal_java.so"
    })
    void aGoodLibraryHasNoError(String jar, String library) {
        assertThat(audit(jar).errors()).extracting(Finding::library).doesNotContain(library);
    }

    @Test
    void theReportOfAllJarsIsWritten() throws IOException {
        StringBuilder text = new StringBuilder();
        for (String jar : jars()) {
            text.append(jar).append("\n\n");
            Consumer<String> line = it -> text.append(it).append('\n');
            ConsoleReport.of(audit(jar)).print(line, line, line);
            text.append('\n');
        }
        Files.writeString(Path.of("target", "published-jars.txt"), text);

        assertThat(text).contains("opendal_java");
    }

    /** {@code ferrule:audit} reports a symbol that a class calls and a library does not export as a warning. */
    @ParameterizedTest
    @MethodSource("jars")
    void theTablesOfTheDocumentationSayWhatTheAuditSays(String jar) throws IOException {
        AuditedFile file = read(jar);
        Severities levels = Policy.STANDARD.severities().withDefault(FindingCode.MISSING_SYMBOL, Severity.WARN);
        AuditReport report = new Auditor(Policy.STANDARD.with(levels)).audit(file.subjects(), file.contract());
        String name = jar.substring(0, jar.length() - ".jar".length());
        List<String> page = Files.readAllLines(Path.of("..", "docs", "audit-survey.md"));
        boolean hasRustCore = page.stream().anyMatch(line -> line.startsWith("| " + name + " | `"));

        assertThat(page).contains(PublishedTable.summary(name, report));
        assertThat(page).containsAll(hasRustCore ? PublishedTable.libraries(name, report) : List.of());
    }

    private static AuditReport audit(String jar) {
        return new Auditor(Policy.STANDARD).audit(subjects(jar), SymbolContract.EMPTY);
    }

    private static List<AuditSubject> subjects(String jar) {
        return read(jar).subjects();
    }

    private static AuditedFile read(String jar) {
        return READ.computeIfAbsent(jar, name -> {
            try {
                return AuditedFile.read(JARS.resolve(name));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private Path extract(String jar, String name) throws IOException {
        Path file = folder.resolve("library");
        try (ZipFile zip = new ZipFile(JARS.resolve(jar).toFile());
                InputStream in = zip.getInputStream(zip.getEntry(name))) {
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
        }
        return file;
    }
}
