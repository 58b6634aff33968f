package io.github.ferrule.plugin.bundle;

import io.github.ferrule.plugin.audit.LibraryContent;
import io.github.ferrule.plugin.audit.input.LibraryFiles;
import io.github.ferrule.plugin.build.BuiltLibrary;
import io.github.ferrule.plugin.support.file.FileNotes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A library to pack, with the facts read from its file.
 *
 * @param built the library as it was built
 * @param content the facts read from the file
 */
public record BundledLibrary(BuiltLibrary built, LibraryContent content) {

    /**
     * Reads the file of each library.
     *
     * @param notes what earlier builds have read
     */
    public static List<BundledLibrary> read(List<BuiltLibrary> libraries, FileNotes notes) throws IOException {
        List<BundledLibrary> bundled = new ArrayList<>();
        for (BuiltLibrary library : libraries) {
            bundled.add(new BundledLibrary(library, LibraryFiles.readAndHash(library.file(), notes)));
        }
        return bundled;
    }
}
