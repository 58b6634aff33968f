package io.github.ferrule.plugin.audit;

import io.github.ferrule.plugin.build.target.TargetTriple;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A library to be audited.
 *
 * @param name the path that reports show
 * @param expectation the platform and properties that the library should have; empty if unknown
 * @param content the content of the file
 */
public record AuditSubject(String name, Optional<Expectation> expectation, LibraryContent content) {

    /** The parts of a file name that differ between platforms. */
    private static final Pattern DECORATION = Pattern.compile(
            "^lib(?=.{2})|\\.(so|dll|dylib|jnilib)([.\\d]*)$"
                    + "|[-_.]?(linux|windows|win|darwin|macos|osx|mac|musl|gnu|msvc)(32|64)?(?![a-z])"
                    + "|[-_.]?(x86[-_]?64|x86|amd64|x64|i[3-6]86|aarch_?64|arm64|armv7|arm|ppc64le|ppc64|s390x|riscv64)(?![a-z])");

    /** Describes a library that was built for a known target. */
    public static AuditSubject built(String name, Expectation expectation, LibraryContent content) {
        return new AuditSubject(name, Optional.of(expectation), content);
    }

    /** Describes a library of unknown origin; the platform is guessed from its path, or else from the file itself. */
    public static AuditSubject foreign(String name, LibraryContent content) {
        Optional<Expectation> byPath =
                PlatformGuess.of(name).map(triple -> Expectation.of(triple, Expectation.Source.PATH));
        Optional<Expectation> byFile = content.binary()
                .flatMap(PlatformOfFile::of)
                .map(triple -> Expectation.of(triple, Expectation.Source.FILE));
        return new AuditSubject(
                name, PlatformGuess.isElsewhere(name) ? Optional.empty() : byPath.or(() -> byFile), content);
    }

    /** Returns the library as one that this build made, so that remedies can name Ferrule's settings. */
    public AuditSubject ofThisBuild() {
        return new AuditSubject(name, expectation.map(Expectation::ofThisBuild), content);
    }

    /** Returns the platform that the library is meant for. */
    public Optional<TargetTriple> triple() {
        return expectation.map(Expectation::triple);
    }

    /** Returns the triple, or {@code unknown platform}. */
    public String platformName() {
        return triple().map(TargetTriple::text).orElse("unknown platform");
    }

    /** Returns true if Ferrule built the library, so that its remedies can name settings of Ferrule. */
    boolean builtByFerrule() {
        return expectation
                .filter(known -> known.source() == Expectation.Source.BUILD)
                .isPresent();
    }

    /** Returns the folder of the library, with a slash at the end; empty for the root. */
    String folder() {
        return name.substring(0, name.lastIndexOf('/') + 1);
    }

    /** Returns the name without the parts that differ between platforms: {@code foo} for {@code libfoo-linux-x86_64.so}. */
    public String libraryName() {
        return DECORATION.matcher(fileName().toLowerCase(Locale.ROOT)).replaceAll("");
    }

    /** Returns the file name. */
    String fileName() {
        return name.substring(name.lastIndexOf('/') + 1);
    }
}
