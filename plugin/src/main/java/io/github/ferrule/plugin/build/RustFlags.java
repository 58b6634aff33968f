package io.github.ferrule.plugin.build;

import io.github.ferrule.plugin.build.CargoSettings.Source;
import io.github.ferrule.plugin.build.target.Libc;
import io.github.ferrule.plugin.build.target.OperatingSystem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Adds the flags that a loadable library needs to those of the user.
 *
 * <p>Cargo takes flags from one source only (the cargo book, "build.rustflags"). Ferrule's go to the variable for the
 * target, which cargo adds to the target's tables; flags of {@code build.rustflags}, which that variable would mask, are
 * repeated in it. Where {@code RUSTFLAGS} would mask the variable, or a flag contains a space, all flags go to
 * {@code CARGO_ENCODED_RUSTFLAGS}, one cargo process for each set of flags.
 *
 * @param host the machine and the user's settings
 * @param library the name of the library
 * @param remapping names for this machine's folders
 */
record RustFlags(Host host, String library, PathRemapping remapping) {

    private static final Pattern LINKER = Pattern.compile("(.*[/\\\\-])?l?ld(\\.\\w+)*");

    /** Returns the variables that add the flags of a library. */
    Map<String, Optional<String>> environment(List<TargetRequest> targets) {
        return environment(targets, this::added);
    }

    /** Returns the variables that add the configured flags of each target: the flags of a library do not suit a program. */
    Map<String, Optional<String>> environmentOfTests(List<TargetRequest> targets) {
        return environment(targets, TargetRequest::rustflags);
    }

    private Map<String, Optional<String>> environment(
            List<TargetRequest> targets, Function<TargetRequest, List<String>> added) {
        Map<String, Optional<String>> variables = new TreeMap<>();
        for (TargetRequest target : targets) {
            List<String> more = added.apply(target);
            if (more.isEmpty()) {
                continue;
            }
            if (needsProcess(target, more)) {
                variables.put(
                        "CARGO_ENCODED_RUSTFLAGS",
                        Optional.of(String.join(CargoSettings.SEPARATOR, together(target, more))));
            } else {
                variables.put(target.rustflagsVariable(), Optional.of(valueFor(target, more)));
            }
        }
        return variables;
    }

    /** Returns all flags that rustc gets for a target. */
    List<String> inForce(TargetRequest target) {
        return together(target, added(target));
    }

    /** Returns the flags that only a process of its own can have; empty if the target can share one. */
    List<String> ofProcess(TargetRequest target) {
        List<String> more = added(target);
        return needsProcess(target, more) ? together(target, more) : List.of();
    }

    static boolean isApple(TargetRequest target) {
        return target.spec().triple().os() == OperatingSystem.MACOS;
    }

    private List<String> together(TargetRequest target, List<String> more) {
        return Stream.concat(settings(target).rustflags().stream(), more.stream())
                .toList();
    }

    private String valueFor(TargetRequest target, List<String> more) {
        List<String> before = settings(target).source() == Source.BUILD
                ? settings(target).rustflags()
                : CargoSettings.words(host.environment(target).getOrDefault(target.rustflagsVariable(), ""));
        return String.join(" ", Stream.concat(before.stream(), more.stream()).toList());
    }

    private boolean needsProcess(TargetRequest target, List<String> more) {
        CargoSettings settings = settings(target);
        Stream<String> written = settings.source() == Source.BUILD
                ? Stream.concat(settings.rustflags().stream(), more.stream())
                : more.stream();
        return settings.source() == Source.PROCESS
                || written.anyMatch(flag -> flag.chars().anyMatch(Character::isWhitespace));
    }

    private CargoSettings settings(TargetRequest target) {
        return host.settings(target);
    }

    /** Checks if the user's linker runs without a compiler driver, and so does not understand {@code -Wl,}. */
    private boolean linksByItself(TargetRequest target) {
        return host.configuredLinker(target.spec().triple())
                .filter(linker -> LINKER.matcher(linker.value()).matches())
                .isPresent();
    }

    private List<String> added(TargetRequest target) {
        List<String> present = together(target, target.rustflags());
        List<String> flags = new ArrayList<>();
        // rust-lang/cargo#7563: a musl target drops the cdylib, with a mere warning, while this is on
        if (target.spec().triple().libc() == Libc.MUSL && mentionsNot(present, "crt-static")) {
            flags.addAll(List.of("-C", "target-feature=-crt-static"));
        }
        // otherwise calls inside the library would bind to the same names in a library that the process already has
        if (target.spec().triple().os().isElf() && mentionsNot(present, "symbolic")) {
            flags.addAll(List.of("-C", "link-arg=" + (linksByItself(target) ? "" : "-Wl,") + "-Bsymbolic"));
        }
        // otherwise it needs vcruntime140.dll, which only Visual C++'s redistributable package installs
        if (target.spec().triple().isMsvc() && mentionsNot(present, "crt-static")) {
            flags.addAll(List.of("-C", "target-feature=+crt-static"));
        }
        // otherwise the file contains the folder of the machine that built it
        if (isApple(target) && mentionsNot(present, "install_name")) {
            String file = target.spec().triple().os().libraryFileName(library);
            flags.addAll(List.of("-C", "link-arg=-Wl,-install_name,@rpath/" + file));
        }
        // the linker derives the UUID from the debug map too, which names object files in zig's cache; only dsymutil
        // needs the map
        if (isApple(target) && !remapping.isEmpty() && mentionsNot(target.rustflags(), "split-debuginfo")) {
            flags.addAll(List.of("-C", "link-arg=-Wl,-S"));
        }
        flags.addAll(target.rustflags());
        flags.addAll(remapping.flags());
        return flags;
    }

    private static boolean mentionsNot(List<String> flags, String word) {
        return flags.stream().noneMatch(flag -> flag.contains(word));
    }
}
