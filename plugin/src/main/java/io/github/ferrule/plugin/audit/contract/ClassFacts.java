package io.github.ferrule.plugin.audit.contract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** The declarations and calls in one class file that concern native code. */
final class ClassFacts extends ClassVisitor {

    private static final String NATIVE = "com/sun/jna/Native";
    private static final Set<String> LOADING = Set.of("load", "loadLibrary");

    /** A method that native code must provide. */
    record NativeMethod(String name, String descriptor, int access) {}

    private String name = "";
    private boolean isInterface;
    private final List<String> interfaces = new ArrayList<>();
    private final List<NativeMethod> abstractMethods = new ArrayList<>();
    private final List<NativeMethod> nativeMethods = new ArrayList<>();
    private final Map<String, Set<String>> loaded = new HashMap<>();
    private final List<Optional<String>> registered = new ArrayList<>();

    private ClassFacts() {
        super(Opcodes.ASM9);
    }

    static ClassFacts read(byte[] classFile) {
        ClassFacts facts = new ClassFacts();
        new ClassReader(classFile).accept(facts, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return facts;
    }

    /** Returns false for a class that neither declares nor loads anything native, and is no interface. */
    boolean matters() {
        return isInterface || !nativeMethods.isEmpty() || !loaded.isEmpty() || !registered.isEmpty();
    }

    /** Returns the letters of all names, as a measure of the memory that they take. */
    int letters() {
        return name.length()
                + Stream.concat(abstractMethods.stream(), nativeMethods.stream())
                        .mapToInt(method ->
                                method.name().length() + method.descriptor().length() + 120)
                        .sum();
    }

    String name() {
        return name;
    }

    List<String> interfaces() {
        return interfaces;
    }

    List<NativeMethod> abstractMethods() {
        return abstractMethods;
    }

    List<NativeMethod> nativeMethods() {
        return nativeMethods;
    }

    /** For each interface that this class hands to JNA: the names of libraries, as far as they are constants. */
    Map<String, Set<String>> loaded() {
        return loaded;
    }

    /** The libraries that its native methods are bound to by JNA; an entry is empty if the name is not a constant. */
    List<Optional<String>> registered() {
        return registered;
    }

    @Override
    public void visit(int version, int access, String own, String signature, String parent, String[] implemented) {
        name = own;
        isInterface = (access & Opcodes.ACC_INTERFACE) != 0;
        interfaces.addAll(List.of(implemented));
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

    /** Looks for {@code Native.load("name", Interface.class)} and {@code Native.register("name")}. */
    private final class JnaCalls extends MethodVisitor {

        private Optional<String> lastText = Optional.empty();
        private Optional<String> lastClass = Optional.empty();

        JnaCalls() {
            super(Opcodes.ASM9);
        }

        @Override
        public void visitLdcInsn(Object constant) {
            if (constant instanceof String text) {
                lastText = Optional.of(text);
            } else if (constant instanceof Type type) {
                lastClass = Optional.of(type.getInternalName());
            }
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String method, String descriptor, boolean inInterface) {
            if (!owner.equals(NATIVE) || name.equals(NATIVE)) {
                return;
            }
            Optional<String> library = descriptor.contains("Ljava/lang/String;") ? lastText : Optional.empty();
            if (method.equals("register")) {
                registered.add(library);
            } else if (LOADING.contains(method)) {
                lastClass.ifPresent(type -> library.ifPresent(text ->
                        loaded.computeIfAbsent(type, any -> new HashSet<>()).add(text)));
            }
            lastText = Optional.empty();
            lastClass = Optional.empty();
        }
    }
}
