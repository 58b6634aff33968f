package io.github.ferrule.plugin;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The packages of the design, held. */
@AnalyzeClasses(packages = "io.github.ferrule.plugin", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule ONLY_GOALS_KNOW_MAVEN = noClasses()
            .that()
            .resideOutsideOfPackage("..plugin.mojo..")
            .and()
            .doNotHaveSimpleName("HelpMojo")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.maven..", "javax.inject..");

    @ArchTest
    static final ArchRule ONLY_PROCESS_STARTS_PROGRAMS = noClasses()
            .that()
            .resideOutsideOfPackage("..plugin.process..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.commons.exec..")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.lang.ProcessBuilder");

    @ArchTest
    static final ArchRule PACKAGES_HAVE_NO_CYCLES =
            slices().matching("io.github.ferrule.plugin.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule TARGETS_STAND_ALONE = classes()
            .that()
            .resideInAPackage("..plugin.target..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "..plugin.target..", "..plugin.problem..");

    @ArchTest
    static final ArchRule CARGO_IS_READ_WITHOUT_TOUCHING_THE_MACHINE = noClasses()
            .that()
            .resideInAnyPackage("..plugin.target..", "..plugin.cargo..", "..plugin.problem..")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.nio.file.Files")
            .orShould()
            .dependOnClassesThat()
            .resideInAnyPackage("..plugin.process..", "..plugin.toolchain..", "..plugin.file..");

    @ArchTest
    static final ArchRule THE_PLAN_IS_PURE = noClasses()
            .that()
            .resideInAPackage("..plugin.build..")
            .and()
            .doNotHaveSimpleName("BuildExecutor")
            .and()
            .doNotHaveSimpleName("LibraryFolder")
            .and()
            .doNotHaveSimpleName("Fingerprint")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.nio.file.Files")
            .orShould()
            .dependOnClassesThat()
            .resideInAPackage("..plugin.toolchain..");
}
