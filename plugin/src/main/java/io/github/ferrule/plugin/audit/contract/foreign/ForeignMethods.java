package io.github.ferrule.plugin.audit.contract.foreign;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;

/** The methods of classes, each analyzed once, when something calls it. */
final class ForeignMethods {

    private static final String INITIALIZER = "<clinit>";
    private static final String NO_ARGUMENTS = "()V";

    /** A method with more instructions is generated data, not a call. jextract's initializers are far smaller. */
    private static final int LONGEST = 60_000;

    /** Inheritance in real code is far less deep. */
    private static final int DEEPEST_TYPE = 50;

    private static final int MOST_EVENTS = 1000;

    private final ClassSource source;
    private final AnalysisBudget budget = new AnalysisBudget();
    private final ForeignLayouts layouts = new ForeignLayouts();
    private final Map<String, Optional<ClassNode>> classes = new HashMap<>();
    private final Map<String, ForeignMethod> methods = new HashMap<>();
    private final Map<String, ForeignInterpreter> running = new HashMap<>();
    private final Set<String> called = new HashSet<>();

    ForeignMethods(ClassSource source) {
        this.source = source;
    }

    ForeignLayouts layouts() {
        return layouts;
    }

    Optional<ClassNode> find(String name) {
        return classes.computeIfAbsent(
                name,
                it -> it.startsWith("java/")
                        ? Optional.empty()
                        : source.find(it).flatMap(this::parse));
    }

    private Optional<ClassNode> parse(byte[] classFile) {
        if (!budget.holdsClass(classFile.length)) {
            return Optional.empty();
        }
        try {
            ClassNode node = new ClassNode();
            new ClassReader(classFile).accept(node, ClassReader.SKIP_FRAMES);
            return Optional.of(node);
        } catch (RuntimeException e) {
            return Optional.empty(); // ASM's way to refuse a class
        }
    }

    AnalysisBudget budget() {
        return budget;
    }

    /** Returns true if another method passes arguments to this one. */
    boolean isCalled(ClassNode owner, MethodNode method) {
        return called.contains(key(owner, method));
    }

    /** Returns what a method does that code calls by this name; nothing if its class is not known. */
    Optional<ForeignMethod> call(String owner, String name, String descriptor) {
        Optional<ClassNode> type = find(owner);
        for (int depth = 0; type.isPresent() && depth < DEEPEST_TYPE; depth++) {
            budget.work(type.get().methods.size());
            for (MethodNode method : type.get().methods) {
                if (method.name.equals(name) && method.desc.equals(descriptor)) {
                    called.add(key(type.get(), method));
                    return Optional.of(analyze(type.get(), method));
                }
            }
            type = find(type.get().superName == null ? "" : type.get().superName);
        }
        return Optional.empty();
    }

    /** Returns the value of a static field that is assigned once. */
    Optional<ForeignValue> field(String owner, String name) {
        return field(owner, name, 0);
    }

    private Optional<ForeignValue> field(String owner, String name, int depth) {
        Optional<ClassNode> type = find(owner);
        if (type.isEmpty() || depth > DEEPEST_TYPE) {
            return Optional.empty();
        }
        budget.work(10L + type.get().fields.size() + type.get().interfaces.size());
        for (FieldNode field : type.get().fields) {
            if (field.name.equals(name)) {
                return value(type.get(), field);
            }
        }
        for (String parent : type.get().interfaces) {
            Optional<ForeignValue> inherited = field(parent, name, depth + 1);
            if (inherited.isPresent()) {
                return inherited;
            }
        }
        return type.get().superName == null ? Optional.empty() : field(type.get().superName, name, depth + 1);
    }

    private Optional<ForeignValue> value(ClassNode owner, FieldNode field) {
        if (field.value instanceof String text) {
            return Optional.of(new ForeignValue.Text(text));
        }
        if ((field.access & Opcodes.ACC_FINAL) == 0) {
            return Optional.empty();
        }
        return initializer(owner).map(method -> {
            ForeignInterpreter unfinished = running.get(key(owner, method));
            Map<String, ForeignValue> fields =
                    unfinished == null ? analyze(owner, method).fields() : unfinished.fields();
            return fields.get(field.name);
        });
    }

    private static Optional<MethodNode> initializer(ClassNode owner) {
        return owner.methods.stream()
                .filter(method -> method.name.equals(INITIALIZER) && method.desc.equals(NO_ARGUMENTS))
                .findFirst();
    }

    /** Returns what a method does; nothing is known of one that calls itself. */
    ForeignMethod analyze(ClassNode owner, MethodNode method) {
        String key = key(owner, method);
        ForeignMethod known = methods.get(key);
        if (known != null) {
            return known;
        }
        boolean hasNoCode = (method.access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE)) != 0;
        if (hasNoCode || running.containsKey(key) || method.instructions.size() > LONGEST) {
            return ForeignMethod.UNKNOWN;
        }
        if (!method.name.equals(INITIALIZER)) {
            // as in a JVM: what a method reads from static fields has been assigned before
            initializer(owner).ifPresent(it -> analyze(owner, it));
            if (methods.containsKey(key)) {
                return methods.get(key);
            }
        }
        long cells = (long) (method.maxLocals + method.maxStack + 1) * method.instructions.size();
        if (!budget.enter(cells)) {
            return ForeignMethod.UNKNOWN;
        }
        try {
            methods.put(key, summary(key, owner, method));
        } finally {
            budget.leave(cells);
        }
        return methods.get(key);
    }

    private ForeignMethod summary(String key, ClassNode owner, MethodNode method) {
        try {
            ForeignInterpreter interpreter = new ForeignInterpreter(this, owner, method);
            running.put(key, interpreter);
            new Analyzer<>(interpreter).analyze(owner.name, method);
            ForeignMethod summary = interpreter.summary();
            return summary.events().size() > MOST_EVENTS ? ForeignMethod.UNKNOWN : summary;
        } catch (AnalyzerException | RuntimeException e) {
            return ForeignMethod.UNKNOWN; // not code that a JVM would run, or too much of it
        } finally {
            running.remove(key);
        }
    }

    private static String key(ClassNode owner, MethodNode method) {
        return owner.name + "." + method.name + method.desc;
    }
}
