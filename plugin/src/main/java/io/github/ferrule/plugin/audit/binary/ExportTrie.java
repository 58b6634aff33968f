package io.github.ferrule.plugin.audit.binary;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** The tree of exported names: each edge adds letters, each node may end a name. */
final class ExportTrie {

    private static final int LONGEST_NAME = 1 << 16;

    private final BinaryView trie;
    private final SortedSet<String> names = new TreeSet<>();
    private final Set<Long> seen = new HashSet<>();
    private final Deque<Node> open = new ArrayDeque<>();

    private record Node(long offset, String prefix) {}

    private ExportTrie(BinaryView trie) {
        this.trie = trie;
    }

    static SortedSet<String> read(BinaryView trie) throws IOException {
        ExportTrie reader = new ExportTrie(trie);
        if (trie.length() > 0) {
            reader.open.push(new Node(0, ""));
        }
        while (!reader.open.isEmpty()) {
            reader.visit(reader.open.pop());
        }
        return reader.names;
    }

    private void visit(Node node) throws IOException {
        if (!seen.add(node.offset())) {
            throw trie.malformed(node.offset(), "the export trie reaches a node twice");
        }
        Cursor cursor = new Cursor(node.offset());
        long terminal = cursor.number();
        trie.require("export", cursor.at, terminal);
        if (terminal > 0) {
            trie.keep(node.offset(), node.prefix().length());
            names.add(node.prefix());
        }
        cursor.at += terminal;
        int children = trie.u8(cursor.at++);
        for (int i = 0; i < children; i++) {
            String edge = trie.string(cursor.at);
            cursor.at += trie.stringLength(cursor.at) + 1;
            if (node.prefix().length() + edge.length() > LONGEST_NAME) {
                throw trie.malformed(node.offset(), "an exported name longer than %d letters".formatted(LONGEST_NAME));
            }
            trie.work(node.prefix().length());
            open.push(new Node(cursor.number(), node.prefix() + edge));
        }
    }

    private final class Cursor {

        private long at;

        Cursor(long at) {
            this.at = at;
        }

        /** ULEB128: seven bits a byte, the lowest first. */
        long number() throws IOException {
            long value = 0;
            for (int shift = 0; shift < 63; shift += 7) {
                int next = trie.u8(at++);
                value |= (long) (next & 0x7f) << shift;
                if ((next & 0x80) == 0) {
                    return value;
                }
            }
            throw trie.malformed(at, "a number of more than 63 bits");
        }
    }
}
