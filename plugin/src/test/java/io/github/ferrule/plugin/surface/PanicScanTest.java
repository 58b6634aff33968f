package io.github.ferrule.plugin.surface;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PanicScanTest {

    @TempDir
    Path crate;

    @Test
    void aFunctionIsGuardedIfItsOwnBodyCatches() throws IOException {
        assertThat(unguarded("""
                pub extern "C" fn bare(a: i32) -> i32 {
                    a / 0
                }

                pub extern "C" fn guarded(a: i32) -> i32 {
                    std::panic::catch_unwind(|| a / 0).unwrap_or(-1)
                }

                pub extern "system" fn Java_A_guarded<'a>(mut env: EnvUnowned<'a>, _class: JClass<'a>) {
                    env.with_env(|env| -> Result<_, Error> { Ok(()) }).resolve::<ThrowRuntimeExAndDefault>()
                }

                pub extern "system" fn Java_A_bare<'a>(mut env: EnvUnowned<'a>, _class: JClass<'a>) {
                    env.with_env_no_catch(|env| -> Result<_, Error> { Ok(()) });
                }
                """, "bare", "guarded", "Java_A_guarded", "Java_A_bare"))
                .containsExactly("Java_A_bare", "bare");
    }

    /** rustc gives a generated function the place of the attribute that generates it. */
    @Test
    void functionsThatUniffiGeneratesAreGuarded() throws IOException {
        assertThat(unguarded("""
                #[uniffi::export(callback_interface)] // uniffi_stock_init_vtable
                pub trait Listener: Send + Sync { fn sold(&self, pieces: u32); }

                #[no_mangle] pub extern "C" fn bare() {}
                """, "uniffi_stock_init_vtable", "bare")).containsExactly("bare");
    }

    /** Nobody need compile these files; it is enough that they are in the folder of a dependency. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/*",
                "r#\"",
                "r\"\\",
                "'\\u{",
                "\"\\",
                "fn a{",
                "fn a(",
                "a::<",
                "a ",
                "macro_rules! ",
                "######",
                "#[",
                "r######",
                "a!::<a"
            })
    @Timeout(60)
    void aLargeFileOfTrapsTakesNoLongTime(String trap) throws IOException {
        String text = trap.repeat((1 << 20) / trap.length());
        Files.writeString(Files.createDirectories(crate.resolve("src")).resolve("trap.rs"), text);
        Files.writeString(crate.resolve("src/blanks.rs"), "a" + " ".repeat(1 << 20));
        assertThat(unguarded("pub extern \"C\" fn bare() {}", "bare")).containsExactly("bare");
    }

    @Test
    void helpersAndMacrosOfTheCrateGuardToo() throws IOException {
        Files.writeString(Files.createDirectories(crate.resolve("src")).resolve("guards.rs"), """
                pub fn guard<T>(body: impl FnOnce() -> T) -> Option<T> {
                    std::panic::catch_unwind(std::panic::AssertUnwindSafe(body)).ok()
                }

                pub fn or_zero(body: impl FnOnce() -> i32) -> i32 {
                    guard(body).unwrap_or(0)
                }

                macro_rules! ffi_fn {
                    (fn $name:ident() -> $ret:ty $body:block) => {
                        #[no_mangle]
                        pub extern "C" fn $name() -> $ret { crate::guards::guard(|| $body).unwrap() }
                    };
                }
                """);

        assertThat(unguarded("""
                pub extern "C" fn direct() -> i32 { guard::<i32>(|| 1).unwrap_or(0) }
                pub extern "C" fn indirect() -> i32 { guards::or_zero(|| 1) }
                ffi_fn! {
                    fn by_macro() -> i32 { 1 }
                }
                getter!(by_other_macro, u64);
                """, "direct", "indirect", "by_macro", "by_other_macro"))
                .containsExactly("by_other_macro");
    }

    @Test
    void commentsAndStringsDoNotGuard() throws IOException {
        assertThat(unguarded("""
                // TODO: catch_unwind
                pub extern "C" fn noted() -> char {
                    /* catch_unwind */
                    let brace = '}';
                    let text = "catch_unwind }";
                    brace
                }

                pub extern "C" fn after() { let _ = r#"}"#; catch_unwind(|| ()).ok(); }
                """, "noted", "after")).containsExactly("noted");
    }

    /** Each function begins on the first line that names it, as a compiler reports it. */
    private List<String> unguarded(String source, String... symbols) throws IOException {
        Path file = Files.createDirectories(crate.resolve("src")).resolve("lib.rs");
        Files.writeString(file, source);
        List<String> lines = source.lines().toList();
        List<ExportedFunction> functions = new ArrayList<>();
        for (String symbol : symbols) {
            int line = 0;
            while (!lines.get(line).matches(".*\\b" + symbol + "\\b.*")) {
                line++;
            }
            boolean inMacro = lines.get(line).matches(" +fn .*");
            functions.add(new ExportedFunction(
                    symbol,
                    symbol,
                    new Signature("C", List.of(), Scalar.VOID, false),
                    false,
                    "",
                    new ExportedFunction.Location("src/lib.rs", inMacro ? line : line + 1)));
        }
        return List.copyOf(PanicScan.unguarded(functions, crate, List.of(crate)));
    }
}
