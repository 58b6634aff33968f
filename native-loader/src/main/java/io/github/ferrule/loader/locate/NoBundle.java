package io.github.ferrule.loader.locate;

import io.github.ferrule.loader.bundle.Bundle;
import io.github.ferrule.loader.bundle.BundleScan;
import io.github.ferrule.loader.platform.JavaModule;
import io.github.ferrule.loader.problem.Code;
import io.github.ferrule.loader.problem.Problem;
import java.io.File;
import java.util.List;
import java.util.Map;

/** Explains why a class sees no bundle of an id. It searches all jars, which is slow, but loading has failed anyway. */
final class NoBundle {
    private static final String DEPENDENCY = "add the dependency on its natives jar (such as"
            + " <classifier>linux-x86_64</classifier>), or check the id: it is <groupId>.<artifactId>\n(a fat jar must keep META-INF/ferrule/**)";

    private final Bundle bundle;
    private final JavaModule module;
    private final BundleScan scan;

    NoBundle(Bundle bundle) {
        this.bundle = bundle;
        this.module = bundle.module();
        this.scan = bundle.scan();
    }

    RuntimeException failure() {
        Problem problem = new Problem(
                        Code.NO_BUNDLE, bundle.id() + ": the calling class sees no native libraries with this id")
                .fact("looked for " + bundle.indexName());
        for (Map.Entry<String, String> found : scan.ids().entrySet()) {
            problem.fact("found  " + found.getKey() + " in " + found.getValue());
        }
        for (Map.Entry<String, List<String>> found : scan.nested().entrySet()) {
            problem.fact("found  " + String.join(", ", found.getValue()) + " in " + found.getKey());
        }
        return problem.facts(scan.broken())
                .facts(scan.absent())
                .remedy(remedy())
                .failure();
    }

    private String remedy() {
        if (!scan.broken().isEmpty()) {
            return NoLibrary.remedyForBroken(scan.broken());
        }
        if (module.isInRuntimeImage()) {
            return "add the module of the natives jar to the image:  jlink --add-modules …,"
                    + NativesModule.ofAll(bundle.id())
                    + "\nor, for the jar of one platform, that name and its classifier, such as  "
                    + NativesModule.of(bundle.id(), "linux-x86_64") + "  (jpackage has the same option)";
        }
        if (scan.ids().containsKey(bundle.id())) {
            return remedyForUnseen();
        }
        for (Map.Entry<String, List<String>> jar : scan.nested().entrySet()) {
            if (jar.getValue().contains(bundle.id())) {
                return "only the launcher of " + outer(jar.getKey()) + " sees the jars within it:  java -jar "
                        + outer(jar.getKey());
            }
        }
        String original = original();
        if (original != null) {
            return "shading has rewritten the id, which looks like a package; the bundle is still " + original
                    + ".\nExclude the id in the relocation:  <excludes><exclude>" + original + "</exclude></excludes>";
        }
        if (bundle.isBeingDeveloped()) {
            return "build the library:  mvn ferrule:develop  or  mvn package  in its module, without ferrule.skip;\n"
                    + "if it comes from a dependency, " + DEPENDENCY;
        }
        return DEPENDENCY;
    }

    /** The bundle is there, but the class cannot see it. */
    private String remedyForUnseen() {
        String jar = scan.ids().get(bundle.id());
        if (!module.isNamed() && !isOnModulePath(jar)) {
            return NoLibrary.remedyForUnseen(jar);
        }
        if (!module.isNamed()) {
            return "the class is not in a module, and the module of " + jar
                    + " was not resolved: start with  --add-modules " + NativesModule.ofAll(bundle.id())
                    + "\nor move the jar to the class path";
        }
        return "the module " + module.name() + " does not see " + jar
                + ": put the jar on the module path, and start with  --add-modules " + NativesModule.ofAll(bundle.id());
    }

    private static boolean isOnModulePath(String jar) {
        String modulePath = System.getProperty("jdk.module.path", "");
        for (String element : modulePath.split(File.pathSeparator)) {
            if (element.equals(jar) || element.equals(new File(jar).getParent())) {
                return true;
            }
        }
        return false;
    }

    private static String outer(String nested) {
        return nested.substring(0, nested.indexOf("!/"));
    }

    /** An id that ends like the requested one, which shading has put into another package. */
    private String original() {
        String last = bundle.id().substring(bundle.id().lastIndexOf('.') + 1);
        for (String id : scan.ids().keySet()) {
            if (bundle.id().endsWith("." + id) || id.endsWith("." + last)) {
                return id;
            }
        }
        return null;
    }
}
