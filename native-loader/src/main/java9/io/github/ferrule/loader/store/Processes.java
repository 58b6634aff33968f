package io.github.ferrule.loader.store;

/** The processes of this machine; the class of the same name in {@code src/main/java} documents the methods. */
final class Processes {
    private Processes() {}

    static String own() {
        return Long.toString(ProcessHandle.current().pid());
    }

    static boolean isAlive(long number) {
        return ProcessHandle.of(number).isPresent();
    }
}
