package io.github.ferrule.plugin.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ferrule.plugin.support.problem.Problem;
import io.github.ferrule.plugin.support.problem.ProblemCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.logging.SystemStreamLog;
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

    @Test
    void aFileThatMayNotBeReadIsLocated() {
        assertThat(FileProblem.of(new AccessDeniedException("/home/secret"), false))
                .hasToString(String.join(
                        System.lineSeparator(),
                        "FERRULE-029  a file cannot be read or written: AccessDeniedException: /home/secret",
                        "             to see the owner and the permissions  ls -la '/home'"));
    }

    @Test
    void aFileThatWindowsLocksIsExplained() {
        for (IOException locked : List.of(
                new AccessDeniedException("Z:\\app\\mathlib.dll"),
                new FileSystemException(
                        "Z:\\app\\mathlib.dll",
                        null,
                        "The process cannot access the file because it is being used by another process"))) {
            assertThat(FileProblem.of(locked, true).toString())
                    .contains("mathlib.dll", "Windows locks a file", "end the applications and test runs that use it");
        }
    }

    @Test
    void whatAGoalReportsCannotMoveTheCursorOfATerminal() {
        List<String> logged = new ArrayList<>();
        FerruleMojo[] goal = new FerruleMojo[1];
        goal[0] = goal(() -> {
            goal[0].getLog().info("crate a\u001b[2J\u202e");
            throw Problem.of(ProblemCode.INVALID_OPTION, "a\u001b[1A")
                    .fact("b\u0007")
                    .asException();
        });
        goal[0].setLog(new SystemStreamLog() {
            @Override
            public void info(CharSequence line) {
                logged.add(line.toString());
            }
        });
        assertThatThrownBy(goal[0]::execute).hasMessageContaining("a\\u001b[1A").hasMessageEndingWith("b\\u0007");
        assertThat(logged).containsExactly("crate a\\u001b[2J\\u202e");
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
