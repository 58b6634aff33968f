package io.github.ferrule.plugin.audit.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.ferrule.plugin.audit.AuditReport;
import io.github.ferrule.plugin.audit.Auditor;
import io.github.ferrule.plugin.audit.Policy;
import io.github.ferrule.plugin.audit.binary.ElfWriter;
import io.github.ferrule.plugin.audit.report.AuditReportFiles;
import io.github.ferrule.plugin.audit.report.ConsoleReport;
import io.github.ferrule.plugin.audit.report.ReportTitle;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntUnaryOperator;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Small jars that would exhaust memory or time are finished or refused by a JVM with 128 MB. */
@Order(1)
class HostileJarsIT {

    private static final ReportTitle TITLE = new ReportTitle("jar", "", Instant.EPOCH, "0.1.0");

    /** The machine may be busy; without limits the cases take hours, or all memory. */
    private static final int SECONDS = 240;

    private static final byte[] ELF_MAGIC = {0x7f, 'E', 'L', 'F'};

    @TempDir
    Path folder;

    private interface Content {
        void write(OutputStream out) throws IOException;
    }

    private record HostileJar(String name, String entry, Content content) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<HostileJar> jars() {
        return Stream.of(
                new HostileJar(
                        "names that share a prefix of 65000 letters",
                        "darwin-aarch64/libx.dylib",
                        out -> out.write(exportTrie())),
                new HostileJar(
                        "needed versions in a circle",
                        "linux-x86-64/libx.so",
                        out -> out.write(versions(1, 60_000, 40, 20_000_000))),
                new HostileJar(
                        "as many needed versions as imports",
                        "linux-x86-64/libx.so",
                        out -> out.write(versions(60_000, 65_535, 1, 0))),
                new HostileJar("as many sections as exports", "win32-x86-64/x.dll", out -> out.write(sections())),
                new HostileJar("beginnings of paths", "linux-x86-64/libx.so", out -> {
                    out.write(ELF_MAGIC);
                    repeat(out, "/home/a/".repeat(1000).getBytes(StandardCharsets.UTF_8), 6_000);
                }),
                new HostileJar("a class of zeros", "A.class", out -> repeat(out, new byte[1 << 20], 200)),
                new HostileJar("a library of 2 GB of zeros", "linux-x86-64/libx.so", out -> {
                    out.write(ELF_MAGIC);
                    repeat(out, new byte[1 << 20], 2048);
                }));
    }

    /** Jars of many entries, or with a class that a few bytes make expensive. */
    private record ManyEntries(String name, Entries entries) {

        interface Entries {
            void write(ZipOutputStream zip) throws IOException;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<ManyEntries> manyEntries() {
        return Stream.of(
                new ManyEntries("a chain of interfaces", zip -> {
                    for (int i = 0; i < 30_000; i++) {
                        ClassWriter type = type("I" + i, Opcodes.ACC_INTERFACE, "I" + (i + 1));
                        entry(zip, "I" + i + ".class", out -> out.write(type.toByteArray()));
                    }
                }),
                new ManyEntries("classes that name one interface 60000 times", zip -> {
                    String[] interfaces = new String[60_000];
                    Arrays.fill(interfaces, "a".repeat(60_000));
                    for (int i = 0; i < 1000; i++) {
                        ClassWriter type = type("W" + i, Opcodes.ACC_INTERFACE, interfaces);
                        entry(zip, "W" + i + ".class", out -> out.write(type.toByteArray()));
                    }
                }),
                new ManyEntries("calls with 250 constants", zip -> {
                    Object[] constants = new Object[250];
                    Arrays.fill(constants, "x");
                    ClassWriter type = code(
                            12_000,
                            method -> method.visitInvokeDynamicInsn(
                                    "i", "()V", new Handle(Opcodes.H_INVOKESTATIC, "B", "b", "()V", false), constants));
                    entry(zip, "A.class", out -> out.write(type.toByteArray()));
                }),
                new ManyEntries("native methods with a long descriptor", zip -> {
                    ClassWriter type = type("A", 0);
                    for (int i = 0; i < 60_000; i++) {
                        type.visitMethod(Opcodes.ACC_NATIVE, "m" + i % 2, "(" + "I".repeat(65_000) + ")V", null, null);
                    }
                    entry(zip, "A.class", out -> out.write(type.toByteArray()));
                }),
                new ManyEntries("calls of JNA with a long descriptor", zip -> {
                    String descriptor = "(" + "I".repeat(65_000) + ")V";
                    ClassWriter type = code(
                            20_000,
                            method -> method.visitMethodInsn(
                                    Opcodes.INVOKESTATIC, "com/sun/jna/Native", "register", descriptor, false));
                    entry(zip, "A.class", out -> out.write(type.toByteArray()));
                }),
                foreign(
                        "a text that doubles",
                        type -> method(type, "m", "()V", code -> {
                            code.visitLdcInsn("x".repeat(100));
                            for (int i = 0; i < 40; i++) {
                                code.visitInsn(Opcodes.DUP);
                                concatenate(code);
                            }
                        })),
                foreign("a text that doubles, of a parameter", type -> {
                    method(type, "m", "(Ljava/lang/String;)V", code -> {
                        code.visitVarInsn(Opcodes.ALOAD, 0);
                        for (int i = 0; i < 200; i++) {
                            code.visitInsn(Opcodes.DUP);
                            concatenate(code);
                        }
                    });
                    method(type, "n", "()V", code -> {
                        code.visitLdcInsn("x");
                        code.visitMethodInsn(Opcodes.INVOKESTATIC, "A", "m", "(Ljava/lang/String;)V", false);
                    });
                }),
                foreign("a chain of calls", type -> {
                    for (int i = 0; i < 6000; i++) {
                        int next = i + 1;
                        method(
                                type,
                                "m" + i,
                                "()V",
                                code -> code.visitMethodInsn(Opcodes.INVOKESTATIC, "A", "m" + next, "()V", false));
                    }
                }),
                foreign("calls that double", type -> {
                    String types = "(Ljava/lang/foreign/SymbolLookup;Ljava/lang/String;)V";
                    for (int i = 0; i < 40; i++) {
                        int next = i + 1;
                        method(type, "m" + i, types, code -> {
                            for (int j = 0; j < 2; j++) {
                                code.visitVarInsn(Opcodes.ALOAD, 0);
                                code.visitVarInsn(Opcodes.ALOAD, 1);
                                code.visitMethodInsn(Opcodes.INVOKESTATIC, "A", "m" + next, types, false);
                            }
                        });
                    }
                    method(type, "m40", types, code -> {
                        code.visitVarInsn(Opcodes.ALOAD, 0);
                        code.visitVarInsn(Opcodes.ALOAD, 1);
                        code.visitMethodInsn(
                                Opcodes.INVOKEINTERFACE,
                                "java/lang/foreign/SymbolLookup",
                                "find",
                                "(Ljava/lang/String;)Ljava/util/Optional;",
                                true);
                    });
                }),
                foreign("a class that extends itself", type -> {
                    type.visit(Opcodes.V22, 0, "A", null, "A", null);
                    method(type, "m", "()V", code -> code.visitFieldInsn(Opcodes.GETSTATIC, "A", "f", "I"));
                }),
                foreign("more instructions than memory", type -> {
                    for (int i = 0; i < 200; i++) {
                        method(type, "m" + i, "()V", code -> {
                            for (int j = 0; j < 60_000; j++) {
                                code.visitInsn(Opcodes.NOP);
                            }
                        });
                    }
                }),
                new ManyEntries("long names of control characters", zip -> {
                    for (int i = 0; i < 250; i++) {
                        entry(
                                zip,
                                "\u0001".repeat(60_000) + i + (i % 2 == 0 ? ".so" : ".class"),
                                out -> out.write(ELF_MAGIC));
                    }
                }),
                new ManyEntries("10000 libraries with findings", zip -> {
                    byte[] bad = versions(3, 1, 1, 0);
                    for (int i = 0; i < 10_000; i++) {
                        entry(zip, "linux-x86-64/libx" + i + ".so", out -> out.write(bad));
                    }
                }));
    }

    @ParameterizedTest
    @MethodSource("manyEntries")
    void aJarOfSmallTrapsIsFinishedOrRefusedWithLittleMemory(ManyEntries hostile) throws Exception {
        Path jar = folder.resolve("hostile.jar");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            hostile.entries().write(zip);
            entry(zip, "linux-x86-64/liblast.so", out -> out.write(ELF_MAGIC));
        }

        assertThat(auditInSmallJvm(jar)).contains("audited");
    }

    @Test
    void aDirectoryThatIsTooLargeIsRefusedWhateverTheCommentClaims() throws Exception {
        Path jar = folder.resolve("hostile.jar");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            for (int i = 0; i < 60_000; i++) {
                entry(zip, "a".repeat(300) + i, out -> {});
            }
            zip.setComment("PK\u0005\u0006" + "\0".repeat(18) + "end");
        }

        assertThatThrownBy(() -> auditInSmallJvm(jar))
                .hasMessageContaining("its directory is too large for the memory");
    }

    /** A jar with one class that seems to call the foreign function API. */
    private static ManyEntries foreign(String name, Consumer<ClassWriter> content) {
        return new ManyEntries(name, zip -> {
            ClassWriter type = type("A", 0);
            type.newClass("java/lang/foreign/SymbolLookup");
            content.accept(type);
            entry(zip, "A.class", out -> out.write(type.toByteArray()));
        });
    }

    private static void method(ClassWriter type, String name, String descriptor, Consumer<MethodVisitor> content) {
        MethodVisitor method = type.visitMethod(Opcodes.ACC_STATIC, name, descriptor, null, null);
        method.visitCode();
        content.accept(method);
        method.visitInsn(Opcodes.RETURN);
        method.visitMaxs(10, 10);
        method.visitEnd();
    }

    private static void concatenate(MethodVisitor code) {
        code.visitInvokeDynamicInsn(
                "makeConcatWithConstants",
                "(Ljava/lang/String;Ljava/lang/String;)Ljava/lang/String;",
                new Handle(
                        Opcodes.H_INVOKESTATIC,
                        "java/lang/invoke/StringConcatFactory",
                        "makeConcatWithConstants",
                        "()V",
                        false),
                "\1\1");
    }

    private static ClassWriter type(String name, int access, String... interfaces) {
        ClassWriter type = new ClassWriter(0);
        type.visit(Opcodes.V11, access | Opcodes.ACC_ABSTRACT, name, null, "java/lang/Object", interfaces);
        return type;
    }

    /** A class whose code repeats one instruction, in methods of as many as fit. */
    private static ClassWriter code(int times, Consumer<MethodVisitor> instruction) {
        ClassWriter type = type("A", 0);
        for (int i = 0; i < 240; i++) {
            MethodVisitor method = type.visitMethod(Opcodes.ACC_STATIC, "m" + i, "()V", null, null);
            method.visitCode();
            for (int j = 0; j < times; j++) {
                instruction.accept(method);
            }
            method.visitInsn(Opcodes.RETURN);
            method.visitMaxs(1000, 1);
            method.visitEnd();
        }
        return type;
    }

    @ParameterizedTest
    @MethodSource("jars")
    void aSmallJarIsFinishedOrRefusedWithLittleMemory(HostileJar hostile) throws Exception {
        Path jar = folder.resolve("hostile.jar");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            entry(zip, hostile.entry(), hostile.content());
        }

        assertThat(auditInSmallJvm(jar)).contains("audited");
    }

    /** 20,000 entries share 50 MB, which unpack to nothing. */
    @ParameterizedTest
    @CsvSource({"1, it claims to be smaller than its compressed bytes", "50000000, the jar unpacks to more than 1 GB"})
    void entriesThatShareTheirBytesAreNotAllRead(int claimed, String reason) throws Exception {
        Path jar = folder.resolve("hostile.jar");
        byte[] emptyBlocks = new byte[50_000_000];
        for (int at = 3; at < emptyBlocks.length; at += 5) {
            emptyBlocks[at] = -1;
            emptyBlocks[at + 1] = -1;
        }
        byte[] name = "text".getBytes(StandardCharsets.US_ASCII);
        ByteBuffer header = ByteBuffer.allocate(30 + name.length).order(ByteOrder.LITTLE_ENDIAN);
        header.putInt(0x04034b50).putShort((short) 20).putShort((short) 0).putShort((short) 8);
        header.position(18).putInt(emptyBlocks.length).putInt(claimed).putShort((short) name.length);
        header.position(30).put(name);
        int entries = 20_000;
        ByteBuffer directory =
                ByteBuffer.allocate(entries * (46 + name.length) + 22).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < entries; i++) {
            int start = directory.position();
            directory
                    .putInt(0x02014b50)
                    .putInt(20 << 16 | 20)
                    .putShort((short) 0)
                    .putShort((short) 8);
            directory
                    .position(start + 20)
                    .putInt(emptyBlocks.length)
                    .putInt(claimed)
                    .putShort((short) name.length);
            directory.position(start + 46).put(name);
        }
        int size = directory.position();
        directory.putInt(0x06054b50).putInt(0).putShort((short) entries).putShort((short) entries);
        directory.putInt(size).putInt(header.capacity() + emptyBlocks.length).putShort((short) 0);
        try (OutputStream out = Files.newOutputStream(jar)) {
            out.write(header.array());
            out.write(emptyBlocks);
            out.write(directory.array());
        }

        assertThat(auditInSmallJvm(jar)).contains("text: cannot be unpacked: " + reason);
    }

    @Test
    void aLibraryOf100MegabytesNeedsLittleHeap() throws Exception {
        Path library = Files.write(
                folder.resolve("large.so"), ElfWriter.x86_64().exports("add").bytes());
        try (RandomAccessFile file = new RandomAccessFile(library.toFile(), "rw")) {
            file.setLength(100_000_000);
        }

        assertThat(auditInSmallJvm(library, "64m")).contains("1 library, 0 errors");
    }

    @Test
    void aJarOfManyLibrariesIsFinished() throws Exception {
        Path jar = folder.resolve("many.jar");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            for (int i = 0; i < 30_000; i++) {
                entry(zip, "linux-x86-64/lib" + i + ".so", out -> out.write(ELF_MAGIC));
            }
        }

        assertThat(auditInSmallJvm(jar)).contains("lib29999.so: the jar has more than 10000 libraries");
    }

    @Test
    void jarsInJarsAreAuditedToTheThirdAndNamedBelow() throws Exception {
        byte[] library = {1, 2, 3, 4};
        byte[] jar = zip("deepest.so", library);
        for (String name : List.of("four.jar", "three.jar", "two.jar")) {
            jar = zip(name, jar, name.charAt(0) + ".so", library);
        }
        Files.write(folder.resolve("one.jar"), jar);

        AuditedFile audited = AuditedFile.read(folder.resolve("one.jar"));

        assertThat(audited.subjects())
                .extracting(subject -> subject.name())
                .containsExactly("two.jar!/three.jar!/f.so", "two.jar!/t.so", "t.so");
        assertThat(audited.notAudited()).singleElement().asString().startsWith("two.jar!/three.jar!/four.jar: ");
    }

    @Test
    void everyEntryIsAuditedOrNamedAndNoNameReachesATerminalAsItIs() throws Exception {
        Path jar = folder.resolve("odd.jar");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            entry(zip, "a:b/\u001b[31mlib x.so", out -> out.write(ELF_MAGIC));
            entry(zip, "same1.so", out -> out.write(ELF_MAGIC));
            entry(zip, "same2.so", out -> out.write(ELF_MAGIC));
            entry(zip, "Broken.class", out -> out.write(ELF_MAGIC));
            entry(zip, "broken.jar", out -> out.write(ELF_MAGIC));
        }
        byte[] bytes = new String(Files.readAllBytes(jar), StandardCharsets.ISO_8859_1)
                .replace("same2.so", "same1.so")
                .getBytes(StandardCharsets.ISO_8859_1);
        Files.write(jar, bytes);
        AuditedFile audited = AuditedFile.read(jar);
        AuditReport report = new Auditor(Policy.STANDARD).audit(audited.subjects(), audited.contract());
        new AuditReportFiles(folder).write(report, TITLE);
        JsonNode sarif =
                new ObjectMapper().readTree(folder.resolve("audit.sarif").toFile());

        assertThat(report.subjects())
                .extracting(subject -> subject.name())
                .containsExactly("a:b/\\u001b[31mlib x.so", "same1.so", "same1.so (2)");
        assertThat(report.notAudited()).anyMatch(part -> part.startsWith("Broken.class: "));
        assertThat(audited.notAudited()).anyMatch(part -> part.startsWith("broken.jar: "));
        assertThat(sarif.findValues("uri").stream().map(JsonNode::asText))
                .contains("a%3Ab/%5Cu001b%5B31mlib%20x.so".replace("%5C", "/"));
    }

    /** Runs {@link #main} in a JVM with 128 MB, as a build with that limit in MAVEN_OPTS has. */
    private String auditInSmallJvm(Path jar) throws Exception {
        return auditInSmallJvm(jar, "128m");
    }

    private String auditInSmallJvm(Path jar, String heap) throws Exception {
        Path log = folder.resolve("log.txt");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + heap,
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        HostileJarsIT.class.getName(),
                        jar.toString(),
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        boolean done = process.waitFor(SECONDS, TimeUnit.SECONDS);
        process.destroyForcibly();
        assertThat(done)
                .as("done within %d s: %s", SECONDS, Files.readString(log))
                .isTrue();
        assertThat(process.exitValue()).as(Files.readString(log)).isZero();
        return Files.readString(log);
    }

    /** Audits a jar and writes every report. */
    public static void main(String[] arguments) throws IOException {
        AuditedFile audited = AuditedFile.read(Path.of(arguments[0]));
        AuditReport report = new Auditor(Policy.STANDARD)
                .audit(audited.subjects(), audited.contract())
                .without(audited.notAudited());
        new AuditReportFiles(Path.of(arguments[1])).write(report, TITLE);
        System.out.println("audited:");
        ConsoleReport.of(report).print(System.out::println, System.out::println, System.out::println);
        report.notAudited().forEach(System.out::println);
    }

    private static byte[] zip(Object... namesAndContents) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < namesAndContents.length; i += 2) {
                byte[] content = (byte[]) namesAndContents[i + 1];
                entry(zip, (String) namesAndContents[i], out -> out.write(content));
            }
        }
        return bytes.toByteArray();
    }

    private static void entry(ZipOutputStream zip, String name, Content content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        content.write(zip);
        zip.closeEntry();
    }

    private static void repeat(OutputStream out, byte[] bytes, int times) throws IOException {
        for (int i = 0; i < times; i++) {
            out.write(bytes);
        }
    }

    /** 127 × 127 names below one long prefix: 195 KB that stand for 1 GB. */
    private static byte[] exportTrie() {
        int prefix = 65_000;
        int letters = 127;
        int node = 2 + letters * 5;
        int second = 2 + prefix + 1 + 3;
        int third = second + node;
        int leaves = third + letters * node;
        ByteBuffer trie = ByteBuffer.allocate(leaves + letters * letters * 3);
        trie.put((byte) 0)
                .put((byte) 1)
                .put("a".repeat(prefix).getBytes(StandardCharsets.US_ASCII))
                .put((byte) 0);
        uleb(trie, second);
        branch(trie, letters, i -> third + i * node);
        for (int i = 0; i < letters; i++) {
            int first = i * letters;
            branch(trie, letters, j -> leaves + (first + j) * 3);
        }
        while (trie.hasRemaining()) {
            trie.put((byte) 1).put((byte) 0).put((byte) 0);
        }
        ByteBuffer file = ByteBuffer.allocate(48 + trie.capacity()).order(ByteOrder.LITTLE_ENDIAN);
        List.of(0xfeedfacf, 0x0100000c, 0, 6, 1, 16, 0x85, 0).forEach(file::putInt);
        List.of(0x80000033, 16, 48, trie.capacity()).forEach(file::putInt);
        return file.put(trie.array()).array();
    }

    private static void branch(ByteBuffer trie, int letters, IntUnaryOperator target) {
        trie.put((byte) 0).put((byte) letters);
        for (int i = 0; i < letters; i++) {
            trie.put((byte) (i + 1)).put((byte) 0);
            uleb(trie, target.applyAsInt(i));
        }
    }

    private static void uleb(ByteBuffer out, int number) {
        out.put((byte) (number & 0x7f | 0x80))
                .put((byte) (number >> 7 & 0x7f | 0x80))
                .put((byte) (number >> 14 & 0x7f));
    }

    /** An ELF file whose table of needed versions refers to itself. */
    private static byte[] versions(int imports, int versionsOfALibrary, int libraries, int size) {
        byte[] strings = "\0libc.so.6\0GLIBC_2.99\0f\0".getBytes(StandardCharsets.US_ASCII);
        int dynamic = 64 + 56 * 2;
        int stringsAt = dynamic + 16 * 10;
        int symbolsAt = stringsAt + strings.length + 7 & ~7;
        int hashAt = symbolsAt + 24 * (imports + 1);
        int versymAt = hashAt + 8;
        int needsAt = versymAt + 2 * (imports + 1) + 3 & ~3;
        int total = Math.max(needsAt + 32, size);
        ByteBuffer file = ByteBuffer.allocate(total).order(ByteOrder.LITTLE_ENDIAN);
        file.put(ELF_MAGIC).put((byte) 2).put((byte) 1).put((byte) 1).position(16);
        file.putShort((short) 3)
                .putShort((short) 62)
                .putInt(1)
                .putLong(0)
                .putLong(64)
                .putLong(0)
                .putInt(0);
        file.putShort((short) 64).putShort((short) 56).putShort((short) 2);
        file.position(64);
        file.putInt(1)
                .putInt(5)
                .putLong(0)
                .putLong(0)
                .putLong(0)
                .putLong(total)
                .putLong(total)
                .putLong(4096);
        file.putInt(2)
                .putInt(6)
                .putLong(dynamic)
                .putLong(dynamic)
                .putLong(dynamic)
                .putLong(160)
                .putLong(160)
                .putLong(8);
        long[] entries = {
            5,
            stringsAt,
            10,
            strings.length,
            6,
            symbolsAt,
            4,
            hashAt,
            0x6ffffff0L,
            versymAt,
            0x6ffffffeL,
            needsAt,
            0x6fffffffL,
            libraries,
            1,
            1
        };
        for (long entry : entries) {
            file.putLong(entry);
        }
        file.position(stringsAt).put(strings);
        file.position(symbolsAt + 24);
        for (int i = 0; i < imports; i++) {
            file.putInt(22)
                    .put((byte) 0x12)
                    .put((byte) 0)
                    .putShort((short) 0)
                    .putLong(0)
                    .putLong(0);
        }
        file.position(hashAt).putInt(1).putInt(imports + 1);
        for (int i = 0; i <= imports; i++) {
            file.putShort((short) 2);
        }
        file.position(needsAt);
        file.putShort((short) 1)
                .putShort((short) versionsOfALibrary)
                .putInt(1)
                .putInt(16)
                .putInt(0);
        file.putInt(0).putShort((short) 0).putShort((short) 2).putInt(11).putInt(0);
        return file.array();
    }

    /** A DLL with 65535 sections and 400000 exported names. */
    private static byte[] sections() {
        int sections = 65_535;
        int names = 400_000;
        int pe = 64;
        int table = pe + 24 + 240;
        int exports = table + 40 * sections + 511 & ~511;
        int pointers = exports + 40;
        int name = pointers + 4 * names;
        ByteBuffer file = ByteBuffer.allocate(name + 2).order(ByteOrder.LITTLE_ENDIAN);
        file.put((byte) 'M').put((byte) 'Z').putInt(60, pe);
        file.position(pe)
                .put(new byte[] {'P', 'E', 0, 0})
                .putShort((short) 0x8664)
                .putShort((short) sections);
        file.position(pe + 20).putShort((short) 240).putShort((short) 0x2022).putShort((short) 0x20b);
        file.putShort(pe + 24 + 48, (short) 6).putInt(pe + 24 + 108, 16);
        for (int i = 0; i < sections; i++) {
            file.putInt(table + 40 * i + 12, 0xf0000000);
        }
        int last = table + 40 * (sections - 1);
        file.putInt(last + 8, name + 2).putInt(last + 12, 0x1000).putInt(last + 16, name + 2 - exports);
        file.putInt(last + 20, exports);
        file.putInt(pe + 24 + 112, 0x1000).putInt(pe + 24 + 116, 40);
        file.putInt(exports + 16, 1).putInt(exports + 24, names).putInt(exports + 32, pointers - exports + 0x1000);
        for (int i = 0; i < names; i++) {
            file.putInt(pointers + 4 * i, name - exports + 0x1000);
        }
        return file.array();
    }
}
