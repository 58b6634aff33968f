package io.github.ferrule.plugin.audit.binary;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A dotted version such as {@code 2.17} or {@code 3.4.19}, compared number by number. */
public record VersionNumber(List<Integer> parts) implements Comparable<VersionNumber> {

    private static final Pattern FORM = Pattern.compile("\\d{1,6}(\\.\\d{1,6}){0,3}");

    /** Copies the list. */
    public VersionNumber {
        parts = List.copyOf(parts);
    }

    /** Builds one from its parts. */
    public static VersionNumber of(Integer... parts) {
        return new VersionNumber(List.of(parts));
    }

    /** Parses a version, or gives nothing if the text is not one. */
    public static Optional<VersionNumber> parse(String text) {
        return FORM.matcher(text).matches()
                ? Optional.of(new VersionNumber(
                        Arrays.stream(text.split("\\.")).map(Integer::valueOf).toList()))
                : Optional.empty();
    }

    @Override
    public int compareTo(VersionNumber other) {
        int longest = Math.max(parts.size(), other.parts.size());
        for (int i = 0; i < longest; i++) {
            int order = Integer.compare(part(i), other.part(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    /** Returns the later of the two. */
    public VersionNumber max(VersionNumber other) {
        return compareTo(other) >= 0 ? this : other;
    }

    private int part(int index) {
        return index < parts.size() ? parts.get(index) : 0;
    }

    /** Returns true if this version is later than the other. */
    public boolean isAfter(VersionNumber other) {
        return compareTo(other) > 0;
    }

    @Override
    public String toString() {
        return parts.stream().map(String::valueOf).collect(Collectors.joining("."));
    }
}
