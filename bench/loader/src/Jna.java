public final class Jna {
    public static void main(String[] args) {
        if (com.sun.jna.Native.load(args[0], Functions.class).version() != 7) {
            throw new AssertionError();
        }
    }
}
