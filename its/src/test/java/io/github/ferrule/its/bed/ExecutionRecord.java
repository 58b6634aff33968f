package io.github.ferrule.its.bed;

import java.util.Collection;
import java.util.concurrent.ConcurrentSkipListSet;

/** Remembers what ran where, for the table at the end. */
public final class ExecutionRecord {

    private static final Collection<String> LINES = new ConcurrentSkipListSet<>();

    private ExecutionRecord() {}

    /** A library was loaded and called on its platform. */
    public static void executed(String target, String how) {
        LINES.add(String.format("  %-32s executed   %s", target, how));
    }

    /** A file was read and checked; nothing here can run it. */
    public static void inspected(String target, String how) {
        LINES.add(String.format("  %-32s inspected  %s", target, how));
    }

    static Collection<String> lines() {
        return LINES;
    }
}
