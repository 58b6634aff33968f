package io.github.ferrule.plugin.audit;

import io.github.ferrule.plugin.audit.binary.NativeBinary;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Separates the names of a library's interface from those that its parts export by accident. */
final class ExportedNames {

    /** Mangled by Rust (legacy and v0), C++ or MSVC; parts of the runtimes; what every linker adds. */
    private static final Pattern LEAKED = Pattern.compile("_?_?_?Z.*|_?_R[A-Z].*|\\?.*|_?_?rust_.*|_?__rdl_.*|_?__rg_.*"
            + "|_?_Unwind_.*|_{0,2}unw_.*|_?_GCC_.*|__cxa_.*|__gxx_.*|__mingw.*|__imp_.*|_CRT_INIT|atexit|DllMain.*"
            + "|_DllMain.*|_init|_fini|_edata|_end|__bss_start.*|__end__|_bss_end__|__data_start|__dso_handle"
            + "|__is(OS|Platform)VersionAtLeast|_mh_dylib_header");

    private ExportedNames() {}

    static List<String> leaked(NativeBinary binary) {
        return binary.exports().stream()
                .filter(name -> LEAKED.matcher(name).matches())
                .toList();
    }

    static SortedSet<String> ofInterface(NativeBinary binary) {
        return ofInterface(binary.exports());
    }

    static SortedSet<String> ofInterface(Collection<String> names) {
        return names.stream()
                .filter(name -> !LEAKED.matcher(name).matches())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
