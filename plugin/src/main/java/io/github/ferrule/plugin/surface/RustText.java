package io.github.ferrule.plugin.surface;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Writes a type of rustdoc's JSON as Rust source, as far as a message needs it. */
final class RustText {

    private RustText() {}

    static String of(JsonNode type) {
        if (type.path("primitive").isTextual()) {
            return type.path("primitive").asText();
        }
        if (type.path("generic").isTextual()) {
            return type.path("generic").asText();
        }
        if (type.has("slice")) {
            return "[" + of(type.path("slice")) + "]";
        }
        if (type.has("raw_pointer")) {
            JsonNode pointer = type.path("raw_pointer");
            return (pointer.path("is_mutable").asBoolean() ? "*mut " : "*const ") + of(pointer.path("type"));
        }
        if (type.has("borrowed_ref")) {
            JsonNode reference = type.path("borrowed_ref");
            return (reference.path("is_mutable").asBoolean() ? "&mut " : "&") + of(reference.path("type"));
        }
        JsonNode path = type.has("resolved_path") ? type.path("resolved_path") : type;
        String name = path.path("path").asText(path.path("name").asText("?"));
        List<String> arguments = new ArrayList<>();
        path.path("args").path("angle_bracketed").path("args").forEach(argument -> {
            if (argument.has("type")) {
                arguments.add(of(argument.path("type")));
            }
        });
        return arguments.isEmpty() ? name : name + "<" + String.join(", ", arguments) + ">";
    }
}
