package io.github.ferrule.loader.program;

import java.nio.file.Path;
import java.util.Map;
import java.util.ServiceLoader;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;

/** Runs a program inside of the last of some OSGi bundles, in the framework that is on the class path. */
public final class Osgi {
    private Osgi() {}

    /** Arguments: the id of the bundle of libraries, a folder for the framework, the program's class, and the jars. */
    public static void main(String[] args) throws Exception {
        FrameworkFactory factory =
                ServiceLoader.load(FrameworkFactory.class).iterator().next();
        Framework framework = factory.newFramework(Map.of("org.osgi.framework.storage", args[1]));
        framework.start();
        Bundle last = null;
        for (int i = 3; i < args.length; i++) {
            last = framework
                    .getBundleContext()
                    .installBundle(Path.of(args[i]).toUri().toString());
        }
        try {
            last.start();
        } catch (BundleException e) {
            // The framework's own threads would keep the JVM.
            System.err.println(e.getMessage());
            System.exit(1);
        }
        last.loadClass(args[2]).getMethod("main", String[].class).invoke(null, (Object) new String[] {args[0]});
        System.out.println(last.getResource("META-INF/ferrule/" + args[0] + "/index.properties"));
        framework.stop();
        framework.waitForStop(10_000);
    }
}
