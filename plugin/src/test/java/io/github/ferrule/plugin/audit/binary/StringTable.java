package io.github.ferrule.plugin.audit.binary;

import java.util.HashMap;
import java.util.Map;

/** Strings one after the other, the empty one first. */
final class StringTable {

    private final ByteBuilder bytes = ByteBuilder.little().u8(0);
    private final Map<String, Integer> offsets = new HashMap<>(Map.of("", 0));

    int add(String text) {
        return offsets.computeIfAbsent(text, any -> {
            int at = bytes.size();
            bytes.text(text);
            return at;
        });
    }

    byte[] bytes() {
        return bytes.bytes();
    }
}
