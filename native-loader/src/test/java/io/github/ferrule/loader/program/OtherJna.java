package io.github.ferrule.loader.program;

import com.sun.jna.Library;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;

/** Starts JNA by the loader, and then another JNA in a class loader of its own that is pointed to the first one's native half. */
public final class OtherJna {
    private static final String FOLDER = "jna.boot.library.path";

    private OtherJna() {}

    public static void main(String[] args) throws Exception {
        Jna.main(args);
        String ours = System.getProperty("jnidispatch.path");
        System.out.println("ours " + ours);
        System.out.println(FOLDER + " " + System.getProperty(FOLDER));
        System.out.println("jna.tmpdir " + System.getProperty("jna.tmpdir"));
        JnaPath.print();
        System.setProperty(FOLDER, Path.of(ours).getParent().toString());
        URL jna = Library.class.getProtectionDomain().getCodeSource().getLocation();
        ClassLoader other = new URLClassLoader(new URL[] {jna}, ClassLoader.getPlatformClassLoader());
        Class.forName("com.sun.jna.Native", true, other);
        System.out.println("theirs " + System.getProperty("jnidispatch.path"));
    }
}
