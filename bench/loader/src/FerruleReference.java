import io.github.ferrule.loader.NativeLoader;

public final class FerruleReference {
    public static void main(String[] args) {
        NativeLoader.locate("com.acme.bench", Native.class).load(System::load);
        Native.use();
    }
}
