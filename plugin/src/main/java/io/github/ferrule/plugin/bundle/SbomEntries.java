package io.github.ferrule.plugin.bundle;

import io.github.ferrule.plugin.build.BuiltLibrary;
import io.github.ferrule.plugin.bundle.sbom.Inventory;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The inventory of the libraries in a jar: an SBOM and a summary for each library, and every license text once.
 *
 * @param bundleId the bundle's id, so that jars of different projects do not collide
 */
public record SbomEntries(String bundleId) {

    /** Returns the entries for these libraries. */
    public List<JarContent> of(List<BundledLibrary> libraries) throws IOException {
        Map<String, JarContent> contents = new LinkedHashMap<>();
        for (BundledLibrary library : libraries) {
            BuiltLibrary built = library.built();
            Inventory inventory = Inventory.of(built);
            if (inventory.bill().isPresent()) {
                String target = built.library() + "/" + built.target().triple();
                put(contents, bills() + target + ".cdx.json", inventory.folder().resolve(Inventory.BILL));
                put(contents, licenses() + target + ".txt", inventory.folder().resolve(Inventory.SUMMARY));
                for (Path text : inventory.licenseTexts()) {
                    String name =
                            inventory.licenses().relativize(text).toString().replace(File.separatorChar, '/');
                    put(contents, licenses() + name, text);
                }
            }
        }
        return new ArrayList<>(contents.values());
    }

    /** Returns true if a path is one of these entries. */
    boolean holds(String path) {
        return path.startsWith(bills()) || path.startsWith(licenses());
    }

    private String bills() {
        return "META-INF/sbom/" + bundleId + "/";
    }

    private String licenses() {
        return "META-INF/licenses/" + bundleId + "/";
    }

    private static void put(Map<String, JarContent> contents, String path, Path file) {
        contents.put(path, new JarContent.File(path, file));
    }
}
