package io.github.ferrule.loader.open;

import io.github.ferrule.loader.problem.Code;
import io.github.ferrule.loader.problem.Problem;
import java.lang.reflect.Method;

/** Native access of a module (JEP 472): since JDK 24, loading native code without permission is a warning or an error. */
public final class NativeAccess {
    private NativeAccess() {}

    /** Returns true if the user permitted native access to this module, or on a JVM before 22, which needs no permission. */
    public static boolean isEnabled(Module module) {
        if (Runtime.version().feature() < 22) {
            return true;
        }
        try {
            Method method = Module.class.getMethod("isNativeAccessEnabled");
            return (Boolean) method.invoke(module);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a JVM from 22 on must have Module.isNativeAccessEnabled", e);
        }
    }

    /** The JVM's flag that permits native access. */
    public static String flag(Module module) {
        return "--enable-native-access=" + (module != null && module.isNamed() ? module.getName() : "ALL-UNNAMED");
    }

    static RuntimeException denied(String id, Module module, Throwable cause) {
        String who = module != null && module.isNamed() ? "the module " + module.getName() : "code on the class path";
        return new Problem(Code.NATIVE_ACCESS_DENIED, id + ": this JVM denies native access to " + who)
                .fact(cause.toString())
                .remedy("start the JVM with  " + flag(module)
                        + "\nor, where you cannot:  JDK_JAVA_OPTIONS=" + flag(module)
                        + "\nor, for java -jar, in the manifest of that jar:  Enable-Native-Access: ALL-UNNAMED")
                .failure(cause);
    }
}
