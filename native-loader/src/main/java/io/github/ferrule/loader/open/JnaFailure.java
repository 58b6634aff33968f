package io.github.ferrule.loader.open;

import com.sun.jna.Library;
import io.github.ferrule.loader.locate.Located;
import io.github.ferrule.loader.locate.NoPlace;
import io.github.ferrule.loader.platform.JavaModule;
import io.github.ferrule.loader.platform.NativeAccess;
import io.github.ferrule.loader.problem.Code;
import io.github.ferrule.loader.problem.Problem;
import io.github.ferrule.loader.settings.Settings;
import java.security.CodeSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Explains why JNA itself cannot start, which has nothing to do with the library to load. */
final class JnaFailure {
    /** The first version with {@code Native.load}. */
    private static final String OLDEST = "5.0";

    /** The version that the loader depends on. */
    static final String TESTED = "5.19.1";

    /** The name of JNA's interface, in a form that shading does not rewrite. */
    private static final String LIBRARY =
            new StringBuilder("yrarbiL.anj.nus.moc").reverse().toString();

    private static final String[] FORBID_UNPACKING = {"jna.nounpack", "jna.noclasspath"};

    private final Located located;
    private final Settings settings;

    JnaFailure(Located located, Settings settings) {
        this.located = located;
        this.settings = settings;
    }

    RuntimeException explain(LinkageError e) {
        if (isMissing(e)) {
            return missing(e);
        }
        if (NativeAccess.mentionsDenial(e)) {
            return NativeAccessDenied.of(located.id(), JavaModule.of(Library.class), e);
        }
        if (!Library.class.getName().equals(LIBRARY)) {
            return problem(
                            "shading has moved JNA to "
                                    + Library.class.getPackage().getName(),
                            e)
                    .fact("its own native library looks up its classes by name, and does not find them there")
                    .remedy("exclude JNA in the relocation:  <excludes><exclude>com.sun.jna.**</exclude></excludes>")
                    .failure(e);
        }
        if (e instanceof IncompatibleClassChangeError) {
            return problem("JNA " + version() + " comes first, and " + OLDEST + " or newer is needed", e)
                    .fact("found  " + origin())
                    .remedy(
                            "remove it, or manage its version in the POM (mvn dependency:tree -Dincludes=net.java.dev.jna"
                                    + " shows where it comes from):\n<dependency>\n  <groupId>net.java.dev.jna</groupId>\n"
                                    + "  <artifactId>jna</artifactId>\n  <version>" + TESTED
                                    + "</version>\n</dependency>")
                    .failure(e);
        }
        return cannotStart(e);
    }

    private RuntimeException missing(LinkageError e) {
        if (JavaModule.of(JnaFailure.class).isNamed()) {
            return problem("JNA is not among the modules of this JVM", e)
                    .remedy("declare  requires com.sun.jna;  in the module-info.java of the application,\n"
                            + "or start with  --add-modules com.sun.jna")
                    .failure(e);
        }
        return problem("JNA is not on the class path", e)
                .remedy("add to the POM of the application:\n<dependency>\n  <groupId>net.java.dev.jna</groupId>\n"
                        + "  <artifactId>jna</artifactId>\n  <version>" + TESTED + "</version>\n</dependency>")
                .failure(e);
    }

    private RuntimeException cannotStart(LinkageError e) {
        Problem problem = problem("JNA cannot start, so it cannot load any library", e);
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        if (root != e) {
            problem.fact(root.toString());
        }
        for (String setting : FORBID_UNPACKING) {
            if (Boolean.parseBoolean(settings.property(setting))) {
                return problem.remedy("remove  -D" + setting + "=true,  which keeps JNA from its own native library, or"
                                + " name the folder that has it:  -Djna.boot.library.path=/path")
                        .failure(e);
            }
        }
        if (SystemRefusal.mayBeAPolicy(root)) {
            return problem.facts(located.refusedPlaces())
                    .remedy(SystemRefusal.remedy(String.valueOf(root.getMessage())))
                    .failure(e);
        }
        return problem.facts(located.refusedPlaces())
                .remedy("JNA needs a file for its own native library, so memory does not help:\n"
                        + NoPlace.remedy(located.refusedPlaces()) + "\nor, for JNA alone:  -Djna.tmpdir=/path")
                .failure(e);
    }

    /** JNA has to unpack a library of its own, and these are the reasons against each folder for it. */
    RuntimeException noFolder(List<String> refused) {
        Set<String> reasons = new LinkedHashSet<>(located.refusedPlaces());
        reasons.addAll(refused);
        return new Problem(Code.JNA_UNUSABLE, located.id() + ": JNA cannot start, so it cannot load any library")
                .facts(reasons)
                .remedy("JNA needs a file for its own native library, so memory does not help:\n"
                        + NoPlace.remedy(reasons) + "\nor, for JNA alone:  -Djna.tmpdir=/path")
                .failure();
    }

    private Problem problem(String headline, LinkageError e) {
        return new Problem(Code.JNA_UNUSABLE, located.id() + ": " + headline).fact(e.toString());
    }

    private static boolean isMissing(LinkageError e) {
        try {
            Class.forName("com.sun.jna.Native", false, JnaFailure.class.getClassLoader());
            return false;
        } catch (ClassNotFoundException absent) {
            return e instanceof NoClassDefFoundError;
        }
    }

    private static String version() {
        String version = Library.class.getPackage().getImplementationVersion();
        return version == null ? "of an unknown version" : version;
    }

    private static String origin() {
        CodeSource source = Library.class.getProtectionDomain().getCodeSource();
        return source == null ? "JNA without a jar" : String.valueOf(source.getLocation());
    }
}
