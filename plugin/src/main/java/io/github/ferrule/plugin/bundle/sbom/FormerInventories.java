package io.github.ferrule.plugin.bundle.sbom;

import io.github.ferrule.plugin.build.BuiltLibrary;
import io.github.ferrule.plugin.build.target.TargetTriple;
import io.github.ferrule.plugin.support.file.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The inventories of the last build, out of the way while the folder of the libraries is emptied: most builds change no
 * dependency, and writing a bill of materials takes longer than finding that out.
 *
 * @param libraries the folder of the libraries
 */
public record FormerInventories(Path libraries) {

    /** Takes them away from beside their libraries. */
    public void keep() throws IOException {
        if (!Files.isDirectory(libraries)) {
            return;
        }
        Files.createDirectories(folder());
        try (Stream<Path> targets = Files.list(libraries)) {
            List<Path> present = targets.filter(it -> Files.isDirectory(it.resolve(Inventory.FOLDER)))
                    .toList();
            for (Path target : present) {
                Path kept = folder().resolve(target.getFileName());
                Folders.delete(kept);
                Files.move(target.resolve(Inventory.FOLDER), kept);
            }
        }
    }

    /**
     * Whether it is likely that there is one to restore: the crates are the same, the library is not known yet. May be asked
     * while they are taken away, as it looks first where they are taken from.
     */
    public boolean list(TargetTriple target, Ingredients ingredients) throws IOException {
        return new Inventory(libraries.resolve(target.text()).resolve(Inventory.FOLDER)).lists(ingredients)
                || of(target).lists(ingredients);
    }

    /** Lays what is inside a library beside it: as it was known before, if it is still that. */
    public Inventory restoreOrWrite(BuiltLibrary library, Ingredients ingredients, Supplier<BillDraft> draft)
            throws IOException {
        Inventory inventory = Inventory.of(library);
        Inventory former = of(library.target().triple());
        if (former.describes(library, ingredients)) {
            Files.move(former.folder(), inventory.folder());
        } else {
            inventory.write(library, ingredients, draft.get());
        }
        return inventory;
    }

    /** Deletes what nobody wanted back. */
    public void forget() throws IOException {
        Folders.delete(folder());
    }

    private Inventory of(TargetTriple target) {
        return new Inventory(folder().resolve(target.text()));
    }

    private Path folder() {
        return libraries.resolveSibling("former-inventories");
    }
}
