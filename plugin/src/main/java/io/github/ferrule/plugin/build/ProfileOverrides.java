package io.github.ferrule.plugin.build;

import io.github.ferrule.plugin.support.problem.FerruleException;
import io.github.ferrule.plugin.support.problem.Problem;
import io.github.ferrule.plugin.support.problem.ProblemCode;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Settings of a cargo profile that count instead of those in {@code Cargo.toml}. */
public final class ProfileOverrides {

    /** None. */
    public static final ProfileOverrides NONE = new ProfileOverrides(new TreeMap<>());

    // the cargo book, "Profiles"
    private static final Map<String, Pattern> VALUES = Map.of(
            "strip", Pattern.compile("none|debuginfo|symbols|true|false"),
            "lto", Pattern.compile("off|thin|fat|true|false"),
            "codegen-units", Pattern.compile("[1-9]\\d{0,3}"),
            "panic", Pattern.compile("unwind|abort"),
            "opt-level", Pattern.compile("[0-3sz]"));

    private static final Pattern BARE = Pattern.compile("true|false|\\d+");

    private final SortedMap<String, String> settings;

    private ProfileOverrides(SortedMap<String, String> settings) {
        this.settings = Collections.unmodifiableSortedMap(settings);
    }

    /**
     * Checks the settings.
     *
     * @throws FerruleException if cargo knows no such setting, or not this value of it
     */
    public static ProfileOverrides of(Map<String, String> settings) {
        settings.forEach((name, value) -> {
            Pattern allowed = VALUES.get(name);
            if (allowed == null || !allowed.matcher(value).matches()) {
                throw invalid(name, value);
            }
        });
        return new ProfileOverrides(new TreeMap<>(settings));
    }

    /**
     * Returns the same with others, which take precedence.
     *
     * @throws FerruleException if cargo knows no such setting, or not this value of it
     */
    public ProfileOverrides and(Map<String, String> others) {
        SortedMap<String, String> all = new TreeMap<>(settings);
        all.putAll(of(others).settings);
        return new ProfileOverrides(all);
    }

    /** Returns the same with debug information, which users cannot set here: it would only make libraries larger. */
    public ProfileOverrides withDebug(String level) {
        SortedMap<String, String> all = new TreeMap<>(settings);
        all.put("debug", level);
        return new ProfileOverrides(all);
    }

    /** Cargo's arguments for them. */
    List<String> arguments(String profile) {
        return settings.entrySet().stream()
                .flatMap(setting -> Stream.of(
                        "--config", "profile." + profile + "." + setting.getKey() + "=" + toml(setting.getValue())))
                .toList();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ProfileOverrides that && settings.equals(that.settings);
    }

    @Override
    public int hashCode() {
        return settings.hashCode();
    }

    private static String toml(String value) {
        return BARE.matcher(value).matches() ? value : "\"" + value + "\"";
    }

    private static FerruleException invalid(String name, String value) {
        return Problem.of(ProblemCode.INVALID_OPTION, "profileOverrides: <" + name + "> cannot be '" + value + "'")
                .facts(VALUES.entrySet().stream()
                        .map(it -> it.getKey() + ": " + it.getValue().pattern())
                        .sorted()
                        .toList())
                .remedy("write, for example,  <profileOverrides><lto>fat</lto></profileOverrides>")
                .asException();
    }
}
