package io.github.ferrule.plugin.audit.reference;

import io.github.ferrule.plugin.audit.binary.VersionNumber;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The facts about an ELF file that readelf prints. */
final class ReadelfReading {

    private static final Pattern NEEDED = Pattern.compile(".*\\(NEEDED\\).*\\[(.*)]");
    private static final Pattern VERSION = Pattern.compile(".*Name: GLIBC_([\\d.]+)  Flags: (?!.*WEAK).*");
    private static final Pattern SYMBOL = Pattern.compile(
            "\\s*\\d+: [0-9a-f]+ +\\S+ \\w+ +(GLOBAL|WEAK|UNIQUE) +(DEFAULT|PROTECTED) +(?:\\[.*] +)?(\\w+) +(\\S+).*");
    private static final Pattern OWN_VERSION = Pattern.compile(".*Rev: 1 .* Name: (\\S+)");
    private static final Map<String, String> MACHINES = Map.ofEntries(
            Map.entry("ELF64 Advanced Micro Devices X86-64", "x86_64"),
            Map.entry("ELF32 Intel 80386", "x86"),
            Map.entry("ELF64 AArch64", "aarch64"),
            Map.entry("ELF32 ARM", "arm"),
            Map.entry("ELF64 RISC-V", "riscv64"),
            Map.entry("ELF64 IBM S/390", "s390x"),
            Map.entry("ELF64 LoongArch", "loongarch64"),
            Map.entry("ELF64 MIPS R3000", "mips64"),
            Map.entry("ELF32 PowerPC", "powerpc"),
            Map.entry("ELF32 Sparc", "sparc"),
            Map.entry("ELF32 Sparc v8+", "sparc"),
            Map.entry("ELF64 Sparc v9", "sparc64"));

    private ReadelfReading() {}

    static ReferenceReading of(Path file) throws IOException {
        List<String> lines = Tool.lines(file, "readelf", "-hdVW", "--dyn-syms");
        TreeSet<String> exports = new TreeSet<>();
        lines.stream().flatMap(ReadelfReading::export).forEach(exports::add);
        // the linker adds a symbol for each version that the library defines
        lines.stream().flatMap(line -> group(OWN_VERSION, line)).forEach(exports::remove);
        return new ReferenceReading(
                Set.of(machine(lines)),
                lines.stream().flatMap(line -> group(NEEDED, line)).toList(),
                exports,
                lines.stream()
                        .flatMap(line -> line.contains("GLIBC_ABI_DT_RELR  Flags: none")
                                ? Stream.of("2.36")
                                : group(VERSION, line))
                        .flatMap(text -> VersionNumber.parse(text).stream())
                        .max(Comparator.naturalOrder())
                        .map(VersionNumber::toString)
                        .orElse(""));
    }

    private static String machine(List<String> lines) {
        String name = value(lines, "Class:") + " " + value(lines, "Machine:");
        return name.equals("ELF64 PowerPC64")
                ? "powerpc64" + (value(lines, "Data:").contains("little") ? "le" : "")
                : MACHINES.getOrDefault(name, name);
    }

    private static String value(List<String> lines, String key) {
        return lines.stream()
                .map(String::strip)
                .filter(line -> line.startsWith(key))
                .findFirst()
                .map(line -> line.substring(key.length()).strip())
                .orElse("");
    }

    private static Stream<String> group(Pattern pattern, String line) {
        Matcher matcher = pattern.matcher(line);
        return matcher.matches() ? Stream.of(matcher.group(1)) : Stream.empty();
    }

    private static Stream<String> export(String line) {
        Matcher matcher = SYMBOL.matcher(line);
        return matcher.matches() && !matcher.group(3).equals("UND")
                ? Stream.of(matcher.group(4).split("@")[0])
                : Stream.empty();
    }
}
