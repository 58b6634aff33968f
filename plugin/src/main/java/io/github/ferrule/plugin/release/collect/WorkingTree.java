package io.github.ferrule.plugin.release.collect;

import io.github.ferrule.plugin.build.Fingerprint;
import io.github.ferrule.plugin.support.process.CommandResult;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The checked-out files of a git repository, and how they differ from its commit. */
final class WorkingTree {

    /** Folders of tools, and those in which the generated workflows put libraries of other machines. */
    private static final List<String> NOT_SOURCES = List.of(
            ":(exclude,top,glob)**/target/**",
            ":(exclude,top,glob)**/.cache/**",
            ":(exclude,top,glob)downloads/**",
            ":(exclude,top,glob)natives-*/**");

    private static final String SUBMODULE = "160000";
    private static final int FILES = 10_000;
    private static final long BYTES = 256L << 20;
    private static final long COMPARED = 4 * BYTES;

    private final Git git;
    private final Path root;
    private final String head;
    private final Set<String> tracked = new HashSet<>();
    private final Set<String> submodules = new HashSet<>();
    private final SortedMap<String, String> changes = new TreeMap<>();
    private boolean comparable = true;
    private long bytes;
    private long compared;

    private WorkingTree(Git git, Path root, String head) {
        this.git = git;
        this.root = root;
        this.head = head;
    }

    /** Finds the working tree of a folder, if the answer of git has one. */
    static Optional<WorkingTree> of(Git git, CommandResult answer) throws IOException {
        List<String> lines = answer.output().lines().toList();
        if (!answer.succeeded() || lines.size() != 2) {
            return Optional.empty();
        }
        Path root = Path.of(lines.get(0));
        // core.worktree can name any other folder
        return Files.isDirectory(root) && git.folder().toRealPath().startsWith(root.toRealPath())
                ? Optional.of(new WorkingTree(git.in(root), root.toRealPath(), lines.get(1)))
                : Optional.empty();
    }

    /** Asks git for the root and the commit. */
    static CommandResult ask(Git git) {
        return git.run(List.of("rev-parse", "--show-toplevel", "HEAD"));
    }

    Path root() {
        return root;
    }

    /** Looks for changes of tracked files, whatever hides them from {@code git status}, and in submodules. */
    void findChanges() throws IOException {
        Optional<List<String>> options = git.withoutFilters();
        if (options.isEmpty()) {
            comparable = false;
            return;
        }
        List<String> status = new ArrayList<>(options.get());
        status.addAll(List.of("status", "--porcelain", "-z", "--no-renames"));
        status.addAll(List.of("--untracked-files=no", "--ignore-submodules=dirty"));
        for (String entry : list(status)) {
            changed(entry.substring(3));
        }
        for (String entry : list(List.of("ls-files", "--stage", "-v", "-z"))) {
            String[] facts = entry.substring(0, entry.indexOf('\t')).split(" ");
            String path = entry.substring(entry.indexOf('\t') + 1);
            tracked.add(path);
            if (facts[1].equals(SUBMODULE)) {
                submodules.add(path);
                compareSubmodule(path, facts[2]);
            } else if (!facts[0].equals("H") && exists(path)) {
                changed(path); // git does not compare it: assume-unchanged, skip-worktree
            }
        }
    }

    /**
     * Compares every file in some folders with the commit, byte by byte. {@code git status} reads only files whose size or date
     * differs from the index, and believes what the index and the attributes of this clone say.
     */
    void compareContents(List<Path> scope) throws IOException {
        Map<String, CommittedFile> committed = new TreeMap<>();
        for (String entry : list(List.of("ls-tree", "-r", "-z", "--full-tree", head))) {
            CommittedFile file = CommittedFile.parse(entry);
            if (isIn(scope, file.path()) && !file.isSubmodule()) {
                committed.put(file.path(), file);
            }
        }
        for (CommittedFile file : committed.values()) {
            if (!changes.containsKey(file.path()) && !isUnchanged(file)) {
                changed(file.path());
            }
        }
        for (String path : tracked) {
            if (isIn(scope, path) && !committed.containsKey(path) && !submodules.contains(path)) {
                changed(path);
            }
        }
    }

    private boolean isUnchanged(CommittedFile file) throws IOException {
        try {
            Path path = root.resolve(file.path());
            comparable &= !leadsOut(path);
            compared += Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS) ? Files.size(path) : 0;
            comparable &= compared <= COMPARED;
            return !comparable || file.isUnchanged(path);
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /** Files behind such a link are not those of any commit of this repository. */
    private boolean leadsOut(Path file) throws IOException {
        return Files.isSymbolicLink(file)
                && Files.exists(file)
                && !file.toRealPath().startsWith(root);
    }

    /** Counts the sources outside this repository by their own revision; a commit of this one says nothing about them. */
    void findOutside(List<Path> folders) throws IOException {
        for (Path folder : folders) {
            if (!folder.startsWith(root)) {
                Git other = git.in(folder);
                Optional<WorkingTree> tree = of(other, ask(other));
                comparable &= tree.isPresent();
                changes.put(
                        root.relativize(folder).toString().replace(File.separatorChar, '/'),
                        tree.isPresent() ? revision(tree.get(), folder) : SourceState.UNKNOWN);
            }
        }
    }

    /** Looks for untracked files, except those that the repository itself ignores. */
    void findUntracked(List<String> patterns) throws IOException {
        List<String> command = List.of("ls-files", "--others", "--exclude-per-directory=.gitignore", "-z", "--");
        for (String path : list(Stream.of(command, patterns, NOT_SOURCES)
                .flatMap(List::stream)
                .distinct()
                .toList())) {
            changed(path);
        }
    }

    /** Looks for untracked sources where cargo expects them: ignored or not, whatever their folders are called. */
    void findSources(List<Path> scope, Predicate<String> isSource) throws IOException {
        List<String> command = new ArrayList<>(List.of("ls-files", "--others", "-z", "--"));
        scope.forEach(folder -> command.add(pattern(folder, "src/**")));
        for (String path : list(command)) {
            if (isSource.test(path) && file(path).filter(this::isBuildOutput).isEmpty()) {
                changed(path);
            }
        }
    }

    private boolean isBuildOutput(Path file) {
        return Stream.iterate(file.getParent(), folder -> folder.startsWith(root), Path::getParent)
                .anyMatch(folder -> folder.endsWith("target") && Files.exists(folder.resolve("CACHEDIR.TAG")));
    }

    /** Returns git's pattern for files below a folder of this tree. */
    String pattern(Path folder, String pattern) {
        String path = root.relativize(folder).toString().replace(File.separatorChar, '/');
        String literal = path.replaceAll("([*?\\[\\]\\\\])", "\\\\$1");
        return ":(top,glob)" + (literal.isEmpty() ? "" : literal + "/") + pattern;
    }

    /** Compares texts, because a name may have letters that this JVM cannot express. */
    private boolean isIn(List<Path> scope, String path) {
        return scope.stream()
                .map(folder -> root.relativize(folder).toString().replace(File.separatorChar, '/'))
                .anyMatch(folder -> folder.isEmpty() || path.startsWith(folder + "/"));
    }

    /**
     * Looks for untracked files that take part in the build although nothing names them, or that hide others: ignored or not.
     *
     * @param scope the folders of the crate and its workspace
     * @param found names of files that are found in these folders and above
     */
    void findHidden(List<Path> scope, List<String> found) throws IOException {
        Set<Path> candidates = new HashSet<>();
        for (Path folder : scope) {
            candidates.add(folder.resolve("build.rs"));
            for (Path above = folder; above != null && above.startsWith(root); above = above.getParent()) {
                found.stream().map(above::resolve).forEach(candidates::add);
            }
        }
        for (String path : tracked) {
            Optional<Path> file = isIn(scope, path) ? file(path) : Optional.empty();
            file.ifPresent(it -> candidates.add(it.resolveSibling(".gitignore")));
            file.filter(it -> it.endsWith("Cargo.toml")).ifPresent(it -> candidates.add(it.resolveSibling("build.rs")));
        }
        for (Path candidate : candidates) {
            String path = root.relativize(candidate).toString().replace(File.separatorChar, '/');
            if (!tracked.contains(path) && Files.exists(candidate, LinkOption.NOFOLLOW_LINKS)) {
                changed(path);
            }
        }
    }

    /** Returns the commit; with the hash of what differs, or only {@code -dirty} where that cannot be compared. */
    String revision() throws IOException {
        if (comparable && changes.isEmpty()) {
            return head;
        }
        String text = changes.entrySet().stream()
                .map(change -> change.getKey() + "\0" + change.getValue() + "\n")
                .collect(Collectors.joining());
        String hash = Fingerprint.of(text.getBytes(StandardCharsets.UTF_8)).sha256();
        return head + SourceState.DIRTY + (comparable ? "." + hash.substring(0, 32) : "");
    }

    /** Returns the file of a path that git names; nothing if this JVM cannot express it, so that it cannot be compared. */
    private Optional<Path> file(String path) {
        try {
            return Optional.of(root.resolve(path));
        } catch (InvalidPathException e) {
            comparable = false;
            return Optional.empty();
        }
    }

    private boolean exists(String path) {
        return file(path)
                .filter(it -> Files.exists(it, LinkOption.NOFOLLOW_LINKS))
                .isPresent();
    }

    /** Returns the revision of a tree whose files cannot all be compared. */
    String incomparable() throws IOException {
        comparable = false;
        return revision();
    }

    private List<String> list(List<String> arguments) {
        Optional<List<String>> entries = git.list(arguments);
        comparable &= entries.isPresent();
        return entries.orElse(List.of());
    }

    private void compareSubmodule(String path, String commit) throws IOException {
        Path folder = root.resolve(path);
        if (Files.exists(folder.resolve(".git"), LinkOption.NOFOLLOW_LINKS)) {
            String revision = nested(folder);
            if (!revision.equals(commit)) {
                changes.put(path, revision);
            }
        } else if (hasFiles(folder)) {
            comparable = false;
            changes.put(path, SourceState.UNKNOWN);
        }
    }

    /** A submodule that is not checked out is an empty folder. */
    private static boolean hasFiles(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isPresent();
        }
    }

    /** Returns the revision of a submodule, or of an unrelated repository in this one. */
    private String nested(Path folder) throws IOException {
        Path real = folder.toRealPath();
        Git inside = git.in(folder);
        Optional<WorkingTree> tree = of(inside, ask(inside)).filter(it -> it.root.equals(real));
        if (tree.isEmpty()) {
            comparable = false;
            return SourceState.UNKNOWN;
        }
        return revision(tree.get(), real);
    }

    /** Returns the revision of another tree that contains a used folder. */
    private String revision(WorkingTree other, Path folder) throws IOException {
        other.findChanges();
        other.compareContents(List.of(folder));
        other.findUntracked(List.of());
        other.findHidden(List.of(folder), List.of());
        comparable &= other.comparable;
        return other.revision();
    }

    private void changed(String path) throws IOException {
        boolean readable = path.chars().noneMatch(letter -> letter == '\n' || letter == '\uFFFD');
        comparable &= readable && changes.size() < FILES;
        if (!comparable) {
            changes.put(path, "");
            return;
        }
        Optional<Path> file = file(path);
        if (file.isPresent()) {
            changes.put(path, content(file.get()));
        }
    }

    private String content(Path file) throws IOException {
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return "missing";
        }
        BasicFileAttributes attributes =
                Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (attributes.isSymbolicLink()) {
            return "link to " + Files.readSymbolicLink(file);
        }
        if (attributes.isDirectory()) {
            return nested(file);
        }
        bytes += attributes.size();
        if (!attributes.isRegularFile() || bytes > BYTES) {
            comparable = false;
            return "";
        }
        return Fingerprint.of(file).sha256();
    }
}
