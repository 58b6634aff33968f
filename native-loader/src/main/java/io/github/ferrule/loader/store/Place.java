package io.github.ferrule.loader.store;

import io.github.ferrule.loader.bundle.Candidate;
import java.io.IOException;
import java.nio.file.Path;

/** Somewhere to put a library so that the operating system can load it. */
public interface Place {

    /**
     * Puts the library there, checked against its descriptor.
     *
     * @throws IOException if another place must be tried; its message says which place that was, and why
     * @throws RuntimeException if no place will do, as the jar does not hold what it says
     */
    Path put(Candidate library) throws IOException;
}
