package io.github.ferrule.plugin.bindings.uniffi;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes generated code find its library through Ferrule's loader. The property {@code
 * uniffi.component.<namespace>.libraryOverride} still comes first.
 *
 * @param bundleId the id by which the loader finds the library
 * @param library the name of the library
 */
record LoaderCall(String bundleId, String library) {

    // uniffi-bindgen-java from 0.4 on: the class that opens the library through java.lang.foreign
    private static final Pattern OPEN =
            Pattern.compile("(static java\\.lang\\.foreign\\.SymbolLookup loadLibrary\\(\\) \\{)"
                    + "(\\s*)(String name = findLibraryName\\(\"([\\w.-]+)\"\\);)");

    // uniffi's Kotlin, and Java with JNA: the last line of the function that names the library for JNA
    private static final Pattern NAME = Pattern.compile("(findLibraryName\\([\\w :]+\\)(?:: String)? \\{\\s*"
            + "(?:val|String) libOverride = System\\.getProperty\\([^\\n]+\\);?\\s*"
            + "if \\(libOverride != null\\) \\{\\s*return libOverride;?\\s*\\}\\s*return )"
            + "\"[^\"\\n]*\"");

    /** Returns the text with the call, if it is text that loads a library. */
    Optional<String> insertInto(String source) {
        Matcher open = OPEN.matcher(source);
        if (open.find()) {
            String indent = open.group(2);
            String call =
                    "if (System.getProperty(\"uniffi.component." + open.group(4) + ".libraryOverride\") == null) {"
                            + indent + "    return " + locate("NamespaceLibrary.class")
                            + indent + "            .lookup(java.lang.foreign.SymbolLookup::libraryLookup,"
                            + " java.lang.foreign.Arena.global());"
                            + indent + "}";
            return Optional.of(source.substring(0, open.end(1)) + indent + call + source.substring(open.end(1)));
        }
        Matcher name = NAME.matcher(source);
        if (name.find()) {
            String anchor = source.contains("fun findLibraryName") ? "UniffiLib::class.java" : "UniffiLib.class";
            return Optional.of(source.substring(0, name.end(1)) + locate(anchor) + ".path().toString()"
                    + source.substring(name.end()));
        }
        return Optional.empty();
    }

    private String locate(String anchor) {
        return "io.github.ferrule.loader.NativeLoader.locate(\"" + bundleId + "\", \"" + library + "\", " + anchor
                + ")";
    }
}
