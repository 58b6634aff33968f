package io.github.ferrule.plugin.release.workflow;

import java.util.regex.Pattern;

/** Paths as they stand in a workflow: what a shell or YAML would read in another way is in quotes. */
final class Quoted {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./-]+");

    private Quoted() {}

    static boolean isPlain(String text) {
        return PLAIN.matcher(text).matches();
    }

    /** One word of a shell. */
    static String shell(String word) {
        return isPlain(word) ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    /** One value of YAML. */
    static String yaml(String text) {
        return isPlain(text) ? text : "'" + doubled(text) + "'";
    }

    /** A command as one value of YAML; what is odd in it is a quoted word. */
    static String yamlCommand(String command) {
        return command.contains("'") ? yaml(command) : command;
    }

    /** What stands between the quotes of a value of YAML. */
    static String doubled(String text) {
        return text.replace("'", "''");
    }
}
