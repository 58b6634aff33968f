package io.github.ferrule.loader.program;

import io.github.ferrule.loader.NativeLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.nio.file.StandardCopyOption;

/**
 * Loads a library by JNI or JNA while a folder has letters that a western code page does not have; a command line could not pass
 * them. Arguments: the id, the program, the folder above, and the property that names the folder or a file in it.
 */
public final class Cyrillic {
    private Cyrillic() {}

    public static void main(String[] args) throws Exception {
        Path folder = Files.createDirectories(Paths.get(args[2], "\u0446\u0446"));
        if (args[3].startsWith("ferrule.library.")) {
            Path located = NativeLoader.locate(args[0], Cyrillic.class).path();
            folder = Files.copy(located, folder.resolve(located.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        }
        System.setProperty(args[3], folder.toString());
        if (args[1].equals("jni")) {
            Jni.main(new String[] {args[0]});
        } else {
            Jna.main(new String[] {args[0]});
        }
    }
}
