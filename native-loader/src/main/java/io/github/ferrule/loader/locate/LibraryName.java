package io.github.ferrule.loader.locate;

import io.github.ferrule.loader.bundle.Bundle;
import io.github.ferrule.loader.bundle.MalformedBundleException;
import io.github.ferrule.loader.problem.Code;
import io.github.ferrule.loader.problem.Problem;
import java.io.IOException;

/** Finds the library that is meant when nobody names one. */
final class LibraryName {
    private final Bundle bundle;

    LibraryName(Bundle bundle) {
        this.bundle = bundle;
    }

    String only() throws IOException, MalformedBundleException {
        String[] libraries = bundle.libraries();
        if (libraries.length == 1) {
            return libraries[0];
        }
        if (libraries.length == 0) {
            throw Explanation.noBundle(bundle);
        }
        throw new Problem(Code.WHICH_LIBRARY, bundle.id() + ": the bundle has several libraries")
                .fact("it has " + String.join(", ", libraries))
                .remedy("name one:  NativeLoader.load(\"" + bundle.id() + "\", \"" + libraries[0] + "\", …)")
                .failure();
    }
}
