package io.github.ferrule.plugin.bindings;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.JavaFileObject.Kind;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * Compiles generated sources in memory, with the compiler of the JDK that runs Maven.
 *
 * @param release the Java release of the classes
 * @param classPath the jars that the sources need
 */
public record SourceCompiler(int release, List<Path> classPath) {

    public SourceCompiler {
        classPath = List.copyOf(classPath);
    }

    /** Returns true if Maven runs on a JDK whose compiler knows a release. */
    public static boolean supports(int release) {
        return Runtime.version().feature() >= release && ToolProvider.getSystemJavaCompiler() != null;
    }

    /**
     * Compiles sources.
     *
     * @param sources text by path below a source root
     * @return the class files, by path below a folder of classes
     */
    public Map<String, byte[]> compile(Map<String, String> sources) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        List<String> options = List.of(
                "--release",
                String.valueOf(release),
                "-proc:none",
                "-classpath",
                classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
        List<Source> units = sources.entrySet().stream()
                .map(it -> new Source(it.getKey(), it.getValue()))
                .toList();
        try (Output output = new Output(compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8))) {
            if (!compiler.getTask(messages, output, null, options, null, units).call()) {
                throw new IllegalStateException("generated code does not compile:\n" + messages);
            }
            Map<String, byte[]> classes = new TreeMap<>();
            output.classes.forEach((path, bytes) -> classes.put(path, bytes.toByteArray()));
            return classes;
        }
    }

    /** A source file in memory. */
    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String path, String text) {
            super(URI.create("memory:///" + path), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    /** Keeps class files in memory. */
    private static final class Output extends ForwardingJavaFileManager<JavaFileManager> {
        private final Map<String, ByteArrayOutputStream> classes = new TreeMap<>();

        Output(JavaFileManager files) {
            super(files);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(Location location, String name, Kind kind, FileObject source) {
            String path = name.replace('.', '/') + kind.extension;
            return new SimpleJavaFileObject(URI.create("memory:///" + path), kind) {
                @Override
                public OutputStream openOutputStream() {
                    return classes.computeIfAbsent(path, it -> new ByteArrayOutputStream());
                }
            };
        }
    }
}
