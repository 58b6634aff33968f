package io.github.ferrule.plugin.surface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ferrule.plugin.Mutations;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Crates whose types lead a reader astray. rustc accepts each of them. */
class RustdocReaderTest {

    private final List<String> index = new ArrayList<>();

    @Test
    void aWrapperThatPointsToItselfIsOnlyAName() throws Exception {
        item(1, "Node", "struct", "transparent", "{\"kind\":{\"tuple\":[2]}}");
        field(2, "0", "{\"raw_pointer\":{\"is_mutable\":false,\"type\":" + path("Node", 1) + "}}");
        function("take", path("Node", 1));
        assertThat(declaration("take")).isEqualTo("extern \"C\" fn take(a: *const Node)");
    }

    @Test
    void aDiscriminantAboveTheLargestLongHasTheSameBits() throws Exception {
        item(1, "Big", "enum", "u64", "{\"variants\":[2,3]}");
        variant(2, "Max", "18446744073709551615");
        variant(3, "Three", "3");
        function("take", path("Big", 1));
        TypeDefinition.Enumeration big =
                (TypeDefinition.Enumeration) read().type("Big").orElseThrow();
        assertThat(big.constants()).containsEntry("Max", -1L).containsEntry("Three", 3L);
    }

    @Test
    void twoTypesOfOneNameKeepTheirOwnLayouts() throws Exception {
        item(1, "Point", "struct", "c", "{\"kind\":{\"plain\":{\"fields\":[2]}}}");
        field(2, "x", "{\"primitive\":\"u8\"}");
        item(3, "Point", "struct", "c", "{\"kind\":{\"plain\":{\"fields\":[4]}}}");
        field(4, "x", "{\"primitive\":\"f64\"}");
        function("take", path("Point", 1), path("Point", 3));
        assertThat(declaration("take")).isEqualTo("extern \"C\" fn take(a: Point, b: Point2)");
        assertThat(read().types()).extractingByKey("Point").hasToString(struct("Point", "U8"));
        assertThat(read().types()).extractingByKey("Point2").hasToString(struct("Point2", "F64"));
    }

    @Test
    void aliasesThatEachUseTheLastOneTwiceAreRefused() {
        alias(0, "{\"primitive\":\"i32\"}");
        for (int i = 1; i < 40; i++) {
            alias(i, pointer(path("A", i - 1), path("A", i - 1)));
        }
        function("take", path("A", 39));
        assertThatThrownBy(this::read)
                .isInstanceOf(UnreadableSurfaceException.class)
                .hasMessage("its functions have more than 200000 types");
    }

    @Test
    void thousandsOfStructsWithinEachOtherEnd() throws Exception {
        int last = 5000;
        for (int i = 0; i <= last; i++) {
            item(i, "S" + i, "struct", "c", "{\"kind\":{\"plain\":{\"fields\":[" + (10_000 + i) + "]}}}");
            field(10_000 + i, "a", i == last ? "{\"primitive\":\"u8\"}" : path("S" + (i + 1), i + 1));
        }
        // from the innermost to the outermost, so that each finds the one before known
        for (int i = last; i >= 0; i -= 50) {
            function("f%04d".formatted(last - i), path("S" + i, i));
        }
        Surface surface = read();
        TypeLayout layout = new TypeLayout(new DataModel(64, 64, 32, 8), surface);
        assertThat(surface.types()).hasSizeGreaterThan(1000);
        surface.types().values().forEach(type -> type.extent(layout));
        assertThat(surface.type("S4950").orElseThrow().extent(layout)).contains(new Extent(1, 1));
        assertThat(surface.type("S4000").orElseThrow().extent(layout)).isEmpty();
    }

    @Test
    void aChangedDocumentGivesASurfaceOrOurException() throws Exception {
        byte[] document = Mutations.resource(Mutations.class, "hostile/rustdoc.json");
        assertThat(RustdocReader.read(new String(document, StandardCharsets.UTF_8))
                        .functions())
                .hasSize(7);
        Mutations.feed(document, UnreadableSurfaceException.class, input -> {
            Surface surface = RustdocReader.read(new String(input, StandardCharsets.UTF_8));
            SurfaceJson.parse(SurfaceJson.format(surface));
            CHeader.lines(surface, "sample");
            surface.types()
                    .values()
                    .forEach(type -> type.extent(new TypeLayout(new DataModel(64, 64, 32, 8), surface)));
        });
    }

    private Surface read() throws UnreadableSurfaceException {
        return RustdocReader.read("{\"format_version\":57,\"paths\":{},\"index\":{" + String.join(",", index) + "}}");
    }

    private String declaration(String symbol) throws UnreadableSurfaceException {
        return read().function(symbol).orElseThrow().declaration();
    }

    private static String struct(String name, String scalar) {
        return "Struct[name=" + name + ", fields=[Field[name=x, type=" + scalar + "]], packed=0, align=0]";
    }

    private void function(String name, String... parameters) {
        String inputs = IntStream.range(0, parameters.length)
                .mapToObj(i -> "[\"" + (char) ('a' + i) + "\"," + parameters[i] + "]")
                .collect(Collectors.joining(",", "[", "]"));
        index.add("\"" + name + "\":{\"name\":\"" + name + "\",\"attrs\":[\"no_mangle\"],\"inner\":{\"function\":"
                + "{\"sig\":{\"inputs\":" + inputs + ",\"output\":null},"
                + "\"header\":{\"abi\":{\"C\":{\"unwind\":false}}}}}}");
    }

    private void item(int id, String name, String kind, String repr, String content) {
        boolean integer = kind.equals("enum");
        index.add("\"" + id + "\":{\"name\":\"" + name + "\",\"attrs\":[{\"repr\":{\"kind\":\""
                + (integer ? "rust\",\"int\":\"" + repr : repr) + "\"}}],\"inner\":{\"" + kind + "\":" + content
                + "}}");
    }

    private void field(int id, String name, String type) {
        index.add("\"" + id + "\":{\"name\":\"" + name + "\",\"inner\":{\"struct_field\":" + type + "}}");
    }

    private void variant(int id, String name, String value) {
        index.add("\"" + id + "\":{\"name\":\"" + name + "\",\"inner\":{\"variant\":{\"kind\":\"plain\","
                + "\"discriminant\":{\"value\":\"" + value + "\"}}}}");
    }

    private void alias(int id, String type) {
        index.add("\"" + id + "\":{\"name\":\"A\",\"inner\":{\"type_alias\":{\"type\":" + type + "}}}");
    }

    private static String path(String name, int id) {
        return "{\"resolved_path\":{\"path\":\"" + name + "\",\"id\":" + id + ",\"args\":null}}";
    }

    private static String pointer(String one, String other) {
        return "{\"function_pointer\":{\"sig\":{\"inputs\":[[\"_\"," + one + "],[\"_\"," + other
                + "]],\"output\":null},\"header\":{\"abi\":{\"C\":{\"unwind\":false}}}}}";
    }
}
