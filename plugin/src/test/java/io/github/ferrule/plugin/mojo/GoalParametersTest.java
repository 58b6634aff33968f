package io.github.ferrule.plugin.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.maven.plugin.AbstractMojo;
import org.junit.jupiter.api.Test;

class GoalParametersTest {

    @Test
    void everyParameterOfAGoalIsReadByThatGoal() throws Exception {
        List<String> ignored = new ArrayList<>();
        for (PluginXml.Goal goal : goals()) {
            FieldReads reads = new FieldReads(goal.implementation());
            goal.parameters().stream()
                    .filter(PluginXml.Parameter::editable)
                    .filter(it -> !reads.fromExecute().contains(reads.fieldOf(it.name())))
                    .forEach(it -> ignored.add(goal.name() + " " + it.name()));
        }
        assertThat(ignored).isEmpty();
    }

    @Test
    void aParameterThatNothingReadsIsFound() throws Exception {
        FieldReads reads = new FieldReads(PartlyIgnorant.class);
        assertThat(reads.fromExecute())
                .contains("skip", "direct", "inLambda", "byOverride")
                .doesNotContain("ignored", "unreachable");
        assertThat(reads.fieldOf("word")).isEqualTo("direct");
    }

    /** A parameter in the plugin's configuration or on the command line means the same to every goal. */
    @Test
    void aParameterOfSeveralGoalsIsDeclaredAlikeInAll() throws Exception {
        Map<String, String> declarations = new HashMap<>();
        for (PluginXml.Goal goal : goals()) {
            for (PluginXml.Parameter it : goal.parameters()) {
                String declaration = it.type() + " " + it.property() + " " + it.defaultValue();
                assertThat(declarations.computeIfAbsent(it.name(), name -> declaration))
                        .as(goal.name() + " " + it.name())
                        .isEqualTo(declaration);
            }
        }
    }

    @Test
    void goalsHaveAtMostThreeAbstractAncestors() throws Exception {
        for (PluginXml.Goal goal : goals()) {
            assertThat(Stream.<Class<?>>iterate(
                                    goal.implementation(), it -> it != AbstractMojo.class, Class::getSuperclass)
                            .filter(it -> Modifier.isAbstract(it.getModifiers())))
                    .as(goal.name())
                    .hasSizeLessThanOrEqualTo(3);
        }
    }

    @Test
    void eclipseKnowsWhatToDoWithEachGoal() throws Exception {
        String mapping = Files.readString(Path.of("src/main/resources/META-INF/m2e/lifecycle-mapping-metadata.xml"));
        for (PluginXml.Goal goal : goals()) {
            assertThat(mapping).contains("<goal>" + goal.name() + "</goal>");
        }
    }

    private static List<PluginXml.Goal> goals() throws Exception {
        List<PluginXml.Goal> goals = PluginXml.read().goals().stream()
                .filter(goal -> !goal.name().equals("help"))
                .toList();
        assertThat(goals).extracting(PluginXml.Goal::name).contains("build", "bundle", "doctor", "test");
        return goals;
    }

    abstract static class Base extends FerruleMojo {
        String ignored = "";
        String byOverride = "";

        String name() {
            return ignored;
        }

        String unreachable() {
            return ignored;
        }

        @Override
        void run() {
            getLog().info(name());
        }
    }

    static class PartlyIgnorant extends Base {
        String direct = "";
        String inLambda = "";
        String unreachable = "";

        public void setWord(String text) {
            this.direct = text;
        }

        @Override
        String name() {
            return direct + Stream.of("").map(it -> it + inLambda).toList() + byOverride;
        }

        @Override
        String unreachable() {
            return unreachable;
        }
    }
}
