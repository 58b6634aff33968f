package io.github.ferrule.plugin.build.link;

import io.github.ferrule.plugin.support.problem.FerruleException;
import io.github.ferrule.plugin.support.problem.Problem;
import io.github.ferrule.plugin.support.problem.ProblemCode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Names that the user adds to the stubs of macOS's frameworks.
 *
 * @param names the names of each framework, as C code writes them
 */
public record FrameworkSymbols(SortedMap<String, List<String>> names) {

    public static final FrameworkSymbols NONE = new FrameworkSymbols(new TreeMap<>());

    /**
     * Reads lists of names, separated by white space or commas.
     *
     * @throws FerruleException if something is not a name
     */
    public static FrameworkSymbols parse(Map<String, String> lists) {
        TreeMap<String, List<String>> names = new TreeMap<>();
        lists.forEach((framework, list) -> {
            List<String> symbols = Arrays.stream((list == null ? "" : list).split("[\\s,]+"))
                    .filter(symbol -> !symbol.isEmpty())
                    .toList();
            if (!framework.matches("\\w+") || !symbols.stream().allMatch(symbol -> symbol.matches("[\\w$]+"))) {
                throw Problem.of(ProblemCode.INVALID_OPTION, "<frameworkSymbols> has something that is not a name")
                        .fact("<" + framework + ">" + list + "</" + framework + ">")
                        .remedy("write  <CoreFoundation>CFOne CFTwo</CoreFoundation>")
                        .asException();
            }
            names.put(framework, symbols);
        });
        return new FrameworkSymbols(names);
    }

    /** Returns the names as one word, such as {@code CoreFoundation=CFOne,CFTwo:Security=SecOne}. */
    String asWord() {
        return names.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + String.join(",", entry.getValue()))
                .collect(Collectors.joining(":"));
    }

    /** Reads what {@link #asWord} returned. */
    static FrameworkSymbols ofWord(String word) {
        return parse(Arrays.stream(word.split(":"))
                .filter(framework -> !framework.isEmpty())
                .map(framework -> framework.split("=", 2))
                .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1])));
    }
}
