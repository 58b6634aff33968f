package io.github.ferrule.plugin.release.collect;

import io.github.ferrule.plugin.support.process.ExecCommandRunner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Prints the revision of a crate's sources, as a JVM of its own with its own locale. */
public final class ReadRevision {

    private ReadRevision() {}

    public static void main(String[] args) throws IOException {
        Map<String, String> environment = System.getenv();
        SourceRevisionReader reader = new SourceRevisionReader(
                new ExecCommandRunner(environment),
                environment.keySet(),
                Path.of(args[0]),
                "1.0",
                Optional.empty(),
                System.err::println);
        System.out.println(reader.read().revision());
    }
}
