package io.github.ferrule.plugin.release.workflow;

import java.util.regex.Pattern;

/** Quotes texts that a shell or YAML would interpret. */
final class Quoting {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./-]+");

    private Quoting() {}

    static boolean isPlain(String text) {
        return PLAIN.matcher(text).matches();
    }

    /** Returns a word for a shell. */
    static String shell(String word) {
        return isPlain(word) ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    /** Returns a text that GitHub does not take for an expression; for the last step but the quotes of YAML. */
    static String github(String text) {
        return text.replace("${{", "${{ '${{' }}");
    }

    /** Returns a shell command whose quoted words GitLab does not take for an interpolation. */
    static String gitlab(String command) {
        return command.replace("$[[", "$[''[");
    }

    /** Returns a YAML value. */
    static String yaml(String text) {
        return isPlain(text) ? text : "'" + doubled(text) + "'";
    }

    /** Returns a command as a YAML value; its words are already quoted. */
    static String yamlCommand(String command) {
        return command.contains("'") ? yaml(command) : command;
    }

    /** Returns the text between the quotes of a YAML value. */
    static String doubled(String text) {
        return text.replace("'", "''");
    }
}
