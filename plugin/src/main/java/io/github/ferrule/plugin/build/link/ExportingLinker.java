package io.github.ferrule.plugin.build.link;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Passes rustc's list of exports to a linker that would not get or not understand it. Without it, a library exports every
 * function of Rust's standard library, and the linker can drop none of them.
 *
 * <p>cargo-zigbuild drops the {@code .def} file of a DLL; as a plain argument, it keeps it. zig's linker for macOS ignores
 * {@code -exported_symbols_list}, but it knows hidden symbols: so it gets copies of the object files in which all other symbols
 * are hidden.
 *
 * <p>It uses the JDK only, because it runs without the plugin's dependencies.
 */
public final class ExportingLinker {

    private static final String LIST = "-exported_symbols_list";

    private ExportingLinker() {}

    /**
     * Links.
     *
     * @param arguments the name of the variable with the path of the real linker, and rustc's arguments for it
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(System.getenv(arguments[0])));
        command.addAll(rewrite(List.of(arguments).subList(1, arguments.length)));
        System.exit(new ProcessBuilder(command).inheritIO().start().waitFor());
    }

    /** Returns the arguments for the real linker. */
    static List<String> rewrite(List<String> arguments) throws IOException {
        List<Path> lists = lists(arguments);
        Set<String> kept = new HashSet<>();
        for (Path list : lists) {
            kept.addAll(Files.readAllLines(list));
        }
        boolean hide = !lists.isEmpty() && kept.stream().noneMatch(name -> name.matches(".*[*?\\[].*"));
        Optional<Path> folder = output(arguments).map(file -> file.resolveSibling(file.getFileName() + ".inputs"));
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

    private static Optional<Path> output(List<String> arguments) {
        int at = arguments.indexOf("-o");
        return at >= 0 && at + 1 < arguments.size() ? Optional.of(Path.of(arguments.get(at + 1))) : Optional.empty();
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
