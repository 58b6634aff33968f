package io.github.ferrule.plugin.mojo;

import java.util.Map;
import org.apache.maven.execution.MavenSession;

/** Whether Maven's output is coloured, and so may be that of the tools it runs. */
record Terminal(boolean coloured) {

    /** Follows {@code -Dstyle.color}, as Maven does; left alone, colours are for terminals. */
    static Terminal of(MavenSession session) {
        String style = session.getUserProperties().getProperty("style.color", "auto");
        return switch (style) {
            case "always" -> new Terminal(true);
            case "never" -> new Terminal(false);
            default ->
                new Terminal(session.getRequest().isInteractiveMode()
                        && System.console() != null
                        && System.getenv("NO_COLOR") == null);
        };
    }

    /** Tells cargo, which sees a pipe, what to do; a word of the user goes first. */
    void colourTools(Map<String, String> environment) {
        environment.putIfAbsent("CARGO_TERM_COLOR", coloured ? "always" : "never");
    }
}
