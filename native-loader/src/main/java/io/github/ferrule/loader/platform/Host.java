package io.github.ferrule.loader.platform;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.util.List;

/** Looks at the running process. Reads files under {@code /proc} and of the JVM, and starts nothing. */
public final class Host {
    private static volatile Platform platform;

    private final String proc;
    private final String javaHome;

    Host(String proc, String javaHome) {
        this.proc = proc;
        this.javaHome = javaHome;
    }

    /** The platform of this process; it cannot change while the process lives. */
    public static Platform platform() {
        Platform known = platform;
        if (known == null) {
            known = new Host("/proc/self", System.getProperty("java.home", ""))
                    .detect(
                            System.getProperty("os.name", ""),
                            System.getProperty("os.arch", ""),
                            System.getProperty("os.version", ""));
            platform = known;
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
        String interpreter = only != Libc.UNKNOWN && !arch.equals("arm") ? null : interpreter();
        Libc decided = Libc.decide(interpreter, only);
        Libc libc = decided == Libc.UNKNOWN ? Libc.onlyOne(neededByJvm()) : decided;
        boolean hardFloat = interpreter != null && interpreter.contains("armhf");
        return Platform.linux(arch, libc, libc == Libc.GNU ? glibc(mapped) : null, hardFloat);
    }

    private static String glibc(List<String> mapped) {
        for (String file : mapped) {
            if (Libc.ofFile(file) == Libc.GNU) {
                return file;
            }
        }
        return null;
    }

    private String interpreter() {
        try (RandomAccessFile exe = new RandomAccessFile(proc + "/exe", "r")) {
            return ElfFile.parse(exe).interpreter();
        } catch (IOException unreadable) {
            return null;
        }
    }

    private byte[] maps() {
        try (InputStream in = new FileInputStream(proc + "/maps")) {
            return in.readAllBytes();
        } catch (IOException noProc) {
            // In a container without /proc libjvm.so must tell.
            return new byte[0];
        }
    }

    private List<String> neededByJvm() {
        try (RandomAccessFile jvm = new RandomAccessFile(javaHome + "/lib/server/libjvm.so", "r")) {
            return ElfFile.parse(jvm).needed();
        } catch (IOException unreadable) {
            return List.of();
        }
    }

    /** The version of this file, which is a glibc; null if it cannot be told. */
    static Version glibcVersion(String path) {
        try (RandomAccessFile libc = new RandomAccessFile(path, "r")) {
            return ElfFile.parse(libc).glibc();
        } catch (IOException unreadable) {
            return null;
        }
    }
}
