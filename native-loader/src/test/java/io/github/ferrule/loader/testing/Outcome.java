package io.github.ferrule.loader.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.api.AbstractStringAssert;

/** The output and the exit code of a process. */
public final class Outcome {
    private final int status;
    private final String output;
    private final String errors;

    Outcome(int status, String output, String errors) {
        this.status = status;
        this.output = output;
        this.errors = errors;
    }

    public int status() {
        return status;
    }

    public String output() {
        return output;
    }

    public String errors() {
        return errors;
    }

    /** The process must have ended well. */
    public AbstractStringAssert<?> printed() {
        assertThat(status).as("%s%n%s", output, errors).isZero();
        return assertThat(output);
    }

    /** The process must have ended badly. */
    public AbstractStringAssert<?> complained() {
        assertThat(status).as("%s%n%s", output, errors).isNotZero();
        return assertThat(errors);
    }
}
