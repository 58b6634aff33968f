package io.github.ferrule.plugin.bundle;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** An entry of a jar to be written. */
public sealed interface JarContent {

    /** Its path in the jar. */
    String path();

    /** Writes its bytes. */
    void writeTo(OutputStream out) throws IOException;

    /** An entry with the bytes of a file. */
    record File(String path, Path source) implements JarContent {
        @Override
        public void writeTo(OutputStream out) throws IOException {
            Files.copy(source, out);
        }
    }

    /** An entry that Ferrule makes. */
    record Text(String path, byte[] bytes) implements JarContent {
        @Override
        public void writeTo(OutputStream out) throws IOException {
            out.write(bytes);
        }
    }
}
