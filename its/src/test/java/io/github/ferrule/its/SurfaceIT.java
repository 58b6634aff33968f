package io.github.ferrule.its;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.ferrule.its.bed.Bed;
import io.github.ferrule.its.bed.BedProgram;
import io.github.ferrule.its.maven.MavenLog;
import io.github.ferrule.its.maven.TestProject;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code ferrule:surface} prints what the library exports, for people and for other tools. */
class SurfaceIT {

    private static TestProject project;

    @BeforeAll
    static void build() {
        Bed.get().require("path.zig");
        project = TestProject.copy("mathlib", "surface").edit("src/main/rust/src/lib.rs", text -> text + """

                #[no_mangle]
                pub static ANSWER: i32 = 42;

                /// What a file begins with.
                #[repr(C, packed)]
                pub struct Header {
                    pub tag: u8,
                    pub length: u32,
                }

                #[repr(C, align(16))]
                pub struct Block {
                    pub bytes: [u8; 20],
                }

                /// Reads a header.
                #[no_mangle]
                pub extern "C" fn header_length(header: *const Header, _block: Option<&Block>) -> usize {
                    if header.is_null() { 0 } else { unsafe { (*header).length as usize } }
                }
                """);
        project.maven().succeeds("package");
    }

    @Test
    void theTableHasDeclarationsAndWhatNoSourceExplains() {
        MavenLog log = project.maven().succeeds("ferrule:surface");

        assertThat(log.text())
                .contains("extern \"C\" fn add(a: i64, b: i64) -> i64")
                .contains("extern \"C\" fn header_length(header: *const Header, _block: *const Block) -> usize")
                .contains("type unknown, because no Rust function has these names: ANSWER");
    }

    @Test
    void theJsonHasPlaceDocumentationAndTypes() throws Exception {
        project.maven()
                .succeeds(
                        "ferrule:surface",
                        "-Dferrule.surface.format=json",
                        "-Dferrule.surface.output=target/surface.json");
        JsonNode surface = new ObjectMapper().readTree(Files.readString(project.path("target/surface.json")));

        assertThat(surface.path("functions")).anySatisfy(function -> {
            assertThat(function.path("symbol").asText()).isEqualTo("header_length");
            assertThat(function.path("documentation").asText()).isEqualTo("Reads a header.");
            assertThat(function.path("file").asText()).endsWith("src/lib.rs");
        });
        assertThat(surface.at("/types/Header/struct/packed").asInt()).isEqualTo(1);
        assertThat(surface.at("/types/Block/struct/align").asInt()).isEqualTo(16);
    }

    /** The C compiler lays the structs out as Rust does, on 64 and on 32 bits. */
    @Test
    void theHeaderCompiles() throws Exception {
        project.maven()
                .succeeds(
                        "ferrule:surface",
                        "-Dferrule.surface.format=header",
                        "-Dferrule.surface.output=target/mathlib.h");
        Files.writeString(project.path("target/check.c"), """
                #include "mathlib.h"
                _Static_assert(sizeof(Header) == 5, "packed");
                _Static_assert(sizeof(Block) == 32 && _Alignof(Block) == 16, "aligned");
                _Static_assert(_Generic(&header_length, size_t (*)(const Header *, const Block *): 1), "types");
                """);
        for (String target : new String[] {"x86_64-linux-gnu", "x86-linux-gnu", "x86_64-windows-gnu"}) {
            new BedProgram(Bed.get().require("path.zig") + "/zig", Map.of())
                    .run(project.path("target"), "cc", "-target", target, "-std=c11", "-c", "-o", "check.o", "check.c");
        }
    }
}
