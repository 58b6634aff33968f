package io.github.ferrule.plugin.surface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ferrule.plugin.surface.TypeDefinition.Enumeration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The JSON that the test bed's rustdoc writes about {@code src/test/rust/surface}. */
class RustdocReaderIT {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "add            | extern \"C\" fn add(a: i64, b: i64) -> i64",
                "length         | extern \"C\" fn length(data: *const u8, len: usize) -> usize",
                "big            | extern \"C\" fn big(a: c_long) -> c_long",
                "text_length    | unsafe extern \"C\" fn text_length(text: *const c_char) -> i32",
                "made_by_macro  | extern \"C\" fn made_by_macro() -> u64",
                "renamed        | extern \"C\" fn another_name(a: i32) -> i32",
                "paint          | extern \"C\" fn paint(color: Color) -> i32",
                "parser_free    | extern \"C\" fn parser_free(_parser: *mut Parser)",
                "open           | extern \"C\" fn open(handle: *mut c_void, flags: u32) -> *mut c_void",
                "visit          | unsafe extern \"C\" fn visit(visitor: Option<extern \"C\" fn(context: *mut c_void, value: i64) -> bool>, context: *mut c_void) -> i32",
                "Java_com_acme_Math_addNumbers | extern \"system\" fn Java_com_acme_Math_addNumbers(_env: *mut c_void, _class: *mut c_void, a: i32, b: i64) -> i64",
            })
    void functionsAreFoundInTheFilesOfEveryTool(String symbol, String declaration) {
        assertThat(FixtureSurface.get().function(symbol))
                .map(ExportedFunction::declaration)
                .contains(declaration);
    }

    @Test
    void documentationAndPlaceAreKept() {
        ExportedFunction function = FixtureSurface.get().function("add_int").orElseThrow();

        assertThat(function.documentation()).isEqualTo("Adds, in 32 bits.");
        assertThat(function.location().file()).endsWith("src/lib.rs");
        assertThat(function.location().line()).isEqualTo(13);
    }

    @Test
    void nullIsAllowedWhereRustSaysSo() {
        assertThat(parameter("parser_free", 0)).extracting("nullable").isEqualTo(true);
        assertThat(parameter("parser_find", 0)).extracting("nullable").isEqualTo(false);
        assertThat(parameter("each", 0)).extracting("nullable").isEqualTo(false);
        assertThat(parameter("visit", 0)).extracting("nullable").isEqualTo(true);
    }

    @Test
    void enumerationsKeepTheirValues() {
        assertThat(FixtureSurface.get().type("Color"))
                .contains(new Enumeration("Color", Scalar.I32, Map.of("Red", 0L, "Green", 5L, "Blue", 6L)));
        assertThat(FixtureSurface.get().type("Level"))
                .contains(new Enumeration("Level", Scalar.U8, Map.of("Low", 0L, "High", 1L)));
    }

    @Test
    void layoutAttributesAreKept() {
        assertThat(struct("Point")).extracting("packed", "align").containsExactly(0, 0);
        assertThat(struct("Header")).extracting("packed", "align").containsExactly(1, 0);
        assertThat(struct("HalfPacked")).extracting("packed", "align").containsExactly(2, 0);
        assertThat(struct("Wide")).extracting("packed", "align").containsExactly(0, 16);
    }

    @Test
    void aValueMayNeedAllSixtyFourBits() {
        assertThat(FixtureSurface.get().type("Mask"))
                .contains(new Enumeration("Mask", Scalar.U64, Map.of("Low", 1L, "High", Long.MIN_VALUE)));
    }

    @Test
    void twoModulesMayHaveATypeOfOneName() {
        List<TypeDefinition.Field> fields =
                List.of(new TypeDefinition.Field("x", Scalar.I32), new TypeDefinition.Field("y", Scalar.I32));
        Surface surface = FixtureSurface.get();
        AbiType pointee = parameter("grid_sum", 0).pointsTo().orElseThrow();
        AbiType other = parameter("shift", 0).pointsTo().orElseThrow();

        assertThat(pointee).isNotEqualTo(other);
        assertThat(List.of(pointee.rust(), other.rust())).containsAnyOf("Point", "grid_Point");
        assertThat(pointee.definition(surface)
                        .orElseThrow()
                        .asStruct()
                        .orElseThrow()
                        .fields())
                .isEqualTo(fields);
    }

    @Test
    void typesOfAnotherCrateAreReadWhereTheyAreDefined() throws Exception {
        Surface surface = FixtureSurface.read("""
                use other::{uInt, z_stream, Bytef};
                #[no_mangle]
                pub unsafe extern "C" fn crc32(crc: other::uLong, buf: *const Bytef, len: uInt) -> other::uLong {
                    let _ = (buf, len);
                    crc
                }
                #[no_mangle]
                pub unsafe extern "C" fn inflate(stream: *mut z_stream) -> i32 {
                    (*stream).level as i32
                }
                """, "other", """
                #![allow(non_camel_case_types)]
                mod types {
                    pub type uInt = std::ffi::c_uint;
                    pub type uLong = std::ffi::c_ulong;
                    pub type Bytef = u8;
                    #[repr(C)]
                    pub struct z_stream {
                        pub next: *const Bytef,
                        pub available: uInt,
                        pub level: Level,
                    }
                    #[repr(C)]
                    #[derive(Clone, Copy)]
                    pub enum Level {
                        None,
                        Best = 9,
                    }
                }
                pub use types::*;
                """);

        assertThat(surface.function("crc32"))
                .map(ExportedFunction::declaration)
                .contains("unsafe extern \"C\" fn crc32(crc: c_ulong, buf: *const u8, len: u32) -> c_ulong");
        assertThat(surface.type("z_stream"))
                .contains(new TypeDefinition.Struct(
                        "z_stream",
                        List.of(
                                new TypeDefinition.Field("next", new AbiType.Pointer(Scalar.U8, false, true)),
                                new TypeDefinition.Field("available", Scalar.U32),
                                new TypeDefinition.Field("level", new AbiType.Named("Level"))),
                        0));
        assertThat(surface.type("Level"))
                .contains(new Enumeration("Level", Scalar.I32, Map.of("None", 0L, "Best", 9L)));
    }

    @Test
    void everyToolchainOfThisMachineGivesTheSame() throws IOException {
        Path toolchains = Path.of(System.getProperty("user.home"), ".rustup", "toolchains");
        List<Path> present = new ArrayList<>();
        if (Files.isDirectory(toolchains)) {
            try (Stream<Path> found = Files.list(toolchains)) {
                found.filter(it -> Files.isExecutable(it.resolve("bin/rustdoc")))
                        .forEach(present::add);
            }
        }
        present.add(FixtureSurface.bedToolchain());

        assertThat(present)
                .allSatisfy(toolchain -> assertThat(FixtureSurface.read(toolchain))
                        .as("%s", toolchain)
                        .isEqualTo(FixtureSurface.get()));
    }

    @Test
    void aSurfaceSurvivesItsJson() throws Exception {
        Surface surface = FixtureSurface.get();

        assertThat(SurfaceJson.parse(SurfaceJson.format(surface))).isEqualTo(surface);
    }

    @Test
    void jsonThatIsNotRustdocsIsRefused() {
        assertThatThrownBy(() -> RustdocReader.read("{\"format_version\": 999, \"items\": []}"))
                .isInstanceOf(UnreadableSurfaceException.class)
                .hasMessageContaining("999");
        assertThatThrownBy(() -> RustdocReader.read("<html>")).isInstanceOf(UnreadableSurfaceException.class);
    }

    private static TypeDefinition.Struct struct(String name) {
        return FixtureSurface.get().type(name).flatMap(TypeDefinition::asStruct).orElseThrow();
    }

    private static AbiType parameter(String symbol, int number) {
        return FixtureSurface.get()
                .function(symbol)
                .orElseThrow()
                .signature()
                .parameters()
                .get(number)
                .type();
    }
}
