package io.github.ferrule.plugin.mojo;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.util.HashMap;
import java.util.Map;
import org.apache.maven.plugin.MojoExecutionException;
import org.junit.jupiter.api.Test;

/** The JDK's message may consist of a path, so the kind of an I/O error must be reported, too. */
class FerruleMojoTest {

    @Test
    void theKindOfAnIoErrorIsReported() {
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
        FerruleMojo goal = new FerruleMojo() {
            @Override
            void run() throws IOException {
                work.run();
            }
        };
        goal.setPluginContext(new HashMap<>(Map.of("ferrule.checked", true))); // there is no project to check
        return goal;
    }
}
