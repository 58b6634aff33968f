package io.github.ferrule.plugin.init;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProjectNamesTest {

    @ParameterizedTest
    @CsvSource({
        "com.acme,       mathlib,      mathlib,      com.acme,        NativeMathlib,    com_acme_NativeMathlib",
        "com.acme,       math-lib,     math-lib,     com.acme,        NativeMathLib,    com_acme_NativeMathLib",
        "com.acme,       Math.Lib_2,   math-lib_2,   com.acme,        NativeMathLib2,   com_acme_NativeMathLib2",
        "com.my-firm,    3d,           lib-3d,       com.my_firm,     Native3d,         com_my_1firm_Native3d",
        "io.new.2nd,     test,         lib-test,     io._new._2nd,    NativeTest,       io__1new__12nd_NativeTest"
    })
    void namesAreLegalInTheirLanguages(
            String groupId, String artifactId, String crate, String javaPackage, String javaClass, String jni) {
        ProjectNames names = new ProjectNames(groupId, artifactId);
        assertThat(names.crate()).isEqualTo(crate);
        assertThat(names.javaPackage()).isEqualTo(javaPackage);
        assertThat(names.javaClass()).isEqualTo(javaClass);
        assertThat(names.jniClass()).isEqualTo(jni);
    }

    @ParameterizedTest
    @CsvSource({
        "mathlib,     native_mathlib,     NativeMathlib",
        "Math.Lib_2,  native_math_lib_2,  NativeMathLib2",
        "XMLTool,     native_xmltool,     NativeXmltool",
        "3d,          native_3d,          Native3d"
    })
    void uniffiDerivesTheClassFromTheNamespace(String artifactId, String namespace, String generatedClass) {
        ProjectNames names = new ProjectNames("com.acme", artifactId);
        assertThat(names.uniffiNamespace()).isEqualTo(namespace);
        assertThat(names.uniffiClass()).isEqualTo(generatedClass);
    }

    @ParameterizedTest
    @CsvSource({"My Project, my-project", "mathlib, mathlib", "---, native", "Ω, native"})
    void aFolderNamesTheArtifact(String folder, String artifactId) {
        assertThat(ProjectNames.ofFolder(folder)).isEqualTo(new ProjectNames("com.example", artifactId));
    }
}
