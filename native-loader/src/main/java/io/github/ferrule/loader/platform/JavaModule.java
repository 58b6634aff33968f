package io.github.ferrule.loader.platform;

import java.util.Collections;

/**
 * The module of a class. Java 8 has no modules, so all classes are on the class path; on Java 9 and later, the class of the same
 * name in {@code src/main/java9} replaces this one.
 */
public final class JavaModule {
    private static final JavaModule UNNAMED = new JavaModule();

    private JavaModule() {}

    /**
     * Returns the module of a class.
     *
     * @param type null for an unknown class, which counts as one on the class path
     */
    public static JavaModule of(Class<?> type) {
        return UNNAMED;
    }

    /** Returns true if the class is in a named module, and not on the class path. */
    public boolean isNamed() {
        return false;
    }

    /** Returns the name of a named module. */
    public String name() {
        throw new IllegalStateException("there are no modules");
    }

    /** Returns true if the other class is in this module, too. */
    public boolean contains(Class<?> type) {
        return true;
    }

    /** Returns true if the module is part of a run-time image made by jlink. */
    public boolean isInRuntimeImage() {
        return false;
    }

    /** Returns the providers of a service in the layer of a named module. */
    public <S> Iterable<S> providers(Class<S> service) {
        return Collections.emptyList();
    }
}
