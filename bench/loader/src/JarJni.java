import io.questdb.jar.jni.JarJniLoader;

public final class JarJni {
    public static void main(String[] args) {
        JarJniLoader.loadLib(Native.class, "/nativelib", "bench");
        Native.use();
    }
}
