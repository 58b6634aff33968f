package io.github.ferrule.loader.bundle;

import io.github.ferrule.loader.problem.Code;

/** The reason that a candidate cannot be loaded here, found without loading it. */
public final class Refusal {
    private final Candidate candidate;
    private final Code code;
    private final String reason;

    Refusal(Candidate candidate, Code code, String reason) {
        this.candidate = candidate;
        this.code = code;
        this.reason = reason;
    }

    public Candidate candidate() {
        return candidate;
    }

    public Code code() {
        return code;
    }

    public String reason() {
        return reason;
    }

    @Override
    public String toString() {
        return "found  " + candidate + "\n         refused: " + reason;
    }
}
