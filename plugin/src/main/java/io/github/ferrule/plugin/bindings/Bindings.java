package io.github.ferrule.plugin.bindings;

import java.util.Map;

/** Writes the Java sources of an API. */
public final class Bindings {

    private Bindings() {}

    /** Returns the source files by their path below the source root. The same API always gives the same text. */
    public static Map<String, String> sources(JavaApi api, Implementation implementation) {
        return switch (implementation) {
            case JNA -> new JnaWriter(api).write();
            case FFM -> new FfmWriter(api).write();
        };
    }
}
