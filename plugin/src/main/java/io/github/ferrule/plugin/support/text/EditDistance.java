package io.github.ferrule.plugin.support.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Finds similar words: the Levenshtein distance counts the letters to insert, delete or replace. */
public final class EditDistance {

    private EditDistance() {}

    /** Returns the candidates that are most similar to a word, the nearest first. */
    public static List<String> nearest(String word, Collection<String> candidates, int most) {
        return candidates.stream()
                .sorted(Comparator.comparingInt((String candidate) -> between(word, candidate))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(most)
                .toList();
    }

    /** Returns the distance between two words. */
    public static int between(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int changed = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }
}
