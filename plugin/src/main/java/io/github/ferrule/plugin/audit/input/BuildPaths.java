package io.github.ferrule.plugin.audit.input;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Looks for paths of build machines: home folders, CI workspaces and cargo's registry. */
final class BuildPaths {

    /** More are of no use to anybody. */
    private static final int MOST = 20;

    /** The whole standard library has fewer source files. */
    private static final int MOST_OF_STANDARD_LIBRARY = 2000;

    private static final int LONGEST = 200;

    /**
     * Rust does not separate strings in the file, so a path ends with its file's extension or a line
     * number. The names of users and repositories are part of the match, to leave texts such as "/home/" alone.
     */
    private static final Pattern PATH = Pattern.compile(
            "(?:/home/[\\w.-]+/|/Users/[\\w.-]+/|/root/\\.?\\w|/github/workspace/"
                    + "|/__w/\\w|/builds/\\w|/usr/local/cargo/registry/|/opt/cargo/registry/"
                    + "|[A-Za-z]:[\\\\/](?:Users|a|build|buildkite)[\\\\/]\\w)[\\w./\\\\+@ -]{0,150}?\\.(?:rs|cpp|cc|c|h|hpp|pdb|S)(?![\\w.])");

    /**
     * Sources of Rust's standard library, which was compiled elsewhere: rustup's component rust-src, and the crates that the
     * standard library depends on (its Cargo.lock).
     */
    private static final Pattern STANDARD_LIBRARY = Pattern.compile("[/\\\\]lib/rustlib/src/rust/library/"
            + "|[/\\\\]registry/src/[^/]+/(addr2line|adler2?|compiler_builtins|gimli|hashbrown|memchr|miniz_oxide|object"
            + "|rustc-demangle|unwinding)-\\d");

    /** The first bytes of each path: letters stand for themselves, {@code *} for the letter of a drive. */
    private static final List<String> BEGINNINGS = List.of(
            "/home", "/User", "/root", "/gith", "/__w/", "/buil", "/usr/", "/opt/", "*:/Us", "*:/a/", "*:/bu", "*:\\Us",
            "*:\\a\\", "*:\\a/", "*:/a\\", "*:\\bu");

    private static final int BEGINNING = 5;

    /** Of five bytes in a row, two neighbors begin at a multiple of four, so no others need to be looked at. */
    private static final int STEP = BEGINNING - 1;

    /** The neighbors that are in one of the beginnings, as a number of 16 bits. Paths are rare, and so are these. */
    private static final boolean[] NEIGHBORS = neighbors();

    /** Each attempt costs up to {@code LONGEST} steps; real files need one attempt for some thousand bytes. */
    private static final int BYTES_PER_ATTEMPT = 64;

    private final Set<String> found = new LinkedHashSet<>();
    private final Set<String> ofStandardLibrary = new HashSet<>();
    private long attempts = 20_000;

    private static boolean[] neighbors() {
        boolean[] neighbors = new boolean[1 << 16];
        for (String beginning : BEGINNINGS) {
            for (int i = 0; i < STEP; i++) {
                for (int first = 0; first < 256; first++) {
                    if (matches(beginning.charAt(i), first)) {
                        neighbors[first << 8 | beginning.charAt(i + 1)] = true;
                    }
                }
            }
        }
        return neighbors;
    }

    private static boolean matches(char pattern, int letter) {
        return pattern == '*' ? Character.isLetter(letter) : pattern == letter;
    }

    /** Looks at the bytes up to {@code end} for paths that begin before {@code beginBefore}. */
    void scan(byte[] bytes, int end, int beginBefore) {
        attempts += beginBefore / BYTES_PER_ATTEMPT;
        int most = Math.min(end, beginBefore + STEP) - 1;
        boolean[] neighbors = NEIGHBORS;
        int unread = 0;
        for (int at = 0; at < most; at += STEP) {
            if (neighbors[(bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff]) {
                int before = Math.min(at + 1, Math.min(beginBefore, end - BEGINNING + 1));
                for (int begin = Math.max(0, at + 1 - STEP); begin < before; begin++) {
                    if (begin >= unread && begins(bytes, begin)) {
                        if (attempts-- <= 0) {
                            return;
                        }
                        unread = begin + match(bytes, begin, Math.min(end, begin + LONGEST));
                    }
                }
            }
        }
    }

    private static boolean begins(byte[] bytes, int at) {
        if (bytes[at] != '/' && bytes[at + 1] != ':') {
            return false;
        }
        for (String beginning : BEGINNINGS) {
            int equal = 0;
            while (equal < BEGINNING && matches(beginning.charAt(equal), bytes[at + equal])) {
                equal++;
            }
            if (equal == BEGINNING) {
                return true;
            }
        }
        return false;
    }

    /** Returns the length of the path; 0 if there is none. */
    private int match(byte[] bytes, int start, int end) {
        Matcher matcher = PATH.matcher(new String(bytes, start, end - start, StandardCharsets.ISO_8859_1));
        if (!matcher.lookingAt()) {
            return 0;
        }
        if (STANDARD_LIBRARY.matcher(matcher.group()).find()) {
            add(matcher.group(), ofStandardLibrary, MOST_OF_STANDARD_LIBRARY);
        } else {
            add(matcher.group(), found, MOST);
        }
        return matcher.end();
    }

    private static void add(String path, Set<String> to, int most) {
        if (to.size() < most) {
            to.add(path);
        }
    }

    /** Adds the paths of another part of the file. */
    void addAll(BuildPaths others) {
        others.found.forEach(path -> add(path, found, MOST));
        others.ofStandardLibrary.forEach(path -> add(path, ofStandardLibrary, MOST_OF_STANDARD_LIBRARY));
    }

    /** Returns the paths as text, one on each line; no path contains a line break or begins with a tab. */
    String format() {
        return Stream.concat(found.stream(), ofStandardLibrary.stream().map(path -> "\t" + path))
                .collect(Collectors.joining("\n"));
    }

    static BuildPaths parse(String text) {
        BuildPaths paths = new BuildPaths();
        text.lines().forEach(line -> {
            if (line.startsWith("\t")) {
                paths.ofStandardLibrary.add(line.substring(1));
            } else {
                paths.found.add(line);
            }
        });
        return paths;
    }

    /** Returns the paths of the crate and its dependencies. */
    List<String> found() {
        return List.copyOf(found);
    }

    /** Returns the number of paths of the standard library. */
    int ofStandardLibrary() {
        return ofStandardLibrary.size();
    }
}
