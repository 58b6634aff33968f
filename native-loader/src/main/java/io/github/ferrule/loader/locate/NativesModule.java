package io.github.ferrule.loader.locate;

/** The names of the modules with libraries, by the rule of {@code docs/bundle-format.md}. */
final class NativesModule {
    private NativesModule() {}

    /** Returns the module of the jar with all platforms. */
    static String ofAll(String id) {
        return name(id + ".natives");
    }

    /** Returns the module of the jar of one platform. */
    static String of(String id, String classifier) {
        return name(id + ".natives." + classifier);
    }

    private static String name(String text) {
        StringBuilder name = new StringBuilder();
        boolean start = true;
        for (char c : text.toCharArray()) {
            boolean legal = c == '.' || Character.isJavaIdentifierPart(c);
            if (start && legal && !Character.isJavaIdentifierStart(c)) {
                name.append('_');
            }
            name.append(legal ? c : '_');
            start = c == '.';
        }
        return name.toString();
    }
}
