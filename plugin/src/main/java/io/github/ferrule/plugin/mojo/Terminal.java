package io.github.ferrule.plugin.mojo;

import java.io.Console;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;

/**
 * The destination of Maven's output.
 *
 * @param colored true if the output, including that of tools, is colored
 * @param live true if it is a terminal that shows one build at a time
 */
record Terminal(boolean colored, boolean live) {

    private static final String USUAL_WIDTH = "80";

    /** Follows {@code -Dstyle.color}, as Maven does; by default only terminals get colors. */
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

    /** Configures cargo, which sees a pipe; the user's own variables take precedence. */
    void configure(Map<String, String> environment) {
        environment.putIfAbsent("CARGO_TERM_COLOR", colored ? "always" : "never");
        if (live) {
            environment.putIfAbsent("CARGO_TERM_PROGRESS_WHEN", "always");
            environment.putIfAbsent("CARGO_TERM_PROGRESS_WIDTH", environment.getOrDefault("COLUMNS", USUAL_WIDTH));
        }
    }

    /** Returns the line that shows progress, if the output is a live terminal. */
    Optional<ProgressLine> progress() {
        return live ? Optional.of(ProgressLine.ofTerminal()) : Optional.empty();
    }

    private static boolean isTerminal() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            // added in Java 22, which may have a console without a terminal
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a public method of the JDK cannot be called", e);
        }
    }
}
