package io.github.ferrule.loader.open;

import io.github.ferrule.loader.locate.Located;
import io.github.ferrule.loader.locate.Placement;
import io.github.ferrule.loader.platform.Platform;
import io.github.ferrule.loader.settings.Settings;
import java.util.ArrayList;
import java.util.List;

/** Opens a library from the places after the one where a security policy refused it, as such a policy may allow another. */
abstract class PolicyFallback {
    private final Located refused;
    private final Settings settings;

    PolicyFallback(Located refused, Settings settings) {
        this.refused = refused;
        this.settings = settings;
    }

    /** Opens the library, or throws what the JVM or JNA throws. */
    abstract void open(String path);

    /** Opens the library from the first place that is allowed, or throws the failure that names them all. */
    void openInstead(Throwable first) {
        List<String> refusals = new ArrayList<>();
        if (refused.candidate() != null) {
            Placement rest =
                    Placement.after(refused, settings, Platform.ofThisProcess().os());
            for (Located other = rest.next(); other != null; other = rest.next()) {
                try {
                    open(other.pathToLoad().toString());
                    other.loaded();
                    other.announce(settings);
                    return;
                } catch (LinkageError | IllegalArgumentException e) {
                    refusals.add("also   " + other + ": " + String.join(" ", SystemRefusal.lines(e)));
                }
            }
        }
        throw SystemRefusal.of(refused, first, refusals);
    }
}
