package io.github.ferrule.plugin.audit.contract;

import io.github.ferrule.plugin.audit.binary.MemoryBudget;
import io.github.ferrule.plugin.audit.contract.ClassFacts.Registration;
import io.github.ferrule.plugin.audit.contract.foreign.ClassSource;
import io.github.ferrule.plugin.audit.contract.foreign.ForeignCall;
import io.github.ferrule.plugin.audit.contract.foreign.ForeignCallReader;
import io.github.ferrule.plugin.audit.contract.foreign.ForeignCalls;
import io.github.ferrule.plugin.audit.contract.type.BoundMethod;
import io.github.ferrule.plugin.audit.contract.type.JavaSignature.Binding;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads from compiled classes which symbols they call: methods of JNA's interfaces, native methods that JNA binds, and
 * native methods that the JVM binds. Interfaces that are loaded only from a library of another name, such as
 * {@code Native.load("c", …)}, do not count.
 */
public final class ContractReader {

    private static final Pattern LIBRARY_DECORATION = Pattern.compile("^lib|\\.(so(\\.\\d+)*|dylib|dll)$");
    private static final Set<String> JNA_ROOTS = Set.of("com/sun/jna/Library", "com/sun/jna/win32/StdCallLibrary");

    private final List<ClassFacts> classes = new ArrayList<>();
    private final Map<String, Set<String>> librariesOf = new HashMap<>();
    private final Map<String, Set<String>> bundlesOf = new HashMap<>();
    private final Map<String, List<Registration>> registrations = new HashMap<>();
    private final Set<String> loadedWithOptions = new HashSet<>();
    private final NotAudited unread = new NotAudited();
    private boolean mapsFunctions;
    private boolean mapsTypes;
    private boolean registersUnknownClasses;
    private final Map<String, byte[]> foreignCallers = new TreeMap<>();
    private final MemoryBudget kept;
    private final ClassSource others;
    private Set<String> own = Set.of();
    private Set<String> ownBundles = Set.of();
    private Set<String> libraryTypes = Set.of();

    /** Limits the names and classes that are kept. */
    public ContractReader(MemoryBudget kept) {
        this(kept, ClassSource.NONE);
    }

    /**
     * Limits the names and classes that are kept.
     *
     * @param others the classes that those added may call
     */
    public ContractReader(MemoryBudget kept, ClassSource others) {
        this.kept = kept;
        this.others = others;
    }

    /**
     * Adds a class.
     *
     * @param file the name under which it is listed if it cannot be read
     */
    public void add(String file, byte[] classFile) {
        try {
            ClassFacts facts = ClassFacts.read(classFile);
            boolean foreign = ForeignCallReader.mayCall(classFile);
            if (!facts.matters() && !foreign) {
                return;
            }
            if (!kept.take(facts.letters() + (foreign ? classFile.length : 0))) {
                unread.add(file, "more names than the memory of this JVM has room for; raise -Xmx in MAVEN_OPTS");
                return;
            }
            facts.requireValidDescriptors();
            add(facts);
            if (foreign && foreignCallers.put(facts.name(), classFile) != null) {
                unread.add(
                        file,
                        "another version of the class was read before it; only the last one's foreign calls count");
            }
        } catch (RuntimeException e) {
            // ASM has no exception of its own for a class that is damaged, or newer than itself
            unread.add(file, "not a class that Ferrule can read");
        }
    }

    /**
     * Returns the symbols that the classes call.
     *
     * @param libraries the names of the bundled libraries, without prefix or suffix
     */
    public SymbolContract contract(Collection<String> libraries) {
        return contract(libraries, Set.of());
    }

    /**
     * Returns the symbols that the classes call.
     *
     * @param libraries the names of the bundled libraries, without prefix or suffix
     * @param bundles the ids of their bundles; without any, every id that classes name counts
     */
    public SymbolContract contract(Collection<String> libraries, Collection<String> bundles) {
        own = Set.copyOf(libraries);
        ownBundles = Set.copyOf(bundles);
        libraryTypes = libraryTypes();
        Stream<String> renamed = classes.stream()
                .filter(this::isRenamed)
                .map(facts -> facts.name() + ": a FunctionMapper names its functions")
                .sorted();
        Stream<String> converted = classes.stream()
                .filter(facts -> libraryTypes.contains(facts.name()) && isConverted(facts) && !isRenamed(facts))
                .map(facts -> facts.name() + ": the types of its functions, which a TypeMapper converts")
                .sorted();
        Stream<String> relics = classes.stream()
                .flatMap(facts -> facts.nativeMethods().stream()
                        .filter(facts::isNeverCalled)
                        .map(method -> facts.name() + "." + method.name() + ": private, and its class never calls it"))
                .sorted();
        ForeignCalls calls = foreignCalls();
        return new SymbolContract(
                Stream.concat(
                                classes.stream()
                                        .sorted(Comparator.comparing(ClassFacts::name))
                                        .flatMap(this::symbols),
                                calls.calls().stream()
                                        .filter(call -> isOurs(libraryNames(call)))
                                        .map(RequiredSymbol::of))
                        .distinct()
                        .toList(),
                Stream.of(unread.list().stream(), renamed, converted, relics, calls.notes().stream())
                        .flatMap(lines -> lines)
                        .toList(),
                calls.structures());
    }

    private ForeignCalls foreignCalls() {
        return foreignCallers.isEmpty()
                ? ForeignCalls.NONE
                : ForeignCallReader.read(
                        foreignCallers.keySet(),
                        name -> Optional.ofNullable(foreignCallers.get(name)).or(() -> others.find(name)));
    }

    /** Returns the names of libraries without folder, prefix, and suffix. */
    private static Set<String> libraryNames(ForeignCall call) {
        return call.libraries().stream()
                .map(library -> LIBRARY_DECORATION
                        .matcher(library.substring(Math.max(library.lastIndexOf('/'), library.lastIndexOf('\\')) + 1))
                        .replaceAll(""))
                .collect(Collectors.toSet());
    }

    private void add(ClassFacts facts) {
        classes.add(facts);
        facts.loaded()
                .forEach((type, names) -> librariesOf
                        .computeIfAbsent(type, any -> new HashSet<>())
                        .addAll(names));
        facts.bundles()
                .forEach((type, names) ->
                        bundlesOf.computeIfAbsent(type, any -> new HashSet<>()).addAll(names));
        facts.registered().forEach(it -> {
            it.type()
                    .ifPresent(type -> registrations
                            .computeIfAbsent(type, any -> new ArrayList<>())
                            .add(it));
            registersUnknownClasses |= it.type().isEmpty();
        });
        loadedWithOptions.addAll(facts.loadedWithOptions());
        mapsFunctions |= facts.mapsFunctions();
        mapsTypes |= facts.mapsTypes();
    }

    /** Returns true if JNA may call functions under other names than those of the methods. */
    private boolean isRenamed(ClassFacts facts) {
        return mapsFunctions && loadedWithOptions.contains(facts.name());
    }

    /** Returns true if JNA may convert the types of functions as the program wants. */
    private boolean isConverted(ClassFacts facts) {
        return facts.hasTypeMapper() || mapsTypes && loadedWithOptions.contains(facts.name());
    }

    private Stream<RequiredSymbol> symbols(ClassFacts facts) {
        return Stream.concat(interfaceMethods(facts), nativeMethods(facts));
    }

    private Stream<RequiredSymbol> interfaceMethods(ClassFacts facts) {
        return libraryTypes.contains(facts.name())
                        && !isRenamed(facts)
                        && isOurs(librariesOf.getOrDefault(facts.name(), Set.of()))
                        && isOurBundle(bundlesOf.getOrDefault(facts.name(), Set.of()))
                ? facts.abstractMethods().stream().map(method -> plain(facts, method))
                : Stream.empty();
    }

    /** JNA binds the methods of a class that is registered, or that implements {@code Library}; the JVM binds all others. */
    private Stream<RequiredSymbol> nativeMethods(ClassFacts facts) {
        List<Registration> registered = registrations.getOrDefault(facts.name(), List.of());
        if (registered.isEmpty() && !libraryTypes.contains(facts.name())) {
            return facts.nativeMethods().stream()
                    .filter(method -> !facts.isNeverCalled(method))
                    .map(method -> jni(facts, method));
        }
        if (isRenamed(facts)) {
            return Stream.empty();
        }
        Set<String> constants = new HashSet<>();
        registered.forEach(it -> it.library().ifPresent(constants::add));
        boolean unknown = registered.stream().anyMatch(it -> it.library().isEmpty());
        Set<String> bundles =
                registered.stream().flatMap(it -> it.bundle().stream()).collect(Collectors.toSet());
        return (unknown || isOurs(constants)) && isOurBundle(bundles)
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

    /** Returns the types that extend {@code Library}, over however many others. */
    private Set<String> libraryTypes() {
        Map<String, List<String>> children = new HashMap<>();
        classes.forEach(facts -> facts.interfaces()
                .forEach(parent -> children.computeIfAbsent(parent, any -> new ArrayList<>())
                        .add(facts.name())));
        Set<String> found = new HashSet<>(JNA_ROOTS);
        Deque<String> open = new ArrayDeque<>(JNA_ROOTS);
        while (!open.isEmpty()) {
            children.getOrDefault(open.pop(), List.of()).stream()
                    .filter(found::add)
                    .forEach(open::push);
        }
        return found;
    }

    /** Without a constant to go by, a library interface is taken for ours. */
    private boolean isOurs(Set<String> names) {
        return names.isEmpty() || names.stream().anyMatch(own::contains);
    }

    private RequiredSymbol plain(ClassFacts facts, ClassFacts.NativeMethod method) {
        return symbol(facts, method, isConverted(facts) ? Binding.UNKNOWN : Binding.JNA, List.of(method.name()));
    }

    private static RequiredSymbol symbol(
            ClassFacts facts, ClassFacts.NativeMethod method, Binding binding, List<String> names) {
        return RequiredSymbol.of(
                new BoundMethod(binding, facts.name(), method.name(), method.descriptor(), method.access(), names));
    }

    private boolean isOurBundle(Set<String> ids) {
        return ids.isEmpty() || ownBundles.isEmpty() || ids.stream().anyMatch(ownBundles::contains);
    }
}
