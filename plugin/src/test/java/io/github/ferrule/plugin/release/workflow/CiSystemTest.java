package io.github.ferrule.plugin.release.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.plugin.build.target.TargetSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CiSystemTest {

    private static final Path ROOT = Path.of("repository");

    @ParameterizedTest
    @EnumSource
    void aProjectAtTheRootIsToldNothingOfFolders(CiSystem system) {
        assertThat(workflow(system, "pom.xml", null, "src/main/rust", "src/main/rust"))
                .contains(
                        " ferrule:build -Dferrule.targets=x86_64-unknown-linux-gnu\n",
                        " deploy ferrule:central -DskipTests -Dferrule.collectFrom=downloads \"-DaltDeployment",
                        " dependency:copy-dependencies -DincludeScope=runtime -DoutputDirectory=target/runtime",
                        "src/main/rust/target")
                .doesNotContain(" -f ", " -pl ", "$PWD/", "(cd ", "LC_ALL")
                .doesNotContainPattern("@[a-z-]+@");
    }

    @ParameterizedTest
    @EnumSource
    void aModuleOfItsOwnIsNamedByItsPom(CiSystem system) {
        assertThat(workflow(system, "java/pom.xml", null, "java/src/main/rust", "java/src/main/rust"))
                .contains(
                        "(cd java && rustup target add x86_64-unknown-linux-gnu)",
                        " -f java/pom.xml ferrule:build -Dferrule.targets=x86_64-unknown-linux-gnu\n",
                        " -f java/pom.xml package -DskipTests \"-Dferrule.collectFrom=$PWD/downloads\"\n",
                        " -f java/pom.xml dependency:copy-dependencies -DincludeScope=runtime",
                        " -f java/pom.xml ferrule:central \"-Dferrule.staging=$PWD/target/staging\"\n",
                        "java/src/main/rust/target",
                        "java/target/ferrule/central-bundle.zip")
                .doesNotContain(" -pl ", " -am");
    }

    @ParameterizedTest
    @EnumSource
    void aModuleAmongOthersIsBuiltAloneAndPackedWithThem(CiSystem system) {
        assertThat(workflow(system, "java/natives/pom.xml", "java/pom.xml", "rust/mathlib", "rust"))
                .contains(
                        " -f java/pom.xml -pl :natives ferrule:build ",
                        " -f java/pom.xml -pl :natives -am package dependency:copy-dependencies -DskipTests ",
                        " -f java/pom.xml -pl :natives -am deploy -DskipTests ",
                        " -f java/pom.xml -pl :natives ferrule:central ",
                        "rust/target",
                        "java/natives/target/ferrule/central-bundle.zip");
        assertThat(workflow(system, "natives/pom.xml", "pom.xml", "rust", "rust"))
                .contains(" -pl :natives -am deploy ")
                .doesNotContain(" -f ");
    }

    @ParameterizedTest
    @EnumSource
    void oddNamesOfFoldersAreQuoted(CiSystem system) {
        String twice = system == CiSystem.GITLAB ? "''" : "'";
        assertThat(workflow(system, "my: #libs/é/pom.xml", null, "my: #libs/é/rust", "my: #libs/é/rust"))
                .contains(" -f " + twice + "my: #libs/é/pom.xml" + twice + " ferrule:build ")
                .contains("'my: #libs/é/target/ferrule/central-bundle.zip'");
    }

    private static String workflow(CiSystem system, String pom, String reactor, String crate, String locked) {
        return system.workflow(new CiRequest(
                List.of(TargetSpec.parse("x86_64-unknown-linux-gnu"), TargetSpec.parse("aarch64-apple-darwin")),
                "com.acme.mathlib",
                "*-natives.jar",
                "21",
                new ModulePlace(
                        ROOT,
                        ROOT.resolve(pom),
                        "natives",
                        Optional.ofNullable(reactor).map(ROOT::resolve),
                        ROOT.resolve(crate),
                        Optional.of(ROOT.resolve(locked)))));
    }
}
