package io.github.ferrule.loader.bundle;

import io.github.ferrule.loader.platform.Bytes;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The files that the manifest of a jar adds to the class path, as those of a thin jar with its {@code lib} folder. */
public final class ManifestClassPath {
    private ManifestClassPath() {}

    /**
     * Returns the files, whether or not they exist.
     *
     * @param file the jar, open
     * @throws IOException if the manifest cannot be read, or names something that is not a path
     */
    public static List<File> of(ZipFile jar, File file) throws IOException {
        List<File> files = new ArrayList<>(0);
        ZipEntry entry = jar.getEntry(JarFile.MANIFEST_NAME);
        if (entry == null) {
            return files;
        }
        try (InputStream in = jar.getInputStream(entry)) {
            String paths = new Manifest(new ByteArrayInputStream(Bytes.read(in, Resources.MOST_BYTES)))
                    .getMainAttributes()
                    .getValue(Attributes.Name.CLASS_PATH);
            for (String path : paths == null ? new String[0] : paths.trim().split(" +")) {
                URI uri = file.getAbsoluteFile().toURI().resolve(path);
                if ("file".equals(uri.getScheme())) {
                    files.add(new File(uri));
                }
            }
            return files;
        } catch (IllegalArgumentException notAPath) {
            throw new IOException("its Class-Path is invalid: " + notAPath.getMessage(), notAPath);
        }
    }
}
