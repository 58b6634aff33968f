package io.github.ferrule.loader.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Tomcat, as its distribution is unpacked. */
public final class Tomcat {
    private static final Path ZIP = Path.of("target/it-lib/tomcat.zip").toAbsolutePath();
    private static final Pattern PORT = Pattern.compile("Starting ProtocolHandler .*-auto-\\d+-(\\d+)");

    private final Path base;
    private final Path home;

    private Tomcat(Path base, Path home) {
        this.base = base;
        this.home = home;
    }

    /**
     * Unpacks it, without its applications, to listen on any free port.
     *
     * @param home of the user
     */
    public static Tomcat unpackedInto(Path folder, Path home) throws IOException {
        String jar = System.getProperty("java.home") + "/bin/jar";
        new ChildProcess(jar, "xf", ZIP.toString()).in(folder).run().printed();
        try (Stream<Path> all = Files.list(folder)) {
            Path base = all.filter(path -> path.getFileName().toString().startsWith("apache-tomcat-"))
                    .findFirst()
                    .orElseThrow();
            Path server = base.resolve("conf/server.xml");
            String text = Files.readString(server);
            Files.writeString(
                    server,
                    text.replace("<Server port=\"8005\"", "<Server port=\"-1\"")
                            .replace("<Connector port=\"8080\"", "<Connector port=\"0\""));
            Files.move(base.resolve("webapps"), base.resolve("webapps.dist"));
            Files.createDirectory(base.resolve("webapps"));
            return new Tomcat(base, home);
        }
    }

    /** The folder that {@code CATALINA_BASE} names. */
    public Path base() {
        return base;
    }

    /** Adds an application of one page. */
    public void deploy(String name, String page, List<Path> jars) throws IOException {
        Path lib = Files.createDirectories(base.resolve("webapps").resolve(name).resolve("WEB-INF/lib"));
        Files.writeString(lib.resolveSibling("../index.jsp").normalize(), page);
        for (Path jar : jars) {
            Files.copy(jar, lib.resolve(jar.getFileName()));
        }
    }

    /** Starts it, and waits until it has deployed its applications. */
    public Running start() throws IOException {
        List<String> command = List.of(
                System.getProperty("java.home") + "/bin/java",
                "-XX:TieredStopAtLevel=1",
                "-Duser.home=" + home,
                "-Dcatalina.base=" + base,
                "-Dcatalina.home=" + base,
                "-Djava.io.tmpdir=" + base.resolve("temp"),
                "-Djava.util.logging.manager=org.apache.juli.ClassLoaderLogManager",
                "-Djava.util.logging.config.file=" + base.resolve("conf/logging.properties"),
                "-cp",
                base.resolve("bin/bootstrap.jar") + ":" + base.resolve("bin/tomcat-juli.jar"),
                "org.apache.catalina.startup.Bootstrap",
                "start");
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return new Running(process);
    }

    /** Tomcat while it runs. */
    public static final class Running implements AutoCloseable {
        private final Process process;
        private final BufferedReader output;
        private final int port;

        Running(Process process) throws IOException {
            this.process = process;
            this.output = process.inputReader(StandardCharsets.UTF_8);
            int found = 0;
            StringBuilder log = new StringBuilder();
            for (String line = output.readLine(); !isStarted(line); line = output.readLine()) {
                log.append(line).append('\n');
                Matcher matcher = PORT.matcher(String.valueOf(line));
                found = matcher.find() ? Integer.parseInt(matcher.group(1)) : found;
                if (line == null) {
                    throw new AssertionError("Tomcat has not started:\n" + log);
                }
            }
            this.port = found;
        }

        private static boolean isStarted(String line) {
            return line != null && line.contains("Server startup in");
        }

        /** Returns what a page answers. */
        public String get(String path) throws IOException {
            try (InputStream answer =
                    URI.create("http://127.0.0.1:" + port + path).toURL().openStream()) {
                return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
            }
        }

        /** Returns the next line of its output that begins so. */
        public String lineWith(String beginning) throws IOException {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                if (line.startsWith(beginning)) {
                    return line;
                }
            }
            throw new AssertionError("Tomcat has ended without printing " + beginning);
        }

        @Override
        public void close() {
            process.destroy();
            // Ends when the process has ended.
            process.onExit().orTimeout(60, TimeUnit.SECONDS).join();
        }
    }
}
