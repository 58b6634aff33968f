package io.github.ferrule.plugin.audit.loading;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A small library for one platform, whose imports, needed libraries, thread-local variables and flags are random.
 *
 * @param language its language
 * @param imports the names that it imports
 * @param weak true if the names are weak
 * @param libraries the libraries that it is linked with, as arguments of the linker
 * @param threadLocals bytes of thread-local variables
 * @param model their model
 * @param chosen true if it calls a function whose code it chooses while it is loaded
 * @param flags other arguments of the linker
 */
record Generated(
        Language language,
        List<String> imports,
        boolean weak,
        List<String> libraries,
        int threadLocals,
        String model,
        boolean chosen,
        List<String> flags) {

    /** Between 400 and 600 lies the reserve of glibc. */
    private static final List<Integer> SIZES = List.of(0, 0, 0, 8, 100, 400, 600, 900, 1200, 1500, 8192, 65536);

    private static final int ONE_IN_RUST = 4;

    private static final String CHOSEN = """
            static int code(void) { return 42; }
            static void *choose(void) { return code; }
            static int chosen(void) __attribute__((ifunc("choose")));
            int answer(void) { return chosen(); }
            """;

    /** The language of a library. */
    enum Language {
        C,
        RUST
    }

    /**
     * Makes a library up.
     *
     * @param provided names that the platform provides
     * @param others names that it may not have
     */
    static Generated random(Random random, List<String> provided, List<String> others, List<List<String>> libraries) {
        List<String> imports = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            imports.add(provided.get(random.nextInt(provided.size())));
        }
        if (random.nextInt(3) == 0) {
            imports.add(others.get(random.nextInt(others.size())));
        }
        int size = SIZES.get(random.nextInt(SIZES.size()));
        Language language = random.nextInt(ONE_IN_RUST) == 0 ? Language.RUST : Language.C;
        return new Generated(
                language,
                imports.stream().distinct().toList(),
                random.nextInt(6) == 0 && language == Language.C, // rustc has weak imports for itself only
                libraries.get(random.nextInt(libraries.size())),
                size,
                random.nextInt(3) == 0 ? "initial-exec" : "global-dynamic",
                random.nextInt(8) == 0 && language == Language.C,
                random.nextInt(12) == 0 ? List.of("-Wl,-z,nodlopen") : List.of());
    }

    /** Its source, with a table of pointers that the loader must fill in at once. */
    String source() {
        return language == Language.C ? sourceInC() : sourceInRust();
    }

    private String sourceInRust() {
        StringBuilder text = new StringBuilder("""
                #![no_std]
                #![feature(thread_local)]
                #![allow(warnings)]
                #[panic_handler]
                fn panic(_: &core::panic::PanicInfo) -> ! { loop {} }
                pub struct Table([*const u8; %d]);
                unsafe impl Sync for Table {}
                #[no_mangle]
                pub extern "C" fn answer() -> i32 { 42 }
                extern "C" {
                """.formatted(imports.size()));
        for (int i = 0; i < imports.size(); i++) {
            text.append("#[link_name = \"%s\"] static S%d: u8;\n".formatted(imports.get(i), i));
        }
        text.append("}\n#[no_mangle] pub static TABLE: Table = Table([");
        for (int i = 0; i < imports.size(); i++) {
            text.append("&raw const S").append(i).append(", ");
        }
        text.append("]);\n");
        if (threadLocals > 0) {
            text.append("""
                    #[thread_local]
                    static mut OWN: [u8; %d] = [0; %d];
                    #[no_mangle]
                    pub extern "C" fn address() -> *mut u8 { &raw mut OWN as *mut u8 }
                    """.formatted(threadLocals, threadLocals));
        }
        return text.toString();
    }

    private String sourceInC() {
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
        return text.append(chosen ? CHOSEN : "int answer(void) { return 42; }\n")
                .toString();
    }
}
