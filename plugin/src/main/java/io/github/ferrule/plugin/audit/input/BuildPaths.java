package io.github.ferrule.plugin.audit.input;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Looks for paths of build machines: home folders, CI workspaces and cargo's registry. */
final class BuildPaths {

    private static final int MOST = 20;
    private static final int LONGEST = 200;

    /**
     * Rust does not separate strings in the file, so a path ends with its file's extension or a line
     * number. The names of users and repositories are part of the match, to leave texts such as "/home/" alone.
     */
    private static final Pattern PATH = Pattern.compile(
            "(?:/home/[\\w.-]+/|/Users/[\\w.-]+/|/root/\\.?\\w|/github/workspace/"
                    + "|/__w/\\w|/builds/\\w|/usr/local/cargo/registry/|/opt/cargo/registry/"
                    + "|[A-Za-z]:[\\\\/](?:Users|a|build|buildkite)[\\\\/]\\w)[\\w./\\\\+@ -]{0,150}?\\.(?:rs|cpp|cc|c|h|hpp|pdb|S)(?![\\w.])");

    /** Each attempt costs up to {@code LONGEST} steps; real files need one attempt for some thousand bytes. */
    private static final int BYTES_PER_ATTEMPT = 64;

    private final Set<String> found = new LinkedHashSet<>();
    private long attempts = 20_000;

    /** Looks at the bytes up to {@code end} for paths that begin before {@code beginBefore}. */
    void scan(byte[] bytes, int end, int beginBefore) {
        attempts += beginBefore / BYTES_PER_ATTEMPT;
        for (int i = 0; i < beginBefore && found.size() < MOST; i++) {
            if (mayBegin(bytes, i, end) && attempts-- > 0) {
                match(bytes, i, Math.min(end, i + LONGEST));
            }
        }
    }

    /** The cheap test that nearly every byte fails. */
    private static boolean mayBegin(byte[] bytes, int at, int end) {
        if (at + 2 >= end) {
            return false;
        }
        byte next = bytes[at + 1];
        return switch (bytes[at]) {
            case '/' ->
                next == 'h'
                        || next == 'U'
                        || next == 'r'
                        || next == 'g'
                        || next == '_'
                        || next == 'b'
                        || next == 'u'
                        || next == 'o';
            default -> next == ':' && (bytes[at + 2] == '\\' || bytes[at + 2] == '/');
        };
    }

    private void match(byte[] bytes, int start, int end) {
        Matcher matcher = PATH.matcher(new String(bytes, start, end - start, StandardCharsets.ISO_8859_1));
        if (matcher.lookingAt()) {
            found.add(matcher.group());
        }
    }

    List<String> found() {
        return List.copyOf(found);
    }
}
