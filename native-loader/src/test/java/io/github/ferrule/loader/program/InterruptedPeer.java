package io.github.ferrule.loader.program;

/** Runs {@link Peer} in a thread that is interrupted. */
public final class InterruptedPeer {
    private InterruptedPeer() {}

    public static void main(String[] args) throws Exception {
        Thread.currentThread().interrupt();
        Peer.main(args);
    }
}
