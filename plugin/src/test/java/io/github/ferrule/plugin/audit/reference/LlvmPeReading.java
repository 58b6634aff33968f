package io.github.ferrule.plugin.audit.reference;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The facts about a DLL that llvm-readobj prints. */
final class LlvmPeReading {

    private static final Map<String, String> MACHINES = Map.of(
            "IMAGE_FILE_MACHINE_AMD64 (0x8664)", "x86_64",
            "IMAGE_FILE_MACHINE_I386 (0x14C)", "x86",
            "IMAGE_FILE_MACHINE_ARM64 (0xAA64)", "aarch64",
            "IMAGE_FILE_MACHINE_ARMNT (0x1C4)", "arm");

    private LlvmPeReading() {}

    static ReferenceReading of(Path file) throws IOException {
        String machine = "";
        List<String> needed = new ArrayList<>();
        TreeSet<String> exports = new TreeSet<>();
        String block = "";
        for (String line : Tool.lines(file, "llvm-readobj", "--file-headers", "--coff-imports", "--coff-exports")) {
            String text = line.strip();
            if (!line.startsWith(" ") && text.endsWith("{")) {
                block = text;
            } else if (text.startsWith("Machine: ")) {
                machine = text.substring("Machine: ".length());
            } else if (text.startsWith("Name: ") && block.equals("Import {")) {
                needed.add(text.substring("Name: ".length()));
            } else if (text.startsWith("Name: ") && block.equals("Export {")) {
                exports.add(text.substring("Name: ".length()));
            }
        }
        // an export by ordinal has an empty name
        exports.remove("");
        return new ReferenceReading(Set.of(MACHINES.getOrDefault(machine, machine)), needed, exports, "");
    }
}
