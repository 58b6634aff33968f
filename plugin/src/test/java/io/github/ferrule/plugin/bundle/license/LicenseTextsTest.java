package io.github.ferrule.plugin.bundle.license;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.plugin.build.cargo.ResolvedCrate;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A crate publishes its own license texts, and no other file of the machine. */
class LicenseTextsTest {

    @TempDir
    Path machine;

    private Path secret;
    private Path folder;

    @BeforeEach
    void prepare() throws IOException {
        secret = Files.writeString(machine.resolve("secret.txt"), "the passphrase");
        folder = Files.createDirectories(machine.resolve("crates/dep"));
    }

    @Test
    void takesTheTextsInTheRootOfTheCrateAndTheOneThatTheManifestNames() throws IOException {
        write("LICENSE-MIT");
        write("copying.lesser");
        write("COPYRIGHT");
        write("docs/terms.md");
        write("src/license.rs");
        assertThat(names(crate("docs/terms.md")))
                .containsExactly("COPYRIGHT", "LICENSE-MIT", "copying.lesser", "terms.md");
    }

    @Test
    void refusesAFileOutsideTheCrateThatTheManifestNames() throws IOException {
        assertRefused(crate("../../secret.txt"), "secret.txt: not a file of the crate");
        assertRefused(crate(secret.toString()), "secret.txt: not a file of the crate");
        assertRefused(crate("src/../../../secret.txt"), "secret.txt: not a file of the crate");
        Files.writeString(folder.resolveSibling("dependency.txt"), "of a crate whose folder begins with the same name");
        assertRefused(crate("../dependency.txt"), "dependency.txt: not a file of the crate");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void refusesTheEnvironmentOfMaven() throws IOException {
        assertRefused(crate("/proc/self/environ"), "environ: not a file of the crate");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void refusesLinksAlsoThoseThatStayInTheCrate() throws IOException {
        write("real.txt");
        Files.createSymbolicLink(folder.resolve("LICENSE"), secret);
        Files.createSymbolicLink(folder.resolve("NOTICE"), folder.resolve("real.txt"));
        Files.createSymbolicLink(folder.resolve("outside"), machine);
        assertThat(LicenseTexts.of(crate("outside/secret.txt"))).satisfies(texts -> {
            assertThat(texts.files()).isEmpty();
            assertThat(texts.refused())
                    .containsExactly("LICENSE: behind a link", "NOTICE: behind a link", "secret.txt: behind a link");
        });
    }

    @Test
    void refusesHiddenFilesAndFolders() throws IOException {
        write(".git/config");
        write(".npmrc");
        assertRefused(crate(".git/config"), "config: not a file of the crate");
        assertRefused(crate(".npmrc"), "a file with an unusual name");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void refusesNamesThatWouldLeaveTheirFolderInAJar() throws IOException {
        write("LICENSE-..\\..\\evil");
        write("LICENSE-\u001b[2J");
        assertThat(LicenseTexts.of(crate(null)).files()).isEmpty();
        assertThat(LicenseTexts.of(crate(null)).refused()).containsOnly("a file with an unusual name");
    }

    @Test
    void refusesWhatIsTooLargeOrNotAFile() throws IOException {
        Files.write(folder.resolve("LICENSE-LARGE"), new byte[(1 << 20) + 1]);
        Files.write(folder.resolve("LICENSE-LIMIT"), "x".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII));
        Files.createDirectory(folder.resolve("terms"));
        LicenseTexts texts = LicenseTexts.of(crate("terms"));
        assertThat(texts.files()).containsExactly(folder.resolve("LICENSE-LIMIT"));
        assertThat(texts.refused()).containsExactly("LICENSE-LARGE: larger than 1 MB", "terms: not a file");
        assertRefused(crate("nowhere.txt"), "LICENSE-LARGE: larger than 1 MB", "nowhere.txt: missing");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void refusesAPipeWithoutWaitingForAWriter() throws Exception {
        new ProcessBuilder("mkfifo", folder.resolve("LICENSE").toString())
                .start()
                .waitFor();
        assertRefused(crate(null), "LICENSE: not a file");
    }

    @Test
    void readsTextsInUtf8AndLatin1ButNothingElse() throws IOException {
        assertThat(read("© Müller".getBytes(StandardCharsets.UTF_8))).contains("© Müller");
        assertThat(read("© Müller".getBytes(StandardCharsets.ISO_8859_1))).contains("© Müller");
        assertThat(read("HOME=/root\0MAVEN_GPG_PASSPHRASE=x".getBytes(StandardCharsets.US_ASCII)))
                .isEmpty();
        assertThat(read(new byte[] {(byte) 0x99, 0x01})).as("a GnuPG key").isEmpty();
        assertThat(read(new byte[(1 << 20) + 1])).as("grown since it was found").isEmpty();
    }

    @Test
    void aMemberOfAWorkspaceMayShareItsLicenseButNoOtherFile() throws IOException {
        Files.writeString(machine.resolve("LICENSE"), "for all members");
        assertThat(names(own("../../LICENSE", machine))).containsExactly("LICENSE");
        assertRefused(own("../../secret.txt", machine), "secret.txt: not a file of the crate");
        assertRefused(own("../../LICENSE", folder), "LICENSE: not a file of the crate");
    }

    @Test
    void aRepositoryMayShareItsFilesAmongItsCrates() throws IOException {
        Files.writeString(machine.resolve("terms.txt"), "for all crates of the checkout");
        ResolvedCrate crate = crate("../../terms.txt", machine, false);
        assertThat(names(crate)).containsExactly("terms.txt");
    }

    @Test
    void refusesACrateOfNothingButTexts() throws IOException {
        for (int i = 0; i <= 100; i++) {
            write("LICENSE-" + i);
        }
        assertRefused(crate(null), "more than 100 texts");
    }

    private void assertRefused(ResolvedCrate crate, String... reasons) throws IOException {
        LicenseTexts texts = LicenseTexts.of(crate);
        assertThat(texts.files()).doesNotContain(secret);
        assertThat(texts.refused()).containsExactly(reasons);
    }

    private List<String> names(ResolvedCrate crate) throws IOException {
        return LicenseTexts.of(crate).files().stream()
                .map(file -> file.getFileName().toString())
                .toList();
    }

    private Optional<String> read(byte[] content) throws IOException {
        return LicenseTexts.read(Files.write(folder.resolve("LICENSE"), content));
    }

    private void write(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "Permission is hereby granted");
    }

    private ResolvedCrate crate(String licenseFile) {
        return crate(licenseFile, folder, false);
    }

    private ResolvedCrate own(String licenseFile, Path workspace) {
        return crate(licenseFile, workspace, true);
    }

    private ResolvedCrate crate(String licenseFile, Path sourceRoot, boolean own) {
        return new ResolvedCrate(
                "id",
                "dep",
                "dep",
                "1.0.0",
                Optional.empty(),
                Optional.ofNullable(licenseFile).map(folder::resolve),
                folder,
                sourceRoot,
                own,
                true,
                List.of());
    }
}
