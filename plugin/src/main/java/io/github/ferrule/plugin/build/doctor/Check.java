package io.github.ferrule.plugin.build.doctor;

import java.util.List;
import java.util.Optional;

/**
 * One thing that was looked for.
 *
 * @param kind {@code tool}, {@code target}, {@code container engine}, {@code emulator}, {@code sdk}
 * @param name what it is called
 * @param found its version and where it lies; empty if it is not there
 * @param neededBy the targets that cannot be built without it
 * @param remedy the command that gets it
 * @param installable whether {@code ferrule:build} runs that command by itself
 */
public record Check(
        String kind,
        String name,
        Optional<Found> found,
        List<String> neededBy,
        Optional<String> remedy,
        boolean installable) {

    public Check {
        neededBy = List.copyOf(neededBy);
    }

    /** What was found: the version and the place, each empty where it has none. */
    public record Found(String version, String place) {
        @Override
        public String toString() {
            return (version + "  " + place).trim();
        }
    }

    static Check of(String kind, String name, Optional<Found> found) {
        return new Check(kind, name, found, List.of(), Optional.empty(), false);
    }

    Check neededBy(List<String> targets) {
        return new Check(kind, name, found, targets, remedy, installable);
    }

    Check remedy(String command, boolean byFerrule) {
        return new Check(kind, name, found, neededBy, Optional.of(command), byFerrule);
    }

    /** {@code ok}, {@code absent} where nobody needs it, {@code will be installed}, {@code MISSING}. */
    public String state() {
        if (found.isPresent()) {
            return "ok";
        }
        if (neededBy.isEmpty()) {
            return "absent";
        }
        return installable ? "will be installed" : "MISSING";
    }

    /** Whether a build must fail for the want of it. */
    boolean fails() {
        return found.isEmpty() && !neededBy.isEmpty() && !installable;
    }
}
