package io.github.ferrule.loader.program;

import io.github.ferrule.loader.NativeLoader;
import java.io.File;

/**
 * Locates a library with a cache in a folder whose letters a western code page does not have; a command line could not pass
 * them. Arguments: the id and the folder above.
 */
public final class CyrillicCache {
    private CyrillicCache() {}

    public static void main(String[] args) {
        System.setProperty("ferrule.cache", args[1] + File.separator + "\u0446\u0446");
        System.out.println(NativeLoader.locate(args[0], CyrillicCache.class).path());
    }
}
