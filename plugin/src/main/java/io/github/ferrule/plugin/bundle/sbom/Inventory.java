package io.github.ferrule.plugin.bundle.sbom;

import io.github.ferrule.plugin.build.BuiltLibrary;
import io.github.ferrule.plugin.build.LibraryRecord;
import io.github.ferrule.plugin.build.NativesFolder;
import io.github.ferrule.plugin.build.cargo.ResolvedCrate;
import io.github.ferrule.plugin.bundle.license.LicenseTexts;
import io.github.ferrule.plugin.support.file.AtomicFile;
import io.github.ferrule.plugin.support.file.Folders;
import io.github.ferrule.plugin.support.file.RegularFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder next to a library that says what the library contains: a bill of materials and the license texts of its crates.
 *
 * @param folder {@code inventory}, next to the library
 */
public record Inventory(Path folder) {

    /** The name of the bill of materials. */
    public static final String BILL = "bom.cdx.json";

    /** The name of the page that lists all crates. */
    public static final String SUMMARY = "licenses.txt";

    private static final String LICENSES = "licenses";

    /** The name of the file that says what the others were made from. */
    private static final String BASIS = "basis.txt";

    private static final int LARGEST_BILL = 64 << 20;

    /** Returns the inventory of a library, which may not exist yet. */
    public static Inventory of(BuiltLibrary library) {
        return new Inventory(library.file().resolveSibling(NativesFolder.INVENTORY));
    }

    /** Writes the inventory, unless the one of the last build is still right. */
    void update(BuiltLibrary library, LibraryCrates crates) throws IOException {
        String basis = basis(library, crates);
        Path file = folder.resolve(BASIS);
        if (!Files.isRegularFile(file) || !Files.readString(file).equals(basis)) {
            delete();
            write(BILL, BillOfMaterials.of(library, crates.tree()).json());
            write(SUMMARY, writeTexts(library, crates));
            write(BASIS, basis);
        }
    }

    /** Deletes the inventory, if there is one. */
    public void delete() throws IOException {
        Folders.delete(folder);
    }

    /** The bill of materials; none if the build was asked not to write one. */
    public Optional<BillOfMaterials> bill() throws IOException {
        Path bill = folder.resolve(BILL);
        return Files.isRegularFile(bill)
                ? Optional.of(new BillOfMaterials(RegularFiles.readText(bill, LARGEST_BILL)))
                : Optional.empty();
    }

    /** The folder with one folder per crate. */
    public Path licenses() {
        return folder.resolve(LICENSES);
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

    /** Everything that the inventory depends on, except the crates' folders. A new version may write it differently. */
    private static String basis(BuiltLibrary library, LibraryCrates crates) {
        return String.join(
                "\n",
                String.valueOf(Inventory.class.getPackage().getImplementationVersion()),
                LibraryRecord.values(library).toString(),
                crates.sha256(),
                "");
    }

    /** Copies each license text once, and returns the page that lists the crates with their licenses and texts. */
    private String writeTexts(BuiltLibrary library, LibraryCrates crates) throws IOException {
        StringBuilder page = new StringBuilder(library.library() + " for "
                + library.target().triple()
                + " contains code of these crates and of Rust's standard library (MIT OR Apache-2.0):\n\n");
        Map<String, Integer> uses = new HashMap<>();
        Map<String, String> written = new HashMap<>();
        for (ResolvedCrate crate : crates.tree().linked().toList()) {
            String label = crate.name() + "-" + crate.version();
            int use = uses.merge(label, 1, Integer::sum); // a registry and a repository may both have it
            String name = label + (use == 1 ? "" : "-" + use);
            page.append(crate.name()).append(' ').append(crate.version()).append("  ");
            page.append(crate.license().orElse(crate.licenseFile().isPresent() ? "see its text" : "LICENSE UNKNOWN"));
            page.append('\n');
            LicenseTexts texts = LicenseTexts.of(crate);
            for (Path text : texts.files()) {
                String own = name + "/" + text.getFileName();
                Optional<String> content = LicenseTexts.read(text);
                if (content.isEmpty()) {
                    page.append("    ").append(own).append(" left out: not a text\n");
                    continue;
                }
                String path = written.computeIfAbsent(content.get(), any -> own);
                if (path.equals(own)) {
                    write(LICENSES + "/" + own, content.get());
                }
                page.append("    ").append(path).append('\n');
            }
            texts.refused()
                    .forEach(refused -> page.append("    left out: ")
                            .append(name)
                            .append('/')
                            .append(refused)
                            .append('\n'));
            if (texts.files().isEmpty()) {
                page.append("    the crate contains no license text\n");
            }
        }
        return page.toString();
    }

    private void write(String name, String text) throws IOException {
        AtomicFile.write(folder.resolve(name), out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }
}
