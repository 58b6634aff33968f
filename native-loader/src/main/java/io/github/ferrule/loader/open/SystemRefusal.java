package io.github.ferrule.loader.open;

import io.github.ferrule.loader.locate.Located;
import io.github.ferrule.loader.platform.Host;
import io.github.ferrule.loader.problem.Code;
import io.github.ferrule.loader.problem.Problem;

/** The operating system's own words for why it did not load a file, with what is known about the file. */
final class SystemRefusal {
    private SystemRefusal() {}

    static RuntimeException of(Located located, Throwable cause) {
        Problem problem = new Problem(
                        Code.REFUSED_BY_SYSTEM,
                        located.id() + ": the operating system cannot load '" + located.library() + "'")
                .fact(String.valueOf(cause.getMessage()))
                .fact("file   " + located)
                .fact("system " + Host.platform());
        if (located.candidate() != null
                && !located.candidate().descriptor().needed().isEmpty()) {
            problem.fact("needs  " + located.candidate().descriptor().needed().replace(",", ", "));
        }
        return problem.remedy(
                        "install the library that the first line names; where it names a symbol, the system is too old"
                                + " or has another C library")
                .failure(cause);
    }
}
