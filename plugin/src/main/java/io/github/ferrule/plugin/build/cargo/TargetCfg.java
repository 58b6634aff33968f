package io.github.ferrule.plugin.build.cargo;

import io.github.ferrule.plugin.build.target.Architecture;
import io.github.ferrule.plugin.build.target.Libc;
import io.github.ferrule.plugin.build.target.OperatingSystem;
import io.github.ferrule.plugin.build.target.TargetTriple;
import java.util.Optional;
import java.util.Set;

/** The conditions of {@code rustc --print cfg --target …} that a triple decides. */
record TargetCfg(TargetTriple target) {

    private static final Set<Architecture> HALF = Set.of(Architecture.X86, Architecture.ARM);
    private static final Set<String> VENDORS = Set.of("unknown", "pc", "apple");
    private static final Set<Architecture> BIG_ENDIAN = Set.of(Architecture.POWERPC64, Architecture.S390X);

    /** Returns whether a condition without a value is true; empty if the triple does not decide. */
    Optional<Boolean> has(String name) {
        return switch (name) {
            case "unix" -> Optional.of(!isWindows());
            case "windows" -> Optional.of(isWindows());
            case "true", "false" -> Optional.of(Boolean.valueOf(name));
            default -> Optional.empty();
        };
    }

    /** Returns whether a condition has this value; empty if the triple does not decide. */
    Optional<Boolean> has(String name, String value) {
        return value(name).map(value::equals);
    }

    private Optional<String> value(String name) {
        return switch (name) {
            // for rustc, illumos is not solaris
            case "target_os" ->
                Optional.of(target.os().canonicalName()).filter(os -> target.os() != OperatingSystem.SOLARIS);
            case "target_family" -> Optional.of(isWindows() ? "windows" : "unix");
            case "target_arch" -> architecture();
            case "target_env" -> environment();
            case "target_vendor" -> Optional.of(target.text().split("-")[1]).filter(VENDORS::contains);
            case "target_pointer_width" -> usual(HALF.contains(target.architecture()) ? "32" : "64");
            case "target_endian" -> usual(BIG_ENDIAN.contains(target.architecture()) ? "big" : "little");
            default -> Optional.empty();
        };
    }

    private Optional<String> architecture() {
        return usual(target.architecture().canonicalName())
                .map(name -> name.replaceFirst("^powerpc64le$", "powerpc64"));
    }

    private Optional<String> environment() {
        return switch (target.os()) {
            case LINUX ->
                target.libc() == Libc.PLATFORM
                        ? Optional.empty()
                        : Optional.of(target.libc().canonicalName());
            case WINDOWS ->
                Optional.of(target.environment())
                        .filter(Set.of("gnu", "gnullvm", "msvc")::contains)
                        .map(name -> name.replaceFirst("^gnullvm$", "gnu"));
            case MACOS, ANDROID, FREEBSD -> Optional.of("");
            default -> Optional.empty();
        };
    }

    /** For a triple with no more to it than a processor: {@code arm64ec}, {@code gnux32} and their like differ. */
    private Optional<String> usual(String value) {
        boolean special = target.text().matches("arm64ec-.*|.*(x32|ilp32)");
        return special ? Optional.empty() : Optional.of(value);
    }

    private boolean isWindows() {
        return target.os() == OperatingSystem.WINDOWS;
    }
}
