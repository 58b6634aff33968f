package io.github.ferrule.loader.platform;

import java.net.URI;
import java.util.Collections;
import java.util.Optional;
import java.util.ServiceLoader;

/** The module of a class; the class of the same name in {@code src/main/java} documents the methods. */
public final class JavaModule {
    private final Module module;

    private JavaModule(Module module) {
        this.module = module;
    }

    public static JavaModule of(Class<?> type) {
        return new JavaModule(type == null ? ClassLoader.getSystemClassLoader().getUnnamedModule() : type.getModule());
    }

    public boolean isNamed() {
        return module.isNamed();
    }

    public String name() {
        return module.getName();
    }

    public boolean contains(Class<?> type) {
        return type.getModule() == module;
    }

    public boolean isInRuntimeImage() {
        if (module.getLayer() == null) {
            return false;
        }
        Optional<URI> location = module.getLayer()
                .configuration()
                .findModule(module.getName())
                .flatMap(resolved -> resolved.reference().location());
        return location.isPresent() && "jrt".equals(location.get().getScheme());
    }

    public <S> Iterable<S> providers(Class<S> service) {
        return module.getLayer() == null ? Collections.emptyList() : ServiceLoader.load(module.getLayer(), service);
    }
}
