/** The native method that every program calls once, so that nobody wins by loading late. */
public final class Native {
    private Native() {}

    static native int version();

    static void use() {
        if (version() != 7) {
            throw new AssertionError("another library was loaded");
        }
    }
}
