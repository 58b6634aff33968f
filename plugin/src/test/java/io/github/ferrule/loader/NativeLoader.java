package io.github.ferrule.loader;

import java.util.Map;

/** The loader's methods, so that test classes can call them as a user's would; nothing runs these calls. */
public final class NativeLoader {

    private NativeLoader() {}

    public static <T> T load(String id, String library, Class<T> jnaInterface, Map<String, ?> options) {
        throw new UnsupportedOperationException();
    }

    public static void register(String id, Class<?> nativeClass) {
        throw new UnsupportedOperationException();
    }
}
