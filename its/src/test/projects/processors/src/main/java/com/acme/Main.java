package com.acme;

import com.sun.jna.Callback;
import com.sun.jna.Library;
import com.sun.jna.NativeLong;
import com.sun.jna.Structure;
import com.sun.jna.Structure.FieldOrder;
import io.github.ferrule.loader.NativeLibrary;
import io.github.ferrule.loader.NativeLoader;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/** Calls Rust through JNA and through JNI, and prints what came back and where. */
public final class Main {

    @FieldOrder({"tiny", "longer", "shorter", "ratio", "integer", "length", "text"})
    public static class Sample extends Structure {
        public byte tiny = -3;
        public long longer = 4_000_000_000L;
        public short shorter = -500;
        public double ratio = 0.25;
        public int integer = 70_000;
        public NativeLong length = new NativeLong(6);
        public String text = "eight...";

        public static final class Value extends Sample implements Structure.ByValue {}
    }

    public interface Consumer extends Callback {
        long accept(int number, long sum);
    }

    public interface Processors extends Library {
        double total(Sample sample);

        Sample.Value twice(Sample.Value sample);

        long each(int[] numbers, NativeLong count, Consumer consumer);

        long on_a_thread(long number);
    }

    static native double mix(byte a, long b, short c, float d, int e, double f);

    static native int jniVersion();

    public static void main(String[] args) throws IOException {
        Processors rust = NativeLoader.load("com.acme.mathlib", Processors.class);
        Sample.Value twice = rust.twice(new Sample.Value());
        System.out.println("total " + rust.total(new Sample()));
        System.out.println("twice " + twice.tiny + " " + twice.longer + " " + twice.shorter + " " + twice.ratio + " "
                + twice.integer + " " + twice.length + " " + twice.text);
        System.out.println("each " + rust.each(new int[] {1, -2, 3}, new NativeLong(3), (number, sum) -> sum * 10 + number));
        System.out.println("thread " + rust.on_a_thread(1000));

        NativeLibrary library = NativeLoader.locate("com.acme.mathlib", Main.class);
        library.load(System::load);
        System.out.println("loaded from " + library.path());
        System.out.println("mix " + mix((byte) -1, 5_000_000_000L, (short) 300, 0.5f, -70_000, 0.25));
        System.out.println("JNI " + (jniVersion() >= 0x000a0000));

        System.out.println("ran on " + System.getProperty("os.name") + " " + System.getProperty("os.arch") + ", "
                + ByteOrder.nativeOrder() + ", Java " + System.getProperty("java.version") + ", " + libc());
        String file = System.getProperty("show.maps");
        if (file != null) {
            Files.readAllLines(Path.of("/proc/self/maps")).stream()
                    .filter(line -> line.endsWith("/" + file))
                    .map(line -> "mapped " + line.substring(line.indexOf('/')))
                    .distinct()
                    .forEach(System.out::println);
        }
    }

    private static String libc() {
        try {
            return "glibc "
                    + com.sun.jna.NativeLibrary.getProcess().getFunction("gnu_get_libc_version").invokeString(new Object[0], false);
        } catch (UnsatisfiedLinkError musl) {
            return "musl";
        }
    }
}
