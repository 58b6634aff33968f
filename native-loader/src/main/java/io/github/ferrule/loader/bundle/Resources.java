package io.github.ferrule.loader.bundle;

import io.github.ferrule.loader.platform.Bytes;
import io.github.ferrule.loader.platform.JavaModule;
import io.github.ferrule.loader.spi.NativeBundle;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.util.Enumeration;
import java.util.List;

/** The resources that an application's class loader sees; on the module path, also those of the natives modules. */
public final class Resources {
    /** More than any descriptor, index or manifest has that a person would write or read. */
    static final int MOST_BYTES = 1 << 20;

    private Resources() {}

    /** Everything of this name, in class path order. */
    static void find(String name, ClassLoader loader, JavaModule module, List<URL> urls) throws IOException {
        Enumeration<URL> found = loader.getResources(name);
        while (found.hasMoreElements()) {
            urls.add(found.nextElement());
        }
        if (urls.isEmpty() && module.isNamed()) {
            addFromModules(name, module, urls);
        }
    }

    /** In a layer with a class loader for each module, only a class of the natives module sees its resources. */
    private static void addFromModules(String name, JavaModule module, List<URL> urls) {
        for (NativeBundle bundle : module.providers(NativeBundle.class)) {
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

    /** Returns all of a small resource; of a larger one more than {@link #MOST_BYTES}, but not much. */
    static byte[] read(URL url) throws IOException {
        try (InputStream in = open(url)) {
            return Bytes.read(in, MOST_BYTES + 1);
        }
    }

    static Reader utf8(byte[] content) {
        return new StringReader(new String(content, StandardCharsets.UTF_8));
    }

    static URLConnection connect(URL url) throws IOException {
        URLConnection connection = url.openConnection();
        connection.setUseCaches(false);
        return connection;
    }
}
