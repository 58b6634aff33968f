package io.github.ferrule.loader.locate;

import io.github.ferrule.loader.bundle.Candidate;
import io.github.ferrule.loader.problem.Code;
import io.github.ferrule.loader.problem.Problem;
import java.util.Collection;
import java.util.List;

/** Explains why no place can hold a library, and names a place that could. */
public final class NoPlace {
    /** The end of the reason against a place that everybody may write to, such as an emptyDir volume. */
    private static final String OPEN = ": others may write to it (mode 777)";

    private static final String FULL = "No space left on device";
    private static final String QUOTA = "Disk quota exceeded";

    /** The reason of {@code LoadablePath} against a path on Windows. */
    private static final String UNEXPRESSED = " are not in code page ";

    static final String NO_DESCRIPTORS = "Too many open files";
    static final String REMEDY_FOR_DESCRIPTORS =
            "close files, or raise the limit (ulimit -n, or fs.file-max for the whole system); the next call tries again";

    private final String id;
    private final String library;
    private final Candidate candidate;
    private final List<String> refused;

    NoPlace(String id, String library, Candidate candidate, List<String> refused) {
        this.id = id;
        this.library = library;
        this.candidate = candidate;
        this.refused = refused;
    }

    RuntimeException failure() {
        return new Problem(Code.NO_PLACE, id + ": there is no place from which '" + library + "' can be loaded")
                .fact("found  " + candidate)
                .facts(refused)
                .remedy(remedy(refused))
                .failure();
    }

    /** The lines that name a better place, as the reasons against the others suggest. */
    public static String remedy(Collection<String> refused) {
        for (String reason : refused) {
            if (reason.contains(NO_DESCRIPTORS)) {
                return REMEDY_FOR_DESCRIPTORS;
            }
        }
        for (String reason : refused) {
            if (reason.endsWith(FULL) || reason.endsWith(QUOTA)) {
                return "free space there, or name a folder on another disk that belongs to this user and is not mounted"
                        + " noexec:\n" + setting("/path");
            }
        }
        for (String reason : refused) {
            if (reason.endsWith(OPEN)) {
                String folder = reason.substring(0, reason.length() - OPEN.length());
                return "others could replace files below " + folder
                        + ": make it sticky (in Kubernetes, in an init container)" + "\nchmod +t " + folder
                        + "\nand name a folder in it:\n" + setting(folder + "/natives");
            }
        }
        for (String reason : refused) {
            if (reason.contains(UNEXPRESSED)) {
                return "name a folder of this user whose path has only English letters:\n" + setting("C:\\natives")
                        + "\nand make it before, so that only this user may write to it:\n"
                        + "mkdir C:\\natives && icacls C:\\natives /inheritance:r /grant:r \"%USERNAME%:(OI)(CI)F\"";
            }
        }
        return "name a folder that belongs to this user, is writable and not mounted noexec:\n" + setting("/path");
    }

    private static String setting(String folder) {
        return "-Dferrule.cache=" + folder + "  (environment: FERRULE_CACHE=" + folder + ")";
    }
}
