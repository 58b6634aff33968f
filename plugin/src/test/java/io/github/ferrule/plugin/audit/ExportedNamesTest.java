package io.github.ferrule.plugin.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.plugin.audit.ExportedNames.Origin;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExportedNamesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ZSTD_compress",
                "Zeta",
                "rust_add",
                "_rust_add",
                "Java_com_acme_Add",
                "R",
                "_add",
                "unwind_all",
                "edata_of"
            })
    void aNameOfCIsPartOfTheInterface(String name) {
        assertThat(ExportedNames.ofInterface(List.of(name))).containsExactly(name);
    }

    /** Mangled by rustc 1.96 and gcc 12; the others are what zig, MinGW and GNU ld export. */
    @Test
    void eachOtherNameHasItsOrigin() {
        assertThat(ExportedNames.origins(List.of(
                        "_RNvCs1234_7mycrate3add",
                        "_ZN4core3fmt9Formatter3pad17h0123456789abcdefE",
                        "__rust_alloc",
                        "rust_eh_personality",
                        "_ZNSt6vectorIiSaIiEE9push_backEOi",
                        "_ZdlPv",
                        "?add@@YAHHH@Z",
                        "__cxa_throw",
                        "_Unwind_Resume",
                        "__bss_end__",
                        "_GLOBAL_OFFSET_TABLE_",
                        "add")))
                .isEqualTo(Map.of(Origin.RUST, 4L, Origin.C_PLUS_PLUS, 4L, Origin.RUNTIME, 3L));
    }
}
