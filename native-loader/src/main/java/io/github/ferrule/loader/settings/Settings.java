package io.github.ferrule.loader.settings;

import io.github.ferrule.loader.platform.Credentials;
import io.github.ferrule.loader.problem.Code;
import io.github.ferrule.loader.problem.Problem;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** The settings of the user who starts the JVM; a system property takes precedence over its environment variable. */
public final class Settings {

    private final Properties properties;
    private final Map<String, String> environment;
    private String verify;
    private String extract;

    public Settings(Properties properties, Map<String, String> environment) {
        this.properties = properties;
        this.environment = environment;
    }

    /**
     * The settings of this process. Where it has more rights than its caller, as a setuid program has, the environment is the
     * caller's and counts for nothing: not our variables, and not the folders that {@code HOME} and others name.
     */
    public static Settings ofThisProcess() {
        boolean foreign = Credentials.ofThisProcess().areElevated();
        return new Settings(System.getProperties(), foreign ? Collections.emptyMap() : System.getenv());
    }

    /** Returns the file or folder that is named for this library; {@code library} is null while its name is not known. */
    public Optional<String> override(String id, String library) {
        Optional<String> own = library == null ? Optional.empty() : value("ferrule.library." + id + "." + library);
        return own.isPresent() ? own : value("ferrule.library." + id);
    }

    /** Returns the folder to use instead of the user's cache folder. */
    public Optional<String> cache() {
        return value("ferrule.cache", "FERRULE_CACHE");
    }

    /** Returns the triple to use instead of the detected platform's. */
    public Optional<String> target() {
        return value("ferrule.target", "FERRULE_TARGET");
    }

    /** Returns true if a cached file is compared with its descriptor by {@code size}, {@code auto}, {@code crc32} or {@code sha256}. */
    public boolean verifies(String by) {
        if (verify == null) {
            verify = choice("ferrule.verify", "FERRULE_VERIFY", "auto", "auto", "size", "crc32", "sha256");
        }
        return verify.equals(by);
    }

    /** Returns true if a library may be extracted to this place: {@code cache}, {@code temp} or {@code memory}. */
    public boolean extractsTo(String place) {
        if (extract == null) {
            extract = choice("ferrule.extract", "FERRULE_EXTRACT", "auto", "cache", "temp", "memory", "never", "auto");
        }
        return extract.equals("auto") || extract.equals(place);
    }

    /** Refuses values that cannot be used, before any of them matters. */
    public void check() {
        verifies("auto");
        extractsTo("cache");
        faststart();
    }

    /** Returns true if a file that is already in the cache may be used. */
    public boolean readsCache() {
        return extractsTo("cache") || extractsTo("never");
    }

    /** Returns whether a start may imitate formats of JNA, glibc and the kernel to save time. */
    public boolean faststart() {
        return choice("ferrule.faststart", "FERRULE_FASTSTART", "true", "true", "false")
                .equals("true");
    }

    public boolean debug() {
        return value("ferrule.debug", "FERRULE_DEBUG").equals(Optional.of("true"));
    }

    public String property(String name) {
        return properties.getProperty(name);
    }

    public String environment(String name) {
        return environment.get(name);
    }

    /** {@code ferrule.library.com.acme.mathlib} becomes {@code FERRULE_LIBRARY_COM_ACME_MATHLIB}. */
    public static String environmentName(String property) {
        // Without calls in the loop, which a cold JVM would begin to compile.
        char[] name = property.toCharArray();
        for (int i = 0; i < name.length; i++) {
            char c = name[i];
            boolean lower = c >= 'a' && c <= 'z';
            boolean plain = lower || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            name[i] = lower ? (char) (c - 'a' + 'A') : plain ? c : '_';
        }
        return new String(name);
    }

    private Optional<String> value(String property) {
        return value(property, environmentName(property));
    }

    private Optional<String> value(String property, String variable) {
        String value = properties.getProperty(property);
        if (value == null || value.isEmpty()) {
            value = environment.get(variable);
        }
        return value == null || value.isEmpty() ? Optional.empty() : Optional.of(value);
    }

    /** The value of a property, which must be one of these words. */
    private String choice(String property, String variable, String usual, String... words) {
        Optional<String> value = value(property, variable);
        if (!value.isPresent()) {
            return usual;
        }
        for (String word : words) {
            if (word.equalsIgnoreCase(value.get())) {
                return word;
            }
        }
        throw new Problem(Code.BAD_SETTING, property + "=" + value.get() + " is not an allowed value")
                .fact("allowed values: " + String.join(", ", words))
                .remedy("fix the property " + property + " or the environment variable " + variable)
                .failure();
    }
}
