package io.github.ferrule.plugin.audit;

import io.github.ferrule.plugin.support.text.Printable;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A defect of a library.
 *
 * @param library the library, by its name in reports
 * @param platforms the triples that have the defect, if it is not about this library alone
 * @param what the defect, in one line
 * @param items the symbols, libraries or paths at fault
 * @param remedy the way to fix it
 */
public record Finding(
        FindingCode code,
        Severity severity,
        String library,
        List<String> platforms,
        String what,
        List<String> items,
        String remedy) {

    private static final int MOST_ITEMS = 1000;

    private static final int LONGEST_ITEM = 300;
    private static final int LONGEST_LINE = 2000;

    /** Copies the lists, up to a thousand items; a last one counts the rest. Texts come from the audited file. */
    public Finding {
        platforms = List.copyOf(platforms);
        what = Printable.brief(what, LONGEST_LINE);
        remedy = Printable.brief(remedy, LONGEST_LINE);
        items = items.size() <= MOST_ITEMS
                ? items.stream().map(Finding::item).toList()
                : Stream.concat(
                                items.stream().limit(MOST_ITEMS).map(Finding::item),
                                Stream.of((items.size() - MOST_ITEMS) + " more are not listed"))
                        .toList();
    }

    /** Creates a finding about one library. */
    public Finding(
            FindingCode code, Severity severity, String library, String what, List<String> items, String remedy) {
        this(code, severity, library, List.of(), what, items, remedy);
    }

    /** Replaces the platforms. */
    public Finding on(List<String> triples) {
        return new Finding(code, severity, library, triples, what, items, remedy);
    }

    private static String item(String text) {
        return Printable.brief(text, LONGEST_ITEM);
    }

    /** Lists at most {@code most} items, and how many more there are. */
    public String items(int most) {
        String shown = items.stream().limit(most).collect(Collectors.joining(", "));
        return items.size() > most ? shown + ", and " + (items.size() - most) + " more" : shown;
    }

    /** Formats the finding as a message: code, defect, remedy. */
    @Override
    public String toString() {
        String indent = System.lineSeparator() + " ".repeat(code.toString().length() + 2);
        return code + "  " + library + ": " + what + (items.isEmpty() ? "" : indent + items(10)) + indent + remedy;
    }
}
