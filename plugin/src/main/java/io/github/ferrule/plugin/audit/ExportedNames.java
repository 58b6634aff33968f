package io.github.ferrule.plugin.audit;

import io.github.ferrule.plugin.audit.binary.NativeBinary;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Separates the names of a library's interface from those that its parts export by accident. */
final class ExportedNames {

    /** The origin of a name that is not part of an interface. Each pattern begins with what C reserves for compilers. */
    enum Origin {
        /** Mangled in the v0 or the legacy scheme, which ends with a hash; the allocator and the panic runtime. */
        RUST(
                "Rust",
                "_{1,2}R[A-Z].*|_{1,3}ZN.*17h[0-9a-f]{16}E.*|_{2,3}rust_.*|_{2,3}rdl_.*|_{2,3}rg_.*"
                        + "|_?rust_(eh_personality.*|begin_unwind|panic|oom|metadata_.*)"),

        /** Mangled in the Itanium scheme, or in Microsoft's. */
        C_PLUS_PLUS("C++", "_{1,3}Z[A-Za-z0-9].*|\\?.*|__cxa_.*|__gxx_.*"),

        /** The unwinder, the start files, and what every linker adds. */
        RUNTIME(
                "the C runtime",
                "_?_Unwind_.*|_{0,2}unw_.*|_?_GCC_.*|__mingw.*|__imp_.*|_CRT_INIT|atexit|DllMain.*"
                        + "|_DllMain.*|_init|_fini|_edata|_end|_{1,2}bss_start.*|__end__|_{1,2}bss_end__|__data_start|__dso_handle"
                        + "|_DYNAMIC|_GLOBAL_OFFSET_TABLE_|_PROCEDURE_LINKAGE_TABLE_|_?etext|__is(OS|Platform)VersionAtLeast|_mh_dylib_header");

        private final String words;
        private final Pattern names;

        Origin(String words, String names) {
            this.words = words;
            this.names = Pattern.compile(names);
        }

        private static Optional<Origin> of(String name) {
            return Arrays.stream(values())
                    .filter(origin -> origin.names.matcher(name).matches())
                    .findFirst();
        }

        @Override
        public String toString() {
            return words;
        }
    }

    private ExportedNames() {}

    static List<String> leaked(NativeBinary binary) {
        return binary.exports().stream()
                .filter(name -> Origin.of(name).isPresent())
                .toList();
    }

    /** Returns the number of names of each origin. */
    static Map<Origin, Long> origins(Collection<String> leaked) {
        return leaked.stream()
                .flatMap(name -> Origin.of(name).stream())
                .collect(Collectors.groupingBy(
                        origin -> origin, () -> new EnumMap<>(Origin.class), Collectors.counting()));
    }

    static SortedSet<String> ofInterface(NativeBinary binary) {
        return ofInterface(binary.exports());
    }

    static SortedSet<String> ofInterface(Collection<String> names) {
        return names.stream().filter(name -> Origin.of(name).isEmpty()).collect(Collectors.toCollection(TreeSet::new));
    }
}
