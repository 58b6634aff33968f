package io.github.ferrule.loader.program;

import java.nio.file.Path;
import java.util.Map;
import org.apache.felix.framework.FrameworkFactory;
import org.osgi.framework.Bundle;
import org.osgi.framework.launch.Framework;

/** Runs a program inside of an OSGi bundle. */
public final class Osgi {
    private Osgi() {}

    public static void main(String[] args) throws Exception {
        Framework framework = new FrameworkFactory().newFramework(Map.of("org.osgi.framework.storage", args[2]));
        framework.start();
        Bundle bundle = framework
                .getBundleContext()
                .installBundle(Path.of(args[1]).toUri().toString());
        bundle.start();
        bundle.loadClass(Jni.class.getName()).getMethod("main", String[].class).invoke(null, (Object)
                new String[] {args[0]});
        System.out.println(bundle.getResource("META-INF/ferrule/" + args[0] + "/index.properties"));
        framework.stop();
        framework.waitForStop(10_000);
    }
}
