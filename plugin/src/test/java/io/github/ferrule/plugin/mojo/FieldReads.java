package io.github.ferrule.plugin.mojo;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Finds the fields of a goal that its methods read, following the calls from {@code execute}. */
final class FieldReads {

    private record Method(String owner, String name, String descriptor) {}

    /** A method's code: the methods of the goal that it calls, and the fields that it reads and writes. */
    private record Code(List<Method> exactCalls, List<Method> virtualCalls, Set<String> reads, Set<String> writes) {}

    private final List<String> hierarchy = new ArrayList<>();
    private final Map<Method, Code> methods = new HashMap<>();

    FieldReads(Class<?> goal) throws IOException {
        for (Class<?> type = goal; type != Object.class; type = type.getSuperclass()) {
            hierarchy.add(type.getName().replace('.', '/'));
            try (InputStream bytes =
                    type.getResourceAsStream("/" + type.getName().replace('.', '/') + ".class")) {
                new ClassReader(bytes).accept(new Reader(hierarchy.get(hierarchy.size() - 1)), 0);
            }
        }
    }

    /** Returns the names of the fields that a run of the goal reads. */
    Set<String> fromExecute() {
        Set<String> reads = new HashSet<>();
        visit(resolve(hierarchy.get(0), "execute", "()V"), new HashSet<>(), code -> reads.addAll(code.reads()));
        return reads;
    }

    /** Returns the field that Maven sets for a parameter: the one with its name, or the one that its setter writes. */
    String fieldOf(String parameter) {
        String setter = "set" + parameter.substring(0, 1).toUpperCase() + parameter.substring(1);
        return methods.entrySet().stream()
                .filter(it -> it.getKey().name().equals(setter))
                .flatMap(it -> it.getValue().writes().stream())
                .findFirst()
                .orElse(parameter);
    }

    private void visit(Method method, Set<Method> seen, Consumer<Code> visitor) {
        Code code = methods.get(method);
        if (code != null && seen.add(method)) {
            visitor.accept(code);
            code.exactCalls().forEach(it -> visit(resolve(it.owner(), it.name(), it.descriptor()), seen, visitor));
            code.virtualCalls()
                    .forEach(it -> visit(resolve(hierarchy.get(0), it.name(), it.descriptor()), seen, visitor));
        }
    }

    private Method resolve(String from, String name, String descriptor) {
        return hierarchy.subList(Math.max(0, hierarchy.indexOf(from)), hierarchy.size()).stream()
                .map(owner -> new Method(owner, name, descriptor))
                .filter(methods::containsKey)
                .findFirst()
                .orElse(new Method(from, name, descriptor));
    }

    private final class Reader extends ClassVisitor {

        private final String owner;

        private Reader(String owner) {
            super(Opcodes.ASM9);
            this.owner = owner;
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] exceptions) {
            Code code = new Code(new ArrayList<>(), new ArrayList<>(), new HashSet<>(), new HashSet<>());
            methods.put(new Method(owner, name, descriptor), code);
            return new MethodVisitor(Opcodes.ASM9) {
                @Override
                public void visitFieldInsn(int opcode, String type, String field, String fieldType) {
                    if (opcode == Opcodes.GETFIELD) {
                        code.reads().add(field);
                    } else if (opcode == Opcodes.PUTFIELD) {
                        code.writes().add(field);
                    }
                }

                @Override
                public void visitMethodInsn(int opcode, String type, String method, String of, boolean isInterface) {
                    boolean exact = opcode == Opcodes.INVOKESPECIAL || opcode == Opcodes.INVOKESTATIC;
                    (exact ? code.exactCalls() : code.virtualCalls()).add(new Method(type, method, of));
                }

                @Override
                public void visitInvokeDynamicInsn(String method, String of, Handle bootstrap, Object... arguments) {
                    for (Object argument : arguments) {
                        if (argument instanceof Handle handle) {
                            code.exactCalls().add(new Method(handle.getOwner(), handle.getName(), handle.getDesc()));
                        }
                    }
                }
            };
        }
    }
}
