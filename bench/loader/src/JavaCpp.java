import org.bytedeco.javacpp.Loader;

public final class JavaCpp {
    public static void main(String[] args) throws Exception {
        System.load(Loader.cacheResource(Native.class, "/natives/libbench.so").toString());
        Native.use();
    }
}
