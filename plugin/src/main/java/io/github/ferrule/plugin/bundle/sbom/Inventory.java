package io.github.ferrule.plugin.bundle.sbom;

import io.github.ferrule.plugin.build.BuiltLibrary;
import io.github.ferrule.plugin.build.LibraryRecord;
import io.github.ferrule.plugin.build.cargo.RustCrate;
import io.github.ferrule.plugin.bundle.license.LicenseTexts;
import io.github.ferrule.plugin.support.file.AtomicFile;
import io.github.ferrule.plugin.support.file.Folders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What lies beside a library to say what is inside: a bill of materials and the license texts of its crates.
 *
 * @param folder {@code inventory}, beside the library
 */
public record Inventory(Path folder) {

    /** The name of the bill of materials. */
    public static final String BILL = "bom.cdx.json";

    /** The page with all crates. */
    public static final String SUMMARY = "licenses.txt";

    /** The name of the folder beside a library. */
    static final String FOLDER = "inventory";

    /** The file that says of what the others were made. */
    private static final String BASIS = "basis.txt";

    /** That of a library. */
    public static Inventory of(BuiltLibrary library) {
        return new Inventory(library.file().resolveSibling(FOLDER));
    }

    /** Whether it is about these crates, whatever library they were built into. */
    boolean lists(Ingredients ingredients) throws IOException {
        return basis().filter(text -> text.endsWith("\n" + ingredients.text())).isPresent();
    }

    /** Whether it is what {@link #write} would write. */
    boolean describes(BuiltLibrary library, Ingredients ingredients) throws IOException {
        return basis().filter(text -> text.equals(basis(library, ingredients))).isPresent();
    }

    private Optional<String> basis() throws IOException {
        Path basis = folder.resolve(BASIS);
        try {
            return Files.isRegularFile(basis) ? Optional.of(Files.readString(basis)) : Optional.empty();
        } catch (NoSuchFileException movedMeanwhile) {
            return Optional.empty();
        }
    }

    /** All that goes into it, though not how it is written: a new version of the plugin may do that otherwise. */
    private static String basis(BuiltLibrary library, Ingredients ingredients) {
        return String.join(
                "\n",
                String.valueOf(Inventory.class.getPackage().getImplementationVersion()),
                LibraryRecord.values(library).toString(),
                ingredients.text());
    }

    /** Writes it anew. */
    public void write(BuiltLibrary library, Ingredients ingredients, BillDraft draft) throws IOException {
        Folders.delete(folder);
        text(BILL, draft.complete(library.fingerprint()).json());
        SortedMap<String, RustCrate> crates = new TreeMap<>();
        SortedMap<String, List<Path>> texts = new TreeMap<>();
        for (RustCrate crate : ingredients.tree().linked().toList()) {
            String name = crate.name() + "-" + crate.version();
            crates.put(name, crate);
            texts.put(name, LicenseTexts.of(crate));
            for (Path text : texts.get(name)) {
                AtomicFile.write(
                        licenses().resolve(name).resolve(text.getFileName().toString()), out -> Files.copy(text, out));
            }
        }
        text(SUMMARY, LicenseSummary.format(library, crates, texts));
        text(BASIS, basis(library, ingredients));
    }

    /** The bill of materials; none if the build was asked to make none. */
    public Optional<BillOfMaterials> bill() throws IOException {
        Path bill = folder.resolve(BILL);
        return Files.isRegularFile(bill) ? Optional.of(new BillOfMaterials(Files.readString(bill))) : Optional.empty();
    }

    /** The folder with one folder a crate. */
    public Path licenses() {
        return folder.resolve("licenses");
    }

    /** The license texts, sorted. */
    public List<Path> licenseTexts() throws IOException {
        if (!Files.isDirectory(licenses())) {
            return List.of();
        }
        try (Stream<Path> tree = Files.walk(licenses())) {
            return tree.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private void text(String name, String text) throws IOException {
        AtomicFile.write(folder.resolve(name), out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }
}
