package io.github.ferrule.loader.diagnose;

import io.github.ferrule.loader.bundle.BundleScan;
import io.github.ferrule.loader.locate.Located;
import io.github.ferrule.loader.locate.Locator;
import io.github.ferrule.loader.open.LoadAttempt;
import io.github.ferrule.loader.problem.LoadFailure;
import io.github.ferrule.loader.problem.Printable;
import io.github.ferrule.loader.settings.Settings;
import java.io.File;
import java.io.IOException;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The report that {@link Main} prints, made by classes of a class loader that sees the application's jars. */
public final class Report {
    /** A jar can have any number of bundles, and each takes some time. */
    private static final int MOST_BUNDLES = 200;

    private static final int MOST_CALLERS = 20;

    private static final String CONTINUED = "\n          ";

    private final Settings settings = Settings.ofThisProcess();
    private final LoadAttempt attempt = new LoadAttempt(settings);
    private final Map<File, String> names;
    private final Relocations relocations;

    /** @param names the jars and folders, each with the name to show for it */
    private Report(Map<File, String> names) {
        this.names = names;
        this.relocations = Relocations.in(names.keySet());
    }

    /**
     * Prints the report of a bundle, or of all that are in the files.
     *
     * @param id null for all
     * @param names the jars and folders, each with the name to show for it
     * @return true if every library loads
     */
    public static boolean print(String id, Map<File, String> names) throws IOException {
        Report report = new Report(names);
        Set<String> all = report.ids();
        Set<String> ids = id == null ? all : Collections.singleton(id);
        if (ids.isEmpty()) {
            report.line("none      these jars have no bundle of native libraries: " + names.values());
            report.line("          a fat jar must keep META-INF/ferrule/** of the jars that it is made of");
            return false;
        }
        if (id == null) {
            report.line("bundles   " + String.join(", ", ids));
        }
        boolean loaded = true;
        int left = MOST_BUNDLES;
        for (String each : ids) {
            if (left-- == 0) {
                report.line("more      than " + MOST_BUNDLES + " bundles: name the id of the one that matters");
                return false;
            }
            loaded &= report.report(each, all);
        }
        return loaded;
    }

    private Set<String> ids() {
        BundleScan scan = BundleScan.of(names.keySet());
        Set<String> ids = new TreeSet<>(scan.ids().keySet());
        for (List<String> nested : scan.nested().values()) {
            ids.addAll(nested);
        }
        return ids;
    }

    private boolean report(String id, Set<String> ids) throws IOException {
        String renamed = relocations.reasonAgainst(id, ids);
        List<Class<?>> callers = callersOf(id);
        boolean all = true;
        for (Class<?> caller : callers) {
            if (callers.size() > 1) {
                line("caller    " + caller.getName() + " in " + originOf(caller));
            }
            lines(new Diagnosis(id, caller, settings).text());
            for (String library : libraries(id, caller)) {
                all &= load(id, library, caller, renamed);
            }
        }
        return all;
    }

    /**
     * The classes that ask for a bundle, one for each jar, because the jar that a class came from decides between two releases;
     * null if no class in these jars does.
     */
    private List<Class<?>> callersOf(String id) {
        Map<String, Class<?>> callers = new LinkedHashMap<>();
        for (String name : relocations.callersOf(id)) {
            Optional<Class<?>> caller = load(name);
            if (caller.isPresent() && callers.size() < MOST_CALLERS) {
                callers.putIfAbsent(originOf(caller.get()), caller.get());
            }
        }
        return callers.isEmpty() ? Collections.singletonList(null) : new ArrayList<>(callers.values());
    }

    /** Returns empty if the class cannot be loaded, as one whose superclass is in none of these jars. */
    private static Optional<Class<?>> load(String type) {
        try {
            return Optional.of(Class.forName(type, false, Report.class.getClassLoader()));
        } catch (ClassNotFoundException | LinkageError incomplete) {
            return Optional.empty();
        }
    }

    private static String originOf(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        return source == null ? "an unknown place" : String.valueOf(source.getLocation());
    }

    /** Returns null for a library that a setting names, which the jars need not contain. */
    private List<String> libraries(String id, Class<?> caller) throws IOException {
        try {
            List<String> found =
                    new Locator(id, null, caller, settings).bundle().libraries();
            return found.isEmpty() ? Collections.singletonList(null) : found;
        } catch (LoadFailure alreadyReported) {
            return Collections.singletonList(null);
        }
    }

    /** @param renamed the reason why the application does not load it, although this program can; null if there is none */
    private boolean load(String id, String library, Class<?> caller, String renamed) {
        String name = library == null ? "" : " " + library;
        Located located;
        try {
            located = new Locator(id, library, caller, settings).locate();
        } catch (LoadFailure alreadyReported) {
            line("loads     no" + name + ": see above");
            return false;
        }
        if (renamed != null) {
            lines("loads     no" + name + ": " + renamed.replace("\n", CONTINUED));
            return false;
        }
        Optional<String> byJna = relocations.callerByJna(id);
        if (byJna.isPresent() && !attempt.hasJna()) {
            line("loads     no" + name + ": the class " + byJna.get()
                    + " loads it by JNA, and none of these jars has JNA");
            line("          name JNA's jar too if the application has it elsewhere, or add net.java.dev.jna:jna to it");
            return false;
        }
        try {
            attempt.load(located);
            line("loads     yes" + name + ", by " + attempt.way());
            return true;
        } catch (LoadFailure e) {
            lines("loads     no" + name + ", by " + attempt.way() + ": " + e.getMessage());
            return false;
        }
    }

    private void lines(String text) {
        for (String line : text.split("\n")) {
            line(line);
        }
    }

    /** Prints a line, in which a jar within a jar has its own name instead of that of its copy. */
    private void line(String text) {
        String line = text;
        for (Map.Entry<File, String> file : names.entrySet()) {
            line = line.replace(file.getKey().toString(), file.getValue());
        }
        System.out.println(Printable.of(line));
    }
}
