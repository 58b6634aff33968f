package io.github.ferrule.plugin;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Enforces the map of the packages: which may use which. */
@AnalyzeClasses(packages = "io.github.ferrule.plugin", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    /** The model of a pom is a value, which the release's rules read, too. */
    @ArchTest
    static final ArchRule ONLY_GOALS_KNOW_MAVEN = noClasses()
            .that()
            .resideOutsideOfPackages("..plugin.mojo..", "..plugin.support.pom..")
            .and()
            .doNotHaveSimpleName("HelpMojo")
            .should()
            .dependOnClassesThat(resideInAnyPackage("org.apache.maven..", "org.codehaus.plexus..", "javax.inject..")
                    .and(not(resideInAPackage("org.apache.maven.model"))));

    @ArchTest
    static final ArchRule ONLY_PROCESS_STARTS_PROGRAMS = noClasses()
            .that()
            .resideOutsideOfPackage("..plugin.support.process..")
            .and()
            .doNotHaveSimpleName("ZigLinker") // a program of its own, without libraries
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.commons.exec..")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.lang.ProcessBuilder");

    /** The path of the data: crate, libraries, findings, jars, release. A package uses only those before it, and support. */
    @ArchTest
    static final ArchRule PACKAGES_FOLLOW_THE_DATA = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("support")
            .definedBy("..plugin.support..")
            .layer("init")
            .definedBy("..plugin.init..")
            .layer("build")
            .definedBy("..plugin.build..")
            .layer("surface")
            .definedBy("..plugin.surface..")
            .layer("bindings")
            .definedBy("..plugin.bindings..")
            .layer("audit")
            .definedBy("..plugin.audit..")
            .layer("bundle")
            .definedBy("..plugin.bundle..")
            .layer("release")
            .definedBy("..plugin.release..")
            .layer("mojo")
            .definedBy("..plugin.mojo..")
            .whereLayer("mojo")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("init")
            .mayOnlyBeAccessedByLayers("mojo")
            .whereLayer("init")
            .mayOnlyAccessLayers("support")
            .whereLayer("release")
            .mayOnlyBeAccessedByLayers("mojo")
            .whereLayer("bundle")
            .mayOnlyBeAccessedByLayers("release", "mojo")
            .whereLayer("surface")
            .mayOnlyBeAccessedByLayers("bindings", "audit", "bundle", "release", "mojo")
            .whereLayer("bindings")
            .mayOnlyBeAccessedByLayers("mojo")
            .whereLayer("bindings")
            .mayOnlyAccessLayers("support", "build", "surface")
            .whereLayer("audit")
            .mayOnlyBeAccessedByLayers("bundle", "release", "mojo")
            .whereLayer("build")
            .mayOnlyBeAccessedByLayers("surface", "bindings", "audit", "bundle", "release", "mojo")
            .whereLayer("support")
            .mayNotAccessAnyLayer();

    @ArchTest
    static final ArchRule EVERY_CLASS_IS_ON_THE_MAP = classes()
            .that()
            .doNotHaveSimpleName("HelpMojo")
            .should()
            .resideInAnyPackage(
                    "..plugin",
                    "..plugin.support..",
                    "..plugin.init..",
                    "..plugin.build..",
                    "..plugin.surface..",
                    "..plugin.bindings..",
                    "..plugin.audit..",
                    "..plugin.bundle..",
                    "..plugin.release..",
                    "..plugin.mojo..");

    @ArchTest
    static final ArchRule TARGETS_DEPEND_ON_NO_OTHER_PACKAGE = classes()
            .that()
            .resideInAPackage("..plugin.build.target..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "..plugin.build.target..", "..plugin.support.problem..");

    @ArchTest
    static final ArchRule READING_CARGO_FILES_HAS_NO_SIDE_EFFECTS = noClasses()
            .that()
            .resideInAnyPackage("..plugin.build.target..", "..plugin.build.cargo..", "..plugin.support.problem..")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.nio.file.Files")
            .orShould()
            .dependOnClassesThat()
            .resideInAnyPackage("..plugin.support.process..", "..plugin.build.toolchain..", "..plugin.support.file..");

    /** {@code Builder} collects the facts, {@code BuildExecutor} runs the plan; everything between them is a value. */
    @ArchTest
    static final ArchRule THE_PLAN_IS_PURE = noClasses()
            .that()
            .resideInAnyPackage("..plugin.build", "..plugin.build.backend")
            .and()
            .doNotHaveSimpleName("Builder")
            .and()
            .doNotHaveSimpleName("BuildExecutor")
            .and()
            .doNotHaveSimpleName("ArtifactRecord")
            .and()
            .doNotHaveSimpleName("NativesFolder")
            .and()
            .doNotHaveSimpleName("Fingerprint")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.nio.file.Files")
            .orShould()
            .dependOnClassesThat()
            .resideInAPackage("..plugin.build.toolchain..");
}
