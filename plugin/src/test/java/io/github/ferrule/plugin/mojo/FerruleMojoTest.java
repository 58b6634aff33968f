package io.github.ferrule.plugin.mojo;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import org.apache.maven.plugin.MojoExecutionException;
import org.junit.jupiter.api.Test;

/** Faults of the machine are told with their kind, for the JDK's message may be a path alone. */
class FerruleMojoTest {

    @Test
    void aFileThatMayNotBeReadIsToldFromOneThatIsNotThere() {
        IOException fault = new AccessDeniedException("/secret");
        assertThatThrownBy(goal(() -> {
                    throw fault;
                })::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("AccessDeniedException: /secret");
        assertThatThrownBy(goal(() -> {
                    throw new UncheckedIOException(fault);
                })::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("AccessDeniedException: /secret");
    }

    private interface Work {
        void run() throws IOException;
    }

    private static FerruleMojo goal(Work work) {
        return new FerruleMojo() {
            @Override
            void run() throws IOException {
                work.run();
            }
        };
    }
}
