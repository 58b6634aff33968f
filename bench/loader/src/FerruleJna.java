import io.github.ferrule.loader.NativeLoader;

public final class FerruleJna {
    public static void main(String[] args) {
        if (NativeLoader.load("com.acme.bench", Functions.class).version() != 7) {
            throw new AssertionError();
        }
    }
}
