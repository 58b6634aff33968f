package io.github.ferrule.loader.program;

/** Runs {@link Peer}, and then ends the JVM as {@code kill -9} does: nothing is cleaned up. */
public final class Halt {
    private Halt() {}

    public static void main(String[] args) throws Exception {
        Peer.main(args);
        System.out.flush();
        Runtime.getRuntime().halt(0);
    }
}
