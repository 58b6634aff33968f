package io.github.ferrule.plugin.audit.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.plugin.audit.AuditSubject;
import io.github.ferrule.plugin.audit.binary.ElfWriter;
import io.github.ferrule.plugin.audit.binary.MachOWriter;
import io.github.ferrule.plugin.audit.binary.PeWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/** Each entry that has native code, or calls it, is audited or listed as not audited, whatever its name is. */
class JarEntriesTest {

    private static final byte[] LIBRARY = ElfWriter.x86_64().exports("add").bytes();

    private final Map<String, byte[]> entries = new LinkedHashMap<>();

    @TempDir
    Path folder;

    @Test
    void librariesOfAnyNameAreAudited() throws IOException {
        entries.put("native/linux/x86_64/engine", LIBRARY);
        entries.put("engine.bin", PeWriter.x86_64().exports("add").bytes());
        entries.put("engine.jnilib.2", MachOWriter.aarch64().exports("add").bytes());
        entries.put(
                "engine-universal",
                MachOWriter.universal(
                        MachOWriter.aarch64().exports("add"),
                        MachOWriter.x86_64().exports("add")));

        assertThat(read().subjects()).extracting(AuditSubject::name).containsExactlyElementsOf(entries.keySet());
        assertThat(read().notAudited()).isEmpty();
    }

    @Test
    void programsAndDamagedFilesAreNamed() throws IOException {
        entries.put("bin/tool", ElfWriter.x86_64().program().bytes());
        entries.put("bin/tool.exe", PeWriter.x86_64().program().bytes());
        entries.put("bin/object", MachOWriter.x86_64().fileType(1).bytes());
        entries.put("half", Arrays.copyOf(LIBRARY, 40));

        AuditedFile file = read();

        assertThat(file.subjects()).isEmpty();
        assertThat(file.notAudited())
                .hasSize(4)
                .contains(
                        "bin/tool: a program or an object file, not a library",
                        "bin/tool.exe: a program or an object file, not a library",
                        "bin/object: a program or an object file, not a library")
                .anyMatch(line -> line.startsWith("half: cannot be read: ELF header: needs 64 bytes"));
    }

    @Test
    void aJarWithoutAnExtensionIsAuditedToo() throws IOException {
        entries.put("linux-x86_64/engine", LIBRARY);
        byte[] inner = zip();
        entries.clear();
        entries.put("plugins/engine", inner);

        assertThat(read().subjects())
                .extracting(AuditSubject::name)
                .containsExactly("plugins/engine!/linux-x86_64/engine");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u001f\u008b\b",
                "\u00fd7zXZ\0",
                "BZh9",
                "(\u00b5/\u00fd",
                "7z\u00bc\u00af\u0027\u001c",
                "!<arch>\n",
                "\4\"M\u0018"
            })
    void anArchiveThatMayHideALibraryIsNamed(String beginning) throws IOException {
        entries.put("libengine.so.packed", beginning.getBytes(StandardCharsets.ISO_8859_1));

        assertThat(read().notAudited()).containsExactly("libengine.so.packed: an archive that Ferrule does not unpack");
    }

    @Test
    void tarAndGzipAreKnownAsTheirToolsWriteThem() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(LIBRARY);
        }
        byte[] tar = new byte[1024];
        System.arraycopy("ustar".getBytes(StandardCharsets.US_ASCII), 0, tar, 257, 5);
        entries.put("libengine.so.gz", packed.toByteArray());
        entries.put("engine.tar", tar);

        assertThat(read().notAudited())
                .extracting(line -> line.substring(0, line.indexOf(':')))
                .containsExactly("libengine.so.gz", "engine.tar");
    }

    @Test
    void otherEntriesAreNotWorthALine() throws IOException {
        entries.put("LICENSE", "MIT".getBytes(StandardCharsets.UTF_8));
        entries.put("empty", new byte[0]);
        entries.put("logo.png", "\u0089PNG\r\n\u001a\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(read().subjects()).isEmpty();
        assertThat(read().notAudited()).isEmpty();
    }

    @Test
    void classesOfOtherJavaVersionsAndOfOtherNamesAreCallers() throws IOException {
        entries.put("linux-x86-64/libengine.so", LIBRARY);
        entries.put("com/acme/Engine.class", caller("com/acme/Engine", "add"));
        entries.put("META-INF/versions/17/com/acme/Engine.class", caller("com/acme/Engine", "addAll"));
        entries.put("agent/com/acme/Hidden.classdata", caller("com/acme/Hidden", "sub"));

        assertThat(read().contract().required())
                .extracting(symbol -> symbol.name())
                .containsExactlyInAnyOrder(
                        "Java_com_acme_Engine_add", "Java_com_acme_Engine_addAll", "Java_com_acme_Hidden_sub");
    }

    @Test
    void aFileWithoutAnExtensionIsALibraryIfItBeginsLikeOne() throws IOException {
        Path file = Files.write(folder.resolve("engine"), LIBRARY);

        assertThat(AuditedFile.read(file).subjects())
                .extracting(AuditSubject::name)
                .containsExactly("engine");
    }

    private static byte[] caller(String name, String method) {
        ClassWriter type = new ClassWriter(0);
        type.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, name, null, "java/lang/Object", null);
        type.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC | Opcodes.ACC_NATIVE, method, "()V", null, null)
                .visitEnd();
        return type.toByteArray();
    }

    private AuditedFile read() throws IOException {
        return AuditedFile.read(Files.write(folder.resolve("some.jar"), zip()));
    }

    private byte[] zip() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
        return bytes.toByteArray();
    }
}
