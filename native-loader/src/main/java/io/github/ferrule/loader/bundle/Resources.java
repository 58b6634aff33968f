package io.github.ferrule.loader.bundle;

import io.github.ferrule.loader.spi.NativeBundle;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.ServiceLoader;

/** The resources that an application's class loader sees; on the module path, also those of the natives modules. */
public final class Resources {
    private final ClassLoader loader;
    private final Module module;
    private final ClassPath classPath;

    /** @param module of the class that asks, whose layer holds the natives modules; null if no class asks */
    public Resources(ClassLoader loader, Module module) {
        this.loader = loader == null ? ClassLoader.getSystemClassLoader() : loader;
        this.module = module;
        this.classPath = ClassPath.of(this.loader);
    }

    /** Everything of this name, in class path order. */
    public List<URL> all(String name) throws IOException {
        List<URL> urls = new ArrayList<>(2);
        if (classPath != null) {
            classPath.find(name, urls);
        }
        if (urls.isEmpty()) {
            Enumeration<URL> found = loader.getResources(name);
            while (found.hasMoreElements()) {
                urls.add(found.nextElement());
            }
        }
        if (urls.isEmpty() && module != null && module.isNamed()) {
            addFromModules(name, urls);
        }
        return urls;
    }

    /** The first of this name, or null. */
    public URL first(String name) throws IOException {
        List<URL> urls = all(name);
        return urls.isEmpty() ? null : urls.get(0);
    }

    /** In a layer with a class loader for each module, only a class of the natives module sees its resources. */
    private void addFromModules(String name, List<URL> urls) {
        ModuleLayer layer = module.getLayer();
        if (layer == null) {
            return;
        }
        for (NativeBundle bundle : ServiceLoader.load(layer, NativeBundle.class)) {
            URL url = bundle.getClass().getResource("/" + name);
            if (url != null) {
                urls.add(url);
            }
        }
    }

    /** Opens a resource whatever its URL looks like, past the cache of jar files that all code of a JVM shares. */
    public static InputStream open(URL url) throws IOException {
        return connect(url).getInputStream();
    }

    /** All of a small resource. */
    static byte[] read(URL url) throws IOException {
        byte[] content = PlainJar.read(url);
        if (content != null) {
            return content;
        }
        try (InputStream in = open(url)) {
            return in.readAllBytes();
        }
    }

    static URLConnection connect(URL url) throws IOException {
        URLConnection connection = url.openConnection();
        connection.setUseCaches(false);
        return connection;
    }
}
