package io.github.ferrule.plugin.audit.loading;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A small library for one platform, whose imports, needed libraries, thread-local variables and flags are random.
 *
 * @param imports the names that it imports
 * @param weak true if the names are weak
 * @param libraries the libraries that it is linked with, as arguments of the linker
 * @param threadLocals bytes of thread-local variables
 * @param model their model
 * @param flags other arguments of the linker
 */
record Generated(
        List<String> imports,
        boolean weak,
        List<String> libraries,
        int threadLocals,
        String model,
        List<String> flags) {

    private static final List<Integer> SIZES = List.of(0, 0, 0, 8, 100, 400, 8192, 65536);

    /**
     * Makes a library up.
     *
     * @param provided names that the platform provides
     * @param others names that it may not have
     */
    static Generated random(
            Random random, List<String> provided, List<String> others, List<List<String>> libraries, boolean glibc) {
        List<String> imports = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            imports.add(provided.get(random.nextInt(provided.size())));
        }
        if (random.nextInt(3) == 0) {
            imports.add(others.get(random.nextInt(others.size())));
        }
        int size = SIZES.get(random.nextInt(SIZES.size()));
        return new Generated(
                imports.stream().distinct().toList(),
                random.nextInt(6) == 0,
                libraries.get(random.nextInt(libraries.size())),
                size,
                random.nextInt(3) == 0 ? "initial-exec" : "global-dynamic",
                // musl does not know the flag
                glibc && random.nextInt(12) == 0 ? List.of("-Wl,-z,nodlopen") : List.of());
    }

    /** Its source, with a table of pointers that the loader must fill in at once. */
    String source() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < imports.size(); i++) {
            text.append("extern char s%d[] __asm__(\"%s\")%s;\n"
                    .formatted(i, imports.get(i), weak ? " __attribute__((weak))" : ""));
        }
        text.append("void *table[] = {");
        for (int i = 0; i < imports.size(); i++) {
            text.append("s").append(i).append(", ");
        }
        text.append("0};\n");
        if (threadLocals > 0) {
            text.append("static __thread char own[%d] __attribute__((tls_model(\"%s\")));\n"
                    .formatted(threadLocals, model));
            text.append("char *address(void) { return own; }\n");
        }
        return text.append("int answer(void) { return 42; }\n").toString();
    }
}
