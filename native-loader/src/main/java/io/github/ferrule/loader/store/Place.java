package io.github.ferrule.loader.store;

import io.github.ferrule.loader.bundle.Candidate;
import java.nio.file.Path;

/** Somewhere to put a library so that the operating system can load it. */
public interface Place {

    /**
     * Puts the library there, checked against its descriptor.
     *
     * @throws UnusablePlaceException if another place must be tried
     * @throws io.github.ferrule.loader.problem.LoadFailure if no place will do, as the jar does not hold what it says
     */
    Path put(Candidate library) throws UnusablePlaceException;
}
