package io.github.ferrule.loader.settings;

import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/** What the person who starts the JVM has asked for; a system property wins over its environment variable. */
public final class Settings {

    /** How much of a cached file is compared with its descriptor before it is loaded. */
    public enum Verify {
        SIZE,
        CRC32,
        SHA256
    }

    /** Where a library may be put that does not lie on the disk as a file of its own. */
    public enum Extract {
        AUTO,
        CACHE,
        TEMP,
        MEMORY,
        NEVER
    }

    private final Properties properties;
    private final Map<String, String> environment;

    public Settings(Properties properties, Map<String, String> environment) {
        this.properties = properties;
        this.environment = environment;
    }

    public static Settings ofThisProcess() {
        return new Settings(System.getProperties(), System.getenv());
    }

    /** The file or folder named for this library, or null; {@code library} is null while its name is not known. */
    public String override(String id, String library) {
        if (library != null) {
            String own = value("ferrule.library." + id + "." + library);
            if (own != null) {
                return own;
            }
        }
        return value("ferrule.library." + id);
    }

    /** The folder to use instead of the user's cache folder, or null. */
    public String cache() {
        return value("ferrule.cache");
    }

    /** The triple to use instead of the detected platform's, or null. */
    public String target() {
        return value("ferrule.target");
    }

    public Verify verify() {
        return choice(Verify.class, Verify.values(), "ferrule.verify", Verify.CRC32);
    }

    public Extract extract() {
        return choice(Extract.class, Extract.values(), "ferrule.extract", Extract.AUTO);
    }

    public boolean debug() {
        return "true".equals(value("ferrule.debug"));
    }

    public String property(String name) {
        return properties.getProperty(name);
    }

    public String environment(String name) {
        return environment.get(name);
    }

    /** {@code ferrule.library.com.acme.mathlib} becomes {@code FERRULE_LIBRARY_COM_ACME_MATHLIB}. */
    public static String environmentName(String property) {
        StringBuilder name = new StringBuilder(property.length());
        for (int i = 0; i < property.length(); i++) {
            char c = property.charAt(i);
            boolean plain = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            name.append(plain ? Character.toUpperCase(c) : '_');
        }
        return name.toString();
    }

    private String value(String property) {
        String value = properties.getProperty(property);
        if (value == null || value.isEmpty()) {
            value = environment.get(environmentName(property));
        }
        return value == null || value.isEmpty() ? null : value;
    }

    private <E extends Enum<E>> E choice(Class<E> type, E[] all, String property, E unset) {
        String value = value(property);
        if (value == null) {
            return unset;
        }
        try {
            return Enum.valueOf(type, value.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw new InvalidSettingException(property, value, all);
        }
    }
}
