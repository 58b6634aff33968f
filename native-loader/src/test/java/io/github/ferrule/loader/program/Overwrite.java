package io.github.ferrule.loader.program;

import io.github.ferrule.loader.NativeLoader;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/** Tries to change the located file of a library. */
public final class Overwrite {
    private Overwrite() {}

    public static void main(String[] args) {
        Path file = NativeLoader.locate(args[0], Overwrite.class).path();
        System.out.println("file " + file);
        try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
            out.write(0);
            System.out.println("written");
        } catch (IOException e) {
            System.out.println("refused " + e.getMessage());
        }
    }
}
