package io.github.ferrule.plugin.support.process;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.commons.exec.ProcessDestroyer;

/**
 * Ends what still runs when this process ends, as it does on Ctrl-C.
 *
 * <p>A terminal tells all of its processes, but who stops Maven otherwise tells Maven alone: cargo would die by the
 * signal and leave compilers, linkers and build scripts behind, which hold on to its lock.
 */
final class ProcessTrees implements ProcessDestroyer {

    static final ProcessTrees INSTANCE = new ProcessTrees();

    private final Set<Process> running = ConcurrentHashMap.newKeySet();

    private ProcessTrees() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::destroyAll, "ferrule-ends-its-children"));
    }

    @Override
    public boolean add(Process process) {
        return running.add(process);
    }

    @Override
    public boolean remove(Process process) {
        return running.remove(process);
    }

    @Override
    public int size() {
        return running.size();
    }

    private void destroyAll() {
        // listed before any dies: an orphan is nobody's descendant
        Stream<ProcessHandle> trees = running.stream()
                .map(Process::toHandle)
                .flatMap(root -> Stream.concat(Stream.of(root), root.descendants()));
        trees.toList().forEach(ProcessHandle::destroy);
    }
}
