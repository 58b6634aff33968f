package io.github.ferrule.plugin.mojo;

import io.github.ferrule.plugin.bindings.ApiMapper;
import io.github.ferrule.plugin.bindings.BindingRules;
import io.github.ferrule.plugin.bindings.BindingSettings;
import io.github.ferrule.plugin.bindings.Bindings;
import io.github.ferrule.plugin.bindings.GeneratedFolder;
import io.github.ferrule.plugin.bindings.Implementation;
import io.github.ferrule.plugin.bindings.JavaApi;
import io.github.ferrule.plugin.bindings.JavaNames;
import io.github.ferrule.plugin.bindings.SourceCompiler;
import io.github.ferrule.plugin.bindings.uniffi.Language;
import io.github.ferrule.plugin.bindings.uniffi.UniffiBindings;
import io.github.ferrule.plugin.bindings.uniffi.UniffiCrate;
import io.github.ferrule.plugin.bindings.uniffi.UniffiSettings;
import io.github.ferrule.plugin.build.BuildPlan;
import io.github.ferrule.plugin.build.Builder;
import io.github.ferrule.plugin.build.debug.DebugLevel;
import io.github.ferrule.plugin.support.problem.Problem;
import io.github.ferrule.plugin.support.problem.ProblemCode;
import io.github.ferrule.plugin.surface.Surface;
import io.github.ferrule.plugin.surface.SurfaceReader;
import io.github.ferrule.plugin.surface.UnreadableSurfaceException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.inject.Inject;
import org.apache.maven.model.Resource;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.eclipse.aether.RepositorySystem;

/**
 * Generate the Java side of the C functions that the crate exports, or of the interface that it declares with UniFFI.
 *
 * <p>For C functions, the generated class has one static method for each function. It calls the library through JNA, or through the Foreign
 * Function and Memory API (FFM), with the same public API. The guide is {@code docs/bindings.md}.
 *
 * @since 0.1.0
 */
@Mojo(name = "bindings", defaultPhase = LifecyclePhase.GENERATE_SOURCES, threadSafe = true)
public final class BindingsMojo extends LibraryMojo {

    private static final int FIRST_RELEASE_WITH_FFM = 22;
    private static final String KOTLIN_PLUGIN = "org.jetbrains.kotlin:kotlin-maven-plugin";
    private static final String JAVA_22 = "META-INF/versions/22/";
    private static final String LOADER = "io.github.ferrule:ferrule-native-loader";
    private static final String JSPECIFY = "org.jspecify:jspecify";
    private static final String GENERATED = BindingsMojo.class.getName() + ".generated";

    /** The implementations to generate. */
    enum Api {
        AUTO,
        JNA,
        FFM,
        BOTH
    }

    /** What generates the code. */
    enum Engine {
        AUTO,
        C,
        UNIFFI
    }

    /** The language to generate. */
    enum GeneratedLanguage {
        AUTO,
        JAVA,
        KOTLIN
    }

    /**
     * Choose what generates the code: {@code c}, from the crate's C functions; {@code uniffi}, with UniFFI's generator; or
     * {@code auto}, which is {@code uniffi} if the crate depends on {@code uniffi}, and {@code c} otherwise.
     *
     * <p>For UniFFI, the crate's own program {@code uniffi-bindgen} runs if it has one, and otherwise the release that fits
     * the crate's version of {@code uniffi}, which {@code cargo install} compiles once into {@code toolCache}. Of the
     * parameters below, only {@code javaPackage} and {@code language} apply; {@code uniffi.toml} configures the rest.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.bindings.engine", defaultValue = "auto")
    Engine engine;

    /**
     * Choose the language that UniFFI generates: {@code java}, which needs Java 22; {@code kotlin}; or {@code auto}, which is
     * {@code kotlin} if the project uses {@code kotlin-maven-plugin}, and {@code java} otherwise.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.bindings.language", defaultValue = "auto")
    GeneratedLanguage language;

    /**
     * Choose how the generated code calls the library: {@code jna}; {@code ffm}, which needs Java 22; {@code both}, which
     * packs a multi-release jar with JNA for earlier Java releases and FFM for Java 22 and later, and needs a JDK 22 or later
     * for Maven; or {@code auto}, which is {@code ffm} if {@code maven.compiler.release} is at least 22, and {@code jna}
     * otherwise.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.bindings.api", defaultValue = "auto")
    Api api;

    /**
     * Annotate the API with the nullness annotations of JSpecify. The default is true if the project declares the dependency
     * {@code org.jspecify:jspecify}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.bindings.jspecify")
    Boolean jspecify;

    /**
     * Choose the package of the generated classes. The default is {@code <groupId>.<artifactId>}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.bindings.package")
    String javaPackage;

    /**
     * Choose the name of the class with the functions. The default is the name of the library: {@code math_lib} becomes
     * {@code MathLib}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.bindings.class")
    String className;

    /**
     * Leave out this prefix in the names of methods. The default is the name of the library with an underscore:
     * {@code mathlib_add} becomes {@code add}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.bindings.prefix")
    String prefix;

    /**
     * Bind these functions only, of the crate and of its dependencies. Each is a symbol, in which an asterisk stands for any
     * characters. Without any, the goal binds the functions of the crate, or those of its dependencies if it has none.
     *
     * <pre>{@code
     * <functions>
     *   <function>rure_*</function>
     * </functions>
     * }</pre>
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.bindings.functions")
    List<String> functions;

    /**
     * Return what a function writes through these parameters, instead of taking an array. The length of the array before it, if
     * it is one of them, is passed to the function first. As in the lists below, write a
     * parameter with or without its function; an asterisk stands for any characters.
     *
     * <pre>{@code
     * <results>
     *   <result>*_out</result>
     *   <result>acme_open.handle</result>
     * </results>
     * }</pre>
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.bindings.results")
    List<String> results;

    /**
     * Take a direct {@code ByteBuffer} instead of an array for the bytes in these parameters, which are not copied then. The
     * function gets what is between the buffer's position and limit.
     *
     * <pre>{@code
     * <buffers>
     *   <buffer>acme_hash.data</buffer>
     * </buffers>
     * }</pre>
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.bindings.buffers")
    List<String> buffers;

    /**
     * Allow null for these parameters, where the function expects that a raw pointer may be null.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.bindings.nullable")
    List<String> nullable;

    /**
     * Give the handle in these parameters away: the function frees or keeps it. A {@code Box} is always given away.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.bindings.consumed")
    List<String> consumed;

    /**
     * Leave alone what these functions return, because something else owns it. References are always left alone.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.bindings.borrowed")
    List<String> borrowed;

    /**
     * Keep the callbacks in these parameters, because the library calls them after the function has returned.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.bindings.retained")
    List<String> retained;

    /**
     * Name the function that frees a type, or what one function returns, where no name ends in {@code _free} or
     * {@code _destroy}, or more than one does. {@code string} stands for C strings.
     *
     * <pre>{@code
     * <free>
     *   <string>acme_release_text</string>
     *   <Parser>acme_parser_done</Parser>
     * </free>
     * }</pre>
     *
     * @since 0.1.0
     */
    @Parameter
    Map<String, String> free;

    /**
     * Describe how functions report errors, which become exceptions. {@code functions} is a list with commas.
     * {@code success} is a number, the name of a constant, {@code true}, {@code nonNegative}, or {@code nonNull};
     * the default is 0. {@code message} is a function that returns the message, or the parameter that receives it.
     *
     * <pre>{@code
     * <errors>
     *   <error>
     *     <functions>acme_open, acme_read*</functions>
     *     <success>0</success>
     *     <message>acme_last_error</message>
     *   </error>
     * </errors>
     * }</pre>
     *
     * @since 0.1.0
     */
    @Parameter
    List<ErrorConvention> errors;

    /**
     * Generate nothing if an earlier run has left sources: this run tests jars that were packed before, as for
     * {@code ferrule:develop}, and needs no Rust.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.packedJars")
    String packedJars;

    @Parameter(defaultValue = "${maven.compiler.release}", readonly = true)
    String compilerRelease;

    private final RepositorySystem repositories;

    /** Receives Maven's resolver of artifacts. */
    @Inject
    public BindingsMojo(RepositorySystem repositories) {
        this.repositories = repositories;
    }

    /** Receives the implementation in upper or lower case. */
    public void setApi(String name) {
        this.api = convert(text -> EnumParameter.of(Api.class, "api", text), name);
    }

    /** Receives the engine in upper or lower case. */
    public void setEngine(String name) {
        this.engine = convert(text -> EnumParameter.of(Engine.class, "engine", text), name);
    }

    /** Receives the language in upper or lower case. */
    public void setLanguage(String name) {
        this.language = convert(text -> EnumParameter.of(GeneratedLanguage.class, "language", text), name);
    }

    @Override
    void run() throws IOException {
        if (packedJars != null && takeEarlierSources()) {
            return;
        }
        Builder builder = tools().builder(toolOutput());
        BuildPlan plan = plan(
                builder,
                request(
                        configuredTargets().host(),
                        DebugLevel.NONE,
                        outputFolder().resolve("bindings")));
        if (usesUniffi(plan)) {
            runUniffi(builder, plan);
        } else if (!dryRun) {
            bindFunctions(builder, plan);
        }
    }

    private boolean takeEarlierSources() throws IOException {
        if (!Files.isDirectory(generated("sources"))) {
            return false;
        }
        try (Stream<Path> folders = Files.list(generated("sources"))) {
            List<Path> roots = folders.filter(Files::isDirectory).sorted().toList();
            roots.forEach(root -> project.addCompileSourceRoot(root.toString()));
            roots.forEach(root ->
                    getLog().info("nothing is generated: " + root + " is there, and ferrule.packedJars is set"));
            return !roots.isEmpty();
        }
    }

    private boolean usesUniffi(BuildPlan plan) {
        return switch (engine) {
            case AUTO -> UniffiCrate.isOne(plan.crate().cargoPackage());
            case UNIFFI -> true;
            case C -> false;
        };
    }

    private void runUniffi(Builder builder, BuildPlan plan) throws IOException {
        UniffiBindings bindings = new UniffiBindings(
                builder,
                plan,
                new UniffiSettings(
                        uniffiLanguage(),
                        Optional.ofNullable(javaPackage),
                        JavaNames.packageOf(project.getGroupId(), project.getArtifactId()),
                        coordinates().bundleId(),
                        new CompilerRelease(project).release()));
        UniffiBindings.Choice choice = bindings.choose();
        getLog().info(choice.toString());
        warnOfSettingsForFunctions();
        if (dryRun) {
            return;
        }
        GeneratedFolder sources =
                new GeneratedFolder(generated("sources").resolve(plan.crate().library()));
        boolean written = bindings.write(choice, sources, outputFolder().resolve("bindings"));
        project.addCompileSourceRoot(sources.root().toString());
        getLog().info(plan.crate().library() + ": " + uniffiLanguage() + " bindings "
                + (written ? "written to " + sources.root() : "are up to date"));
    }

    private void warnOfSettingsForFunctions() {
        boolean set = className != null
                || prefix != null
                || jspecify != null
                || free != null
                || errors != null
                || Stream.of(functions, results, buffers, nullable, consumed, borrowed, retained)
                        .anyMatch(list -> !orEmpty(list).isEmpty());
        if (set || api != Api.AUTO) {
            getLog().warn("of the settings of bindings, UniFFI's generator uses  <javaPackage>  and  <language>  only;"
                    + " configure the rest in uniffi.toml, or write  <engine>c</engine>  to bind C functions");
        }
    }

    private Language uniffiLanguage() {
        return switch (language) {
            case JAVA -> Language.JAVA;
            case KOTLIN -> Language.KOTLIN;
            case AUTO -> project.getPlugin(KOTLIN_PLUGIN) == null ? Language.JAVA : Language.KOTLIN;
        };
    }

    private Path generated(String kind) {
        return Path.of(project.getBuild().getDirectory()).resolve("generated-" + kind + "/ferrule");
    }

    private void bindFunctions(Builder builder, BuildPlan plan) throws IOException {
        if (language == GeneratedLanguage.KOTLIN) {
            throw Problem.of(ProblemCode.INVALID_OPTION, "bindings: only UniFFI generates Kotlin")
                    .fact("C functions are bound in Java, which Kotlin calls like any other Java")
                    .remedy("remove  <language>kotlin</language>")
                    .asException();
        }
        refuseOldJava();
        String library = plan.crate().library();
        JavaApi mapped = ApiMapper.map(read(builder, plan), settings(library));
        refuseUnused(mapped);
        write(mapped);
        getLog().info(library + ": " + mapped.size() + " functions bound by "
                + (isMultiRelease() ? "JNA, and by FFM on Java 22 and later" : implementation()) + ", "
                + mapped.omissions().size() + " left out");
        mapped.omissions().forEach(it -> getLog().info("  left out " + it));
    }

    /** Writes the sources, and the files that the jar gets: metadata for GraalVM, and classes for Java 22. */
    private void write(JavaApi mapped) throws IOException {
        String name = folderName(mapped.settings());
        Bindings bindings = isMultiRelease() ? Bindings.multiRelease(mapped) : Bindings.of(mapped, implementation());
        refuseOverwriting(bindings.base());
        GeneratedFolder sources = new GeneratedFolder(generated("sources").resolve(name));
        sources.writeText(bindings.base());
        project.addCompileSourceRoot(sources.root().toString());
        Map<String, byte[]> packed = new TreeMap<>();
        packed.put(
                "META-INF/native-image/" + project.getGroupId() + "/" + project.getArtifactId() + "/" + name
                        + "/reachability-metadata.json",
                bindings.imageMetadata().getBytes(StandardCharsets.UTF_8));
        if (isMultiRelease()) {
            bindings.compileJava22(new SourceCompiler(FIRST_RELEASE_WITH_FFM, classPath()))
                    .forEach((path, content) -> packed.put(JAVA_22 + path, content));
        }
        Path resources = generated("resources").resolve(name);
        new GeneratedFolder(resources).write(packed);
        Resource resource = new Resource();
        resource.setDirectory(resources.toString());
        project.addResource(resource);
    }

    /** Returns a folder for each package and class, so that two executions can bind one library in two ways. */
    private String folderName(BindingSettings settings) {
        boolean usual = javaPackage == null && className == null;
        return usual ? settings.library() : settings.packageName() + "." + settings.className();
    }

    /** Refuses a file that another execution has generated with other content. */
    private void refuseOverwriting(Map<String, String> files) {
        @SuppressWarnings("unchecked") // only this method stores it
        Map<String, String> known = (Map<String, String>) project.getContextValue(GENERATED);
        Map<String, String> all = known == null ? new TreeMap<>() : known;
        List<String> taken = files.entrySet().stream()
                .filter(it -> !all.getOrDefault(it.getKey(), it.getValue()).equals(it.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        if (!taken.isEmpty()) {
            throw Problem.of(
                            ProblemCode.INVALID_OPTION,
                            "bindings: two executions generate different files with the same names")
                    .facts(taken)
                    .remedy("give one of them a package of its own, such as  <javaPackage>"
                            + JavaNames.packageOf(project.getGroupId(), project.getArtifactId())
                            + ".other</javaPackage>")
                    .asException();
        }
        all.putAll(files);
        project.setContextValue(GENERATED, all);
    }

    /** Returns the jars that generated code needs. */
    private List<Path> classPath() {
        ArtifactLookup artifacts = new ArtifactLookup(repositories, session, project);
        return project.getDependencies().stream()
                .filter(it -> Set.of(LOADER, JSPECIFY).contains(it.getGroupId() + ":" + it.getArtifactId()))
                .map(it -> artifacts.file(
                        it.getGroupId() + ":" + it.getArtifactId() + ":" + it.getVersion(), "ferrule.bindings.api"))
                .toList();
    }

    private boolean isMultiRelease() {
        return api == Api.BOTH && release() < FIRST_RELEASE_WITH_FFM;
    }

    private void refuseOldJava() {
        if (isMultiRelease() && !SourceCompiler.supports(FIRST_RELEASE_WITH_FFM)) {
            throw Problem.of(
                            ProblemCode.UNSUITABLE_JAVA,
                            "bindings: for both implementations, Maven must run on a JDK 22 or later")
                    .fact("it runs on Java " + Runtime.version().feature())
                    .remedy("let JAVA_HOME name a JDK 22 or later, or write  <api>jna</api>")
                    .asException();
        }
        if (api == Api.FFM && compilerRelease != null && release() < FIRST_RELEASE_WITH_FFM) {
            throw Problem.of(ProblemCode.UNSUITABLE_JAVA, "bindings: the foreign function API needs Java 22")
                    .fact("the project is compiled for Java " + compilerRelease)
                    .remedy("write  <maven.compiler.release>22</maven.compiler.release>  or  <api>both</api>")
                    .asException();
        }
    }

    /** A misspelled rule would leave memory unfreed or errors unseen. */
    private static void refuseUnused(JavaApi mapped) {
        if (!mapped.unusedRules().isEmpty()) {
            throw Problem.of(ProblemCode.INVALID_OPTION, "bindings: part of the configuration fits no function")
                    .facts(mapped.unusedRules())
                    .remedy("correct the names; list the functions with  mvn ferrule:surface")
                    .asException();
        }
    }

    private BindingSettings settings(String library) {
        return new BindingSettings(
                javaPackage == null ? JavaNames.packageOf(project.getGroupId(), project.getArtifactId()) : javaPackage,
                className == null ? JavaNames.type(library) : className,
                coordinates().bundleId(),
                library,
                prefix == null ? library + "_" : prefix,
                release(),
                jspecify == null ? declares(JSPECIFY) : jspecify,
                rules());
    }

    private BindingRules rules() {
        return new BindingRules(
                orEmpty(functions),
                orEmpty(results),
                orEmpty(buffers),
                orEmpty(nullable),
                orEmpty(consumed),
                orEmpty(borrowed),
                orEmpty(retained),
                free == null ? Map.of() : free,
                errors == null
                        ? List.of()
                        : errors.stream().map(ErrorConvention::rule).toList());
    }

    private static List<String> orEmpty(List<String> list) {
        return list == null ? List.of() : list;
    }

    private Implementation implementation() {
        return switch (api) {
            case JNA -> Implementation.JNA;
            case FFM -> Implementation.FFM;
            case AUTO, BOTH -> release() >= FIRST_RELEASE_WITH_FFM ? Implementation.FFM : Implementation.JNA;
        };
    }

    private boolean declares(String dependency) {
        return project.getDependencies().stream()
                .anyMatch(it -> dependency.equals(it.getGroupId() + ":" + it.getArtifactId()));
    }

    /** Returns the Java release of the project; the oldest that the loader supports if the pom has none. */
    private int release() {
        return compilerRelease != null && compilerRelease.matches("\\d{1,3}")
                ? Integer.parseInt(compilerRelease)
                : new CompilerRelease(project).release().orElse(11);
    }

    /** Dependencies are read only if they must be: the linker may drop what they export. */
    private Surface read(Builder builder, BuildPlan plan) throws IOException {
        try {
            SurfaceReader reader = new SurfaceReader(builder.toolchain(plan), plan);
            Surface own = reader.readOwn();
            return own.functions().isEmpty() || functions != null ? reader.readAll() : own;
        } catch (UnreadableSurfaceException e) {
            throw Problem.of(ProblemCode.UNREADABLE_SURFACE, plan.crate().library() + ": its functions cannot be read")
                    .fact(e.getMessage())
                    .remedy(
                            "run it alone with  RUSTC_BOOTSTRAP=1 cargo rustdoc --lib -- -Zunstable-options --output-format json")
                    .asException();
        }
    }
}
