package io.github.ferrule.loader.store;

import io.github.ferrule.loader.bundle.Candidate;
import java.nio.file.Path;

/** A place for a library from which the operating system can load it. */
public interface Place {

    /**
     * Puts the library there, checked against its descriptor.
     *
     * @throws UnusablePlaceException if another place must be tried
     * @throws io.github.ferrule.loader.problem.LoadFailure if no other place can help, because the jar does not contain the
     *     library that its descriptor describes
     */
    Path put(Candidate library) throws UnusablePlaceException;
}
