package io.github.ferrule.its;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.its.maven.TestProject;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** The workflow that Ferrule writes for GitLab: its structure, and its Linux part run script by script. */
@Order(1)
class GitlabCiIT {

    private static CiWorkflow workflow;

    @BeforeAll
    static void generate() throws IOException {
        workflow = CiWorkflow.gitlab(
                "gitlab-ci",
                "x86_64-unknown-linux-gnu.2.17",
                "aarch64-unknown-linux-gnu.2.17",
                "x86_64-unknown-linux-musl",
                "aarch64-unknown-linux-musl",
                "x86_64-pc-windows-gnu",
                "universal2-apple-darwin");
    }

    @Test
    void everyPlatformIsLoadedOnAMachineOfItsKind() {
        assertThat(workflow.job("test-linux")).containsEntry("tags", List.of("saas-linux-small-amd64"));
        assertThat(workflow.job("test-linux-arm64")).containsEntry("tags", List.of("saas-linux-small-arm64"));
        assertThat(workflow.job("test-musl")).containsEntry("image", "maven:3.9-eclipse-temurin-21-alpine");
        assertThat(workflow.job("test-musl-arm64")).containsEntry("tags", List.of("saas-linux-small-arm64"));
        assertThat(workflow.job("test-windows")).containsEntry("tags", List.of("saas-windows-medium-amd64"));
        assertThat(workflow.job("test-macos")).containsEntry("tags", List.of("saas-macos-medium-m1"));
        assertThat(workflow.job("test-macos-arm64")).containsEntry("tags", List.of("saas-macos-medium-m1"));
        assertThat(workflow.script("test-macos").get(0)).contains("/21/ga/mac/x64/jdk/");
        assertThat(workflow.script("test-macos-arm64").get(0)).contains("/21/ga/mac/aarch64/jdk/");
    }

    @Test
    void machinesWithoutContainersFetchTheirJava() {
        assertThat(workflow.job("test-windows")).doesNotContainKey("image"); // it is not in the offer
        assertThat(workflow.script("test-windows"))
                .first()
                .asString()
                .startsWith("Invoke-WebRequest ")
                .endsWith("/21/ga/windows/x64/jdk/hotspot/normal/eclipse");
        assertThat(workflow.script("test-windows"))
                .last()
                .asString()
                .contains("com.acme.mathlib (Resolve-Path target/*-natives.jar).Path");
        assertThat(workflow.job("build-macos").get("before_script").toString())
                .contains("brew install maven rustup", "rustup toolchain install stable");
    }

    @Test
    void everyJobNeedsJobsThatExist() {
        assertThat(workflow.text()).doesNotContainPattern("@[a-z-]+@");
        workflow.jobs().values().stream()
                .filter(Map.class::isInstance)
                .map(job -> (List<?>) CiWorkflow.map(job).getOrDefault("needs", List.of()))
                .forEach(needs -> assertThat(workflow.jobs().keySet().containsAll(needs))
                        .as("%s", needs)
                        .isTrue());
    }

    @Test
    void nothingIsPublishedThatDidNotLoad() {
        List<String> tests = workflow.jobs().keySet().stream()
                .filter(job -> job.startsWith("test-"))
                .toList();
        assertThat(tests).hasSize(7);
        assertThat(((List<?>) workflow.job("publish").get("needs")).containsAll(tests))
                .isTrue();
    }

    @Test
    void aReleaseThatTheServiceHasNoMachineForIsPublishedUntested() throws IOException {
        CiWorkflow riscv =
                CiWorkflow.gitlab("gitlab-ci-riscv", "riscv64gc-unknown-linux-gnu", "aarch64-pc-windows-msvc");
        assertThat(riscv.jobs().keySet()).noneMatch(job -> job.startsWith("test-"));
        assertThat(riscv.job("publish").get("needs")).isEqualTo(List.of("package", "build-linux"));
    }

    @Test
    void theScriptsOfTheLinuxPartMakeAReleaseThatLoads() throws IOException {
        CiWorkflow linux = CiWorkflow.gitlab("gitlab-ci-run", "x86_64-unknown-linux-gnu.2.17");
        linux.run("build-linux");
        linux.project().delete("target"); // only artifacts reach the next job
        linux.run("package");
        assertThat(linux.run("test-linux")).contains("loads     yes");
    }

    @Test
    void aModuleInAFolderIsReleasedFromTheRootOfTheRepository() throws IOException {
        TestProject repository = TestProject.empty("gitlab-ci-module").repository();
        String folder = "my $libs [1]/é";
        TestProject module = CiWorkflow.project(repository, folder, "x86_64-unknown-linux-gnu.2.17");
        CiWorkflow linux = CiWorkflow.gitlab(repository, module);
        assertThat(module.has(".gitlab")).isFalse();
        assertThat(linux.jobs().get("variables").toString()).contains("LC_ALL=C.UTF-8");
        linux.run("build-linux");
        module.delete("target");
        linux.run("package");
        module.delete("target");
        assertThat(linux.run("test-linux")).contains("loads     yes");
    }
}
