package io.github.ferrule.loader;

import com.sun.jna.Library;
import io.github.ferrule.loader.diagnose.Diagnosis;
import io.github.ferrule.loader.locate.Located;
import io.github.ferrule.loader.locate.Locator;
import io.github.ferrule.loader.open.JnaLibrary;
import io.github.ferrule.loader.settings.Settings;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;

/**
 * Finds the native library that fits the running JVM among those on the class path or module path, puts it where the
 * operating system can load it, and loads it.
 *
 * <pre>{@code
 * interface MathLib extends com.sun.jna.Library {
 *     int add(int a, int b);
 * }
 *
 * MathLib math = NativeLoader.load("com.acme.mathlib", MathLib.class);
 * }</pre>
 *
 * <p>The <b>bundle id</b> is {@code <groupId>.<artifactId>} of the artifact that ships the libraries. The <b>library</b> is
 * the name of the crate's {@code cdylib} without prefix or suffix; it may be left out where the bundle has only one.
 *
 * <p>The order of search: a file or folder named by the property {@code ferrule.library.<id>.<library>} or
 * {@code ferrule.library.<id>} (or their environment variables); a plain file in a folder of the class path; the user's
 * cache; extraction into that cache; a private temporary folder; on Linux with JDK 22 or newer, memory. The system's own
 * library folders are never searched. No process is started, no lock is taken and nothing is downloaded.
 *
 * <p>All methods may be called from any thread, and each call searches again; keep the result. The guide is
 * {@code docs/loading.md}.
 *
 * @since 0.1.0
 */
@SuppressWarnings("exports") // Only callers who use JNA, and so require it, need its types.
public final class NativeLoader {
    private NativeLoader() {}

    /**
     * Loads the only library of a bundle as a JNA interface.
     *
     * @param id the bundle id, such as {@code com.acme.mathlib}
     * @param jnaInterface the functions of the library; its class loader and module must see the bundle
     * @param <T> the interface
     * @return an implementation that calls the library
     * @throws NativeLoadError if no library fits or the one that does cannot be loaded; its message names the remedy
     * @since 0.1.0
     */
    public static <T extends Library> T load(String id, Class<T> jnaInterface) {
        return load(id, null, jnaInterface, Collections.<String, Object>emptyMap());
    }

    /**
     * Loads a library of a bundle as a JNA interface.
     *
     * @param id the bundle id
     * @param library the library's name, such as {@code mathlib}; null for the only one
     * @param jnaInterface the functions of the library; its class loader and module must see the bundle
     * @param <T> the interface
     * @return an implementation that calls the library
     * @throws NativeLoadError if no library fits or the one that does cannot be loaded
     * @since 0.1.0
     */
    public static <T extends Library> T load(String id, String library, Class<T> jnaInterface) {
        return load(id, library, jnaInterface, Collections.<String, Object>emptyMap());
    }

    /**
     * Loads a library of a bundle as a JNA interface, with JNA's options.
     *
     * @param id the bundle id
     * @param library the library's name; null for the only one
     * @param jnaInterface the functions of the library; its class loader and module must see the bundle
     * @param options as for {@code com.sun.jna.Native.load}, such as a type mapper. Unless they hold {@code open-flags},
     *     the library is opened with RTLD_NOW and RTLD_LOCAL, so that two versions of it keep apart
     * @param <T> the interface
     * @return an implementation that calls the library
     * @throws NativeLoadError if no library fits or the one that does cannot be loaded
     * @since 0.1.0
     */
    public static <T extends Library> T load(String id, String library, Class<T> jnaInterface, Map<String, ?> options) {
        Objects.requireNonNull(options, "options");
        try {
            return jna(id, library, jnaInterface).load(jnaInterface, options);
        } catch (RuntimeException e) {
            throw NativeLoadError.of(e);
        }
    }

    /**
     * Binds the {@code native} methods of a class to the only library of a bundle: JNA's direct mapping.
     *
     * @param id the bundle id
     * @param nativeClass the class with the methods
     * @throws NativeLoadError if no library fits or the one that does cannot be loaded
     * @since 0.1.0
     */
    public static void register(String id, Class<?> nativeClass) {
        register(id, null, nativeClass);
    }

    /**
     * Binds the {@code native} methods of a class to a library of a bundle: JNA's direct mapping.
     *
     * @param id the bundle id
     * @param library the library's name; null for the only one
     * @param nativeClass the class with the methods
     * @throws NativeLoadError if no library fits or the one that does cannot be loaded
     * @since 0.1.0
     */
    public static void register(String id, String library, Class<?> nativeClass) {
        register(id, library, nativeClass, Collections.<String, Object>emptyMap());
    }

    /**
     * Binds the {@code native} methods of a class to a library of a bundle, with JNA's options.
     *
     * @param id the bundle id
     * @param library the library's name; null for the only one
     * @param nativeClass the class with the methods
     * @param options as for {@link #load(String, String, Class, Map)}, such as a function mapper
     * @throws NativeLoadError if no library fits or the one that does cannot be loaded
     * @since 0.1.0
     */
    public static void register(String id, String library, Class<?> nativeClass, Map<String, ?> options) {
        Objects.requireNonNull(options, "options");
        try {
            jna(id, library, nativeClass).register(nativeClass, options);
        } catch (RuntimeException e) {
            throw NativeLoadError.of(e);
        }
    }

    /**
     * Finds the only library of a bundle, as the thread's context class loader sees it. No native code runs.
     *
     * @param id the bundle id
     * @return the file, ready to be loaded
     * @throws NativeLoadError if no library fits, or none can be put anywhere
     * @since 0.1.0
     */
    public static NativeLibrary locate(String id) {
        return locateFor(id, null, null);
    }

    /**
     * Finds the only library of a bundle, as a class sees it. No native code runs.
     *
     * @param id the bundle id
     * @param anchor a class of the application or library that ships the bundle
     * @return the file, ready to be loaded
     * @throws NativeLoadError if no library fits, or none can be put anywhere
     * @since 0.1.0
     */
    public static NativeLibrary locate(String id, Class<?> anchor) {
        return locate(id, null, anchor);
    }

    /**
     * Finds a library of a bundle, as a class sees it. No native code runs.
     *
     * @param id the bundle id
     * @param library the library's name; null for the only one
     * @param anchor a class of the application or library that ships the bundle
     * @return the file, ready to be loaded
     * @throws NativeLoadError if no library fits, or none can be put anywhere
     * @since 0.1.0
     */
    public static NativeLibrary locate(String id, String library, Class<?> anchor) {
        return locateFor(id, library, Objects.requireNonNull(anchor, "anchor"));
    }

    /**
     * Describes, for a bug tracker, what {@link #locate(String)} sees and would do: JVM, platform, settings, every library
     * that the bundle has, why each would be taken or refused, the state of the cache. Never throws because of what it
     * finds. It does what {@code locate} does, so it may fill the cache; no native code runs.
     *
     * @param id the bundle id
     * @return several lines of text
     * @since 0.1.0
     */
    public static String diagnose(String id) {
        return new Diagnosis(requireId(id), null, Settings.ofThisProcess()).text();
    }

    /**
     * Describes what {@link #locate(String, Class)} sees and would do.
     *
     * @param id the bundle id
     * @param anchor a class of the application or library that ships the bundle
     * @return several lines of text
     * @since 0.1.0
     */
    public static String diagnose(String id, Class<?> anchor) {
        Objects.requireNonNull(anchor, "anchor");
        return new Diagnosis(requireId(id), anchor, Settings.ofThisProcess()).text();
    }

    private static NativeLibrary locateFor(String id, String library, Class<?> anchor) {
        Settings settings = Settings.ofThisProcess();
        try {
            Located located = new Locator(requireId(id), library, anchor, settings).locate();
            return new NativeLibrary(located, anchor, settings);
        } catch (RuntimeException e) {
            throw NativeLoadError.of(e);
        }
    }

    private static JnaLibrary jna(String id, String library, Class<?> anchor) {
        Settings settings = Settings.ofThisProcess();
        Locator locator = new Locator(requireId(id), library, Objects.requireNonNull(anchor, "anchor"), settings);
        return new JnaLibrary(locator.locate(), settings);
    }

    private static String requireId(String id) {
        return Objects.requireNonNull(id, "id");
    }
}
