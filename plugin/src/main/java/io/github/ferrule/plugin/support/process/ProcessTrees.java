package io.github.ferrule.plugin.support.process;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.exec.ProcessDestroyer;

/**
 * Destroys the running child processes, and their children, when this JVM shuts down, as it does on Ctrl-C.
 *
 * <p>A terminal sends the signal to all of its processes, but other programs stop Maven alone: cargo would die and leave
 * compilers, linkers, and build scripts behind, which keep its lock.
 *
 * <p>The shutdown hook exists only while a child runs. The JVM of a daemon, such as mvnd, would otherwise keep every class
 * of the plugin for good.
 */
final class ProcessTrees implements ProcessDestroyer {

    static final ProcessTrees INSTANCE = new ProcessTrees();

    private final Set<Process> running = new HashSet<>();
    private Thread hook;

    private ProcessTrees() {}

    @Override
    public synchronized boolean add(Process process) {
        if (running.isEmpty()) {
            hook = new Thread(this::destroyAll, "ferrule-destroys-children");
            try {
                Runtime.getRuntime().addShutdownHook(hook);
            } catch (IllegalStateException shuttingDown) {
                destroy(Set.of(process));
                return false;
            }
        }
        return running.add(process);
    }

    @Override
    public synchronized boolean remove(Process process) {
        boolean removed = running.remove(process);
        if (removed && running.isEmpty()) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException shuttingDown) {
                return true; // the hook is running, and the JVM is about to end
            } finally {
                hook = null;
            }
        }
        return removed;
    }

    @Override
    public synchronized int size() {
        return running.size();
    }

    private synchronized void destroyAll() {
        destroy(running);
    }

    private static void destroy(Set<Process> roots) {
        // list all before destroying any: an orphan has no parent from which to find it
        Stream<ProcessHandle> trees = roots.stream()
                .map(Process::toHandle)
                .flatMap(root -> Stream.concat(Stream.of(root), root.descendants()));
        trees.toList().forEach(ProcessHandle::destroy);
    }
}
