package io.github.ferrule.plugin.build.doctor;

import java.util.List;
import java.util.Optional;

/**
 * A tool or file that the doctor looked for.
 *
 * @param kind {@code tool}, {@code compiler wrapper}, {@code target}, {@code container engine}, {@code emulator}, {@code sdk}
 * @param name its name
 * @param found its version and path; empty if it is missing
 * @param neededBy the targets that cannot be built without it
 * @param remedy the command that installs it
 * @param installable true if {@code ferrule:build} runs that command itself
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

    /** The version and path of a tool; each may be empty. */
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

    /** Returns {@code ok}, {@code absent} if no target needs it, {@code will be installed} or {@code MISSING}. */
    public String state() {
        if (found.isPresent()) {
            return "ok";
        }
        if (neededBy.isEmpty()) {
            return "absent";
        }
        return installable ? "will be installed" : "MISSING";
    }

    /** Returns true if a target cannot be built without it. */
    boolean isNeeded() {
        return !neededBy.isEmpty();
    }

    /** Returns true if a build installs it first. */
    boolean isInstalledByFerrule() {
        return found.isEmpty() && isNeeded() && installable;
    }

    /** Returns true if a build must fail because it is missing. */
    boolean fails() {
        return found.isEmpty() && !neededBy.isEmpty() && !installable;
    }
}
