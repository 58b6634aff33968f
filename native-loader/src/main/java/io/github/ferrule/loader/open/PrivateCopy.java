package io.github.ferrule.loader.open;

import io.github.ferrule.loader.locate.Located;
import io.github.ferrule.loader.platform.OperatingSystem;
import io.github.ferrule.loader.platform.Platform;
import io.github.ferrule.loader.settings.Settings;
import io.github.ferrule.loader.store.Cache;
import io.github.ferrule.loader.store.MemoryFile;
import io.github.ferrule.loader.store.Place;
import io.github.ferrule.loader.store.TemporaryFile;
import io.github.ferrule.loader.store.TemporaryFolder;
import io.github.ferrule.loader.store.UnusablePlaceException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A copy for a second class loader, as JNI lets a file belong to one only; the copy has static state of its own. */
final class PrivateCopy {
    private static final int MOST_CLASS_LOADERS = 1000;

    private final Located located;
    private final Settings settings;

    PrivateCopy(Located located, Settings settings) {
        this.located = located;
        this.settings = settings;
    }

    /** Returns true if the JVM refused a file because another class loader has it. */
    static boolean isTaken(UnsatisfiedLinkError e) {
        return String.valueOf(e.getMessage()).contains("already loaded in another classloader");
    }

    void load(Consumer<String> systemLoad, UnsatisfiedLinkError first) {
        UnsatisfiedLinkError last = first;
        for (int number = 1; isTaken(last) && number <= MOST_CLASS_LOADERS; number++) {
            Path copy = make(number, last);
            try {
                systemLoad.accept(copy.toString());
                TemporaryFile.loaded(copy);
                return;
            } catch (UnsatisfiedLinkError e) {
                last = e;
            }
        }
        throw SystemRefusal.of(located, last);
    }

    private Path make(int number, UnsatisfiedLinkError taken) {
        try {
            Optional<Cache> own = Cache.of(settings, Platform.ofThisProcess().os());
            if (located.isCached() && own.isPresent()) {
                Cache cache = own.get().ofCopy(number);
                Optional<Path> there = cache.find(located.candidate().descriptor());
                return there.isPresent() ? there.get() : cache.put(located.candidate());
            }
        } catch (IOException e) {
            taken.addSuppressed(e);
        }
        for (Place place : otherPlaces()) {
            try {
                Path copy = place.put(located.candidate());
                return place instanceof TemporaryFolder ? TemporaryFile.toLoad(copy, located.candidate()) : copy;
            } catch (UnusablePlaceException e) {
                taken.addSuppressed(e);
            }
        }
        throw SystemRefusal.of(located, taken);
    }

    private List<Place> otherPlaces() {
        List<Place> places = new ArrayList<>();
        for (TemporaryFolder folder : TemporaryFolder.all(settings)) {
            places.add(folder.unshared());
        }
        if (Platform.ofThisProcess().os() == OperatingSystem.LINUX) {
            places.add(MemoryFile.unshared());
        }
        return places;
    }
}
