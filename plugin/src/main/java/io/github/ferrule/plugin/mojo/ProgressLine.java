package io.github.ferrule.plugin.mojo;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** The last line of a terminal, which is overwritten until a permanent line follows. */
final class ProgressLine {

    private static final String ERASE = "\r\u001b[K";

    private final PrintStream terminal;
    private boolean shown;

    private ProgressLine(PrintStream terminal) {
        this.terminal = terminal;
    }

    /** Writes to this process's terminal, past System.out, which Maven 4 turns into log lines. */
    static ProgressLine ofTerminal() {
        return new ProgressLine(
                new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8));
    }

    void show(String line) {
        terminal.print(ERASE + line.stripTrailing() + "\r");
        terminal.flush();
        shown = true;
    }

    /** Makes room for a permanent line. */
    void erase() {
        if (shown) {
            terminal.print(ERASE);
            terminal.flush();
            shown = false;
        }
    }
}
