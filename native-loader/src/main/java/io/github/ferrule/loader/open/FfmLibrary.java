package io.github.ferrule.loader.open;

import io.github.ferrule.loader.locate.Located;
import io.github.ferrule.loader.platform.JavaModule;
import io.github.ferrule.loader.platform.NativeAccess;
import io.github.ferrule.loader.settings.Settings;
import java.util.function.BiFunction;

/**
 * Opens a library by the caller's own {@code SymbolLookup::libraryLookup}. Its types are unknown here because the loader runs on
 * JVMs that do not have them. The name of the file is passed, as the JDK resolves a path, and one in memory cannot be resolved.
 */
public final class FfmLibrary {
    private final Located located;
    private final JavaModule module;
    private final Settings settings;

    /** @param module of the caller, for an error's remedy */
    public FfmLibrary(Located located, JavaModule module, Settings settings) {
        this.located = located;
        this.module = module;
        this.settings = settings;
    }

    /** Returns what the caller's function returns for the library and the arena. */
    public <A, L> L lookup(BiFunction<String, A, L> libraryLookup, A arena) {
        try {
            L lookup = libraryLookup.apply(located.pathToLoad().toString(), arena);
            located.loaded();
            located.announce(settings);
            return lookup;
        } catch (IllegalArgumentException e) {
            // The JDK does not report the system's reason, so a security policy is possible.
            Elsewhere<A, L> elsewhere = new Elsewhere<>(located, settings, libraryLookup, arena);
            elsewhere.openInstead(e);
            return elsewhere.lookup;
        } catch (RuntimeException e) {
            throw NativeAccess.isDenial(e) ? NativeAccessDenied.of(located.id(), module, e) : e;
        }
    }

    private static final class Elsewhere<A, L> extends PolicyFallback {
        private final BiFunction<String, A, L> libraryLookup;
        private final A arena;
        private L lookup;

        Elsewhere(Located refused, Settings settings, BiFunction<String, A, L> libraryLookup, A arena) {
            super(refused, settings);
            this.libraryLookup = libraryLookup;
            this.arena = arena;
        }

        @Override
        void open(String path) {
            lookup = libraryLookup.apply(path, arena);
        }
    }
}
