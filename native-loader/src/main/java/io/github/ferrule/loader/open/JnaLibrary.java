package io.github.ferrule.loader.open;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import io.github.ferrule.loader.locate.Located;
import io.github.ferrule.loader.platform.Host;
import io.github.ferrule.loader.platform.OperatingSystem;
import io.github.ferrule.loader.settings.Settings;
import java.util.HashMap;
import java.util.Map;

/** Opens a library by JNA, from its absolute path, so that JNA searches nowhere. */
public final class JnaLibrary {
    private static final int RTLD_NOW = 2;
    private static final int RTLD_LOCAL = 0;
    private static final int RTLD_LOCAL_MACOS = 4;

    private final Located located;
    private final Settings settings;

    public JnaLibrary(Located located, Settings settings) {
        this.located = located;
        this.settings = settings;
    }

    public <T extends Library> T load(Class<T> type, Map<String, ?> options) {
        try {
            JnaStub.prepare(located, settings);
            return Native.load(located.path().toString(), type, complete(options));
        } catch (LinkageError e) {
            throw JnaStub.explain(located, e);
        }
    }

    public void register(Class<?> type, Map<String, ?> options) {
        try {
            JnaStub.prepare(located, settings);
            Native.register(type, NativeLibrary.getInstance(located.path().toString(), complete(options)));
        } catch (LinkageError e) {
            throw JnaStub.explain(located, e);
        }
    }

    /**
     * JNA's own default is RTLD_LAZY | RTLD_GLOBAL, by which two versions of a library in one process call each other's
     * functions. On Windows the flags mean something else, and the default is right.
     */
    private static Map<String, Object> complete(Map<String, ?> options) {
        Map<String, Object> all = new HashMap<>(options);
        OperatingSystem os = Host.platform().os();
        if (os != OperatingSystem.WINDOWS && !all.containsKey(Library.OPTION_OPEN_FLAGS)) {
            int local = os == OperatingSystem.MACOS ? RTLD_LOCAL_MACOS : RTLD_LOCAL;
            all.put(Library.OPTION_OPEN_FLAGS, RTLD_NOW | local);
        }
        return all;
    }
}
