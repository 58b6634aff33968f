package io.github.ferrule.plugin.audit.contract.type;

import io.github.ferrule.plugin.audit.contract.foreign.ClassSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Classes with what they inherit from each other and from JNA. Each is read when it is asked for. */
public final class JavaClasses {

    private final ClassSource source;
    private final Map<String, Optional<JavaClass>> classes = new HashMap<>();

    /** Takes the classes from a source. */
    public JavaClasses(ClassSource source) {
        this.source = source;
    }

    Optional<JavaClass> find(String name) {
        return classes.computeIfAbsent(name, it -> source.find(it).map(JavaClass::read));
    }

    /** Returns true if a class is one of these types or inherits from one. */
    boolean isA(String name, Set<String> types) {
        return isA(name, types, new HashSet<>());
    }

    private boolean isA(String name, Set<String> types, Set<String> seen) {
        if (types.contains(name)) {
            return true;
        }
        return seen.add(name)
                && find(name).stream()
                        .anyMatch(found -> isA(found.parent(), types, seen)
                                || found.interfaces().stream().anyMatch(it -> isA(it, types, seen)));
    }

    /** Returns a class and those that it extends, the most general first. */
    List<JavaClass> lineage(String name) {
        List<JavaClass> lineage = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Optional<JavaClass> it = find(name);
                it.isPresent() && seen.add(it.get().name()); ) {
            lineage.add(0, it.get());
            it = find(it.get().parent());
        }
        return lineage;
    }
}
