package io.github.ferrule.plugin.audit.reference;

import io.github.ferrule.plugin.audit.binary.UniversalBinary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** The facts about a dylib that LLVM's tools print. */
final class LlvmMachOReading {

    private static final Map<String, String> MACHINES =
            Map.of("X86-64 (0x1000007)", "x86_64", "Arm64 (0x100000C)", "aarch64", "X86 (0x7)", "x86");

    private LlvmMachOReading() {}

    static ReferenceReading of(Path file) throws IOException {
        String machine = "";
        String minimum = "";
        List<String> needed = new ArrayList<>();
        String command = "";
        for (String line : Tool.lines(file, "llvm-readobj", "--file-headers", "--macho-version-min")) {
            String text = line.strip();
            if (text.startsWith("CpuType: ")) {
                machine = text.substring("CpuType: ".length());
            } else if (text.startsWith("Version: ")) {
                minimum = text.substring("Version: ".length());
            }
        }
        for (String line : Tool.lines(file, "llvm-objdump", "--macho", "--private-headers")) {
            String text = line.strip();
            if (text.startsWith("cmd ")) {
                command = text;
            } else if (text.startsWith("name ") && command.endsWith("_DYLIB") && !command.endsWith("ID_DYLIB")) {
                needed.add(text.substring("name ".length(), text.lastIndexOf(" (offset")));
            }
        }
        return new ReferenceReading(Set.of(MACHINES.getOrDefault(machine, machine)), needed, exports(file), minimum);
    }

    /** The slices were compared by no tool here; only that they are the ones that llvm-objdump finds. */
    static ReferenceReading ofUniversal(Path file, UniversalBinary universal) throws IOException {
        long headers = Tool.lines(file, "llvm-objdump", "--macho", "--arch=all", "--private-headers").stream()
                .filter(line -> line.startsWith("Mach header"))
                .count();
        if (headers != universal.slices().size()) {
            throw new IOException(file + ": " + headers + " slices");
        }
        return ReferenceReading.ofReader(universal);
    }

    private static SortedSet<String> exports(Path file) throws IOException {
        SortedSet<String> names = new TreeSet<>();
        for (String line : Tool.lines(file, "llvm-objdump", "--macho", "--exports-trie")) {
            if (line.startsWith("0x") || line.startsWith("[")) {
                names.add(line.substring(line.indexOf("  ") + 2).split(" ")[0]);
            }
        }
        if (names.isEmpty()) {
            for (String line :
                    Tool.lines(file, "llvm-nm", "--extern-only", "--defined-only", "--format=just-symbols")) {
                names.add(line.strip());
            }
        }
        SortedSet<String> plain = new TreeSet<>();
        names.forEach(name -> plain.add(name.startsWith("_") ? name.substring(1) : name));
        plain.remove("");
        return plain;
    }
}
