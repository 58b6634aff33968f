package io.github.ferrule.plugin.init;

import io.github.ferrule.plugin.init.InitRequest.ExistingPom;
import io.github.ferrule.plugin.support.file.AtomicFile;
import io.github.ferrule.plugin.support.problem.FerruleException;
import io.github.ferrule.plugin.support.problem.Problem;
import io.github.ferrule.plugin.support.problem.ProblemCode;
import io.github.ferrule.plugin.support.text.Template;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The files to write so that a project builds, calls, and tests a Rust function. Existing files are kept, except that the
 * pom and {@code Cargo.toml} get the missing parts.
 *
 * @param changes the files, none of which has its new content yet
 * @param hints the steps that remain for the user
 */
public record InitPlan(List<Change> changes, List<String> hints) {

    /** Every byte of a pom is a character of this charset, so the pom keeps its own encoding. */
    private static final Charset BYTES = StandardCharsets.ISO_8859_1;

    private static final Pattern PACKAGE = Pattern.compile("(?m)^\\s*\\[package]");

    /** The header of the section, with a comment, and its lines. */
    private static final Pattern LIB = Pattern.compile("(?m)(^\\h*\\[lib]\\h*(?:#.*)?)((?:\\R(?!\\h*\\[).*)*)");

    private static final Pattern CRATE_TYPE = Pattern.compile("(?m)^\\h*crate[-_]type\\h*=\\h*\\[");
    private static final String CDYLIB_AND_RLIB = "crate-type = [\"cdylib\", \"rlib\"]";

    /** The kinds of changes, as words for the user. */
    enum Verb {
        WRITE("write", "wrote"),
        ADD("add", "added");

        private final String future;
        private final String past;

        Verb(String future, String past) {
            this.future = future;
            this.past = past;
        }
    }

    /**
     * A file to write.
     *
     * @param file the file
     * @param content the new content
     * @param verb the kind of change
     * @param object the file or element that is written or added
     */
    public record Change(Path file, byte[] content, Verb verb, String object) {

        /** Describes the change before it is made: {@code write pom.xml}. */
        public String future() {
            return verb.future + " " + object;
        }

        /** Describes the change after it was made: {@code wrote pom.xml}. */
        public String past() {
            return verb.past + " " + object;
        }
    }

    public InitPlan {
        changes = List.copyOf(changes);
        hints = List.copyOf(hints);
    }

    /**
     * Reads the project and decides what to write.
     *
     * @throws FerruleException if the pom cannot be edited as text
     */
    public static InitPlan of(InitRequest request) throws IOException {
        List<Change> changes = new ArrayList<>();
        List<String> hints = new ArrayList<>();
        changes.addAll(pom(request, hints));
        Path crate = request.crate();
        if (Files.exists(crate.resolve("Cargo.toml"))) {
            changes.addAll(cdylib(crate.resolve("Cargo.toml"), hints));
        } else {
            changes.addAll(newFiles(request, crate));
        }
        for (Change change : changes) {
            requireInside(request.root(), change.file());
        }
        return new InitPlan(changes, hints);
    }

    /** A project from elsewhere may have links; what the goal writes stays in the project. */
    private static void requireInside(Path root, Path file) throws IOException {
        Path folder = file.getParent();
        while (!Files.exists(folder)) {
            folder = folder.getParent();
        }
        if (file.startsWith(root) && !folder.toRealPath().startsWith(root.toRealPath())) {
            throw Problem.of(ProblemCode.INVALID_OPTION, file + ": is behind a link that leads out of the project")
                    .fact(folder + " is " + folder.toRealPath())
                    .remedy("if the crate is to be there, name the folder:  -Dferrule.crate=" + folder.toRealPath())
                    .asException();
        }
    }

    /** Writes the files. */
    public void write() throws IOException {
        for (Change change : changes) {
            AtomicFile.write(change.file(), out -> out.write(change.content()));
        }
    }

    private static List<Change> newFiles(InitRequest request, Path crate) throws IOException {
        Map<String, String> values = values(request);
        String templates = request.style().templates() + "/";
        String classFile = request.names().javaPackage().replace('.', '/') + "/"
                + request.names().javaClass();
        Map<Path, String> files = new TreeMap<>();
        boolean generated = request.style().generatesCaller();
        files.put(crate.resolve("Cargo.toml"), "Cargo.toml");
        files.put(crate.resolve(".gitignore"), "gitignore");
        files.put(crate.resolve("src/lib.rs"), templates + "lib.rs");
        if (generated) {
            files.put(crate.resolve("uniffi.toml"), templates + "uniffi.toml");
        } else {
            files.put(request.root().resolve("src/main/java/" + classFile + ".java"), templates + "Caller.java");
        }
        files.put(request.root().resolve("src/test/java/" + classFile + "Test.java"), "CallerTest.java");
        List<Change> changes = new ArrayList<>();
        for (Map.Entry<Path, String> file : files.entrySet()) {
            if (!Files.exists(file.getKey())) {
                byte[] content = fill(file.getValue(), values).getBytes(StandardCharsets.UTF_8);
                changes.add(new Change(file.getKey(), content, Verb.WRITE, shown(request, file.getKey())));
            }
        }
        return changes;
    }

    private static List<Change> pom(InitRequest request, List<String> hints) throws IOException {
        Path file = request.root().resolve("pom.xml");
        Map<String, String> values = values(request);
        boolean isNew = request.pom().isEmpty();
        String before = isNew ? fill("pom.xml", values) : new String(Files.readAllBytes(file), BYTES);
        ExistingPom has = request.pom().orElse(new ExistingPom(false, false, Optional.empty(), true));
        List<String> added = new ArrayList<>();
        PomText pom = new PomText(before);
        try {
            if (!has.loader()) {
                pom = pom.insert(List.of("dependencies"), fill("loader.xml", values));
                added.add("the loader");
            }
            if (has.tests().isEmpty()) {
                pom = pom.insert(List.of("dependencies"), fill("junit.xml", values));
                added.add("JUnit");
            }
            if (has.tests().isEmpty() && !has.runsJupiter()) {
                pom = pom.insert(List.of("build", "plugins"), fill("surefire.xml", values));
                added.add("a Surefire that runs JUnit");
            }
            if (!has.plugin()) {
                pom = pom.insert(List.of("build", "plugins"), fill("plugin.xml", values));
                added.add("the plugin");
            }
        } catch (IllegalArgumentException e) {
            throw Problem.of(ProblemCode.INVALID_OPTION, file + ": cannot be edited as text")
                    .fact(e.getMessage())
                    .remedy("add these yourself:")
                    .remedies(fill("loader.xml", values).lines().toList())
                    .remedies(fill("plugin.xml", values).lines().toList())
                    .asException();
        }
        if (has.plugin() && request.style().generatesCaller()) {
            hints.add("add  <goal>bindings</goal>  to the execution of ferrule-maven-plugin, if it is not there");
        }
        if (added.isEmpty()) {
            return List.of();
        }
        return isNew
                ? List.of(new Change(file, pom.text().getBytes(StandardCharsets.UTF_8), Verb.WRITE, "pom.xml"))
                : List.of(new Change(
                        file, pom.text().getBytes(BYTES), Verb.ADD, String.join(", ", added) + " to pom.xml"));
    }

    /** Makes an existing library crate a {@code cdylib}. */
    private static List<Change> cdylib(Path manifest, List<String> hints) throws IOException {
        String text = new String(Files.readAllBytes(manifest), BYTES);
        if (text.contains("cdylib") || !PACKAGE.matcher(text).find()) {
            return List.of();
        }
        hints.add("functions that Java calls begin with  #[unsafe(no_mangle)] pub extern \"C\" fn");
        String newline = text.contains("\r\n") ? "\r\n" : "\n";
        Matcher lib = LIB.matcher(text);
        String changed = lib.find()
                ? text.substring(0, lib.start())
                        + withCdylib(lib.group(1), lib.group(2), newline)
                        + text.substring(lib.end())
                : text.stripTrailing() + newline + newline + "[lib]" + newline + CDYLIB_AND_RLIB + newline;
        return List.of(new Change(manifest, changed.getBytes(BYTES), Verb.ADD, "the crate type cdylib to " + manifest));
    }

    private static String withCdylib(String header, String section, String newline) {
        Matcher types = CRATE_TYPE.matcher(section);
        return header + (types.find() ? types.replaceFirst("$0\"cdylib\", ") : newline + CDYLIB_AND_RLIB + section);
    }

    private static Map<String, String> values(InitRequest request) {
        ProjectNames names = request.names();
        TestFramework tests = request.pom().flatMap(ExistingPom::tests).orElse(TestFramework.JUPITER);
        Map<String, String> values = new TreeMap<>();
        values.put("groupId", names.groupId());
        values.put("artifactId", names.artifactId());
        values.put("release", Integer.toString(request.style().release()));
        values.put("ferrule", request.ferrule());
        values.put("crate", names.crate());
        values.put("package", names.javaPackage());
        values.put("class", names.javaClass());
        values.put("jni", names.jniClass());
        values.put("bundle", names.bundleId());
        values.put("folder", shown(request, request.crate()));
        values.put("receiver", request.style().receiver(names));
        values.put("uniffi", request.style().generatesCaller() ? "yes" : "");
        values.put("namespace", names.uniffiNamespace());
        values.put("generated", names.uniffiClass());
        values.put("assertions", tests.assertions());
        values.put("test", tests.test());
        return values;
    }

    private static String shown(InitRequest request, Path file) {
        return request.root().relativize(file).toString().replace('\\', '/');
    }

    private static String fill(String template, Map<String, String> values) {
        return Template.load(InitPlan.class, template).fill(values);
    }
}
