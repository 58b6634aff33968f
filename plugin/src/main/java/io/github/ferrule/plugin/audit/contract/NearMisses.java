package io.github.ferrule.plugin.audit.contract;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Finds names that may have been meant: another spelling, one wrong letter, a forgotten prefix. */
public final class NearMisses {

    private static final int MOST = 3;
    private static final int SHORTEST_PART = 3;
    private static final int LONGEST = 500;

    private NearMisses() {}

    /** Returns candidates, the most likely first. */
    public static List<String> of(String name, Collection<String> candidates) {
        return Stream.<Predicate<String>>of(
                        candidate -> plain(candidate).equals(plain(name)),
                        candidate -> oneSlip(name, candidate),
                        candidate -> isPart(name, candidate))
                .flatMap(near -> candidates.stream()
                        .filter(candidate -> candidate.length() <= LONGEST)
                        .filter(near)
                        .sorted())
                .distinct()
                .limit(MOST)
                .toList();
    }

    private static String plain(String name) {
        return name.replace("_", "").toLowerCase(Locale.ROOT);
    }

    /** Returns true if one letter is missing, extra, or different: then all before and after it are equal. */
    private static boolean oneSlip(String one, String other) {
        if (Math.abs(one.length() - other.length()) > 1) {
            return false;
        }
        int shorter = Math.min(one.length(), other.length());
        int before = 0;
        while (before < shorter && one.charAt(before) == other.charAt(before)) {
            before++;
        }
        int after = 0;
        while (after < shorter - before
                && one.charAt(one.length() - 1 - after) == other.charAt(other.length() - 1 - after)) {
            after++;
        }
        return before + after >= Math.max(one.length(), other.length()) - 1;
    }

    private static boolean isPart(String name, String candidate) {
        String one = plain(name);
        String other = plain(candidate);
        return Math.min(one.length(), other.length()) >= SHORTEST_PART && (one.endsWith(other) || other.endsWith(one));
    }
}
