package io.github.ferrule.plugin.build;

import io.github.ferrule.plugin.build.target.Libc;
import io.github.ferrule.plugin.build.target.OperatingSystem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Adds the flags that a loadable library needs to those of the user.
 *
 * <p>Cargo takes flags from one place only: {@code RUSTFLAGS} masks the variables for single targets, and those mask
 * {@code build.rustflags} (the cargo book, "build.rustflags"). So what would be masked moves into the single variables,
 * also where flags for a target stand on cargo's command line.
 */
record RustFlags(Host host, String library, boolean othersOnTheCommandLine) {

    private static final Pattern LINKER = Pattern.compile("(.*[/\\\\-])?l?ld(\\.\\w+)*");

    Map<String, Optional<String>> environment(List<TargetRequest> targets) {
        return environment(targets, this::added);
    }

    /** Only what the user says about each target: these flags are for a program. */
    Map<String, Optional<String>> environmentOfTests(List<TargetRequest> targets) {
        return environment(targets, (target, present) -> target.rustflags());
    }

    private Map<String, Optional<String>> environment(
            List<TargetRequest> targets, BiFunction<TargetRequest, List<String>, List<String>> added) {
        TreeMap<String, Optional<String>> changes = new TreeMap<>();
        if (!othersOnTheCommandLine
                && targets.stream()
                        .allMatch(target -> added.apply(target, List.of()).isEmpty())) {
            return changes;
        }
        Optional<List<String>> global = globalFlags();
        for (TargetRequest target : targets) {
            List<String> flags = new ArrayList<>(global.orElseGet(() -> targetFlags(target)));
            flags.addAll(added.apply(target, flags));
            if (!flags.isEmpty()) {
                changes.put(variable(target), Optional.of(String.join(" ", flags)));
            }
        }
        if (global.isPresent()) {
            changes.put("RUSTFLAGS", Optional.empty());
            changes.put("CARGO_ENCODED_RUSTFLAGS", Optional.empty());
        }
        return changes;
    }

    /** All flags that rustc gets for a target, wherever they were said. */
    List<String> inForce(TargetRequest target) {
        List<String> flags = new ArrayList<>(globalFlags().orElseGet(() -> {
            List<String> own =
                    new ArrayList<>(host.config().rustflags(target.spec().triple()));
            own.addAll(targetFlags(target));
            return own;
        }));
        flags.addAll(added(target, flags));
        return flags;
    }

    static boolean isApple(TargetRequest target) {
        return target.spec().triple().os() == OperatingSystem.MACOS;
    }

    /** Whether the user's linker is one that no compiler stands in front of, and that knows no {@code -Wl,}. */
    private boolean linksByItself(TargetRequest target) {
        return host.configuredLinker(target.spec().triple())
                .filter(linker -> LINKER.matcher(linker).matches())
                .isPresent();
    }

    private List<String> added(TargetRequest target, List<String> present) {
        List<String> flags = new ArrayList<>();
        // rust-lang/cargo#7563 and the field: a musl target drops the cdylib, with a mere warning, while this is on
        if (target.spec().triple().libc() == Libc.MUSL && mentionsNot(present, "crt-static")) {
            flags.addAll(List.of("-C", "target-feature=-crt-static"));
        }
        // else a library of the same names that is already in the process answers to the calls inside this one
        if (target.spec().triple().os().isElf() && mentionsNot(present, "symbolic")) {
            flags.addAll(List.of("-C", "link-arg=" + (linksByItself(target) ? "" : "-Wl,") + "-Bsymbolic"));
        }
        // else it needs vcruntime140.dll, which a machine without Visual C++'s redistributable package lacks
        if (target.spec().triple().isMsvc() && mentionsNot(present, "crt-static")) {
            flags.addAll(List.of("-C", "target-feature=+crt-static"));
        }
        // else the file names the folder of the machine that built it
        if (isApple(target) && mentionsNot(present, "install_name")) {
            String file = target.spec().triple().os().libraryFileName(library);
            flags.addAll(List.of("-C", "link-arg=-Wl,-install_name,@rpath/" + file));
        }
        // the linker makes the file's UUID of its debug map too, and that names object files in zig's cache; only
        // dsymutil needs it
        if (isApple(target) && othersOnTheCommandLine && mentionsNot(target.rustflags(), "split-debuginfo")) {
            flags.addAll(List.of("-C", "link-arg=-Wl,-S"));
        }
        flags.addAll(target.rustflags());
        return flags;
    }

    private Optional<List<String>> globalFlags() {
        return host.variable("CARGO_ENCODED_RUSTFLAGS")
                .map(flags -> Arrays.asList(flags.split("\u001f")))
                .or(() -> host.variable("RUSTFLAGS").map(RustFlags::words));
    }

    private List<String> targetFlags(TargetRequest target) {
        Optional<List<String>> own = host.variable(variable(target)).map(RustFlags::words);
        boolean masksNothing =
                own.isPresent() || host.config().hasRustflags(target.spec().triple());
        return own.orElse(masksNothing ? List.of() : host.config().buildRustflags());
    }

    private static String variable(TargetRequest target) {
        return "CARGO_TARGET_" + target.spec().triple().asEnvironmentName() + "_RUSTFLAGS";
    }

    private static boolean mentionsNot(List<String> flags, String word) {
        return flags.stream().noneMatch(flag -> flag.contains(word));
    }

    private static List<String> words(String flags) {
        return Stream.of(flags.trim().split("\\s+")).toList();
    }
}
