package io.github.ferrule.plugin.audit.contract.type;

import com.sun.jna.Native;
import io.github.ferrule.plugin.audit.contract.foreign.ForeignCalls;
import io.github.ferrule.plugin.audit.contract.type.JavaSignature.Binding;
import io.github.ferrule.plugin.build.target.TargetTriple;
import io.github.ferrule.plugin.surface.FixtureSurface;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.objectweb.asm.Type;

/** Compares declarations of this package with the crate in {@code src/test/rust/surface}. */
final class Contracts {

    private Contracts() {}

    static List<TypeMismatch> check(List<TargetTriple> targets, Class<?>... types) {
        return check(
                targets,
                Arrays.stream(types)
                        .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                        .toList());
    }

    static List<TypeMismatch> check(List<TargetTriple> targets, List<Method> methods) {
        List<BoundMethod> bound = methods.stream().map(Contracts::bound).toList();
        return new TypeContract(FixtureSurface.get(), targets)
                .check(DeclaredMethods.read(classes(), bound, ForeignCalls.NONE));
    }

    /** Returns the class path with this package and JNA. */
    static String classPath() throws URISyntaxException {
        return String.join(
                File.pathSeparator,
                Path.of("target", "test-classes").toAbsolutePath().toString(),
                Path.of(Native.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .toURI())
                        .toString());
    }

    static BoundMethod bound(Method method) {
        boolean jni = Modifier.isNative(method.getModifiers());
        return new BoundMethod(
                jni ? Binding.JNI : Binding.JNA,
                Type.getInternalName(method.getDeclaringClass()),
                method.getName(),
                Type.getMethodDescriptor(method),
                method.getModifiers(),
                List.of(jni ? "Java_com_acme_Math_" + method.getName() : method.getName()));
    }

    private static JavaClasses classes() {
        return classes(Contracts.class.getClassLoader());
    }

    static JavaClasses classes(ClassLoader loader) {
        return new JavaClasses(name -> {
            try (InputStream in = loader.getResourceAsStream(name + ".class")) {
                return name.startsWith("io/github/ferrule/") && in != null
                        ? Optional.of(in.readAllBytes())
                        : Optional.empty();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
