package io.github.ferrule.loader.testing;

import static org.assertj.core.api.Assertions.fail;

import java.io.File;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Assumptions;

/** The abilities of this machine; a test that needs more is skipped visibly, or fails under {@code -Dferrule.its.strict=true}. */
public final class Machine {
    private Machine() {}

    public static void needs(String... tools) {
        for (String tool : tools) {
            require(has(tool), "needs " + tool + " on the PATH");
        }
    }

    public static void needsRoot() {
        require(
                "root".equals(System.getProperty("user.name")),
                "needs root, to mount file systems and to change its user");
    }

    public static void needsFile(String path) {
        require(new File(path).exists(), "needs " + path);
    }

    /** A tool of the test bed that {@code its/provision} makes, such as {@code java.windows}. */
    public static Path bed(String name) {
        String cache = System.getenv().getOrDefault("XDG_CACHE_HOME", System.getProperty("user.home") + "/.cache");
        Path bed = Path.of(System.getenv().getOrDefault("FERRULE_BED", cache + "/ferrule/bed"));
        Properties tools = new Properties();
        try (Reader reader = Files.newBufferedReader(bed.resolve("bed.properties"))) {
            tools.load(reader);
        } catch (IOException noBed) {
            tools.clear();
        }
        require(tools.containsKey(name), "needs the test bed with " + name);
        return Path.of(tools.getProperty(name));
    }

    /** A user namespace that maps one user, which some systems allow only to root. */
    public static void needsUserNamespaces() {
        needs("unshare", "setpriv");
        needsRoot();
        require(
                new ChildProcess("unshare", "-U", "true").asUser(61234).run().status() == 0,
                "needs user namespaces for users that are not root");
    }

    /** A JDK of at least this version: this one, or one in the same folder. */
    public static Path jdk(int feature) {
        if (Runtime.version().feature() >= feature) {
            return Path.of(System.getProperty("java.home"));
        }
        String named = System.getProperty("ferrule.its.jdk", System.getenv().getOrDefault("FERRULE_ITS_JDK", ""));
        Path found = named.isEmpty() ? beside(feature) : Path.of(named);
        require(found != null, "needs a JDK " + feature + " or newer beside this one, or named by FERRULE_ITS_JDK");
        return found;
    }

    /** A JDK 17: this one, or one in the same folder. */
    public static Path jdk17() {
        Path home = Path.of(System.getProperty("java.home"));
        Path found = Runtime.version().feature() == 17 ? home : beside(17, 17);
        require(found != null, "needs a JDK 17 beside this one");
        return found;
    }

    private static Path beside(int feature) {
        return beside(feature, Integer.MAX_VALUE);
    }

    private static Path beside(int feature, int last) {
        Path parent = Path.of(System.getProperty("java.home")).getParent();
        try (DirectoryStream<Path> homes = Files.newDirectoryStream(parent)) {
            for (Path home : homes) {
                boolean isJdk = Files.exists(home.resolve("release"));
                if (isJdk && feature(home) >= feature && feature(home) <= last) {
                    return home;
                }
            }
            return null;
        } catch (IOException e) {
            return null;
        }
    }

    private static int feature(Path home) throws IOException {
        for (String line : Files.readAllLines(home.resolve("release"))) {
            if (line.startsWith("JAVA_VERSION=\"")) {
                return Runtime.Version.parse(line.substring(14, line.length() - 1))
                        .feature();
            }
        }
        return 0;
    }

    private static boolean has(String tool) {
        for (String folder : System.getenv("PATH").split(File.pathSeparator)) {
            if (Files.isExecutable(Path.of(folder, tool))) {
                return true;
            }
        }
        return false;
    }

    private static void require(boolean met, String need) {
        if (!met && Boolean.getBoolean("ferrule.its.strict")) {
            fail("ferrule.its.strict is set, and this test " + need);
        }
        Assumptions.assumeTrue(met, need);
    }
}
