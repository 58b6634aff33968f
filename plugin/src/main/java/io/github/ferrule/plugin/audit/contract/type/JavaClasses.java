package io.github.ferrule.plugin.audit.contract.type;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The classes of a project, with what they inherit from each other and from JNA. */
public final class JavaClasses {

    private final Map<String, JavaClass> classes = new HashMap<>();

    /** Adds the contents of a class file. */
    public void add(byte[] classFile) {
        JavaClass read = JavaClass.read(classFile);
        classes.put(read.name(), read);
    }

    Optional<JavaClass> find(String name) {
        return Optional.ofNullable(classes.get(name));
    }

    /** Tells whether a class is one of these types or inherits from one. */
    boolean isA(String name, Set<String> types) {
        return isA(name, types, new HashSet<>());
    }

    private boolean isA(String name, Set<String> types, Set<String> seen) {
        if (types.contains(name)) {
            return true;
        }
        JavaClass found = classes.get(name);
        return found != null
                && seen.add(name)
                && (isA(found.parent(), types, seen)
                        || found.interfaces().stream().anyMatch(it -> isA(it, types, seen)));
    }

    /** Returns a class and those that it extends, the most general first. */
    List<JavaClass> lineage(String name) {
        List<JavaClass> lineage = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (JavaClass it = classes.get(name); it != null && seen.add(it.name()); it = classes.get(it.parent())) {
            lineage.add(0, it);
        }
        return lineage;
    }
}
