package io.github.ferrule.loader.program;

import io.github.ferrule.loader.NativeLibrary;
import io.github.ferrule.loader.NativeLoader;
import java.nio.file.Files;

/** Loads a library again and again, asks for its path if the second argument is "path", and otherwise ends as {@code kill -9} does. */
public final class LoadAgain {
    private LoadAgain() {}

    public static void main(String[] args) throws Exception {
        NativeLibrary library = NativeLoader.locate(args[0], LoadAgain.class);
        library.load(System::load);
        library.load(System::load);
        Jni.main(args);
        Jni.main(args);
        Jna.main(new String[] {args[0]});
        Twice.main(args);
        if (args[1].equals("path")) {
            System.out.println("there " + Files.exists(library.path()));
            library.load(System::load);
            System.out.println("still there " + Files.exists(library.path()));
        } else {
            System.out.flush();
            Runtime.getRuntime().halt(0);
        }
    }
}
