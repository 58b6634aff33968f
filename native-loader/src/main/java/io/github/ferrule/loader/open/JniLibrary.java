package io.github.ferrule.loader.open;

import io.github.ferrule.loader.locate.Located;
import io.github.ferrule.loader.platform.JavaModule;
import io.github.ferrule.loader.platform.NativeAccess;
import io.github.ferrule.loader.settings.Settings;
import java.util.function.Consumer;

/** Loads a library by the caller's own {@code System::load}, so that it belongs to the caller's class loader. */
public final class JniLibrary {
    private final Located located;
    private final JavaModule module;
    private final Settings settings;

    /** @param module of the caller, for an error's remedy */
    public JniLibrary(Located located, JavaModule module, Settings settings) {
        this.located = located;
        this.module = module;
        this.settings = settings;
    }

    /** Loads the library, or a copy of it where another class loader of this JVM has loaded it. */
    public void load(Consumer<String> systemLoad) {
        try {
            systemLoad.accept(located.pathToLoad().toString());
        } catch (UnsatisfiedLinkError e) {
            loadOtherwise(systemLoad, e);
        } catch (RuntimeException e) {
            throw denied(e);
        }
        located.loaded();
        located.announce(settings);
    }

    private void loadOtherwise(Consumer<String> systemLoad, UnsatisfiedLinkError e) {
        if (PrivateCopy.isTaken(e) && located.candidate() != null) {
            new PrivateCopy(located, settings).load(systemLoad, e);
        } else if (SystemRefusal.mayBeAPolicy(e)) {
            new Elsewhere(located, settings, systemLoad).openInstead(e);
        } else {
            throw SystemRefusal.of(located, e);
        }
    }

    private RuntimeException denied(RuntimeException e) {
        return NativeAccess.isDenial(e) ? NativeAccessDenied.of(located.id(), module, e) : e;
    }

    private static final class Elsewhere extends PolicyFallback {
        private final Consumer<String> systemLoad;

        Elsewhere(Located refused, Settings settings, Consumer<String> systemLoad) {
            super(refused, settings);
            this.systemLoad = systemLoad;
        }

        @Override
        void open(String path) {
            systemLoad.accept(path);
        }
    }
}
