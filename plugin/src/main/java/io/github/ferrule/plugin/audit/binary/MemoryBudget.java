package io.github.ferrule.plugin.audit.binary;

/** The memory that the names in some files may take together, so that small hostile files cannot exhaust the heap. */
public final class MemoryBudget {

    /** A string, and the entry that holds it. */
    private static final int OVERHEAD = 120;

    private static final long DEFAULT_SHARE = 3;

    private long left;

    /** Allows so many bytes. */
    public MemoryBudget(long allowed) {
        left = allowed;
    }

    /** Allows a third of the heap. */
    public static MemoryBudget ofThisHeap() {
        return new MemoryBudget(Runtime.getRuntime().maxMemory() / DEFAULT_SHARE);
    }

    /**
     * Takes the bytes of a name.
     *
     * @return false if they are no longer there
     */
    public boolean take(long length) {
        left -= length + OVERHEAD;
        return left >= 0;
    }
}
