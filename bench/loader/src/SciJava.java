import org.scijava.nativelib.NativeLoader;

public final class SciJava {
    public static void main(String[] args) throws Exception {
        NativeLoader.loadLibrary("bench");
        Native.use();
    }
}
