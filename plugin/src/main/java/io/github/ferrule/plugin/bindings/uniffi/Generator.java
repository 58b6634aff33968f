package io.github.ferrule.plugin.bindings.uniffi;

import io.github.ferrule.plugin.build.cargo.CargoPackage;
import io.github.ferrule.plugin.build.cargo.CargoTarget;
import io.github.ferrule.plugin.build.toolchain.CargoTool;
import io.github.ferrule.plugin.support.problem.FerruleException;
import io.github.ferrule.plugin.support.problem.Problem;
import io.github.ferrule.plugin.support.problem.ProblemCode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The program that generates the bindings of a crate. */
sealed interface Generator {

    /** The program of {@code uniffi} itself, which generates Kotlin. */
    String UNIFFI_BINDGEN = "uniffi-bindgen";

    /** The program and the crate that generate Java. */
    String UNIFFI_BINDGEN_JAVA = "uniffi-bindgen-java";

    /** The oldest Java with the API that {@link #UNIFFI_BINDGEN_JAVA} generates calls of. */
    int FIRST_RELEASE_WITH_FFM = 22;

    /**
     * The releases of {@code uniffi-bindgen-java} that have been tried, by the series of {@code uniffi} that their manifest
     * requires.
     */
    SortedMap<String, String> JAVA_VERSIONS = new TreeMap<>(Map.of("0.32", "0.5.2"));

    /** A debug build compiles in less time, and generates in a tenth of a second. */
    String QUICKLY = "--debug";

    /**
     * A program of the user's workspace.
     *
     * @param owner the package that contains it
     * @param target the program
     * @param languageOption true if the program generates several languages
     */
    record OwnProgram(CargoPackage owner, CargoTarget target, boolean languageOption) implements Generator {
        /** UniFFI's guide leaves the feature out of the manifest, and tells people to pass it to cargo. */
        OwnProgram withCommandLine() {
            return owner.dependencies().contains(UniffiCrate.UNIFFI)
                    ? new OwnProgram(owner, target.withFeature(UniffiCrate.UNIFFI + "/cli"), languageOption)
                    : this;
        }

        @Override
        public String toString() {
            return "the program " + target.name() + " of " + owner.name();
        }
    }

    /**
     * A program from the registry.
     *
     * @param tool the program
     * @param languageOption true if the program generates several languages
     */
    record Installed(CargoTool tool, boolean languageOption) implements Generator {
        @Override
        public String toString() {
            return tool.toString();
        }
    }

    /** Returns true if the program generates several languages. */
    boolean languageOption();

    /**
     * Chooses the generator: the user's own, otherwise the release that fits the crate's UniFFI.
     *
     * @throws FerruleException if there is none
     */
    static Generator choose(UniffiCrate crate, UniffiSettings settings) {
        return switch (settings.language()) {
            case KOTLIN ->
                own(crate, UNIFFI_BINDGEN)
                        .<Generator>map(OwnProgram::withCommandLine)
                        .orElseGet(() -> kotlin(crate));
            case JAVA -> {
                requireForeignFunctions(crate, settings.release());
                yield ownJava(crate).<Generator>map(it -> it).orElseGet(() -> java(crate));
            }
        };
    }

    private static Optional<OwnProgram> own(UniffiCrate crate, String name) {
        return crate.generatorPackages()
                .flatMap(owner -> owner.program(name).stream().map(target -> new OwnProgram(owner, target, true)))
                .findFirst();
    }

    /** UniFFI's own program has no Java; a program of the same name has it if its package uses the generator for Java. */
    private static Optional<OwnProgram> ownJava(UniffiCrate crate) {
        return own(crate, UNIFFI_BINDGEN_JAVA)
                .or(() -> own(crate, UNIFFI_BINDGEN)
                        .filter(it -> it.owner().dependencies().contains(UNIFFI_BINDGEN_JAVA)))
                .map(it -> new OwnProgram(it.owner(), it.target(), false));
    }

    private static Generator kotlin(UniffiCrate crate) {
        if (!crate.version().isAtLeast(0, 30)) {
            throw refused(crate, Language.KOTLIN, "the first release whose generator can be installed is 0.30")
                    .remedy("use a newer one in Cargo.toml:  uniffi = \"" + newest() + "\"")
                    .remedy("or give the crate a generator of its own:")
                    .remedy("  uniffi = { version = \"" + crate.version().series() + "\", features = [\"cli\"] }")
                    .remedy("  [[bin]]")
                    .remedy("  name = \"uniffi-bindgen\"")
                    .remedy("  path = \"uniffi-bindgen.rs\"")
                    .remedy("with this text in uniffi-bindgen.rs:  fn main() { uniffi::uniffi_bindgen_main() }")
                    .asException();
        }
        List<String> options = List.of(QUICKLY, "--features", "cli", "--bin", UNIFFI_BINDGEN);
        return new Installed(
                new CargoTool(UNIFFI_BINDGEN, "uniffi", crate.version().text(), options), true);
    }

    private static Generator java(UniffiCrate crate) {
        String version = JAVA_VERSIONS.get(crate.version().series());
        if (version == null) {
            throw refused(
                            crate,
                            Language.JAVA,
                            "releases that fit each other: "
                                    + JAVA_VERSIONS.entrySet().stream()
                                            .map(row -> "uniffi " + row.getKey() + " and " + UNIFFI_BINDGEN_JAVA + " "
                                                    + row.getValue())
                                            .collect(Collectors.joining(", ")))
                    .remedy("use that one in Cargo.toml:  uniffi = \"" + newest() + "\"")
                    .remedy("or give the workspace a program  uniffi-bindgen-java  of its own, which calls"
                            + "  uniffi_bindgen_java::run_main()")
                    .remedy("or generate Kotlin  -Dferrule.bindings.language=kotlin")
                    .asException();
        }
        return new Installed(new CargoTool(UNIFFI_BINDGEN_JAVA, UNIFFI_BINDGEN_JAVA, version, List.of(QUICKLY)), false);
    }

    private static String newest() {
        return JAVA_VERSIONS.lastKey();
    }

    private static Problem refused(UniffiCrate crate, Language language, String fact) {
        return Problem.of(
                        ProblemCode.NO_GENERATOR,
                        crate.library() + ": no generator of " + language + " fits uniffi " + crate.version())
                .fact(fact);
    }

    private static void requireForeignFunctions(UniffiCrate crate, OptionalInt release) {
        if (release.isPresent() && release.getAsInt() < FIRST_RELEASE_WITH_FFM) {
            throw Problem.of(
                            ProblemCode.NO_GENERATOR,
                            crate.library() + ": UniFFI's Java needs Java " + FIRST_RELEASE_WITH_FFM
                                    + ", and the project compiles for Java " + release.getAsInt())
                    .fact("generated Java calls the library through java.lang.foreign; generated Kotlin uses JNA, from"
                            + " Java 8 on")
                    .remedy("write  <maven.compiler.release>" + FIRST_RELEASE_WITH_FFM + "</maven.compiler.release>")
                    .remedy("or generate Kotlin, which kotlin-maven-plugin compiles:"
                            + "  -Dferrule.bindings.language=kotlin")
                    .asException();
        }
    }
}
