package io.github.ferrule.loader.open;

import io.github.ferrule.loader.platform.JavaModule;
import io.github.ferrule.loader.platform.NativeAccess;
import io.github.ferrule.loader.problem.Code;
import io.github.ferrule.loader.problem.Problem;

/** Explains that the JVM denies native access to a module, and names the flag that permits it. */
final class NativeAccessDenied {
    private NativeAccessDenied() {}

    static RuntimeException of(String id, JavaModule module, Throwable cause) {
        String flag = NativeAccess.flag(module);
        String caller = module.isNamed() ? "the module " + module.name() : "code on the class path";
        return new Problem(Code.NATIVE_ACCESS_DENIED, id + ": this JVM denies native access to " + caller)
                .fact(cause.toString())
                .remedy("start the JVM with  " + flag
                        + "\nor, where you cannot:  JDK_JAVA_OPTIONS=" + flag
                        + "\nor, for java -jar, in the manifest of that jar:  Enable-Native-Access: ALL-UNNAMED")
                .failure(cause);
    }
}
