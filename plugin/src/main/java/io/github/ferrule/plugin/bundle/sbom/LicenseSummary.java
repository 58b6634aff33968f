package io.github.ferrule.plugin.bundle.sbom;

import io.github.ferrule.plugin.build.BuiltLibrary;
import io.github.ferrule.plugin.build.cargo.RustCrate;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;

/** The page that lists the crates in a library, with their licenses and where the texts lie. */
final class LicenseSummary {

    private LicenseSummary() {}

    static String format(
            BuiltLibrary library, SortedMap<String, RustCrate> crates, SortedMap<String, List<Path>> texts) {
        StringBuilder page =
                new StringBuilder(library.library() + " for " + library.target().triple()
                        + " contains code of these crates and of Rust's standard library (MIT OR Apache-2.0):\n\n");
        crates.forEach((name, crate) -> {
            page.append(crate.name()).append(' ').append(crate.version()).append("  ");
            page.append(crate.license().orElse(crate.licenseFile().isPresent() ? "see its text" : "LICENSE UNKNOWN"));
            page.append('\n');
            texts.get(name)
                    .forEach(text -> page.append("    ")
                            .append(name)
                            .append('/')
                            .append(text.getFileName())
                            .append('\n'));
            if (texts.get(name).isEmpty()) {
                page.append("    the crate brings no text\n");
            }
        });
        return page.toString();
    }
}
