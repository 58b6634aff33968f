import io.github.ferrule.loader.NativeLoader;

public final class Ferrule {
    public static void main(String[] args) {
        System.load(NativeLoader.locate("com.acme.bench", Native.class).path().toString());
        Native.use();
    }
}
