package io.github.ferrule.plugin.audit.contract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** The declarations and calls in one class file that concern native code. */
final class ClassFacts extends ClassVisitor {

    private static final String NATIVE = "com/sun/jna/Native";
    private static final String LOADER = "io/github/ferrule/loader/NativeLoader";
    private static final String WINDOWS_OPTIONS = "com/sun/jna/win32/W32APIOptions";
    private static final Set<String> LOADING = Set.of("load", "loadLibrary");

    /** The value of JNA's constant {@code Library.OPTION_FUNCTION_MAPPER}, which compilers copy. */
    private static final String FUNCTION_MAPPER = "function-mapper";

    /** The value of JNA's constant {@code Library.OPTION_TYPE_MAPPER}. */
    private static final String TYPE_MAPPER = "type-mapper";

    /** The fields in which JNA looks for the options of an interface. */
    private static final String TYPE_MAPPER_FIELD = "TYPE_MAPPER";

    private static final String OPTIONS_FIELD = "OPTIONS";

    /** Real classes need less than one step for each byte. */
    private static final int STEPS_PER_BYTE = 8;

    private static final long STEPS = 100_000;
    private static final int OVERHEAD = 100;

    /** A method that native code must provide. */
    record NativeMethod(String name, String descriptor, int access) {

        MethodName methodName() {
            return new MethodName(name, descriptor);
        }
    }

    /** Not one text: descriptors can have 64 KB, and thousands of methods can share one. */
    private record MethodName(String name, String descriptor) {}

    /**
     * A call that binds the native methods of a class by JNA.
     *
     * @param type the class; empty if it is not a constant
     * @param library the name of the library; empty if it is not a constant
     * @param bundle the id of the bundle, if Ferrule's loader binds them; empty if it is not a constant
     */
    record Registration(Optional<String> type, Optional<String> library, Optional<String> bundle) {}

    private String name = "";
    private boolean isInterface;
    private boolean mapsFunctions;
    private boolean mapsTypes;
    private boolean hasTypeMapper;
    private boolean hasOptions;
    private final Set<String> interfaces = new LinkedHashSet<>();
    private final List<NativeMethod> abstractMethods = new ArrayList<>();
    private final List<NativeMethod> nativeMethods = new ArrayList<>();
    private final Map<String, Set<String>> loaded = new HashMap<>();
    private final Map<String, Set<String>> bundles = new HashMap<>();
    private final Set<String> loadedWithOptions = new HashSet<>();
    private final Set<MethodName> ownMethodsCalled = new HashSet<>();
    private boolean hasNestMates;
    private final Set<Registration> registered = new LinkedHashSet<>();
    private long steps;

    private ClassFacts(long steps) {
        super(Opcodes.ASM9);
        this.steps = steps;
    }

    static ClassFacts read(byte[] classFile) {
        ClassFacts facts = new ClassFacts(STEPS + STEPS_PER_BYTE * classFile.length);
        new ClassReader(classFile).accept(facts, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return facts;
    }

    /** Returns false for a class that neither declares nor loads anything native, and is not an interface. */
    boolean matters() {
        return isInterface
                || mapsFunctions
                || mapsTypes
                || !loadedWithOptions.isEmpty()
                || !nativeMethods.isEmpty()
                || !loaded.isEmpty()
                || !bundles.isEmpty()
                || !registered.isEmpty();
    }

    /**
     * Parses the descriptors, which ASM only copies. It takes time for each letter, so their number is limited first.
     *
     * @throws RuntimeException if one is malformed
     */
    void requireValidDescriptors() {
        Stream.concat(abstractMethods.stream(), nativeMethods.stream()).forEach(method -> {
            Type.getArgumentTypes(method.descriptor());
            Type.getReturnType(method.descriptor());
        });
    }

    /** Returns the letters of all names, as a measure of the memory that they take. */
    long letters() {
        Stream<String> methods = Stream.concat(abstractMethods.stream(), nativeMethods.stream())
                .flatMap(method -> Stream.of(method.name(), method.descriptor()));
        Stream<String> calls = Stream.concat(
                Stream.concat(loaded.entrySet().stream(), bundles.entrySet().stream())
                        .flatMap(entry -> Stream.concat(Stream.of(entry.getKey()), entry.getValue().stream())),
                registered.stream()
                        .flatMap(it ->
                                Stream.of(it.type(), it.library(), it.bundle()).flatMap(Optional::stream)));
        return name.length()
                + Stream.of(methods, calls, interfaces.stream())
                        .flatMap(names -> names)
                        .mapToLong(text -> text.length() + OVERHEAD)
                        .sum();
    }

    /**
     * Counts work that a few bytes of the file can ask for again and again.
     *
     * @throws IllegalArgumentException if it is more than the size of the file justifies
     */
    private void work(long more) {
        steps -= more;
        if (steps < 0) {
            throw new IllegalArgumentException("its code repeats long lists too often");
        }
    }

    String name() {
        return name;
    }

    Set<String> interfaces() {
        return interfaces;
    }

    List<NativeMethod> abstractMethods() {
        return abstractMethods;
    }

    List<NativeMethod> nativeMethods() {
        return nativeMethods;
    }

    /** Returns true for a private method that no code can call, except by reflection: a relic, which needs no function. */
    boolean isNeverCalled(NativeMethod method) {
        return (method.access() & Opcodes.ACC_PRIVATE) != 0
                && !hasNestMates
                && !ownMethodsCalled.contains(method.methodName());
    }

    /** For each interface that this class hands to JNA: the names of libraries, as far as they are constants. */
    Map<String, Set<String>> loaded() {
        return loaded;
    }

    /** For each interface that this class hands to Ferrule's loader: the ids of bundles, as far as they are constants. */
    Map<String, Set<String>> bundles() {
        return bundles;
    }

    /** Returns the interfaces that this class loads, and the classes that it registers, with a map of JNA options. */
    Set<String> loadedWithOptions() {
        return loadedWithOptions;
    }

    /** Returns true if this class has an option by which JNA calls functions under other names than the methods. */
    boolean mapsFunctions() {
        return mapsFunctions;
    }

    /** Returns true if this class has an option by which JNA converts types as the program wants. */
    boolean mapsTypes() {
        return mapsTypes;
    }

    /** Returns true if JNA finds a {@code TypeMapper} in this interface. */
    boolean hasTypeMapper() {
        return hasTypeMapper || hasOptions && mapsTypes;
    }

    /** Returns the calls that bind native methods by JNA. */
    Set<Registration> registered() {
        return registered;
    }

    @Override
    public void visit(int version, int access, String own, String signature, String parent, String[] implemented) {
        name = own;
        isInterface = (access & Opcodes.ACC_INTERFACE) != 0;
        interfaces.addAll(List.of(implemented));
    }

    @Override
    public void visitNestHost(String host) {
        hasNestMates = true;
    }

    @Override
    public void visitNestMember(String member) {
        hasNestMates = true;
    }

    /** Only native methods are asked for. */
    @Override
    public void visitEnd() {
        ownMethodsCalled.retainAll(
                nativeMethods.stream().map(NativeMethod::methodName).collect(Collectors.toSet()));
    }

    @Override
    public FieldVisitor visitField(int access, String field, String descriptor, String signature, Object value) {
        hasTypeMapper |= isInterface && field.equals(TYPE_MAPPER_FIELD);
        hasOptions |= isInterface && field.equals(OPTIONS_FIELD);
        return null;
    }

    @Override
    public MethodVisitor visitMethod(int access, String method, String descriptor, String signature, String[] thrown) {
        if ((access & Opcodes.ACC_ABSTRACT) != 0) {
            abstractMethods.add(new NativeMethod(method, descriptor, access));
        } else if ((access & Opcodes.ACC_NATIVE) != 0) {
            nativeMethods.add(new NativeMethod(method, descriptor, access));
        }
        return new JnaCalls();
    }

    /** Looks for calls of JNA and of Ferrule's loader that load an interface or bind native methods. */
    private final class JnaCalls extends MethodVisitor {

        private final List<String> texts = new ArrayList<>();
        private Optional<Type> lastType = Optional.empty();

        JnaCalls() {
            super(Opcodes.ASM9);
        }

        @Override
        public void visitLdcInsn(Object constant) {
            if (constant instanceof String text) {
                texts.add(text);
                mapsFunctions |= text.equals(FUNCTION_MAPPER);
                mapsTypes |= text.equals(TYPE_MAPPER);
            } else if (constant instanceof Type type) {
                lastType = Optional.of(type);
            } else {
                addIfOwn(constant);
            }
        }

        @Override
        public void visitInvokeDynamicInsn(String method, String descriptor, Handle bootstrap, Object... arguments) {
            work(arguments.length);
            Stream.of(arguments).forEach(this::addIfOwn);
        }

        private void addIfOwn(Object constant) {
            if (constant instanceof Handle handle && handle.getOwner().equals(name)) {
                ownMethodsCalled.add(new MethodName(handle.getName(), handle.getDesc()));
            }
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String field, String descriptor) {
            mapsFunctions |= owner.equals(WINDOWS_OPTIONS);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String method, String descriptor, boolean inInterface) {
            if (owner.equals(name)) {
                ownMethodsCalled.add(new MethodName(method, descriptor));
            }
            boolean jna = owner.equals(NATIVE) && !name.equals(NATIVE);
            boolean loader = owner.equals(LOADER) && !name.equals(LOADER);
            if (!jna && !loader) {
                return;
            }
            Optional<String> lastClass = lastType.map(Type::getInternalName);
            work(descriptor.length() + lastClass.map(String::length).orElse(0));
            int strings = descriptor.split("Ljava/lang/String;", -1).length - 1;
            // the loader's texts are the id of a bundle and, sometimes, a library of it
            Optional<String> library = jna && strings > 0 ? last(1) : Optional.empty();
            Optional<String> bundle = loader ? last(strings) : Optional.empty();
            if (method.equals("register")) {
                boolean namesClass = descriptor.contains("Ljava/lang/Class;");
                registered.add(new Registration(namesClass ? lastClass : Optional.of(name), library, bundle));
                if (descriptor.contains("Ljava/util/Map;")) {
                    lastClass.ifPresent(loadedWithOptions::add);
                }
            } else if (LOADING.contains(method)) {
                lastClass.ifPresent(type -> {
                    library.ifPresent(text -> add(loaded, type, text));
                    bundle.ifPresent(text -> add(bundles, type, text));
                });
                if (descriptor.contains("Ljava/util/Map;")) {
                    lastClass.ifPresent(loadedWithOptions::add);
                }
            }
            texts.clear();
            lastType = Optional.empty();
        }

        /** Returns the text that was pushed as the last but {@code distance - 1}. */
        private Optional<String> last(int distance) {
            int index = texts.size() - distance;
            return distance > 0 && index >= 0 ? Optional.of(texts.get(index)) : Optional.empty();
        }

        private static void add(Map<String, Set<String>> names, String type, String name) {
            names.computeIfAbsent(type, any -> new HashSet<>()).add(name);
        }
    }
}
