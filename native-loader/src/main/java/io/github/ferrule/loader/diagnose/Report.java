package io.github.ferrule.loader.diagnose;

import io.github.ferrule.loader.bundle.Inventory;
import io.github.ferrule.loader.locate.Located;
import io.github.ferrule.loader.locate.Locator;
import io.github.ferrule.loader.open.Trial;
import io.github.ferrule.loader.problem.LoadFailure;
import io.github.ferrule.loader.settings.Settings;
import java.io.File;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The report that {@link Main} prints, made by classes of a class loader that sees the application's jars. */
public final class Report {
    private final Settings settings = Settings.ofThisProcess();
    private final Trial trial = new Trial(settings);

    private Report() {}

    /**
     * Prints the report of a bundle, or of all that are in the files.
     *
     * @param id null for all
     * @return whether every library loads
     */
    public static boolean print(String id, List<File> files) throws IOException {
        Set<String> ids = id == null ? ids(files) : Collections.singleton(id);
        if (ids.isEmpty()) {
            System.out.println("none      these jars have no bundle of native libraries: " + files);
            return false;
        }
        if (id == null) {
            System.out.println("bundles   " + String.join(", ", ids));
        }
        Report report = new Report();
        boolean all = true;
        for (String each : ids) {
            System.out.print(new Diagnosis(each, null, report.settings).text());
            all &= report.load(each);
        }
        return all;
    }

    private static Set<String> ids(List<File> files) {
        Inventory inventory = Inventory.of(files);
        Set<String> ids = new TreeSet<>(inventory.ids().keySet());
        for (List<String> nested : inventory.nested().values()) {
            ids.addAll(nested);
        }
        return ids;
    }

    private boolean load(String id) throws IOException {
        boolean all = true;
        for (String library : libraries(id)) {
            all &= load(id, library);
        }
        return all;
    }

    /** Returns null for a library that a setting names, which the jars need not contain. */
    private List<String> libraries(String id) throws IOException {
        try {
            List<String> names =
                    Arrays.asList(new Locator(id, null, null, settings).bundle().libraries());
            return names.isEmpty() ? Collections.<String>singletonList(null) : names;
        } catch (LoadFailure alreadyReported) {
            return Collections.singletonList(null);
        }
    }

    private boolean load(String id, String library) {
        String name = library == null ? "" : " " + library;
        Located located;
        try {
            located = new Locator(id, library, null, settings).locate();
        } catch (LoadFailure alreadyReported) {
            System.out.println("loads     no" + name + ": see above");
            return false;
        }
        try {
            trial.load(located);
            System.out.println("loads     yes" + name + ", by " + trial.way());
            return true;
        } catch (LoadFailure e) {
            System.out.println("loads     no" + name + ", by " + trial.way() + ": " + e.getMessage());
            return false;
        }
    }
}
