package io.github.ferrule.loader.platform;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.util.Collections;
import java.util.List;

/** Looks at the running process. Reads files under {@code /proc} and of the JVM, and starts nothing. */
public final class Host {
    /** More than a process of 100,000 mappings has. */
    private static final int MOST_BYTES_OF_MAPS = 1 << 25;

    private static volatile Platform platform;

    private final String proc;
    private final String javaHome;
    /** A file that exists but could not be read, and why; a later attempt may succeed. */
    private String unreadable;

    Host(String proc, String javaHome) {
        this.proc = proc;
        this.javaHome = javaHome;
    }

    /** The platform of this process; it is kept unless a file could not be read, as it cannot change while the process lives. */
    public static Platform platform() {
        Platform known = platform;
        if (known == null) {
            known = new Host("/proc/self", System.getProperty("java.home", ""))
                    .detect(
                            System.getProperty("os.name", ""),
                            System.getProperty("os.arch", ""),
                            System.getProperty("os.version", ""));
            platform = known.unreadable() == null ? known : null;
        }
        return known;
    }

    Platform detect(String osName, String osArch, String osVersion) {
        OperatingSystem os = OperatingSystem.parse(osName);
        String arch = Platform.arch(osArch);
        if (os == OperatingSystem.LINUX) {
            return linux(arch);
        }
        Version version = os == OperatingSystem.MACOS ? macos(osVersion) : null;
        return new Platform(os, arch, Libc.NONE, version, false);
    }

    private static Version macos(String osVersion) {
        // JDK 11 says 10.16 on every macOS from 11 on.
        return osVersion.equals("10.16") ? Version.parse("11.0") : Version.parse(osVersion);
    }

    private Platform linux(String arch) {
        List<String> mapped = Libc.mapped(maps());
        Libc only = Libc.onlyOne(mapped);
        // To ask the program too costs a cold JVM 0.5 ms; it is needed to tell the two ABIs of ARM.
        boolean certain = only != Libc.UNKNOWN && !isAmbiguous(mapped) && !arch.equals("arm");
        String interpreter = certain ? null : interpreter();
        Libc decided = Libc.decide(interpreter, only);
        Libc libc = decided == Libc.UNKNOWN ? Libc.onlyOne(neededByJvm()) : decided;
        boolean hardFloat = interpreter != null && interpreter.contains("armhf");
        return Platform.linux(arch, libc, libc == Libc.GNU ? glibc(mapped) : null, hardFloat, unreadable);
    }

    private static boolean isAmbiguous(List<String> mapped) {
        for (String file : mapped) {
            if (Libc.isAmbiguous(file)) {
                return true;
            }
        }
        return false;
    }

    /** Null if there is none. */
    private static String glibc(List<String> mapped) {
        for (String file : mapped) {
            if (Libc.ofFile(file) == Libc.GNU) {
                return file;
            }
        }
        return null;
    }

    private String interpreter() {
        String program = proc + "/exe";
        try (RandomAccessFile exe = new RandomAccessFile(program, "r")) {
            return ElfFile.parse(exe).interpreter();
        } catch (IOException e) {
            remember(program, e);
            return null;
        }
    }

    private byte[] maps() {
        String maps = proc + "/maps";
        try (InputStream in = new FileInputStream(maps)) {
            return Bytes.read(in, MOST_BYTES_OF_MAPS);
        } catch (IOException e) {
            // In a container without /proc libjvm.so must tell.
            remember(maps, e);
            return new byte[0];
        }
    }

    private List<String> neededByJvm() {
        String library = javaHome + "/lib/server/libjvm.so";
        try (RandomAccessFile jvm = new RandomAccessFile(library, "r")) {
            return ElfFile.parse(jvm).needed();
        } catch (IOException e) {
            remember(library, e);
            return Collections.emptyList();
        }
    }

    /** A file that does not exist, as in a container without /proc, never will; one that cannot be read may be later. */
    private void remember(String file, IOException e) {
        if (unreadable == null && new File(file).exists()) {
            String message = String.valueOf(e.getMessage());
            unreadable = message.startsWith(file) ? message : file + ": " + message;
        }
    }
}
