package io.github.ferrule.loader.program;

import io.github.ferrule.loader.NativeLibrary;
import io.github.ferrule.loader.NativeLoader;
import io.github.ferrule.loader.platform.Credentials;
import java.io.FileInputStream;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Loads the library in a thread or process for which something is unusual. */
public final class AdverseConditions {
    private AdverseConditions() {}

    public static void main(String[] args) throws Exception {
        switch (args[1]) {
            case "interrupted":
                Thread.currentThread().interrupt();
                load(args[0]);
                System.out.println("still interrupted " + Thread.currentThread().isInterrupted());
                return;
            case "interrupted-meanwhile":
                interruptAllTheTime(Thread.currentThread());
                load(args[0]);
                return;
            case "shutdown":
                Runtime.getRuntime().addShutdownHook(new Thread(() -> load(args[0])));
                return;
            case "no-descriptors":
                withoutDescriptors(args[0]);
                return;
            case "undeployed":
                undeploy(args[0]);
                return;
            case "threads":
                inManyThreads(args[0]);
                return;
            case "descriptors":
                descriptors(args[0]);
                return;
            default:
                throw new IllegalArgumentException(args[1]);
        }
    }

    static void load(String id) {
        try {
            Jni.main(new String[] {id});
            Jna.main(new String[] {id});
        } catch (Error e) {
            System.out.println(e);
        }
    }

    private static void interruptAllTheTime(Thread thread) {
        Thread other = new Thread(() -> {
            while (thread.isAlive()) {
                thread.interrupt();
                Thread.onSpinWait();
            }
        });
        other.setDaemon(true);
        other.start();
    }

    private static void withoutDescriptors(String id) throws Exception {
        Class.forName(NativeLibrary.class.getName());
        Files.delete(Files.createTempFile("warm", "up"));
        List<FileInputStream> open = new ArrayList<>();
        try {
            while (true) {
                open.add(new FileInputStream("/dev/null"));
            }
        } catch (IOException exhausted) {
            System.out.println("descriptors " + open.size());
        }
        locate(id);
        for (FileInputStream each : open) {
            each.close();
        }
        locate(id);
        System.out.println("user known " + (Credentials.ofThisProcess().uid() >= 0));
    }

    private static void locate(String id) {
        try {
            System.out.println(NativeLoader.locate(id, AdverseConditions.class));
        } catch (Error e) {
            System.out.println(e);
        }
    }

    private static void inManyThreads(String id) throws Exception {
        List<Callable<Path>> calls = Collections.nCopies(
                16, () -> NativeLoader.locate(id, AdverseConditions.class).path());
        ExecutorService threads = Executors.newFixedThreadPool(calls.size());
        Set<Path> files = new HashSet<>();
        for (Future<Path> file : threads.invokeAll(calls)) {
            files.add(file.get());
        }
        threads.shutdown();
        System.out.println("files " + files.size());
    }

    private static void undeploy(String id) throws Exception {
        WeakReference<ClassLoader> application = run(id);
        for (int i = 0; i < 50 && application.get() != null; i++) {
            System.gc();
            Thread.sleep(50);
        }
        System.out.println(application.get() == null ? "collected" : "leaked");
    }

    private static WeakReference<ClassLoader> run(String id) throws Exception {
        String[] paths = System.getProperty("java.class.path").split(":");
        URL[] urls = new URL[paths.length];
        for (int i = 0; i < paths.length; i++) {
            urls[i] = Path.of(paths[i]).toUri().toURL();
        }
        try (URLClassLoader application = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader())) {
            application
                    .loadClass(Jni.class.getName())
                    .getMethod("main", String[].class)
                    .invoke(null, (Object) new String[] {id});
            return new WeakReference<>(application);
        }
    }

    private static void descriptors(String id) {
        // The jars stay open from the first call on.
        locate(id);
        int before = count();
        for (int i = 0; i < 5; i++) {
            locate(id);
        }
        System.out.println("leaked " + (count() - before));
    }

    private static int count() {
        return Path.of("/proc/self/fd").toFile().list().length;
    }
}
