package io.github.ferrule.plugin.build;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The tools and settings that a library was built with. The record leaves the machine, and flags can hold secrets in many places,
 * so only the values of options that cannot hold one are kept; others become {@code ***}.
 *
 * @param rustc version of the compiler
 * @param backend the backend that ran
 * @param profile cargo profile
 * @param features cargo features that were asked for
 * @param rustflags additional flags of rustc
 */
public record Provenance(String rustc, String backend, String profile, List<String> features, List<String> rustflags) {

    private static final String HIDDEN = "***";

    /** Options of {@code -C} whose values are words of the compiler. */
    private static final Set<String> WORDS = Set.of(
            "code-model",
            "codegen-units",
            "control-flow-guard",
            "debug-assertions",
            "debuginfo",
            "embed-bitcode",
            "force-frame-pointers",
            "link-dead-code",
            "link-self-contained",
            "linker-flavor",
            "lto",
            "opt-level",
            "overflow-checks",
            "panic",
            "prefer-dynamic",
            "relocation-model",
            "rpath",
            "split-debuginfo",
            "strip",
            "symbol-mangling-version",
            "target-cpu",
            "target-feature");

    private static final Pattern CODEGEN = Pattern.compile("(-C|--codegen=)(.+)");

    /** An option without its value: {@code -L}, {@code --cfg}, or a lint or unstable option, which has none. */
    private static final Pattern OPTION = Pattern.compile("--[a-z-]+|-[WADFZ][a-z:_-]*|-[A-Za-z]");

    public Provenance {
        features = List.copyOf(features);
        rustflags = withoutSecrets(rustflags);
    }

    private static List<String> withoutSecrets(List<String> flags) {
        List<String> words = new ArrayList<>();
        String previous = "";
        for (String flag : flags) {
            Matcher codegen = CODEGEN.matcher(flag);
            if (previous.equals("-C") || previous.equals("--codegen")) {
                words.add(option(flag));
            } else if (codegen.matches()) {
                words.add(codegen.group(1) + option(codegen.group(2)));
            } else {
                words.add(OPTION.matcher(flag).matches() ? flag : hidden(flag));
            }
            previous = flag;
        }
        return List.copyOf(words);
    }

    private static String option(String option) {
        return WORDS.contains(option.replaceFirst("=.*", "")) ? option : hidden(option);
    }

    /** Keeps the name of an option with a value. */
    private static String hidden(String flag) {
        int end = flag.indexOf('=');
        return (end < 0 ? "" : flag.substring(0, end + 1)) + HIDDEN;
    }
}
