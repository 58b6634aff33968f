package io.github.ferrule.plugin.audit.binary;

/**
 * Bytes that serve debuggers and not the program.
 *
 * @param symbolTable symbols that no loader looks at, with their names
 * @param debugInformation DWARF sections
 */
public record StrippableBytes(long symbolTable, long debugInformation) {

    static final StrippableBytes NONE = new StrippableBytes(0, 0);

    /** All of them. */
    public long total() {
        return symbolTable + debugInformation;
    }

    StrippableBytes plus(StrippableBytes other) {
        return new StrippableBytes(symbolTable + other.symbolTable, debugInformation + other.debugInformation);
    }
}
