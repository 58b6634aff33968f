package io.github.ferrule.plugin.audit;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Something that a library should not do.
 *
 * @param library the name of the library
 * @param what what is wrong, in one line
 * @param items the offenders by name
 * @param remedy what to do about it
 */
public record Finding(
        FindingCode code, Severity severity, String library, String what, List<String> items, String remedy) {

    /** Copies the list. */
    public Finding {
        items = List.copyOf(items);
    }

    /** At most so many of the items, and how many more there are. */
    public String items(int most) {
        String shown = items.stream().limit(most).collect(Collectors.joining(", "));
        return items.size() > most ? shown + ", and " + (items.size() - most) + " more" : shown;
    }

    /** Code, offence and remedy, as a message shows them. */
    @Override
    public String toString() {
        String indent = System.lineSeparator() + " ".repeat(code.toString().length() + 2);
        return code + "  " + library + ": " + what + (items.isEmpty() ? "" : indent + items(10)) + indent + remedy;
    }
}
