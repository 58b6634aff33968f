package io.github.ferrule.plugin.build.cargo;

import java.util.regex.Pattern;

/** The line at the bottom of a terminal that cargo writes again and again: {@code Building [==>   ] 12/40: serde}. */
public final class CargoProgress {

    private static final String COLOUR = "(?:\u001b\\[[0-9;]*[mK])*";
    private static final Pattern FORM = Pattern.compile(
            COLOUR + "\\s+" + COLOUR + "\\w+" + COLOUR + " (?:\\[[=> ]*] .*|\\d+ crates?(?:,.*)?" + COLOUR + ")");

    private CargoProgress() {}

    /** Returns true for a progress line, which the next one replaces. */
    public static boolean matches(String line) {
        return FORM.matcher(line).matches();
    }
}
