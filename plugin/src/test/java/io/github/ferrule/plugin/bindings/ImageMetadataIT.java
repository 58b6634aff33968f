package io.github.ferrule.plugin.bindings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.ferrule.plugin.surface.FixtureSurface;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What GraalVM gets to know about generated code. No GraalVM reads it here; the structure is that of its schema 1.1.0. */
class ImageMetadataIT {

    private static final Set<String> CANONICAL =
            Set.of("void", "void*", "long", "jboolean", "jbyte", "jshort", "jint", "jlong", "jfloat", "jdouble");

    private static JavaApi api;

    @BeforeAll
    static void map() throws Exception {
        api = ApiMapper.map(
                FixtureSurface.read("""
                        use std::ffi::{c_char, c_long, c_void};
                        #[repr(C)] pub struct Point { pub x: f64, pub y: f64 }
                        #[repr(C)] pub struct Sample { pub flag: bool, pub at: Point, pub code: u16, pub raw: [u8; 3], pub wide: c_long }
                        #[no_mangle] pub extern "C" fn acme_add(a: i64, b: i64) -> i64 { a + b }
                        #[no_mangle] pub extern "C" fn acme_sub(a: i64, b: i64) -> i64 { a - b }
                        #[no_mangle] pub extern "C" fn acme_scale(sample: Sample, by: f32) -> Point { loop {} }
                        #[no_mangle] pub extern "C" fn acme_size(text: *const c_char) -> usize { 0 }
                        #[no_mangle] pub extern "C" fn acme_visit(visitor: extern "C" fn(*mut c_void, i32) -> bool, context: *mut c_void) {}
                        #[no_mangle] pub extern "C" fn acme_each(callback: extern "C" fn(i16)) {}
                        #[no_mangle] pub extern "C" fn double(a: u8) -> u8 { a }
                        """),
                new BindingSettings(
                        "com.acme", "Acme", "com.acme.acme", "acme", "acme_", 17, false, BindingRules.NONE));
        assertThat(api.omissions()).isEmpty();
    }

    @Test
    void aSignatureIsRegisteredOnceForAllItsFunctions() throws Exception {
        JsonNode foreign = metadata(Implementation.FFM).path("foreign");

        assertThat(calls(foreign.path("downcalls")))
                .containsExactlyInAnyOrder(
                        "jlong(jlong, jlong)",
                        "struct(jdouble, jdouble)(struct(jboolean, padding(7), struct(jdouble, jdouble), jshort,"
                                + " sequence(3, jbyte), padding(3), long), jfloat)",
                        "jlong(void*)",
                        "void(void*, void*)",
                        "void(void*)",
                        "jbyte(jbyte)");
    }

    /** Code that is bound to an object has no static method that GraalVM could call directly. */
    @Test
    void callbacksWithAContextAreCalledDirectly() throws Exception {
        JsonNode foreign = metadata(Implementation.FFM).path("foreign");

        assertThat(foreign.path("directUpcalls")).hasSize(1);
        assertThat(foreign.path("directUpcalls").get(0).path("class").asText())
                .isEqualTo("com.acme.AcmeNative$VisitorUpcall");
        assertThat(calls(foreign.path("directUpcalls"))).containsExactly("jboolean(void*, jint)");
        assertThat(calls(foreign.path("upcalls"))).containsExactly("void(jshort)");
    }

    @Test
    void jnaFindsWhatItLooksUpByReflection() throws Exception {
        Map<String, List<String>> members = new TreeMap<>();
        for (JsonNode type : metadata(Implementation.JNA).path("reflection")) {
            List<String> keys = new ArrayList<>();
            type.fieldNames().forEachRemaining(keys::add);
            keys.remove("type");
            members.put(type.path("type").asText(), keys);
        }
        List<String> methods = List.of("allDeclaredMethods", "jniAccessible");
        List<String> structs = List.of("allDeclaredConstructors", "allDeclaredFields");
        assertThat(members)
                .isEqualTo(Map.of(
                        "com.acme.AcmeNative", methods,
                        "com.acme.AcmeNative$Renamed", methods,
                        "com.acme.AcmeNative$VisitorFunction", methods,
                        "com.acme.AcmeNative$EachCallbackFunction", methods,
                        "com.acme.AcmeNative$Size", List.of("allDeclaredConstructors"),
                        "com.acme.AcmeNative$PointStruct", structs,
                        "com.acme.AcmeNative$PointStruct$ByValue", structs,
                        "com.acme.AcmeNative$SampleStruct", structs,
                        "com.acme.AcmeNative$SampleStruct$ByValue", structs));
    }

    @Test
    void theFileHasTheStructureOfTheSchema() throws Exception {
        JsonNode file = new ObjectMapper().readTree(Bindings.multiRelease(api).imageMetadata());

        assertKeys(file, Set.of("reflection", "foreign"));
        for (JsonNode type : file.path("reflection")) {
            assertKeys(
                    type,
                    Set.of(
                            "type",
                            "allDeclaredMethods",
                            "allDeclaredConstructors",
                            "allDeclaredFields",
                            "jniAccessible"));
        }
        JsonNode foreign = file.path("foreign");
        assertKeys(foreign, Set.of("downcalls", "upcalls", "directUpcalls"));
        foreign.path("downcalls").forEach(it -> assertKeys(it, Set.of("returnType", "parameterTypes")));
        foreign.path("upcalls").forEach(it -> assertKeys(it, Set.of("returnType", "parameterTypes")));
        foreign.path("directUpcalls")
                .forEach(it -> assertKeys(it, Set.of("class", "method", "returnType", "parameterTypes")));
        List<String> names = new ArrayList<>();
        foreign.findValues("returnType").forEach(it -> names.addAll(valueNames(it.asText())));
        foreign.findValues("parameterTypes")
                .forEach(types -> types.forEach(it -> names.addAll(valueNames(it.asText()))));
        assertThat(names).isNotEmpty().allMatch(CANONICAL::contains);
    }

    /** The names in a layout that are neither structure nor size. */
    private static List<String> valueNames(String layout) {
        return List.of(layout.replaceAll("(struct|sequence|padding)\\(|\\d+|[(),]", " ")
                .strip()
                .split("\\s+"));
    }

    private static void assertKeys(JsonNode node, Set<String> allowed) {
        assertThat(node.fieldNames()).toIterable().isNotEmpty().isSubsetOf(allowed);
    }

    private static List<String> calls(JsonNode calls) {
        List<String> texts = new ArrayList<>();
        for (JsonNode call : calls) {
            List<String> parameters = new ArrayList<>();
            call.path("parameterTypes").forEach(it -> parameters.add(it.asText()));
            texts.add(call.path("returnType").asText() + "(" + String.join(", ", parameters) + ")");
        }
        return texts;
    }

    private static JsonNode metadata(Implementation implementation) throws Exception {
        return new ObjectMapper().readTree(Bindings.of(api, implementation).imageMetadata());
    }
}
