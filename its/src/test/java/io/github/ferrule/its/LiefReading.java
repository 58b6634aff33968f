package io.github.ferrule.its;

import io.github.ferrule.its.bed.BedProgram;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A slice of a macOS library as LIEF reads it, a reader that shares no code with Ferrule's.
 *
 * @param facts lines of a name and its values, separated by spaces
 */
record LiefReading(List<List<String>> facts) {

    /** Reads all slices of a file. */
    static List<LiefReading> of(Path library) {
        List<LiefReading> slices = new ArrayList<>();
        for (String line : BedProgram.of("read-macho")
                .run(
                        library.toAbsolutePath().getParent(),
                        library.toAbsolutePath().toString())
                .split("\n")) {
            List<String> fact = List.of(line.split(" "));
            if (fact.get(0).equals("slice")) {
                slices.add(new LiefReading(new ArrayList<>()));
            }
            slices.get(slices.size() - 1).facts.add(fact);
        }
        return slices;
    }

    /** Returns the values of a fact that each slice has once. */
    String only(String name) {
        List<String> values = all(name).toList();
        if (values.size() != 1) {
            throw new AssertionError(name + ": " + values);
        }
        return values.get(0);
    }

    /** Returns the values of each fact of a name, joined by a space. */
    Stream<String> all(String name) {
        return facts.stream()
                .filter(fact -> fact.get(0).equals(name))
                .map(fact -> String.join(" ", fact.subList(1, fact.size())));
    }

    /** Returns the values of a fact that start with a symbol, which is written as in C code. */
    SortedSet<String> symbols(String name) {
        return all(name)
                .map(symbol -> symbol.startsWith("_") ? symbol.substring(1) : symbol)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
