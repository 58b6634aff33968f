package io.github.ferrule.plugin.build.link;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Gives zig's linker what it would not get or not understand.
 *
 * <ul>
 *   <li>rustc's list of exports. Without it, a library exports every function of Rust's standard library, and the linker can
 *       drop none of them. cargo-zigbuild drops the {@code .def} file of a DLL; as a plain argument, it keeps it. zig's linker
 *       for macOS ignores {@code -exported_symbols_list}, but it knows hidden symbols: so it gets copies of the object files
 *       in which all other symbols are hidden.
 *   <li>stubs of macOS's frameworks, unless {@code SDKROOT} names Apple's SDK.
 * </ul>
 *
 * <p>It uses the JDK only, because it runs without the plugin's dependencies.
 */
public final class ZigLinker {

    private static final String LIST = "-exported_symbols_list";
    private static final Pattern FRAMEWORK = Pattern.compile("-\\w*framework");
    private static final Pattern LIBRARY = Pattern.compile("-(?:weak-|needed-|reexport-)?l(\\w+)");
    private static final Pattern UNDEFINED = Pattern.compile("undefined symbol: _(\\S+)");

    private ZigLinker() {}

    /**
     * Links.
     *
     * @param arguments the name of the variable with the path of the real linker, the user's names of macOS's frameworks, and
     *     rustc's arguments for the linker
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        String variable = arguments[0];
        List<String> rustc = List.of(arguments).subList(2, arguments.length);
        Optional<FrameworkStubs> stubs = variable.endsWith("_APPLE_DARWIN_LINKER") && !hasSdk()
                ? Optional.of(FrameworkStubs.with(FrameworkSymbols.ofWord(arguments[1])))
                : Optional.empty();
        List<String> command = new ArrayList<>(List.of(System.getenv(variable)));
        command.addAll(rewrite(rustc));
        if (stubs.isPresent()) {
            command.addAll(frameworks(rustc, stubs.get()));
        }
        Process linker = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .redirectError(stubs.isPresent() ? ProcessBuilder.Redirect.PIPE : ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> errors = passOn(linker);
        int exitCode = linker.waitFor();
        if (exitCode != 0 && stubs.isPresent()) {
            advice(rustc, errors, stubs.get()).forEach(System.err::println);
        }
        System.exit(exitCode);
    }

    /** Checks if cargo-zigbuild finds Apple's SDK: on a Mac, it asks xcrun. */
    private static boolean hasSdk() {
        String folder = System.getenv("SDKROOT");
        return folder != null && !folder.isBlank()
                || System.getProperty("os.name").startsWith("Mac");
    }

    private static List<String> passOn(Process linker) throws IOException {
        List<String> lines = new ArrayList<>();
        try (BufferedReader errors =
                new BufferedReader(new InputStreamReader(linker.getErrorStream(), Charset.defaultCharset()))) {
            for (String line = errors.readLine(); line != null; line = errors.readLine()) {
                System.err.println(line);
                lines.add(line);
            }
        }
        return lines;
    }

    /** Returns the arguments for the real linker. */
    static List<String> rewrite(List<String> arguments) throws IOException {
        List<Path> lists = lists(arguments);
        Set<String> kept = new HashSet<>();
        for (Path list : lists) {
            kept.addAll(Files.readAllLines(list));
        }
        boolean hide = !lists.isEmpty() && kept.stream().noneMatch(name -> name.matches(".*[*?\\[].*"));
        Optional<Path> folder = inputs(arguments);
        List<String> rewritten = new ArrayList<>();
        for (String argument : arguments) {
            if (argument.startsWith("-Wl,") && argument.endsWith("list.def")) {
                rewritten.add(argument.substring("-Wl,".length()));
            } else if (hide && folder.isPresent() && isInput(argument)) {
                rewritten.add(hidden(Path.of(argument), folder.get().resolve(Integer.toString(rewritten.size())), kept)
                        .toString());
            } else {
                rewritten.add(argument);
            }
        }
        return rewritten;
    }

    /** Writes the stubs of the frameworks and libraries that rustc links; returns the arguments with which they are found. */
    static List<String> frameworks(List<String> arguments, FrameworkStubs stubs) throws IOException {
        List<String> wanted = linked(arguments).filter(stubs::has).toList();
        Optional<Path> folder = inputs(arguments).map(inputs -> inputs.resolve("frameworks"));
        if (wanted.isEmpty() || folder.isEmpty()) {
            return List.of();
        }
        for (String name : wanted) {
            stubs.write(name, folder.get());
        }
        return List.of("-F" + folder.get(), "-L" + folder.get());
    }

    /** Explains errors that come from the stubs. */
    static Stream<String> advice(List<String> arguments, List<String> errors, FrameworkStubs stubs) {
        List<String> linked = linked(arguments).toList();
        Map<String, List<String>> missing = new TreeMap<>();
        errors.stream()
                .map(UNDEFINED::matcher)
                .filter(Matcher::find)
                .map(undefined -> undefined.group(1))
                .distinct()
                .forEach(symbol -> stubs.likely(symbol, linked)
                        .ifPresent(framework -> missing.computeIfAbsent(framework, any -> new ArrayList<>())
                                .add(symbol)));
        String lists = missing.entrySet().stream()
                .map(entry ->
                        "<" + entry.getKey() + ">" + String.join(" ", entry.getValue()) + "</" + entry.getKey() + ">")
                .collect(Collectors.joining());
        return missing.isEmpty()
                ? Stream.of()
                : Stream.of("ferrule: not in the stubs: <frameworkSymbols>" + lists + "</frameworkSymbols>");
    }

    /** Returns the frameworks and libraries that rustc links by name. */
    private static Stream<String> linked(List<String> arguments) {
        List<String> words = arguments.stream()
                .flatMap(
                        argument -> Stream.of(argument.replaceFirst("^-Wl,", "").split(",")))
                .toList();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            Matcher library = LIBRARY.matcher(words.get(i));
            if (library.matches()) {
                names.add(library.group(1));
            } else if (i > 0 && FRAMEWORK.matcher(words.get(i - 1)).matches()) {
                names.add(words.get(i));
            }
        }
        return names.stream().distinct();
    }

    /** Returns the lists of exports: {@code -Wl,-exported_symbols_list,list}, or the two as separate arguments. */
    private static List<Path> lists(List<String> arguments) {
        List<String> words = arguments.stream()
                .filter(argument -> argument.startsWith("-Wl,"))
                .flatMap(argument ->
                        Stream.of(argument.substring("-Wl,".length()).split(",")))
                .toList();
        List<Path> lists = new ArrayList<>();
        for (int i = 0; i + 1 < words.size(); i++) {
            if (words.get(i).equals(LIST)) {
                lists.add(Path.of(words.get(i + 1)));
            }
        }
        return lists;
    }

    /** Returns the folder for what the linker gets in addition, next to the library. */
    private static Optional<Path> inputs(List<String> arguments) {
        int at = arguments.indexOf("-o");
        return at >= 0 && at + 1 < arguments.size()
                ? Optional.of(Path.of(arguments.get(at + 1)))
                        .map(file -> file.resolveSibling(file.getFileName() + ".inputs"))
                : Optional.empty();
    }

    private static boolean isInput(String argument) {
        return !argument.startsWith("-")
                && Stream.of(".o", ".rlib", ".a").anyMatch(argument::endsWith)
                && Files.isRegularFile(Path.of(argument));
    }

    /** Writes a copy; its path stays the same from build to build, because debug information contains it. */
    private static Path hidden(Path input, Path folder, Set<String> kept) throws IOException {
        byte[] bytes = Files.readAllBytes(input);
        HiddenSymbols.hide(bytes, kept);
        Files.createDirectories(folder);
        Path copy = folder.resolve(input.getFileName().toString());
        Files.write(copy, bytes);
        Files.setLastModifiedTime(copy, Files.getLastModifiedTime(input)); // debug information contains it too
        return copy;
    }
}
