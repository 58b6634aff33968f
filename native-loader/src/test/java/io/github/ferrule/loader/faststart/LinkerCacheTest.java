package io.github.ferrule.loader.faststart;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.loader.testing.ChildProcess;
import io.github.ferrule.loader.testing.Machine;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class LinkerCacheTest {
    private static final byte[] LIST = list("/usr/lib/x/libz.so.1", "/lib/libz.so.1", "/usr/lib/x/libä.so", "/liba.so");

    /** As glibc writes it: a header, entries of 24 bytes, and the texts that they point to. */
    private static byte[] list(String... paths) {
        ByteBuffer bytes = ByteBuffer.allocate(4096).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put("glibc-ld.so.cache1.1".getBytes(StandardCharsets.US_ASCII)).putInt(paths.length);
        int text = 48 + 24 * paths.length;
        for (int i = 0; i < paths.length; i++) {
            byte[] path = (paths[i] + "\0").getBytes(StandardCharsets.UTF_8);
            bytes.putInt(48 + 24 * i + 8, text);
            bytes.position(text);
            bytes.put(path);
            text += path.length;
        }
        return java.util.Arrays.copyOf(bytes.array(), text);
    }

    @Test
    void eachFolderIsNamedOnceInTheListsOrder() {
        assertThat(LinkerCache.folders(LIST)).containsExactly("/usr/lib/x", "/lib", "");
    }

    @Test
    void whatIsNoSuchListHasNoFolders() {
        assertThat(LinkerCache.folders(new byte[0])).isEmpty();
        assertThat(LinkerCache.folders("ld.so-1.7.0".repeat(9).getBytes(StandardCharsets.US_ASCII)))
                .isEmpty();
        byte[] bigEndian = LIST.clone();
        bigEndian[28] = 3;
        assertThat(LinkerCache.folders(bigEndian)).isEmpty();
    }

    @Test
    void damagedListsEndInAnAnswer() {
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            byte[] damaged = LIST.clone();
            for (int change = random.nextInt(4); change >= 0; change--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            LinkerCache.folders(java.util.Arrays.copyOf(damaged, random.nextInt(damaged.length + 1)));
        }
    }

    @Test
    void thisMachinesListIsReadAsLdconfigReadsIt() {
        Assumptions.assumeTrue(Files.exists(Path.of("/etc/ld.so.cache")), "needs glibc's list of libraries");
        Machine.needs("ldconfig");
        List<String> expected = new ChildProcess("ldconfig", "-p")
                .run()
                .output()
                .lines()
                .filter(line -> line.contains(" => "))
                .map(line -> line.substring(line.indexOf(" => ") + 4, line.lastIndexOf('/')))
                .distinct()
                .toList();
        assertThat(LinkerCache.folders()).isEqualTo(expected);
    }
}
