package io.github.ferrule.plugin.audit.contract.foreign;

/** The work and memory that the analysis of code may take, because a few bytes of a hostile class can ask for any amount. */
final class AnalysisBudget {

    /** Deeper calls than in any real code end in unknown values, before they end in a full stack. */
    private static final int DEEPEST = 50;

    /** The variables and stack entries of all instructions of the methods that are being analyzed. */
    private static final long CELLS = 4_000_000;

    private static final int HEAP_PER_BYTE = 128;

    private long steps = 20_000_000;
    private long classBytes = Runtime.getRuntime().maxMemory() / HEAP_PER_BYTE;
    private long cells;
    private int depth;
    private boolean exhausted;

    /** Ends the analysis of a method. */
    static final class ExhaustedException extends RuntimeException {
        private static final long serialVersionUID = 1;

        ExhaustedException() {
            super("more work than any real code needs", null, false, false);
        }
    }

    /**
     * Counts work.
     *
     * @throws ExhaustedException if none is left
     */
    void work(long more) {
        steps -= more;
        if (steps < 0) {
            exhausted = true;
            throw new ExhaustedException();
        }
    }

    /** Returns true if a class may be held as a tree, which takes some forty times its size. */
    boolean holdsClass(int bytes) {
        exhausted |= classBytes < bytes;
        classBytes -= bytes;
        return classBytes >= 0;
    }

    /** Returns true if a method may be analyzed, which {@link #leave} ends. */
    boolean enter(long methodCells) {
        if (depth >= DEEPEST || cells + methodCells > CELLS) {
            exhausted = true;
            return false;
        }
        depth++;
        cells += methodCells;
        return true;
    }

    void leave(long methodCells) {
        depth--;
        cells -= methodCells;
    }

    /** Returns true if some code was too much. */
    boolean isExhausted() {
        return exhausted;
    }
}
