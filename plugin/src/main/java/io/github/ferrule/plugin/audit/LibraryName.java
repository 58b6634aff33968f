package io.github.ferrule.plugin.audit;

import java.util.Locale;
import java.util.regex.Pattern;

/** The name of a library without what platforms add to it, so that the files of all platforms have the same. */
final class LibraryName {

    private static final Pattern DECORATION = Pattern.compile(
            "^lib(?=.{2})|\\.(so|dll|dylib|jnilib)([.\\d]*)$"
                    + "|[-_.]?(linux|windows|win|darwin|macos|osx|mac|musl|gnu|msvc)(32|64)?(?![a-z])"
                    + "|[-_.]?(x86[-_]?64|x86|amd64|x64|i[3-6]86|aarch_?64|arm64|armv7|arm|ppc64le|ppc64|s390x|riscv64)(?![a-z])");

    private LibraryName() {}

    static String of(String fileName) {
        String name = fileName.toLowerCase(Locale.ROOT);
        return DECORATION.matcher(name).replaceAll("");
    }
}
