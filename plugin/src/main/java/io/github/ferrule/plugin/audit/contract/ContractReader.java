package io.github.ferrule.plugin.audit.contract;

import io.github.ferrule.plugin.audit.binary.MemoryBudget;
import io.github.ferrule.plugin.audit.contract.ClassFacts.Registration;
import io.github.ferrule.plugin.audit.contract.type.BoundMethod;
import io.github.ferrule.plugin.audit.contract.type.JavaSignature.Binding;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads from compiled classes which symbols they call: methods of JNA's interfaces, native methods that JNA binds, and
 * native methods that the JVM binds. Interfaces that are loaded only from a library of another name, such as
 * {@code Native.load("c", …)}, do not count.
 */
public final class ContractReader {

    private static final Set<String> JNA_ROOTS = Set.of("com/sun/jna/Library", "com/sun/jna/win32/StdCallLibrary");

    private final Map<String, ClassFacts> classes = new HashMap<>();
    private final Map<String, Set<String>> librariesOf = new HashMap<>();
    private final Map<String, List<Registration>> registrations = new HashMap<>();
    private final Set<String> loadedWithOptions = new HashSet<>();
    private final List<String> unread = new ArrayList<>();
    private boolean mapsFunctions;
    private boolean registersUnknownClasses;
    private final MemoryBudget kept;
    private Set<String> own = Set.of();

    /** Limits the names that are kept. */
    public ContractReader(MemoryBudget kept) {
        this.kept = kept;
    }

    /**
     * Adds a class.
     *
     * @param file the name under which it is listed if it cannot be read
     */
    public void add(String file, byte[] classFile) {
        try {
            ClassFacts facts = ClassFacts.read(classFile);
            if (facts.matters()) {
                if (kept.take(facts.letters())) {
                    add(facts);
                } else {
                    unread.add(
                            file + ": more names than the memory of this JVM has room for; raise -Xmx in MAVEN_OPTS");
                }
            }
        } catch (RuntimeException e) {
            // ASM has no exception of its own for a class that is damaged, or newer than itself
            unread.add(file + ": not a class that Ferrule can read");
        }
    }

    /**
     * Returns the symbols that the classes call.
     *
     * @param libraries the names of the bundled libraries, without prefix or suffix
     */
    public SymbolContract contract(Collection<String> libraries) {
        own = Set.copyOf(libraries);
        Stream<String> renamed = classes.values().stream()
                .filter(this::isRenamed)
                .map(facts -> facts.name() + ": a FunctionMapper names its functions")
                .sorted();
        return new SymbolContract(
                classes.values().stream()
                        .sorted(Comparator.comparing(ClassFacts::name))
                        .flatMap(this::symbols)
                        .toList(),
                Stream.concat(unread.stream(), renamed).toList());
    }

    private void add(ClassFacts facts) {
        classes.put(facts.name(), facts);
        facts.loaded()
                .forEach((type, names) -> librariesOf
                        .computeIfAbsent(type, any -> new HashSet<>())
                        .addAll(names));
        facts.registered().forEach(it -> {
            it.type()
                    .ifPresent(type -> registrations
                            .computeIfAbsent(type, any -> new ArrayList<>())
                            .add(it));
            registersUnknownClasses |= it.type().isEmpty();
        });
        loadedWithOptions.addAll(facts.loadedWithOptions());
        mapsFunctions |= facts.mapsFunctions();
    }

    /** Returns true if JNA may call the functions of an interface under other names than those of its methods. */
    private boolean isRenamed(ClassFacts facts) {
        return mapsFunctions && loadedWithOptions.contains(facts.name());
    }

    private Stream<RequiredSymbol> symbols(ClassFacts facts) {
        return Stream.concat(interfaceMethods(facts), nativeMethods(facts));
    }

    private Stream<RequiredSymbol> interfaceMethods(ClassFacts facts) {
        return isLibrary(facts.name(), new HashSet<>())
                        && !isRenamed(facts)
                        && isOurs(librariesOf.getOrDefault(facts.name(), Set.of()))
                ? facts.abstractMethods().stream().map(method -> plain(facts, method))
                : Stream.empty();
    }

    /** JNA binds the methods of a class that is registered, or that implements {@code Library}; the JVM binds all others. */
    private Stream<RequiredSymbol> nativeMethods(ClassFacts facts) {
        List<Registration> registered = registrations.getOrDefault(facts.name(), List.of());
        if (registered.isEmpty() && !isLibrary(facts.name(), new HashSet<>())) {
            return facts.nativeMethods().stream().map(method -> jni(facts, method));
        }
        Set<String> constants = new HashSet<>();
        registered.forEach(it -> it.library().ifPresent(constants::add));
        boolean unknown = registered.stream().anyMatch(it -> it.library().isEmpty());
        return unknown || isOurs(constants)
                ? facts.nativeMethods().stream().map(method -> plain(facts, method))
                : Stream.empty();
    }

    /** If a class that is not a constant is registered, it may be this one, so the method may have either name. */
    private RequiredSymbol jni(ClassFacts facts, ClassFacts.NativeMethod method) {
        List<String> names = JniNames.of(facts.name(), method.name(), method.descriptor());
        return registersUnknownClasses
                ? symbol(
                        facts,
                        method,
                        Binding.UNKNOWN,
                        Stream.concat(names.stream(), Stream.of(method.name())).toList())
                : symbol(facts, method, Binding.JNI, names);
    }

    private boolean isLibrary(String type, Set<String> seen) {
        if (JNA_ROOTS.contains(type)) {
            return true;
        }
        ClassFacts facts = classes.get(type);
        return facts != null
                && seen.add(type)
                && facts.interfaces().stream().anyMatch(parent -> isLibrary(parent, seen));
    }

    /** Without a constant to go by, a library interface is taken for ours. */
    private boolean isOurs(Set<String> names) {
        return names.isEmpty() || names.stream().anyMatch(own::contains);
    }

    private static RequiredSymbol plain(ClassFacts facts, ClassFacts.NativeMethod method) {
        return symbol(facts, method, Binding.JNA, List.of(method.name()));
    }

    private static RequiredSymbol symbol(
            ClassFacts facts, ClassFacts.NativeMethod method, Binding binding, List<String> names) {
        return RequiredSymbol.of(
                new BoundMethod(binding, facts.name(), method.name(), method.descriptor(), method.access(), names));
    }
}
