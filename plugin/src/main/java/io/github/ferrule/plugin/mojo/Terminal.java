package io.github.ferrule.plugin.mojo;

import java.io.Console;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;

/**
 * What Maven's output goes to.
 *
 * @param coloured whether it is coloured, and so may be that of the tools that Maven runs
 * @param live whether somebody watches one build at a time on a terminal
 */
record Terminal(boolean coloured, boolean live) {

    private static final String USUAL_WIDTH = "80";

    /** Follows {@code -Dstyle.color}, as Maven does; left alone, colours are for terminals. */
    static Terminal of(MavenSession session) {
        String style = session.getUserProperties().getProperty("style.color", "auto");
        boolean terminal = session.getRequest().isInteractiveMode() && isTerminal();
        boolean live = terminal && session.getRequest().getDegreeOfConcurrency() < 2;
        return switch (style) {
            case "always" -> new Terminal(true, live);
            case "never" -> new Terminal(false, live);
            default -> new Terminal(terminal && System.getenv("NO_COLOR") == null, live);
        };
    }

    /** Tells cargo, which sees a pipe, what to do; a word of the user goes first. */
    void tell(Map<String, String> environment) {
        environment.putIfAbsent("CARGO_TERM_COLOR", coloured ? "always" : "never");
        if (live) {
            environment.putIfAbsent("CARGO_TERM_PROGRESS_WHEN", "always");
            environment.putIfAbsent("CARGO_TERM_PROGRESS_WIDTH", environment.getOrDefault("COLUMNS", USUAL_WIDTH));
        }
    }

    /** The line for progress, if somebody sees it. */
    Optional<ProgressLine> progress() {
        return live ? Optional.of(ProgressLine.ofTerminal()) : Optional.empty();
    }

    private static boolean isTerminal() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            // since Java 22, from when on there may be a console without a terminal
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a public method of the JDK cannot be called", e);
        }
    }
}
