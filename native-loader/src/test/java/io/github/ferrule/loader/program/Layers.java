package io.github.ferrule.loader.program;

import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Runs a module in a layer in which every module has a class loader of its own, as some containers do. */
public final class Layers {
    private Layers() {}

    public static void main(String[] args) throws Exception {
        Path[] jars = new Path[args.length - 1];
        for (int i = 0; i < jars.length; i++) {
            jars[i] = Path.of(args[i + 1]);
        }
        ModuleLayer boot = ModuleLayer.boot();
        Configuration configuration =
                boot.configuration().resolveAndBind(ModuleFinder.of(), ModuleFinder.of(jars), Set.of("com.acme.app"));
        ModuleLayer layer = ModuleLayer.defineModulesWithManyLoaders(
                        configuration, List.of(boot), ClassLoader.getPlatformClassLoader())
                .layer();
        layer.findLoader("com.acme.app")
                .loadClass("com.acme.app.Main")
                .getMethod("main", String[].class)
                .invoke(null, (Object) new String[] {args[0]});
    }
}
