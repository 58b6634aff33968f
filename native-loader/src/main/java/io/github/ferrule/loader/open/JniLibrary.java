package io.github.ferrule.loader.open;

import io.github.ferrule.loader.locate.Located;
import io.github.ferrule.loader.platform.Host;
import io.github.ferrule.loader.settings.Settings;
import io.github.ferrule.loader.store.Cache;
import io.github.ferrule.loader.store.CacheFolder;
import io.github.ferrule.loader.store.TemporaryFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Loads a library by the caller's own {@code System::load}, so that it belongs to the caller's class loader. */
public final class JniLibrary {
    private static final int MOST_CLASS_LOADERS = 1000;

    private final Located located;
    private final Module module;
    private final Settings settings;

    /** @param module of the caller, for an error's remedy; null if not known */
    public JniLibrary(Located located, Module module, Settings settings) {
        this.located = located;
        this.module = module;
        this.settings = settings;
    }

    public void load(Consumer<String> systemLoad) {
        try {
            systemLoad.accept(located.path().toString());
        } catch (UnsatisfiedLinkError e) {
            if (!isTaken(e) || located.candidate() == null) {
                throw SystemRefusal.of(located, e);
            }
            loadCopy(systemLoad, e);
        } catch (RuntimeException e) {
            throw denied(e);
        }
    }

    /** JNI lets a file belong to one class loader only; a second one needs its own copy, with static state of its own. */
    private void loadCopy(Consumer<String> systemLoad, UnsatisfiedLinkError first) {
        UnsatisfiedLinkError last = first;
        for (int number = 1; isTaken(last) && number <= MOST_CLASS_LOADERS; number++) {
            Path copy = copy(number, last);
            try {
                systemLoad.accept(copy.toString());
                return;
            } catch (UnsatisfiedLinkError e) {
                last = e;
            }
        }
        throw SystemRefusal.of(located, last);
    }

    private Path copy(int number, UnsatisfiedLinkError taken) {
        CacheFolder folder = CacheFolder.of(settings, Host.platform().os());
        try {
            if (located.isCached() && folder != null) {
                Cache cache = new Cache(folder, settings).ofCopy(number);
                Path there = cache.find(located.candidate().descriptor());
                return there != null ? there : cache.put(located.candidate());
            }
        } catch (IOException e) {
            taken.addSuppressed(e);
        }
        for (TemporaryFolder place : TemporaryFolder.all(settings)) {
            try {
                return place.unshared().put(located.candidate());
            } catch (IOException e) {
                taken.addSuppressed(e);
            }
        }
        throw SystemRefusal.of(located, taken);
    }

    private static boolean isTaken(UnsatisfiedLinkError e) {
        return String.valueOf(e.getMessage()).contains("already loaded in another classloader");
    }

    // IllegalCallerException is thrown by the JDK for this one reason, and only by Module.ensureNativeAccess.
    private RuntimeException denied(RuntimeException e) {
        return e instanceof IllegalCallerException ? NativeAccess.denied(located.id(), module, e) : e;
    }
}
