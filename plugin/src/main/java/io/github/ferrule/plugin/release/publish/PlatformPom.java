package io.github.ferrule.plugin.release.publish;

import io.github.ferrule.plugin.bundle.Coordinates;
import io.github.ferrule.plugin.support.pom.PomWriter;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.Model;

/**
 * A pom that depends on the jars of all platforms, so that those who need all of them add one dependency.
 *
 * <p>It is an artifact of its own: jars with classifiers share the pom of their project, so dependencies in that pom would
 * reach everybody who asks for one platform.
 *
 * @param coordinates the project with the jars
 * @param project the project's effective model, whose description, license and so on also apply to this pom
 * @param classifiers the classifiers of the jars
 */
public record PlatformPom(Coordinates coordinates, Model project, Collection<String> classifiers) {

    private static final String SUFFIX = "-platform";

    public PlatformPom {
        classifiers = List.copyOf(new TreeSet<>(classifiers));
    }

    /** Returns the text of the pom. */
    public String format() {
        Model pom = new Model();
        pom.setModelVersion("4.0.0");
        pom.setGroupId(coordinates.groupId());
        pom.setArtifactId(coordinates.artifactId() + SUFFIX);
        pom.setVersion(coordinates.version());
        pom.setPackaging("pom");
        pom.setName(project.getName() == null ? pom.getArtifactId() : project.getName()); // not inherited, but required
        pom.setDescription(project.getDescription());
        pom.setUrl(project.getUrl());
        pom.setLicenses(project.getLicenses());
        pom.setDevelopers(project.getDevelopers());
        pom.setScm(project.getScm());
        pom.addDependency(dependency());
        for (String classifier : classifiers) {
            Dependency jar = dependency();
            jar.setClassifier(classifier);
            jar.setScope("runtime");
            pom.addDependency(jar);
        }
        return PomWriter.write(pom);
    }

    private Dependency dependency() {
        Dependency dependency = new Dependency();
        dependency.setGroupId(coordinates.groupId());
        dependency.setArtifactId(coordinates.artifactId());
        dependency.setVersion(coordinates.version());
        return dependency;
    }
}
