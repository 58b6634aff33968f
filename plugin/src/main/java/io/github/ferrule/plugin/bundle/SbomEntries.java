package io.github.ferrule.plugin.bundle;

import io.github.ferrule.plugin.build.BuiltLibrary;
import io.github.ferrule.plugin.bundle.sbom.Inventory;
import io.github.ferrule.plugin.bundle.sbom.LicensePage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The inventory of the libraries in a jar: an SBOM for each library, and one page with the licenses of all crates.
 *
 * @param bundleId the bundle's id, so that jars of different projects do not collide
 */
public record SbomEntries(String bundleId) {

    /**
     * Returns the entries for these libraries.
     *
     * @param classifier the classifier of the jar, so that the jars of a release do not collide; empty for the main one
     */
    public List<JarContent> of(String classifier, List<BundledLibrary> libraries) throws IOException {
        List<JarContent> contents = new ArrayList<>();
        LicensePage page = new LicensePage();
        for (BundledLibrary library : libraries) {
            BuiltLibrary built = library.built();
            Inventory inventory = Inventory.of(built);
            if (inventory.bill().isPresent()) {
                String path = bills() + built.library() + "/" + built.target().triple() + ".cdx.json";
                contents.add(new JarContent.File(path, inventory.folder().resolve(Inventory.BILL)));
                page.add(inventory);
            }
        }
        if (!contents.isEmpty()) {
            contents.add(new JarContent.Document(
                    licenses() + (classifier.isEmpty() ? "main" : classifier) + ".txt", page.text()));
        }
        return contents;
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
}
