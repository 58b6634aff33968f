package io.github.ferrule.loader.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import org.junit.jupiter.api.Test;

class CodeLocationTest {
    private static final String INDEX = "META-INF/ferrule/com.acme/index.properties";
    private static final int SEGMENTS = 4;

    private static CodeLocation ofThisTest() {
        return CodeLocation.of(CodeLocationTest.class);
    }

    private static String folderOfThisTest() {
        return CodeLocationTest.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toString();
    }

    private static String jarOfJunit() {
        return "jar:" + Test.class.getProtectionDomain().getCodeSource().getLocation() + "!/";
    }

    @Test
    void aResourceOfTheFolderIsPartOfIt() throws Exception {
        assertThat(ofThisTest().contains(new URL(folderOfThisTest() + INDEX), SEGMENTS))
                .isTrue();
        assertThat(ofThisTest().isFolder()).isTrue();
        assertThat(ofThisTest().isJar()).isFalse();
    }

    @Test
    void aFolderBelowOrBesideItIsNotPartOfIt() throws Exception {
        String folder = folderOfThisTest();
        String beside = folder.substring(0, folder.length() - 1) + "2/";
        assertThat(ofThisTest().contains(new URL(folder + "below/" + INDEX), SEGMENTS))
                .isFalse();
        assertThat(ofThisTest().contains(new URL(beside + INDEX), SEGMENTS)).isFalse();
        assertThat(ofThisTest().contains(new URL("jar:" + folder + "below.jar!/" + INDEX), SEGMENTS))
                .isFalse();
    }

    @Test
    void aFolderIsKnownHoweverItsPathIsEscaped() throws Exception {
        String escaped = folderOfThisTest().replace("test-classes", "test%2Dclasses");
        assertThat(ofThisTest().contains(new URL(escaped + INDEX), SEGMENTS)).isTrue();
    }

    @Test
    void aResourceOfTheJarIsPartOfItAndNotThatOfAFolderOrJarWithin() throws Exception {
        CodeLocation junit = CodeLocation.of(Test.class);
        assertThat(junit.contains(new URL(jarOfJunit() + INDEX), SEGMENTS)).isTrue();
        assertThat(junit.contains(new URL(jarOfJunit() + "BOOT-INF/classes/" + INDEX), SEGMENTS))
                .isFalse();
        assertThat(junit.contains(new URL(jarOfJunit().replace(".jar!", ".jar2!") + INDEX), SEGMENTS))
                .isFalse();
        assertThat(junit.isJar()).isTrue();
    }

    @Test
    void nothingIsPartOfAnUnknownLocation() throws Exception {
        CodeLocation unknown = CodeLocation.of(String.class);
        assertThat(unknown.contains(new URL("file:/" + INDEX), SEGMENTS)).isFalse();
        assertThat(unknown.isFolder()).isFalse();
        assertThat(unknown.isJar()).isFalse();
    }
}
