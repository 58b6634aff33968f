package io.github.ferrule.plugin.audit;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The API sets of Windows: names such as {@code api-ms-win-core-synch-l1-2-0.dll} that stand for the DLL that has the
 * functions. Windows compares all of the name but the last number.
 */
final class ApiSets {

    /**
     * The DLL behind an API set.
     *
     * @param dll the name of the DLL
     * @param listed true if the tables have all functions of the API set
     */
    record Host(String dll, boolean listed) {}

    private record Entry(int lastListed, String dll) {}

    private static final Pattern NAME = Pattern.compile("((?:api|ext)-ms-.+)-(\\d{1,9})\\.dll");

    private static final Map<String, Entry> ENTRIES = TextTable.read("symbols/api-sets.txt", 3).stream()
            .collect(Collectors.toMap(row -> row.get(0), row -> new Entry(Integer.parseInt(row.get(1)), row.get(2))));

    private ApiSets() {}

    /** Returns true if Windows looks for a DLL of this name in its list of API sets. */
    static boolean isApiSet(String dll) {
        return dll.startsWith("api-ms-") || dll.startsWith("ext-ms-");
    }

    /** Returns the host of an API set; nothing if it is not known. */
    static Optional<Host> host(String dll) {
        Matcher name = NAME.matcher(dll.toLowerCase(Locale.ROOT));
        if (!name.matches()) {
            return Optional.empty();
        }
        return Optional.ofNullable(ENTRIES.get(name.group(1)))
                .map(entry -> new Host(entry.dll(), Integer.parseInt(name.group(2)) <= entry.lastListed()));
    }
}
