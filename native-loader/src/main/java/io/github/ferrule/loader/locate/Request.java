package io.github.ferrule.loader.locate;

import io.github.ferrule.loader.bundle.Bundle;
import io.github.ferrule.loader.bundle.Resources;

/** What the application asks for, and on whose behalf. */
public final class Request {
    private final String id;
    private final String library;
    private final Class<?> anchor;

    /**
     * @param library null for the only library of the bundle
     * @param anchor the class whose loader and module see the jars; null for the thread's context class loader
     */
    public Request(String id, String library, Class<?> anchor) {
        this.id = id;
        this.library = library;
        this.anchor = anchor;
    }

    public String id() {
        return id;
    }

    public String library() {
        return library;
    }

    /** The module whose native access counts when the application loads the library itself; null if not known. */
    public Module module() {
        return anchor == null ? null : anchor.getModule();
    }

    /** The bundle as the asking class sees it. */
    public Bundle bundle() {
        if (anchor != null) {
            return new Bundle(id, new Resources(anchor.getClassLoader(), anchor.getModule()));
        }
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        ClassLoader own = Request.class.getClassLoader();
        return new Bundle(id, new Resources(context == null ? own : context, Request.class.getModule()));
    }
}
