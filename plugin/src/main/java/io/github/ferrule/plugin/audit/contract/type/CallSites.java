package io.github.ferrule.plugin.audit.contract.type;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Frame;
import org.objectweb.asm.tree.analysis.SourceInterpreter;
import org.objectweb.asm.tree.analysis.SourceValue;

/** Reads from the code that calls native methods which arguments are always null, and which results are used with a sign. */
public final class CallSites {

    /** No code is known. */
    static final CallSites NONE = new CallSites(new JavaClasses(name -> Optional.empty()), List.of());

    /** A longer method is generated data. */
    private static final int LONGEST = 20_000;

    private static final int METHOD_REFERENCE = 10;
    private static final int INTERFACE_METHOD_REFERENCE = 11;

    private static final Set<Integer> WIDENING = Set.of(Opcodes.I2L, Opcodes.I2F, Opcodes.I2D);
    private static final Set<Integer> COUNTING = Set.of(
            Opcodes.IADD,
            Opcodes.ISUB,
            Opcodes.IMUL,
            Opcodes.IDIV,
            Opcodes.IREM,
            Opcodes.ISHR,
            Opcodes.IF_ICMPLT,
            Opcodes.IF_ICMPGE,
            Opcodes.IF_ICMPGT,
            Opcodes.IF_ICMPLE);

    /**
     * The uses of one method.
     *
     * @param nulls a place where a parameter, counted from 0, is null whatever happens before
     * @param signed a place where the result counts with its sign
     */
    public record Uses(Map<Integer, String> nulls, Optional<String> signed) {

        static final Uses NONE = new Uses(Map.of(), Optional.empty());

        public Uses {
            nulls = Map.copyOf(nulls);
        }
    }

    private final JavaClasses classes;
    private final Map<String, List<BoundMethod>> methods = new HashMap<>();
    private final Map<BoundMethod, Map<Integer, String>> nulls = new HashMap<>();
    private final Map<BoundMethod, String> signed = new HashMap<>();

    /**
     * Looks for calls of methods.
     *
     * @param classes the classes that declare them
     */
    public CallSites(JavaClasses classes, List<BoundMethod> bound) {
        this.classes = classes;
        bound.forEach(method -> methods.computeIfAbsent(method.method() + method.descriptor(), it -> new ArrayList<>())
                .add(method));
    }

    /** Adds the calls in a class. */
    public void add(byte[] classFile) {
        try {
            ClassReader reader = new ClassReader(classFile);
            if (calls(reader)) {
                ClassNode node = new ClassNode();
                reader.accept(node, ClassReader.SKIP_FRAMES);
                node.methods.forEach(method -> add(node, method));
            }
        } catch (RuntimeException e) {
            return; // ASM's way to refuse a class; the reader of symbols has listed it
        }
    }

    Uses uses(BoundMethod method) {
        return new Uses(nulls.getOrDefault(method, Map.of()), Optional.ofNullable(signed.get(method)));
    }

    /** Returns true if the constants of a class name one of the methods. */
    private boolean calls(ClassReader reader) {
        char[] buffer = new char[reader.getMaxStringLength()];
        for (int i = 1; i < reader.getItemCount(); i++) {
            int offset = reader.getItem(i);
            int tag = offset == 0 ? 0 : reader.readByte(offset - 1);
            if (tag == METHOD_REFERENCE || tag == INTERFACE_METHOD_REFERENCE) {
                int nameAndType = reader.getItem(reader.readUnsignedShort(offset + 2));
                String key = reader.readUTF8(nameAndType, buffer) + reader.readUTF8(nameAndType + 2, buffer);
                if (methods.containsKey(key)) {
                    return true;
                }
            }
        }
        return false;
    }

    private void add(ClassNode owner, MethodNode method) {
        if (method.instructions.size() == 0 || method.instructions.size() > LONGEST) {
            return;
        }
        try {
            Frame<SourceValue>[] frames = new Analyzer<>(new Following()).analyze(owner.name, method);
            for (int i = 0; i < frames.length; i++) {
                if (frames[i] != null) {
                    add(owner, method, method.instructions.get(i), frames[i]);
                }
            }
        } catch (AnalyzerException e) {
            return; // not code that a JVM would run
        }
    }

    private void add(ClassNode owner, MethodNode method, AbstractInsnNode instruction, Frame<SourceValue> frame) {
        bound(instruction).ifPresent(called -> {
            int count = Type.getArgumentTypes(called.descriptor()).length;
            for (int i = 0; i < count; i++) {
                if (isNull(frame.getStack(frame.getStackSize() - count + i))) {
                    nulls.computeIfAbsent(called, it -> new TreeMap<>())
                            .putIfAbsent(i, place(owner, method, instruction));
                }
            }
        });
        int operands =
                WIDENING.contains(instruction.getOpcode()) ? 1 : COUNTING.contains(instruction.getOpcode()) ? 2 : 0;
        for (int i = 1; i <= operands && !isMasked(instruction); i++) {
            for (AbstractInsnNode source : frame.getStack(frame.getStackSize() - i).insns) {
                bound(source)
                        .filter(called -> operands == 1 || isNarrow(called))
                        .ifPresent(called -> signed.putIfAbsent(called, place(owner, method, source)));
            }
        }
    }

    /** Returns true for a byte or a short, whose unsigned values fit an {@code int} if they are masked. */
    private static boolean isNarrow(BoundMethod method) {
        int sort = Type.getReturnType(method.descriptor()).getSort();
        return sort == Type.BYTE || sort == Type.SHORT;
    }

    /** Returns true for {@code result & 0xFFFFFFFFL}. */
    private static boolean isMasked(AbstractInsnNode widening) {
        AbstractInsnNode next = widening.getNext();
        while (next != null && next.getOpcode() < 0) {
            next = next.getNext();
        }
        return next != null
                && widening.getOpcode() == Opcodes.I2L
                && (next.getOpcode() == Opcodes.LAND || next.getOpcode() == Opcodes.LDC && isAnd(next.getNext()));
    }

    private static boolean isAnd(AbstractInsnNode instruction) {
        return instruction != null && instruction.getOpcode() == Opcodes.LAND;
    }

    private static boolean isNull(SourceValue value) {
        return !value.insns.isEmpty()
                && value.insns.stream().allMatch(source -> source.getOpcode() == Opcodes.ACONST_NULL);
    }

    /** Returns the method that an instruction calls, on its own type or on one that inherits it. */
    private Optional<BoundMethod> bound(AbstractInsnNode instruction) {
        return instruction instanceof MethodInsnNode call
                ? methods.getOrDefault(call.name + call.desc, List.of()).stream()
                        .filter(method -> classes.isA(call.owner, Set.of(method.className())))
                        .findFirst()
                : Optional.empty();
    }

    private static String place(ClassNode owner, MethodNode method, AbstractInsnNode instruction) {
        String name = owner.name.replace('/', '.').replace('$', '.') + "." + method.name;
        for (AbstractInsnNode at = instruction; at != null; at = at.getPrevious()) {
            if (at instanceof LineNumberNode line) {
                return name + " (" + owner.sourceFile + ":" + line.line + ")";
            }
        }
        return name;
    }

    /** Follows values through variables and casts to the instruction that makes them. */
    private static final class Following extends SourceInterpreter {

        Following() {
            super(Opcodes.ASM9);
        }

        @Override
        public SourceValue copyOperation(AbstractInsnNode instruction, SourceValue value) {
            return value;
        }

        @Override
        public SourceValue unaryOperation(AbstractInsnNode instruction, SourceValue value) {
            return instruction.getOpcode() == Opcodes.CHECKCAST ? value : super.unaryOperation(instruction, value);
        }
    }
}
