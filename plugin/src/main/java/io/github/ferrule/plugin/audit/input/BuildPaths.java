package io.github.ferrule.plugin.audit.input;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
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

    /** The bytes by which each path begins: letters stand for themselves, {@code *} for the letter of a drive. */
    private static final List<String> BEGINNINGS = List.of(
            "/home", "/User", "/root", "/gith", "/__w/", "/buil", "/usr/", "/opt/", "*:/Us", "*:/a/", "*:/bu", "*:\\Us",
            "*:\\a\\", "*:\\a/", "*:/a\\", "*:\\bu");

    private static final int WINDOW = 5;

    /**
     * The distance to the next place where a path can begin, by the last byte of a window: paths are rare, and most bytes
     * need not be looked at (the Boyer-Moore-Horspool algorithm).
     */
    private static final byte[] DISTANCES = distances();

    /** Each attempt costs up to {@code LONGEST} steps; real files need one attempt for some thousand bytes. */
    private static final int BYTES_PER_ATTEMPT = 64;

    private final Set<String> found = new LinkedHashSet<>();
    private final Set<String> ofStandardLibrary = new HashSet<>();
    private long attempts = 20_000;

    private static byte[] distances() {
        byte[] distances = new byte[256];
        Arrays.fill(distances, (byte) WINDOW);
        for (String beginning : BEGINNINGS) {
            for (int i = 0; i < WINDOW; i++) {
                byte distance = (byte) (WINDOW - 1 - i);
                char letter = beginning.charAt(i);
                for (int b = 0; b < 256; b++) {
                    if (letter == b || letter == '*' && Character.isLetter(b)) {
                        distances[b] = (byte) Math.min(distances[b], distance);
                    }
                }
            }
        }
        return distances;
    }

    /** Looks at the bytes up to {@code end} for paths that begin before {@code beginBefore}. */
    void scan(byte[] bytes, int end, int beginBefore) {
        attempts += beginBefore / BYTES_PER_ATTEMPT;
        int most = Math.min(end, beginBefore + WINDOW - 1);
        byte[] distances = DISTANCES;
        int last = WINDOW - 1;
        while (last < most) {
            int distance = distances[bytes[last] & 0xff];
            if (distance == 0) {
                int begin = last - (WINDOW - 1);
                if (mayBegin(bytes, begin)) {
                    if (attempts-- <= 0) {
                        return;
                    }
                    distance += match(bytes, begin, Math.min(end, begin + LONGEST));
                }
                distance++;
            }
            last += distance;
        }
    }

    private static boolean mayBegin(byte[] bytes, int at) {
        return bytes[at] == '/' || bytes[at + 1] == ':' && (bytes[at + 2] == '\\' || bytes[at + 2] == '/');
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
