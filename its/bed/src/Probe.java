import java.io.File;
import java.io.IOException;

/** What a Java virtual machine must manage before the bed calls it usable: start, and make a temporary file. */
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
