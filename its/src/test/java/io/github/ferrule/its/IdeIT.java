package io.github.ferrule.its;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.its.bed.BedProgram;
import io.github.ferrule.its.maven.Jar;
import io.github.ferrule.its.maven.TestProject;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** IDEs get instructions for the goals, and find the library when they run tests without Maven. */
class IdeIT {

    private static final String JUNIT = "org.junit.platform:junit-platform-console-standalone:6.1.3";

    @Test
    void eclipseHasAnInstructionForEveryGoal() throws Exception {
        Jar plugin = plugin();
        List<String> goals = new ArrayList<>();
        for (Element mojo : elements(xml(plugin, "META-INF/maven/plugin.xml"), "mojo")) {
            goals.add(elements(mojo, "goal").get(0).getTextContent());
        }
        List<String> executed = new ArrayList<>();
        List<String> ignored = new ArrayList<>();
        for (Element mapping :
                elements(xml(plugin, "META-INF/m2e/lifecycle-mapping-metadata.xml"), "pluginExecution")) {
            boolean executes = !elements(mapping, "execute").isEmpty();
            assertThat(elements(mapping, executes ? "execute" : "ignore")).hasSize(1);
            elements(mapping, "goal").forEach(goal -> (executes ? executed : ignored).add(goal.getTextContent()));
        }
        goals.remove("help");
        assertThat(executed).containsExactly("bindings", "develop");
        assertThat(ignored).doesNotHaveDuplicates().doesNotContainAnyElementsOf(executed);
        ignored.addAll(executed);
        assertThat(ignored).containsExactlyInAnyOrderElementsOf(goals);
    }

    /** An IDE lets Maven prepare the folders, or its own Maven do so, and then runs the classes of JUnit itself. */
    @Test
    void testsThatAnIdeRunsFindTheLibrary() throws Exception {
        TestProject project = TestProject.example("quickstart", "ide");
        project.maven()
                .unoptimized() // it is to be found
                .succeeds(
                        "process-test-classes",
                        "dependency:build-classpath",
                        "-Dmdep.outputFile=target/class-path.txt",
                        "dependency:copy",
                        "-Dartifact=" + JUNIT,
                        "-DoutputDirectory=target/junit");
        assertThat(project.path("target/test-classes/linux-x86-64")).isDirectoryContaining("glob:**/*.so");
        String classPath = String.join(
                File.pathSeparator,
                "target/test-classes",
                "target/classes",
                Files.readString(project.path("target/class-path.txt")).trim());
        String report = BedProgram.of("java.17")
                .run(
                        project.path("."),
                        "-jar",
                        "target/junit/junit-platform-console-standalone-6.1.3.jar",
                        "execute",
                        "--class-path",
                        classPath,
                        "--scan-class-path",
                        "target/test-classes");
        assertThat(report).contains("4 tests successful", "0 tests failed");
    }

    static Jar plugin() {
        String version = System.getProperty("ferrule.version");
        return new Jar(Path.of(
                System.getProperty("ferrule.its.repository"),
                "io/github/ferrule/ferrule-maven-plugin",
                version,
                "ferrule-maven-plugin-" + version + ".jar"));
    }

    private static Element xml(Jar jar, String name) throws Exception {
        Document document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(jar.bytes(name)));
        return document.getDocumentElement();
    }

    private static List<Element> elements(Element parent, String name) {
        List<Element> elements = new ArrayList<>();
        NodeList nodes = parent.getElementsByTagName(name);
        for (int i = 0; i < nodes.getLength(); i++) {
            Node node = nodes.item(i);
            elements.add((Element) node);
        }
        return elements;
    }
}
