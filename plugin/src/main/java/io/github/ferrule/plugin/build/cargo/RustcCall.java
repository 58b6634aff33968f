package io.github.ferrule.plugin.build.cargo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A call of rustc that {@code cargo check -vv} prints.
 *
 * @param words the variables, the program and the arguments
 */
public record RustcCall(List<String> words) {

    private static final Pattern LINE = Pattern.compile("\\s*Running `(.*)`\\s*");

    public RustcCall {
        words = List.copyOf(words);
    }

    /** Parses a line; empty if it prints no call. */
    public static Optional<RustcCall> parse(String line) {
        Matcher matcher = LINE.matcher(line);
        return matcher.matches() ? Optional.of(new RustcCall(words(matcher.group(1)))) : Optional.empty();
    }

    /** Returns the argument after an option. */
    public Optional<String> option(String name) {
        int at = words.indexOf(name);
        return at >= 0 && at + 1 < words.size() ? Optional.of(words.get(at + 1)) : Optional.empty();
    }

    /** Returns the value of the last codegen option of a name, in each form that rustc accepts. */
    public static Optional<String> codegenOption(List<String> words, String name) {
        Optional<String> value = Optional.empty();
        for (int i = 0; i < words.size(); i++) {
            boolean follows = i > 0 && List.of("-C", "--codegen").contains(words.get(i - 1));
            String option = follows ? words.get(i) : words.get(i).replaceFirst("^(-C|--codegen=)", "");
            if ((follows || !option.equals(words.get(i))) && option.startsWith(name + "=")) {
                value = Optional.of(option.substring(name.length() + 1));
            }
        }
        return value;
    }

    /** Returns the value of a variable that cargo sets for the call. */
    public Optional<String> variable(String name) {
        return words.stream()
                .takeWhile(word -> !word.equals("--crate-name"))
                .filter(word -> word.startsWith(name + "="))
                .map(word -> word.substring(name.length() + 1))
                .findFirst();
    }

    /** Returns the user's flags: cargo adds them at the end, after the folders of dependencies; nothing if it names no such folder. */
    public Optional<List<String>> flags(String targetFolder) {
        int last = -1;
        for (int i = 0; i < words.size(); i++) {
            if (words.get(i).startsWith("dependency=" + targetFolder)) {
                last = i;
            }
        }
        return last < 0 ? Optional.empty() : Optional.of(words.subList(last + 1, words.size()));
    }

    /** Splits a line that cargo has quoted for a shell: single quotes on Unix, double quotes on Windows. */
    private static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean inWord = false;
        char quote = 0;
        for (int i = 0; i < line.length(); i++) {
            char letter = line.charAt(i);
            char next = i + 1 < line.length() ? line.charAt(i + 1) : 0;
            if (letter == '\\' && (quote == '"' && next == '"' || quote == 0 && (next == '\'' || next == '!'))) {
                word.append(next);
                inWord = true;
                i++;
            } else if (quote == 0 ? letter == '\'' || letter == '"' : letter == quote) {
                quote = quote == 0 ? letter : 0;
                inWord = true;
            } else if (quote == 0 && letter == ' ') {
                if (inWord) {
                    words.add(word.toString());
                    word.setLength(0);
                    inWord = false;
                }
            } else {
                word.append(letter);
                inWord = true;
            }
        }
        if (inWord) {
            words.add(word.toString());
        }
        return words;
    }
}
