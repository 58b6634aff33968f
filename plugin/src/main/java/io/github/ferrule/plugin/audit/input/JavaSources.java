package io.github.ferrule.plugin.audit.input;

import io.github.ferrule.plugin.audit.contract.type.JavaSignature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds declarations in Java and Kotlin sources: a class file records no lines of methods without code.
 *
 * @param roots the folders of packages, such as {@code src/main/java}
 * @param base the folder that places are relative to
 */
public record JavaSources(List<Path> roots, Path base) {

    private static final Pattern TEXT = Pattern.compile(
            "//[^\\n]*|/\\*(?s:.*?)\\*/|\"\"\"(?s:.*?)\"\"\"|\"(?:[^\"\\\\\\n]|\\\\.)*+\"|'(?:[^'\\\\\\n]|\\\\[^\\n]{1,5})'");
    private static final String DECLARES = "\\b(?:class|interface|object|record|enum)\\s+";

    public JavaSources {
        roots = List.copyOf(roots);
    }

    /** Returns the file and line of a declaration, {@code src/main/java/com/acme/MathLib.java:9}. */
    public Optional<String> find(JavaSignature signature) {
        String type = signature.className();
        String folder = type.substring(0, type.lastIndexOf('/') + 1);
        for (Path root : roots) {
            for (Path file :
                    List.of(root.resolve(folder + signature.sourceFile()), root.resolve(signature.sourceFile()))) {
                if (!signature.sourceFile().isEmpty() && Files.isRegularFile(file)) {
                    return Optional.of(place(file, signature));
                }
            }
        }
        return Optional.empty();
    }

    private String place(Path file, JavaSignature signature) {
        Path shown = file.startsWith(base) ? base.relativize(file) : file;
        int line = signature.line() > 0 ? signature.line() : line(read(file), signature);
        return shown.toString().replace('\\', '/') + (line > 0 ? ":" + line : "");
    }

    private static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the line of the declaration with as many parameters; 0 if there is none. */
    static int line(String source, JavaSignature signature) {
        String code = TEXT.matcher(source).replaceAll(match -> match.group().replaceAll("[^\\n]", " "));
        String type = signature.className().replaceAll(".*[/$]", "");
        Matcher owner = Pattern.compile(DECLARES + Pattern.quote(type) + "\\b").matcher(code);
        int start = owner.find() ? owner.end() : 0;
        Matcher name = Pattern.compile("(?<![\\w.])" + Pattern.quote(signature.method()) + "\\s*\\(")
                .matcher(code);
        for (boolean found = name.find(start); found; found = name.find()) {
            int end = closing(code, name.end());
            String parameters = code.substring(name.end(), end);
            boolean isDeclaration =
                    code.substring(Math.min(end + 1, code.length())).matches("(?s)\\s*(;|:|throws\\b|\\n|}|$).*");
            if (isDeclaration && count(parameters) == signature.parameters().size()) {
                return (int) code.substring(0, name.start())
                                .chars()
                                .filter(it -> it == '\n')
                                .count()
                        + 1;
            }
        }
        return 0;
    }

    private static int closing(String code, int start) {
        int depth = 1;
        for (int at = start; at < code.length(); at++) {
            depth += code.charAt(at) == '(' ? 1 : code.charAt(at) == ')' ? -1 : 0;
            if (depth == 0) {
                return at;
            }
        }
        return code.length();
    }

    /** Counts parameters; a comma between angle brackets separates type arguments. */
    private static int count(String parameters) {
        if (parameters.isBlank()) {
            return 0;
        }
        int depth = 0;
        int count = 1;
        for (char letter : parameters.strip().replaceFirst(",$", "").toCharArray()) {
            depth += "<([{".indexOf(letter) >= 0 ? 1 : ">)]}".indexOf(letter) >= 0 ? -1 : 0;
            count += letter == ',' && depth == 0 ? 1 : 0;
        }
        return count;
    }
}
