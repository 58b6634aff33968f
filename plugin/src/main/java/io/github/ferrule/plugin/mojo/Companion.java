package io.github.ferrule.plugin.mojo;

import io.github.ferrule.plugin.build.BuildReport;
import io.github.ferrule.plugin.build.engine.Engine;
import io.github.ferrule.plugin.build.engine.Prepared;
import java.io.IOException;

/** What a goal does beside the build of its libraries: while tools run, one processor has little to do. */
interface Companion {

    /** Does nothing. */
    Companion NONE = new Companion() {};

    /** Gets the plan, before anything is built. */
    default void planned(Engine engine, Prepared prepared) throws IOException {}

    /** Gets the libraries. */
    default void built(Prepared prepared, BuildReport report) throws IOException {}
}
