package io.github.ferrule.plugin.audit;

import io.github.ferrule.plugin.build.target.TargetTriple;
import java.util.Optional;

/**
 * A library to be audited.
 *
 * @param name the path that reports show
 * @param expectation what it is supposed to be; nothing if neither a build nor the path says
 * @param content what was found in the file
 */
public record AuditSubject(String name, Optional<Expectation> expectation, LibraryContent content) {

    /** A library that was built for a known target. */
    public static AuditSubject built(String name, Expectation expectation, LibraryContent content) {
        return new AuditSubject(name, Optional.of(expectation), content);
    }

    /** A library of unknown origin; its path, or if that says nothing the file, tells what it is meant for. */
    public static AuditSubject foreign(String name, LibraryContent content) {
        Optional<Expectation> byPath =
                PlatformGuess.of(name).map(triple -> Expectation.of(triple, Expectation.Source.PATH));
        Optional<Expectation> byFile = content.binary()
                .flatMap(PlatformOfFile::of)
                .map(triple -> Expectation.of(triple, Expectation.Source.FILE));
        return new AuditSubject(
                name, PlatformGuess.isElsewhere(name) ? Optional.empty() : byPath.or(() -> byFile), content);
    }

    /** The platform that it is meant for. */
    public Optional<TargetTriple> triple() {
        return expectation.map(Expectation::triple);
    }

    /** The folder that it lies in, with a slash at the end; empty at the top. */
    String folder() {
        return name.substring(0, name.lastIndexOf('/') + 1);
    }

    /** The name of the library without what platforms add to it: {@code foo} of {@code libfoo-linux-x86_64.so}. */
    public String libraryName() {
        return LibraryName.of(fileName());
    }

    /** Its file name. */
    String fileName() {
        return name.substring(name.lastIndexOf('/') + 1);
    }
}
