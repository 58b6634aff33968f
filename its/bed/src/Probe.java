import java.io.File;
import java.io.IOException;

/** Starts a Java virtual machine and makes a temporary file, before the bed offers it to the tests. */
public final class Probe {

    public static void main(String[] args) throws IOException {
        File temporary = File.createTempFile("probe", null);      // needs random numbers
        if (!temporary.delete()) {
            throw new IOException("cannot delete " + temporary);
        }
        System.out.println(System.getProperty("os.name") + " " + System.getProperty("os.arch")
                + ", Java " + System.getProperty("java.version"));
    }
}
