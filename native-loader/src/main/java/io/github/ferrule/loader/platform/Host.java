package io.github.ferrule.loader.platform;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Looks at the running process where its mapped files do not tell its platform. Reads files under {@code /proc} and of the
 * JVM, and starts nothing.
 */
final class Host {
    /** More than a process of 100,000 mappings has. */
    private static final int MOST_BYTES_OF_MAPS = 1 << 25;

    private final String proc;
    private final String javaHome;
    /** A file that exists but could not be read, and why; a later attempt may succeed. */
    private String unreadable;

    Host(String proc, String javaHome) {
        this.proc = proc;
        this.javaHome = javaHome;
    }

    static Host ofThisProcess() {
        return new Host("/proc/self", System.getProperty("java.home", ""));
    }

    Platform detect(String osName, String osArch) {
        return detect(osName, osArch, System.getProperty("os.version", ""));
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
        Optional<Platform> certain = Platform.ofMappedFiles(arch, mapped);
        if (certain.isPresent()) {
            return certain.get();
        }
        String interpreter = interpreter();
        Libc decided = Libc.decide(interpreter, Libc.onlyOne(mapped));
        Libc libc = decided == Libc.UNKNOWN ? Libc.onlyOne(neededByJvm()) : decided;
        boolean hardFloat = interpreter != null && interpreter.contains("armhf");
        return Platform.linux(arch, libc, mapped, hardFloat, unreadable);
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
