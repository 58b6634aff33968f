package io.github.ferrule.plugin.bindings;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.plugin.surface.FixtureSurface;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table in {@code docs/bindings.md} shows what is generated. */
class BindingsPageIT {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(fn [^`]+)` \\| `([^`]+)` \\|");
    private static final Pattern TYPES = Pattern.compile("(?s)```rust\n(.*?)```");

    @Test
    void eachRowIsWhatIsGenerated() throws Exception {
        String page = Files.readString(Path.of("..", "docs", "bindings.md"));
        Map<String, String> rows = new LinkedHashMap<>();
        ROW.matcher(page).results().forEach(row -> rows.put(row.group(1), row.group(2)));
        assertThat(rows).hasSizeGreaterThan(20);
        Matcher types = TYPES.matcher(page);
        assertThat(types.find()).isTrue();
        String functions = rows.keySet().stream()
                .map(row -> "#[no_mangle] pub extern \"C\" " + row + " { loop {} }\n")
                .collect(Collectors.joining());

        JavaApi api = ApiMapper.map(
                FixtureSurface.read("use std::ffi::{c_char, c_long, c_ulong, c_void};\n" + types.group(1) + functions),
                new BindingSettings(
                        "com.acme", "Acme", "com.acme.acme", "acme", "acme_", 17, false, BindingRules.NONE));

        assertThat(api.omissions()).isEmpty();
        Map<String, String> generated =
                api.functions().stream().collect(Collectors.toMap(JavaFunction::symbol, BindingsPageIT::signature));
        rows.forEach((rust, java) -> assertThat(generated).containsEntry(name(rust), java));
    }

    private static String name(String rust) {
        return Pattern.compile("fn (\\w+)")
                .matcher(rust)
                .results()
                .map(MatchResult::group)
                .findFirst()
                .orElseThrow()
                .substring("fn ".length());
    }

    private static String signature(JavaFunction function) {
        String parameters = function.parameters().stream()
                .map(it -> it.value().type() + " " + it.name())
                .collect(Collectors.joining(", "));
        return (function.result().type() + " " + function.name() + "(" + parameters + ")").replace("com.acme.", "");
    }
}
