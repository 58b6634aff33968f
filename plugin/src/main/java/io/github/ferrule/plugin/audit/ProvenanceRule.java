package io.github.ferrule.plugin.audit;

import io.github.ferrule.plugin.audit.binary.NativeBinary;
import java.util.List;
import java.util.stream.Stream;

/** Checks that the file is still the one that the build made. */
final class ProvenanceRule implements Rule<NativeBinary> {

    @Override
    public Stream<Finding> check(NativeBinary binary, AuditedLibrary library) {
        String found = library.subject().content().sha256().orElse("unknown");
        return library.subject().expectation().stream()
                .flatMap(expectation -> expectation.sha256().stream())
                .filter(recorded -> !recorded.equals(found))
                .flatMap(recorded -> library.finding(
                        FindingCode.NOT_OF_THIS_BUILD,
                        "was changed after the build, or was not written by it",
                        List.of("sha256 " + found + " instead of " + recorded),
                        "run  mvn clean package  and keep other programs out of target/ferrule"));
    }
}
