package io.github.ferrule.plugin.bindings.uniffi;

import io.github.ferrule.plugin.bindings.GeneratedFolder;
import io.github.ferrule.plugin.build.BuildPlan;
import io.github.ferrule.plugin.build.Builder;
import io.github.ferrule.plugin.build.CargoOptions;
import io.github.ferrule.plugin.build.Fingerprint;
import io.github.ferrule.plugin.build.toolchain.RustToolchain;
import io.github.ferrule.plugin.support.file.AtomicFile;
import io.github.ferrule.plugin.support.file.Folders;
import io.github.ferrule.plugin.support.problem.FerruleException;
import io.github.ferrule.plugin.support.problem.Problem;
import io.github.ferrule.plugin.support.problem.ProblemCode;
import io.github.ferrule.plugin.support.process.Command;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.tomlj.Toml;

/**
 * Generates the bindings of a crate that uses UniFFI.
 *
 * @param builder compiles the crate and runs the generator
 * @param plan the build of the crate for this machine
 * @param settings names and options
 */
public record UniffiBindings(Builder builder, BuildPlan plan, UniffiSettings settings) {

    /**
     * The decision, before anything is compiled.
     *
     * @param crate the crate
     * @param generator the program to run
     */
    public record Choice(UniffiCrate crate, Generator generator) {
        @Override
        public String toString() {
            return crate.library() + ": uses uniffi " + crate.version() + ", so " + generator
                    + " generates its bindings";
        }
    }

    /**
     * Reads which UniFFI the crate uses, and chooses the generator.
     *
     * @throws FerruleException if the crate does not use UniFFI, or no generator fits
     */
    public Choice choose() {
        RustToolchain rust = builder.toolchain(plan);
        UniffiCrate crate = UniffiCrate.of(
                        plan.crate().cargoPackage(),
                        rust.metadata(plan.crate().cargoPackage().manifest(), List.of())
                                .packages(),
                        rust.dependencies(
                                        List.of(plan.host().triple()), options().metadataArguments())
                                .tree(plan.crate().cargoPackage().id()))
                .orElseThrow(() -> Problem.of(
                                ProblemCode.INVALID_OPTION,
                                plan.crate().library()
                                        + ": does not use UniFFI, which  <engine>uniffi</engine>  asks for")
                        .remedy(
                                "add  uniffi = \"0.32\"  to the dependencies in Cargo.toml, or write  <engine>auto</engine>")
                        .asException());
        return new Choice(crate, Generator.choose(crate, settings));
    }

    /**
     * Compiles what must be compiled, and writes the sources, unless the last run has written the same.
     *
     * @param choice the generator
     * @param sources the folder for the sources, which holds nothing else
     * @param work a folder for files of this class
     * @return true if the generator ran
     * @throws FerruleException if cargo or the generator fails
     */
    public boolean write(Choice choice, GeneratedFolder sources, Path work) throws IOException {
        Path archive = builder.archive(plan);
        Program program = program(choice.generator());
        String config = config(choice.crate());
        List<String> inputs = new ArrayList<>(List.of(
                "library " + Fingerprint.of(archive).sha256(),
                "generator " + program.identity(),
                "loader " + settings.bundleId() + " " + choice.crate().library(),
                "language " + settings.language(),
                "config "
                        + Fingerprint.of(config.getBytes(StandardCharsets.UTF_8))
                                .sha256()));
        for (Path file : choice.crate().configurations()) {
            if (Files.isRegularFile(file)) {
                inputs.add(file + " " + Fingerprint.of(file).sha256());
            }
        }
        Path record = work.resolve(choice.crate().library() + ".inputs");
        String written = String.join("\n", inputs) + "\n";
        if (Files.isRegularFile(record) && Files.readString(record).equals(written + digest(sources.root()))) {
            return false;
        }
        Path output = work.resolve(choice.crate().library() + "-generated");
        Folders.delete(output);
        Files.createDirectories(output);
        Path configFile = work.resolve(choice.crate().library() + "-uniffi.toml");
        AtomicFile.write(configFile, out -> out.write(config.getBytes(StandardCharsets.UTF_8)));
        generate(choice, program, archive, configFile, output);
        sources.writeText(loadedByFerrule(choice, output));
        Folders.delete(output);
        String outputs = digest(sources.root());
        AtomicFile.write(record, out -> out.write((written + outputs).getBytes(StandardCharsets.UTF_8)));
        return true;
    }

    /**
     * A program that is ready to run.
     *
     * @param path its name or path
     * @param identity changes if the program does
     */
    private record Program(String path, String identity) {}

    private Program program(Generator generator) throws IOException {
        if (generator instanceof Generator.OwnProgram own) {
            Path file = builder.program(plan, own.owner(), own.target());
            return new Program(file.toString(), Fingerprint.of(file).sha256());
        }
        Generator.Installed installed = (Generator.Installed) generator;
        return new Program(
                builder.program(installed.tool(), plan.crate().cargoPackage().directory()),
                installed.tool().toString());
    }

    /** Returns the text of the configuration file: the package, unless the crate's own file chooses it. */
    private String config(UniffiCrate crate) throws IOException {
        String table = "bindings." + settings.language().key();
        if (settings.chosenPackage().isEmpty()
                && Files.isRegularFile(crate.configuration())
                && Toml.parse(crate.configuration()).contains(table + ".package_name")) {
            return "";
        }
        // UniFFI 0.32 replaced a file for all crates by one with a section for each
        String section = crate.version().isAtLeast(0, 32) ? "crates." + crate.library() + "." + table : table;
        return "[" + section + "]\npackage_name = \"" + settings.chosenPackage().orElse(settings.usualPackage())
                + "\"\n";
    }

    private void generate(Choice choice, Program program, Path archive, Path config, Path output) {
        List<String> arguments = new ArrayList<>(List.of("generate", "--no-format"));
        if (choice.generator().languageOption()) {
            arguments.addAll(List.of("--language", settings.language().key()));
            if (!choice.crate().version().isAtLeast(0, 31)) {
                arguments.add("--library"); // later releases see for themselves that it is one
            }
        }
        arguments.addAll(List.of("--config", config.toString(), "--out-dir", output.toString(), archive.toString()));
        SortedMap<String, Optional<String>> environment = new TreeMap<>();
        plan.toolchain().ifPresent(name -> environment.put("RUSTUP_TOOLCHAIN", Optional.of(name)));
        if (options().offline() || options().frozen()) {
            environment.put("CARGO_NET_OFFLINE", Optional.of("true")); // the generator asks cargo for the crates
        }
        Command command = Command.of(plan.crate().cargoPackage().directory(), program.path())
                .with(arguments)
                .withEnvironment(environment);
        int exitCode = builder.run(command);
        if (exitCode != 0) {
            throw Problem.of(
                            ProblemCode.GENERATOR_FAILED,
                            choice.crate().library() + ": " + choice.generator() + " failed with exit code " + exitCode)
                    .fact("see its output above")
                    .remedy("to run it alone  " + command.changeOfDirectory())
                    .remedy("                 " + command)
                    .asException();
        }
    }

    private SortedMap<String, String> loadedByFerrule(Choice choice, Path output) throws IOException {
        SortedMap<String, String> sources = texts(output);
        LoaderCall call = new LoaderCall(settings.bundleId(), choice.crate().library());
        int calls = 0;
        for (Map.Entry<String, String> source : sources.entrySet()) {
            Optional<String> changed = call.insertInto(source.getValue());
            changed.ifPresent(source::setValue);
            calls += changed.isPresent() ? 1 : 0;
        }
        if (calls == 0) {
            throw Problem.of(
                            ProblemCode.GENERATOR_FAILED,
                            choice.crate().library() + ": " + choice.generator()
                                    + " generated no code that loads the library in a known way")
                    .fact(
                            sources.isEmpty()
                                    ? "it wrote no files: does the crate call uniffi::setup_scaffolding!()?"
                                    : "it wrote " + sources.size() + " files, such as " + sources.firstKey())
                    .remedy("use a released generator: remove the program from the workspace, or rename it")
                    .asException();
        }
        return sources;
    }

    private static SortedMap<String, String> texts(Path folder) throws IOException {
        SortedMap<String, String> texts = new TreeMap<>();
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path file : tree.filter(Files::isRegularFile).toList()) {
                texts.put(folder.relativize(file).toString().replace('\\', '/'), Files.readString(file));
            }
        }
        return texts;
    }

    /** Returns a line that changes if a file of the folder does. */
    private static String digest(Path folder) throws IOException {
        return Files.isDirectory(folder)
                ? "sources "
                        + Fingerprint.of(texts(folder).toString().getBytes(StandardCharsets.UTF_8))
                                .sha256()
                : "no sources";
    }

    private CargoOptions options() {
        return plan.steps().get(0).group().options();
    }
}
