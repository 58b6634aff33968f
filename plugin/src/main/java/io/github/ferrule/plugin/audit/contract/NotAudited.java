package io.github.ferrule.plugin.audit.contract;

import io.github.ferrule.plugin.support.text.Printable;
import java.util.ArrayList;
import java.util.List;

/**
 * The parts of a file that were not read, each with the reason. A small jar can have so many that no report has room for them:
 * the others are counted.
 */
public final class NotAudited {

    private static final int LETTERS_OF_A_PART = 1000;
    private static final long SHARE_OF_HEAP = 64;

    private final List<String> parts = new ArrayList<>();
    private long room = Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP;
    private long more;

    /** Adds a part. */
    public void add(String part, String reason) {
        String line = Printable.brief(part, LETTERS_OF_A_PART) + ": " + Printable.brief(reason, LETTERS_OF_A_PART);
        room -= line.length();
        if (room >= 0) {
            parts.add(line);
        } else {
            more++;
        }
    }

    /** Returns the parts, and a last line that counts those for which there was no room. */
    public List<String> list() {
        List<String> list = new ArrayList<>(parts);
        if (more > 0) {
            list.add(more + " more parts, which the memory of this JVM has no room to list; raise -Xmx in MAVEN_OPTS");
        }
        return list;
    }
}
