package io.github.ferrule.plugin.bundle.sbom;

import io.github.ferrule.plugin.build.cargo.DependencyTree;
import io.github.ferrule.plugin.build.cargo.RustCrate;
import io.github.ferrule.plugin.bundle.license.LicenseTexts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The crates that a library is made of.
 *
 * @param tree the crates
 * @param text all that is known of them and of their license texts: two equal ones make equal inventories
 */
public record Ingredients(DependencyTree tree, String text) {

    /** Looks at the crates' folders. */
    public static Ingredients of(DependencyTree tree) {
        StringBuilder text = new StringBuilder();
        try {
            for (RustCrate crate : tree.crates()) {
                text.append(crate).append('\n');
                for (Path license : LicenseTexts.of(crate)) {
                    text.append(license).append(' ').append(Files.size(license)).append(' ');
                    text.append(Files.getLastModifiedTime(license)).append('\n');
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Ingredients(tree, text.toString());
    }
}
