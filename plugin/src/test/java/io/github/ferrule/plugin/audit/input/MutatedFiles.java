package io.github.ferrule.plugin.audit.input;

import io.github.ferrule.plugin.audit.AuditReport;
import io.github.ferrule.plugin.audit.Auditor;
import io.github.ferrule.plugin.audit.Policy;
import io.github.ferrule.plugin.audit.binary.ElfWriter;
import io.github.ferrule.plugin.audit.binary.MachOWriter;
import io.github.ferrule.plugin.audit.binary.PeWriter;
import io.github.ferrule.plugin.audit.report.ConsoleReport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Audits libraries, jars and classes with random damage, in a JVM of its own whose heap is small. Arguments: the first seed,
 * the number of cases, the seconds after which it ends, and a folder. A case depends on its seed alone.
 */
final class MutatedFiles {

    /** The machine may be busy; reading one of these files takes milliseconds. */
    private static final long LONGEST_NANOSECONDS = 30_000_000_000L;

    private static final long[] NUMBERS = {0, 1, 0x7fff_ffffL, 0x8000_0000L, 0xffff_ffffL, 0x7fff_ffff_ffff_ffffL, -1};

    private static final List<byte[]> LIBRARIES = List.of(
            ElfWriter.x86_64()
                    .needed("libc.so.6", "libm.so.6")
                    .exports("add", "sub")
                    .imports("libc.so.6", "GLIBC_2.17", "malloc", "free")
                    .exportsChosen("hash")
                    .choosesFunctions()
                    .staticTls(64)
                    .isaLevel(2)
                    .symbolBytes(48)
                    .bytes(),
            ElfWriter.of(32, false, 8)
                    .exports("add")
                    .imports("libc.so.6", "GLIBC_2.0", "malloc")
                    .withoutSections()
                    .bytes(),
            PeWriter.x86_64()
                    .exports("add", "sub")
                    .imports("KERNEL32.dll", "Sleep")
                    .delays("late.dll", "later")
                    .bytes(),
            PeWriter.x86().exports("add").imports("KERNEL32.dll", "Sleep").bytes(),
            MachOWriter.aarch64()
                    .exports("add", "sub")
                    .imports("malloc")
                    .needed("/usr/lib/libSystem.B.dylib")
                    .bytes(),
            MachOWriter.universal(
                    MachOWriter.x86_64().exports("add"), MachOWriter.aarch64().exports("add")));

    private final Path file;
    private final List<byte[]> classes;

    private MutatedFiles(Path folder) throws IOException {
        file = folder.resolve("mutated");
        classes = List.of(
                caller(),
                ofJna("com/sun/jna/Native.class"),
                ofJna("com/sun/jna/Pointer.class"),
                ofJna("com/sun/jna/Library.class"));
    }

    public static void main(String[] arguments) throws Exception {
        long seed = Long.parseLong(arguments[0]);
        long cases = Long.parseLong(arguments[1]);
        long end = System.nanoTime() + Long.parseLong(arguments[2]) * 1_000_000_000L;
        MutatedFiles files = new MutatedFiles(Path.of(arguments[3]));
        long done = 0;
        long refused = 0;
        long slowest = 0;
        while (done < cases && System.nanoTime() < end) {
            long start = System.nanoTime();
            refused += files.isRefused(seed + done) ? 1 : 0;
            long took = System.nanoTime() - start;
            slowest = Math.max(slowest, took);
            if (took > LONGEST_NANOSECONDS) {
                throw new AssertionError("seed " + (seed + done) + " took " + took / 1_000_000 + " ms");
            }
            done++;
        }
        System.out.println(done + " files, " + refused + " refused as a whole, slowest " + slowest / 1_000_000 + " ms");
    }

    /** Returns true if the audit refuses the file with the exception for files that cannot be read. */
    private boolean isRefused(long seed) throws IOException {
        Files.write(file, content(new Random(seed)));
        try {
            AuditedFile read = AuditedFile.read(file);
            AuditReport report = new Auditor(Policy.STANDARD)
                    .audit(read.subjects(), read.contract())
                    .without(read.notAudited());
            ConsoleReport.of(report);
            return false;
        } catch (IOException e) {
            return true;
        } catch (RuntimeException | Error e) {
            throw new AssertionError("seed " + seed + "; the file is " + file, e);
        }
    }

    private byte[] content(Random random) throws IOException {
        byte[] library = LIBRARIES.get(random.nextInt(LIBRARIES.size()));
        byte[] type = classes.get(random.nextInt(classes.size()));
        return switch (random.nextInt(4)) {
            case 0 -> mutated(library, random);
            case 1 -> jar(mutated(library, random), type);
            case 2 -> jar(library, mutated(type, random));
            default -> mutated(jar(library, type), random);
        };
    }

    private static byte[] mutated(byte[] original, Random random) {
        byte[] bytes = original.clone();
        for (int changes = 1 + random.nextInt(6); changes > 0; changes--) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(6)) {
                case 0 -> bytes[at] = (byte) random.nextInt();
                case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 2 ->
                    Arrays.fill(bytes, at, Math.min(bytes.length, at + random.nextInt(64)), (byte) random.nextInt());
                case 3 -> putNumber(bytes, at, random);
                case 4 -> {
                    int from = random.nextInt(bytes.length);
                    int length = Math.min(random.nextInt(256), bytes.length - Math.max(at, from));
                    System.arraycopy(bytes, from, bytes, at, length);
                }
                default -> bytes = random.nextInt(6) == 0 ? Arrays.copyOf(bytes, at + 1) : bytes;
            }
        }
        return bytes;
    }

    private static void putNumber(byte[] bytes, int at, Random random) {
        ByteBuffer buffer =
                ByteBuffer.wrap(bytes).order(random.nextBoolean() ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        long number = NUMBERS[random.nextInt(NUMBERS.length)];
        if (random.nextBoolean() && at + Long.BYTES <= bytes.length) {
            buffer.putLong(at, number);
        } else if (at + Integer.BYTES <= bytes.length) {
            buffer.putInt(at, (int) number);
        }
    }

    private static byte[] jar(byte[] library, byte[] type) throws IOException {
        ByteArrayOutputStream inner = new ByteArrayOutputStream();
        ByteArrayOutputStream outer = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(inner)) {
            entry(zip, "linux-x86-64/engine", library);
        }
        try (ZipOutputStream zip = new ZipOutputStream(outer)) {
            entry(zip, "linux-x86-64/libengine.so", library);
            entry(zip, "A.class", type);
            entry(zip, "BOOT-INF/lib/inner.jar", inner.toByteArray());
        }
        return outer.toByteArray();
    }

    private static void entry(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
    }

    private static byte[] ofJna(String name) throws IOException {
        try (InputStream in = MutatedFiles.class.getClassLoader().getResourceAsStream(name)) {
            return in.readAllBytes();
        }
    }

    /** A class with a native method, and a call of the foreign function API. */
    private static byte[] caller() {
        ClassWriter type = new ClassWriter(0);
        type.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, "A", null, "java/lang/Object", null);
        type.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_NATIVE, "add", "()V", null, null)
                .visitEnd();
        MethodVisitor code =
                type.visitMethod(Opcodes.ACC_STATIC, "find", "(Ljava/lang/foreign/SymbolLookup;)V", null, null);
        code.visitCode();
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitLdcInsn("sub");
        code.visitMethodInsn(
                Opcodes.INVOKEINTERFACE,
                "java/lang/foreign/SymbolLookup",
                "find",
                "(Ljava/lang/String;)Ljava/util/Optional;",
                true);
        code.visitInsn(Opcodes.POP);
        code.visitInsn(Opcodes.RETURN);
        code.visitMaxs(2, 1);
        code.visitEnd();
        return type.toByteArray();
    }
}
