package io.github.ferrule.plugin.audit.binary;

/**
 * Bytes that serve debuggers and not the program.
 *
 * @param symbolTable symbols that no loader looks at, with their names
 * @param debugInformation DWARF sections
 */
public record Leftovers(long symbolTable, long debugInformation) {

    static final Leftovers NONE = new Leftovers(0, 0);

    /** All of them. */
    public long total() {
        return symbolTable + debugInformation;
    }

    Leftovers plus(Leftovers other) {
        return new Leftovers(symbolTable + other.symbolTable, debugInformation + other.debugInformation);
    }
}
