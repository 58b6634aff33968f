import io.netty.util.internal.NativeLibraryLoader;

public final class Netty {
    public static void main(String[] args) {
        NativeLibraryLoader.load("bench", Native.class.getClassLoader());
        Native.use();
    }
}
