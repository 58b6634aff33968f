package io.github.ferrule.plugin.mojo;

import io.github.ferrule.plugin.bundle.Bundle;
import io.github.ferrule.plugin.bundle.BundledLibrary;
import io.github.ferrule.plugin.bundle.JarContent;
import io.github.ferrule.plugin.bundle.JarWriter;
import io.github.ferrule.plugin.bundle.MainJar;
import io.github.ferrule.plugin.bundle.NativeOnlyModule;
import io.github.ferrule.plugin.bundle.PlannedJar;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.logging.Log;

/**
 * Writes the jars of a release, attaches them, and logs each.
 *
 * @param bundle their contents
 * @param ferruleLoader true if the project uses Ferrule's loader
 * @param resources other files of each jar
 * @param writer the writer of jars
 * @param jars their paths
 * @param log for the user
 */
record JarPacking(
        Bundle bundle, boolean ferruleLoader, List<JarContent> resources, JarWriter writer, ProjectJars jars, Log log) {

    void pack(List<BundledLibrary> libraries) throws IOException {
        for (PlannedJar jar : bundle.jars(libraries)) {
            Path file = write(jar.classifier(), bundle.jarContents(jar.classifier(), jar.libraries(), ferruleLoader));
            log.info("bundled " + count(jar.libraries()) + " in " + file);
        }
        if (bundle.isInMainJar()) {
            MainJar main = MainJar.of(jars.main(), bundle.layout());
            main.take(writer, bundle.mainJarLibraries(libraries));
            log.info("put " + count(libraries) + " into " + main.file());
        }
        List<JarContent> symbols = bundle.debugSymbols(libraries);
        if (!symbols.isEmpty()) {
            log.info("put the debug symbols into " + write(Bundle.DEBUG, symbols));
        }
    }

    /** Attaches sources and documentation of a module without classes, unless other plugins have done so. */
    void packNativeOnly(NativeOnlyModule module) throws IOException {
        if (!jars.has("sources")) {
            log.info("put the crate's sources into " + write("sources", module.sources()));
        }
        if (!jars.has("javadoc")) {
            log.info("put a page about the libraries into " + write("javadoc", module.documentation()));
        }
    }

    private Path write(String classifier, List<JarContent> contents) throws IOException {
        Path file = jars.place(classifier);
        writer.write(file, JarResources.join(contents, resources));
        jars.attach(classifier);
        return file;
    }

    private static String count(List<BundledLibrary> libraries) {
        return libraries.size() + (libraries.size() == 1 ? " library" : " libraries");
    }
}
