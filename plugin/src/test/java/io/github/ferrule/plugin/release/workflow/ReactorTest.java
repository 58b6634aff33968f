package io.github.ferrule.plugin.release.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReactorTest {

    @TempDir
    Path root;

    private Path module;

    @BeforeEach
    void makeModule() throws IOException {
        module = pom("java/natives/pom.xml", "");
    }

    @Test
    void theOutermostPomThatLeadsToTheModuleBuildsIt() throws IOException {
        Path outermost = pom("pom.xml", "<modules><module>docs</module><module>java</module></modules>");
        pom("java/pom.xml", "<modules><module> natives/pom.xml </module></modules>");
        assertThat(reactor()).contains(outermost);
    }

    @Test
    void aPomAboveThatNamesOtherModulesDoesNot() throws IOException {
        pom("pom.xml", "<modules><module>docs</module></modules>");
        Path nearest = pom("java/pom.xml", "<modules><module>../docs</module><module>natives</module></modules>");
        pom("docs/pom.xml", "<modules><module>..</module></modules>");
        assertThat(reactor()).contains(nearest);
    }

    @Test
    void subprojectsOfMaven4AreModules() throws IOException {
        Path pom = pom("java/pom.xml", "<subprojects><subproject>natives</subproject></subprojects>");
        assertThat(reactor()).contains(pom);
    }

    @Test
    void theModulesOfProfilesAreNotAlwaysThere() throws IOException {
        pom("java/pom.xml", "<profiles><profile><modules><module>natives</module></modules></profile></profiles>");
        assertThat(reactor()).isEmpty();
    }

    @Test
    void aPomThatCannotBeReadLeadsNowhere() throws IOException {
        Files.writeString(root.resolve("pom.xml"), "<project><modules><module>java/natives</module>");
        assertThat(reactor()).isEmpty();
    }

    @Test
    void pomsAboveTheRepositoryDoNotCount() throws IOException {
        pom("pom.xml", "<modules><module>java/natives</module></modules>");
        assertThat(Reactor.of(module, new RepositoryRoot(root.resolve("java")))).isEmpty();
        assertThat(Reactor.of(module, new RepositoryRoot(module.getParent()))).isEmpty();
    }

    @Test
    void aReactorHasOtherLibrariesIfAnotherPomHasThePlugin() throws IOException {
        String plugin =
                "<build><plugins><plugin><artifactId>ferrule-maven-plugin</artifactId></plugin></plugins></build>";
        Path parent = pom("java/pom.xml", "<modules><module>natives</module><module>api</module></modules>");
        pom("java/natives/pom.xml", plugin);
        pom(
                "java/api/pom.xml",
                "<build><pluginManagement>" + plugin.replaceAll("</?build>", "") + "</pluginManagement></build>");
        assertThat(Reactor.hasNoOtherLibraries(parent, module)).isTrue();
        pom("java/api/pom.xml", plugin);
        assertThat(Reactor.hasNoOtherLibraries(parent, module)).isFalse();
    }

    private Optional<Path> reactor() throws IOException {
        return Reactor.of(module, new RepositoryRoot(root));
    }

    private Path pom(String path, String content) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "<project>" + content + "</project>");
    }
}
