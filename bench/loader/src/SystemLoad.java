public final class SystemLoad {
    public static void main(String[] args) {
        System.load(args[0]);
        Native.use();
    }
}
