package io.github.ferrule.its;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.its.bed.BedProgram;
import io.github.ferrule.its.maven.TestProject;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** examples/spring-boot: a Kotlin program in Spring Boot's jar of jars, which calls its crate. */
class SpringBootIT {

    @Test
    void aKotlinProgramInOneJarCallsItsCrate() {
        TestProject project = TestProject.example("spring-boot", "spring-boot");
        project.maven().keepingCrates("spring-boot").succeeds("package");
        assertThat(new BedProgram("java", Map.of())
                        .run(project.path("."), "-jar", "target/hello-1.0.0.jar", "Ferrule", "σίδηρος!"))
                .contains("Ferrule has 7 letters", "σίδηρος! has 7 letters");
    }
}
