package io.github.ferrule.plugin.build.cargo;

import java.util.regex.Pattern;

/** The line at the bottom of a terminal that cargo writes again and again: {@code Building [==>   ] 12/40: serde}. */
public final class CargoProgress {

    private static final String COLOUR = "(?:\u001b\\[[0-9;]*[mK])*";
    private static final Pattern FORM = Pattern.compile(
            COLOUR + "\\s+" + COLOUR + "\\w+" + COLOUR + " (?:\\[[=> ]*] .*|\\d+ crates?(?:,.*)?" + COLOUR + ")");

    private CargoProgress() {}

    /** Whether a line is of that kind, and so of no use once the next one is there. */
    public static boolean matches(String line) {
        return FORM.matcher(line).matches();
    }
}
