package io.github.ferrule.loader.open;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import io.github.ferrule.loader.locate.Located;
import io.github.ferrule.loader.platform.OperatingSystem;
import io.github.ferrule.loader.platform.Platform;
import io.github.ferrule.loader.settings.Settings;
import java.util.HashMap;
import java.util.Map;

/** Opens a library by JNA, from its absolute path, so that JNA does not search for it. */
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

    /** Returns an implementation of the interface that calls the library. */
    public <T extends Library> T load(Class<T> type, Map<String, ?> options) {
        Interface<T> opened = new Interface<>(located, settings, type, complete(options));
        open(opened);
        return opened.functions;
    }

    /** Binds the native methods of the class to the library. */
    public void register(Class<?> type, Map<String, ?> options) {
        open(new DirectMapping(located, settings, type, complete(options)));
    }

    private void open(PolicyFallback opened) {
        try {
            JnaStart.prepare(located, settings);
            opened.open(located.pathToLoad().toString());
        } catch (LinkageError e) {
            boolean refused = e instanceof UnsatisfiedLinkError && JnaStart.isStarted(settings);
            if (!refused) {
                throw new JnaFailure(located, settings).explain(e);
            }
            if (!SystemRefusal.mayBeAPolicy(e)) {
                throw SystemRefusal.of(located, e);
            }
            opened.openInstead(e);
        }
        located.loaded();
        located.announce(settings);
    }

    /**
     * JNA's own default is RTLD_LAZY | RTLD_GLOBAL, by which two versions of a library in one process call each other's
     * functions. On Windows the flags mean something else, and the default is right.
     */
    private static Map<String, Object> complete(Map<String, ?> options) {
        Map<String, Object> all = new HashMap<>(options);
        OperatingSystem os = Platform.ofThisProcess().os();
        if (os != OperatingSystem.WINDOWS && !all.containsKey(Library.OPTION_OPEN_FLAGS)) {
            int local = os == OperatingSystem.MACOS ? RTLD_LOCAL_MACOS : RTLD_LOCAL;
            all.put(Library.OPTION_OPEN_FLAGS, RTLD_NOW | local);
        }
        return all;
    }

    private static final class Interface<T extends Library> extends PolicyFallback {
        private final Class<T> type;
        private final Map<String, Object> options;
        private T functions;

        Interface(Located located, Settings settings, Class<T> type, Map<String, Object> options) {
            super(located, settings);
            this.type = type;
            this.options = options;
        }

        @Override
        void open(String path) {
            functions = Native.load(path, type, options);
        }
    }

    private static final class DirectMapping extends PolicyFallback {
        private final Class<?> type;
        private final Map<String, Object> options;

        DirectMapping(Located located, Settings settings, Class<?> type, Map<String, Object> options) {
            super(located, settings);
            this.type = type;
            this.options = options;
        }

        @Override
        void open(String path) {
            Native.register(type, NativeLibrary.getInstance(path, options));
        }
    }
}
