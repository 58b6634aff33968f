package io.github.ferrule.plugin.bundle.sbom;

import io.github.ferrule.plugin.build.cargo.DependencyTree;
import io.github.ferrule.plugin.build.cargo.RustCrate;
import io.github.ferrule.plugin.bundle.license.LicenceTexts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The crates that a library is made of.
 *
 * @param tree the crates
 * @param text all that is known of them and of their licence texts: two equal ones make equal inventories
 */
public record Ingredients(DependencyTree tree, String text) {

    /** Looks at the crates' folders. */
    public static Ingredients of(DependencyTree tree) {
        StringBuilder text = new StringBuilder();
        try {
            for (RustCrate crate : tree.crates()) {
                text.append(crate).append('\n');
                for (Path licence : LicenceTexts.of(crate)) {
                    text.append(licence).append(' ').append(Files.size(licence)).append(' ');
                    text.append(Files.getLastModifiedTime(licence)).append('\n');
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Ingredients(tree, text.toString());
    }
}
