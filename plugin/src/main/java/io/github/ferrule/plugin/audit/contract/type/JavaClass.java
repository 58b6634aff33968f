package io.github.ferrule.plugin.audit.contract.type;

import io.github.ferrule.plugin.surface.Scalar;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.TypePath;
import org.objectweb.asm.TypeReference;

/** A compiled class, as far as its types meet native code. */
final class JavaClass extends ClassVisitor {

    /**
     * A method.
     *
     * @param name its name
     * @param descriptor its types, as class files write them
     * @param access its modifiers
     */
    record Method(String name, String descriptor, int access) {

        boolean is(int modifier) {
            return (access & modifier) != 0;
        }
    }

    /**
     * A field of an object.
     *
     * @param name its name
     * @param descriptor its type, as class files write it
     */
    record Field(String name, String descriptor) {}

    /** The value of JNA's constant {@code Structure.ALIGN_NONE}, which compilers copy. */
    private static final int ALIGN_NONE = 1;

    private static final String FIELD_ORDER = "Lcom/sun/jna/Structure$FieldOrder;";

    private String name = "";
    private String sourceFile = "";
    private String parent = "";
    private final List<String> interfaces = new ArrayList<>();
    private final List<Field> fields = new ArrayList<>();
    private final List<Method> methods = new ArrayList<>();
    private final List<String> fieldOrder = new ArrayList<>();
    private Optional<Scalar> integer = Optional.empty();
    private final Map<String, Set<Integer>> nullable = new HashMap<>();
    private final Map<String, Integer> arrayLengths = new HashMap<>();
    private final Map<String, Long> constants = new LinkedHashMap<>();
    private final Map<String, Long> ordinals = new LinkedHashMap<>();
    private final List<String> nested = new ArrayList<>();
    private boolean usesOrdinal;
    private boolean packed;
    private boolean mapsTypes;

    private JavaClass() {
        super(Opcodes.ASM9);
    }

    static JavaClass read(byte[] classFile) {
        JavaClass result = new JavaClass();
        new ClassReader(classFile).accept(result, ClassReader.SKIP_FRAMES);
        return result;
    }

    /** Returns its name with slashes, {@code com/acme/MathLib}. */
    String name() {
        return name;
    }

    /** Returns the name of its source file; empty if it does not record that. */
    String sourceFile() {
        return sourceFile;
    }

    String parent() {
        return parent;
    }

    List<String> interfaces() {
        return interfaces;
    }

    /** Returns its public fields that are not static, in their order. */
    List<Field> fields() {
        return fields;
    }

    List<Method> methods() {
        return methods;
    }

    /** Returns the order of a JNA structure's fields: of the annotation, or the constants in {@code getFieldOrder}. */
    List<String> fieldOrder() {
        return fieldOrder;
    }

    /** Returns the integer that a subclass of JNA's {@code IntegerType} stands for, if its width is a constant. */
    Optional<Scalar> integer() {
        return integer;
    }

    /**
     * Returns its integer constants: static final fields, and what an enum gives the constructor of each of its constants,
     * or their ordinals if it uses these.
     */
    Map<String, Long> constants() {
        return constants.isEmpty() && usesOrdinal ? ordinals : constants;
    }

    /** Returns the classes that it contains. */
    List<String> nested() {
        return nested;
    }

    /** Returns true if a JNA structure has no padding: {@code ALIGN_NONE}. */
    boolean packed() {
        return packed;
    }

    /** Returns true if a JNA structure has a {@code TypeMapper}. */
    boolean mapsTypes() {
        return mapsTypes;
    }

    /** Returns the parameters of a method, from 0, that annotations allow to be null. */
    Set<Integer> nullable(String method, String descriptor) {
        return nullable.getOrDefault(method + descriptor, Set.of());
    }

    /** Returns how many elements the constructor gives an array, if that is a constant. */
    OptionalInt arrayLength(String field) {
        return arrayLengths.containsKey(field) ? OptionalInt.of(arrayLengths.get(field)) : OptionalInt.empty();
    }

    @Override
    public void visit(int version, int access, String own, String signature, String superName, String[] implemented) {
        name = own;
        parent = superName == null ? "" : superName;
        interfaces.addAll(List.of(implemented));
    }

    @Override
    public void visitSource(String file, String debug) {
        sourceFile = file == null ? "" : file;
    }

    @Override
    public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
        return descriptor.equals(FIELD_ORDER) ? new Texts() : null;
    }

    @Override
    public void visitInnerClass(String inner, String outer, String simple, int access) {
        if (name.equals(outer)) {
            nested.add(inner);
        }
    }

    @Override
    public FieldVisitor visitField(int access, String field, String descriptor, String signature, Object value) {
        if (value instanceof Integer || value instanceof Long) {
            constants.put(field, ((Number) value).longValue());
        }
        if ((access & Opcodes.ACC_PUBLIC) != 0 && (access & Opcodes.ACC_STATIC) == 0) {
            fields.add(new Field(field, descriptor));
        }
        return null;
    }

    @Override
    public MethodVisitor visitMethod(int access, String method, String descriptor, String signature, String[] thrown) {
        methods.add(new Method(method, descriptor, access));
        return switch (method) {
            case "getFieldOrder" -> new OrderConstants();
            case "<init>" -> new Constructor();
            case "<clinit>" -> new EnumConstants();
            default -> new MethodFacts(method + descriptor);
        };
    }

    /**
     * Finds parameters with an annotation {@code @Nullable} of any library (Kotlin's compiler writes one for {@code ?}),
     * and calls of {@code ordinal()}.
     */
    private final class MethodFacts extends MethodVisitor {

        private final String key;

        MethodFacts(String key) {
            super(Opcodes.ASM9);
            this.key = key;
        }

        @Override
        public AnnotationVisitor visitParameterAnnotation(int parameter, String descriptor, boolean visible) {
            add(parameter, descriptor);
            return null;
        }

        @Override
        public AnnotationVisitor visitTypeAnnotation(int target, TypePath path, String descriptor, boolean visible) {
            TypeReference reference = new TypeReference(target);
            if (reference.getSort() == TypeReference.METHOD_FORMAL_PARAMETER && path == null) {
                add(reference.getFormalParameterIndex(), descriptor);
            }
            return null;
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String method, String descriptor, boolean inInterface) {
            usesOrdinal |= method.equals("ordinal") && owner.equals(name);
        }

        private void add(int parameter, String descriptor) {
            if (descriptor.endsWith("/Nullable;") || descriptor.endsWith("$Nullable;")) {
                nullable.computeIfAbsent(key, it -> new HashSet<>()).add(parameter);
            }
        }
    }

    /** Collects the texts of an annotation's array. */
    private final class Texts extends AnnotationVisitor {

        Texts() {
            super(Opcodes.ASM9);
        }

        @Override
        public AnnotationVisitor visitArray(String element) {
            return this;
        }

        @Override
        public void visit(String element, Object value) {
            fieldOrder.add(value.toString());
        }
    }

    /** Collects the texts of {@code return List.of("a", "b")}. */
    private final class OrderConstants extends MethodVisitor {

        OrderConstants() {
            super(Opcodes.ASM9);
        }

        @Override
        public void visitLdcInsn(Object constant) {
            if (constant instanceof String text) {
                fieldOrder.add(text);
            }
        }
    }

    /** Reads {@code GREEN(5)}: an object is made from its name, its ordinal, and the arguments, and stored in a field. */
    private final class EnumConstants extends MethodVisitor {

        private final List<Long> numbers = new ArrayList<>();
        private Optional<Long> ordinal = Optional.empty();
        private Optional<Long> number = Optional.empty();

        EnumConstants() {
            super(Opcodes.ASM9);
        }

        @Override
        public void visitTypeInsn(int opcode, String type) {
            if (opcode == Opcodes.NEW) {
                numbers.clear();
            }
        }

        @Override
        public void visitInsn(int opcode) {
            if (opcode >= Opcodes.ICONST_M1 && opcode <= Opcodes.ICONST_5) {
                numbers.add((long) opcode - Opcodes.ICONST_0);
            } else if (opcode == Opcodes.LCONST_0 || opcode == Opcodes.LCONST_1) {
                numbers.add((long) opcode - Opcodes.LCONST_0);
            }
        }

        @Override
        public void visitIntInsn(int opcode, int operand) {
            numbers.add((long) operand);
        }

        @Override
        public void visitLdcInsn(Object value) {
            if (value instanceof Integer || value instanceof Long) {
                numbers.add(((Number) value).longValue());
            }
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String method, String descriptor, boolean inInterface) {
            boolean creates = method.equals("<init>") && (owner.equals(name) || owner.startsWith(name + "$"));
            long declared = Arrays.stream(Type.getArgumentTypes(descriptor))
                    .filter(type -> type.getSort() >= Type.BYTE && type.getSort() <= Type.LONG)
                    .filter(type -> type.getSort() != Type.FLOAT)
                    .count();
            boolean all = creates && declared == numbers.size();
            ordinal = all && declared == 1 ? Optional.of(numbers.get(0)) : Optional.empty();
            number = all && declared == 2 ? Optional.of(numbers.get(1)) : Optional.empty();
            numbers.clear();
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String field, String descriptor) {
            if (opcode == Opcodes.PUTSTATIC && descriptor.equals("L" + name + ";")) {
                number.ifPresent(value -> constants.put(field, value));
                ordinal.ifPresent(value -> ordinals.put(field, value));
            }
            number = Optional.empty();
            ordinal = Optional.empty();
        }
    }

    /**
     * Recognizes {@code this.field = new byte[16]}, {@code super(Native.SIZE_T_SIZE, …)} of an {@code IntegerType}, and
     * {@code super(ALIGN_NONE)} of a structure.
     */
    private final class Constructor extends MethodVisitor {

        private Optional<Scalar> width = Optional.empty();
        private OptionalInt constant = OptionalInt.empty();
        private OptionalInt length = OptionalInt.empty();

        Constructor() {
            super(Opcodes.ASM9);
        }

        @Override
        public void visitInsn(int opcode) {
            boolean small = opcode >= Opcodes.ICONST_0 && opcode <= Opcodes.ICONST_5;
            constant = small ? OptionalInt.of(opcode - Opcodes.ICONST_0) : OptionalInt.empty();
            constant.ifPresent(this::width);
        }

        @Override
        public void visitLdcInsn(Object value) {
            constant = value instanceof Integer number ? OptionalInt.of(number) : OptionalInt.empty();
        }

        @Override
        public void visitIntInsn(int opcode, int operand) {
            if (opcode == Opcodes.NEWARRAY) {
                length = constant;
            }
            constant = opcode == Opcodes.NEWARRAY ? OptionalInt.empty() : OptionalInt.of(operand);
            constant.ifPresent(this::width);
        }

        @Override
        public void visitTypeInsn(int opcode, String type) {
            if (opcode == Opcodes.ANEWARRAY) {
                length = constant;
            }
            constant = OptionalInt.empty();
        }

        @Override
        public void visitVarInsn(int opcode, int variable) {
            constant = OptionalInt.empty();
        }

        /** The width comes before all other arguments, of which only the first number counts. */
        private void width(int bytes) {
            if (width.isEmpty()) {
                width = Optional.ofNullable(
                        switch (bytes) {
                            case 1 -> Scalar.I8;
                            case 2 -> Scalar.I16;
                            case 4 -> Scalar.I32;
                            case 8 -> Scalar.I64;
                            default -> null;
                        });
            }
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String method, String descriptor, boolean inInterface) {
            if (owner.equals("com/sun/jna/IntegerType") && method.equals("<init>")) {
                boolean unsigned = descriptor.endsWith("Z)V") && constant.equals(OptionalInt.of(1));
                integer = unsigned ? width.map(Scalar::unsigned) : width;
            }
            boolean structure = owner.equals("com/sun/jna/Structure") && method.equals("<init>");
            mapsTypes |= structure && descriptor.contains("TypeMapper");
            packed |= (structure || method.equals("setAlignType"))
                    && descriptor.endsWith("I)V")
                    && constant.equals(OptionalInt.of(ALIGN_NONE));
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String field, String descriptor) {
            if (owner.equals("com/sun/jna/Native") && width.isEmpty()) {
                width = Optional.ofNullable(
                        switch (field) {
                            case "SIZE_T_SIZE", "POINTER_SIZE" -> Scalar.USIZE;
                            case "LONG_SIZE" -> Scalar.C_LONG;
                            case "WCHAR_SIZE" -> Scalar.WCHAR_T;
                            default -> null;
                        });
            }
            if (opcode == Opcodes.PUTFIELD && descriptor.startsWith("[")) {
                length.ifPresent(value -> arrayLengths.put(field, value));
            }
            length = OptionalInt.empty();
            constant = OptionalInt.empty();
        }
    }
}
