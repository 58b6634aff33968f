package io.github.ferrule.its.maven;

import com.sun.jna.Native;
import io.github.ferrule.loader.NativeLoader;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The class path of an application that uses a built project: its jars, the loader and JNA. */
public final class ClassPath {

    private ClassPath() {}

    public static String of(Path... jars) {
        return Stream.concat(Stream.of(jars), Stream.of(jarOf(NativeLoader.class), jarOf(Native.class)))
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** With the jars of a project that is called as the fixture mathlib: its own and that of all platforms. */
    public static String ofMathlib(TestProject project) {
        return of(project.path("target/mathlib-1.4.0.jar"), project.path("target/mathlib-1.4.0-natives.jar"));
    }

    private static Path jarOf(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
