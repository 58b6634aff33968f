import java.io.File;
import org.gradle.api.Named;
import org.gradle.api.Project;
import org.gradle.api.artifacts.Configuration;
import org.gradle.api.attributes.Attribute;
import org.gradle.nativeplatform.MachineArchitecture;
import org.gradle.nativeplatform.OperatingSystemFamily;
import org.gradle.testfixtures.ProjectBuilder;

/** Lets Gradle resolve the runtime class path of a project with one dependency, once for each set of attributes. */
public final class Resolve {

    /** Takes the dependency, its repositories, separated by commas, and {@code system:architecture[:libc]}…, each to resolve. */
    public static void main(String[] args) {
        for (int i = 2; i < args.length; i++) {
            for (File file : resolve(args[0], args[1].split(","), args[i].split(":"))) {
                System.out.println(args[i] + "=" + file);
            }
        }
        System.exit(0); // Gradle's services keep threads
    }

    private static Iterable<File> resolve(String dependency, String[] repositories, String[] attributes) {
        Project project = ProjectBuilder.builder()
                .withGradleUserHomeDir(new File("target/gradle"))
                .build();
        project.getPluginManager().apply("java-library");
        for (String url : repositories) {
            project.getRepositories().maven(repository -> repository.setUrl(url));
        }
        project.getDependencies().add("implementation", dependency);
        Configuration runtime = project.getConfigurations().getByName("runtimeClasspath");
        if (attributes.length > 1) {
            named(project, runtime, OperatingSystemFamily.OPERATING_SYSTEM_ATTRIBUTE, attributes[0]);
            named(project, runtime, MachineArchitecture.ARCHITECTURE_ATTRIBUTE, attributes[1]);
        }
        if (attributes.length > 2) {
            runtime.getAttributes().attribute(Attribute.of("io.github.ferrule.libc", String.class), attributes[2]);
        }
        return runtime.resolve();
    }

    private static <T extends Named> void named(Project project, Configuration of, Attribute<T> key, String value) {
        of.getAttributes().attribute(key, project.getObjects().named(key.getType(), value));
    }
}
