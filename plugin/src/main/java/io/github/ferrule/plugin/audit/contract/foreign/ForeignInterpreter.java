package io.github.ferrule.plugin.audit.contract.foreign;

import io.github.ferrule.plugin.audit.contract.foreign.ForeignMethod.Event;
import io.github.ferrule.plugin.audit.contract.foreign.ForeignValue.CanonicalLayouts;
import io.github.ferrule.plugin.audit.contract.foreign.ForeignValue.Concatenation;
import io.github.ferrule.plugin.audit.contract.foreign.ForeignValue.Descriptor;
import io.github.ferrule.plugin.audit.contract.foreign.ForeignValue.Items;
import io.github.ferrule.plugin.audit.contract.foreign.ForeignValue.Lambda;
import io.github.ferrule.plugin.audit.contract.foreign.ForeignValue.Layout;
import io.github.ferrule.plugin.audit.contract.foreign.ForeignValue.Lookup;
import io.github.ferrule.plugin.audit.contract.foreign.ForeignValue.Number;
import io.github.ferrule.plugin.audit.contract.foreign.ForeignValue.Padding;
import io.github.ferrule.plugin.audit.contract.foreign.ForeignValue.Parameter;
import io.github.ferrule.plugin.audit.contract.foreign.ForeignValue.Symbol;
import io.github.ferrule.plugin.audit.contract.foreign.ForeignValue.Text;
import io.github.ferrule.plugin.audit.contract.foreign.ForeignValue.Unknown;
import io.github.ferrule.plugin.surface.AbiType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.analysis.BasicInterpreter;
import org.objectweb.asm.tree.analysis.BasicValue;
import org.objectweb.asm.tree.analysis.Interpreter;

/** Follows constants through one method, and records what it looks up and links. */
final class ForeignInterpreter extends Interpreter<ForeignValue> {

    private static final String FOREIGN = "java/lang/foreign/";
    private static final long WORK_PER_ITEM = 4;
    private static final long WORK_PER_EVENT = 100;

    /** A JVM allows no method more. */
    private static final int MOST_PARAMETERS = 255;

    private static final String OPTIONAL = "java/util/Optional";

    private final ForeignMethods methods;
    private final ClassNode owner;
    private final MethodNode method;
    private final Map<Integer, Integer> parameters = new HashMap<>();
    private final Map<AbstractInsnNode, List<Event>> events = new IdentityHashMap<>();
    private final Map<AbstractInsnNode, Items> arrays = new IdentityHashMap<>();
    private final Map<String, ForeignValue> fields = new HashMap<>();
    private final BasicInterpreter sizes = new BasicInterpreter();
    private ForeignValue result;

    ForeignInterpreter(ForeignMethods methods, ClassNode owner, MethodNode method) {
        super(Opcodes.ASM9);
        this.methods = methods;
        this.owner = owner;
        this.method = method;
        int local = 0;
        int index = 0;
        if ((method.access & Opcodes.ACC_STATIC) == 0) {
            parameters.put(local++, index++);
        }
        for (Type type : Type.getArgumentTypes(method.desc)) {
            parameters.put(local, index++);
            local += type.getSize();
        }
    }

    /** Returns what the method does, after the analysis. */
    ForeignMethod summary() {
        List<Event> all = new ArrayList<>();
        for (AbstractInsnNode instruction : method.instructions) {
            all.addAll(events.getOrDefault(instruction, List.of()));
        }
        return new ForeignMethod(all, result == null ? Unknown.WORD : result, fields);
    }

    /** Returns the static fields that have been assigned so far. */
    Map<String, ForeignValue> fields() {
        return fields;
    }

    @Override
    public ForeignValue newValue(Type type) {
        return type == Type.VOID_TYPE ? null : new Unknown(type == null ? 1 : type.getSize());
    }

    @Override
    public ForeignValue newParameterValue(boolean isInstanceMethod, int local, Type type) {
        Integer index = parameters.get(local);
        return index == null ? newValue(type) : new Parameter(index, type.getSize());
    }

    @Override
    public ForeignValue newOperation(AbstractInsnNode instruction) {
        methods.budget().work(1);
        int opcode = instruction.getOpcode();
        if (opcode >= Opcodes.ICONST_M1 && opcode <= Opcodes.ICONST_5) {
            return new Number(opcode - Opcodes.ICONST_0, 1);
        }
        return switch (opcode) {
            case Opcodes.LCONST_0, Opcodes.LCONST_1 -> new Number(opcode - Opcodes.LCONST_0, 2);
            case Opcodes.BIPUSH, Opcodes.SIPUSH -> new Number(((IntInsnNode) instruction).operand, 1);
            case Opcodes.LDC -> constant(((LdcInsnNode) instruction).cst);
            case Opcodes.GETSTATIC -> field((FieldInsnNode) instruction);
            default -> new Unknown(opcode == Opcodes.DCONST_0 || opcode == Opcodes.DCONST_1 ? 2 : 1);
        };
    }

    private ForeignValue constant(Object constant) {
        if (constant instanceof String text) {
            return new Text(text);
        }
        if (constant instanceof Integer || constant instanceof Long) {
            return new Number(((java.lang.Number) constant).longValue(), constant instanceof Long ? 2 : 1);
        }
        return new Unknown(constant instanceof Double ? 2 : 1);
    }

    private ForeignValue field(FieldInsnNode field) {
        Optional<Layout> layout =
                field.owner.startsWith(FOREIGN) ? ForeignLayouts.constant(field.name) : Optional.empty();
        return layout.<ForeignValue>map(it -> it)
                .or(() -> methods.field(field.owner, field.name))
                .orElseGet(() -> newValue(Type.getType(field.desc)));
    }

    @Override
    public ForeignValue copyOperation(AbstractInsnNode instruction, ForeignValue value) {
        return value;
    }

    @Override
    public ForeignValue unaryOperation(AbstractInsnNode instruction, ForeignValue value) {
        switch (instruction.getOpcode()) {
            case Opcodes.CHECKCAST:
                return value;
            case Opcodes.I2L:
                return value instanceof Number number ? new Number(number.number(), 2) : new Unknown(2);
            case Opcodes.ANEWARRAY:
                methods.budget().work(WORK_PER_ITEM * length(value));
                return arrays.computeIfAbsent(instruction, it -> new Items(length(value)));
            case Opcodes.PUTSTATIC:
                FieldInsnNode field = (FieldInsnNode) instruction;
                if (field.owner.equals(owner.name)) {
                    fields.merge(field.name, value, this::merge);
                }
                return null;
            default:
                return sized(unary(instruction));
        }
    }

    private BasicValue unary(AbstractInsnNode instruction) {
        try {
            return sizes.unaryOperation(instruction, BasicValue.INT_VALUE);
        } catch (org.objectweb.asm.tree.analysis.AnalyzerException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static ForeignValue sized(BasicValue value) {
        return value == null ? null : new Unknown(value.getSize());
    }

    private static int length(ForeignValue value) {
        return value instanceof Number number && number.number() >= 0 && number.number() < 1000
                ? (int) number.number()
                : 0;
    }

    @Override
    public ForeignValue binaryOperation(AbstractInsnNode instruction, ForeignValue left, ForeignValue right) {
        if (instruction.getOpcode() == Opcodes.AALOAD) {
            return left instanceof Items items && right instanceof Number number
                    ? items.get(number.number())
                    : Unknown.WORD;
        }
        try {
            return sized(sizes.binaryOperation(instruction, BasicValue.INT_VALUE, BasicValue.INT_VALUE));
        } catch (org.objectweb.asm.tree.analysis.AnalyzerException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Override
    public ForeignValue ternaryOperation(
            AbstractInsnNode instruction, ForeignValue array, ForeignValue index, ForeignValue value) {
        if (array instanceof Items items) {
            if (index instanceof Number number) {
                items.set(number.number(), value);
            }
        }
        return null;
    }

    @Override
    public ForeignValue naryOperation(AbstractInsnNode instruction, List<? extends ForeignValue> arguments) {
        methods.budget().work(1L + arguments.size());
        List<ForeignValue> values = List.copyOf(arguments);
        if (instruction instanceof InvokeDynamicInsnNode dynamic) {
            return dynamic(dynamic, values);
        }
        if (!(instruction instanceof MethodInsnNode call)) {
            return Unknown.WORD; // an array of several dimensions
        }
        ForeignValue known = call.owner.startsWith(FOREIGN) ? foreign(call, values) : other(call, values);
        Type type = Type.getReturnType(call.desc);
        return type == Type.VOID_TYPE || known == null ? newValue(type) : known;
    }

    private ForeignValue dynamic(InvokeDynamicInsnNode call, List<ForeignValue> captured) {
        if (call.bsm.getName().equals("makeConcatWithConstants")
                && call.bsmArgs.length > 0
                && call.bsmArgs[0] instanceof String recipe) {
            return call.bsmArgs.length == 1 ? Concatenation.of(recipe, captured) : Unknown.WORD;
        }
        boolean lambda = call.bsm.getOwner().equals("java/lang/invoke/LambdaMetafactory")
                && call.bsmArgs.length > 1
                && call.bsmArgs[1] instanceof Handle;
        return lambda && ForeignValue.weight(captured) <= ForeignValue.HEAVIEST
                ? new Lambda((Handle) call.bsmArgs[1], captured)
                : newValue(Type.getReturnType(call.desc));
    }

    /** Returns the value of a call of the foreign function API; null if it does not matter. */
    private ForeignValue foreign(MethodInsnNode call, List<ForeignValue> values) {
        return switch (call.name) {
            case "find", "findOrThrow" -> look(call, values);
            case "loaderLookup" -> Lookup.LOADED;
            case "defaultLookup" -> Lookup.SYSTEM;
            case "libraryLookup" -> values.get(0) instanceof Text text ? Lookup.of(text.text()) : Lookup.LOADED;
            case "or" -> lookup(values.get(0)).or(lookup(values.get(1)));
            case "canonicalLayouts" -> new CanonicalLayouts();
            case "downcallHandle" -> link(call, values);
            case "of", "ofVoid" -> call.owner.equals(FOREIGN + "FunctionDescriptor") ? descriptor(call, values) : null;
            case "appendArgumentLayouts" -> append(values);
            case "structLayout" ->
                members(values.get(0)).flatMap(methods.layouts()::struct).orElse(null);
            case "unionLayout" ->
                members(values.get(0)).flatMap(methods.layouts()::union).orElse(null);
            case "paddingLayout" -> values.get(0) instanceof Number number ? new Padding(number.number()) : null;
            case "sequenceLayout" -> sequence(values);
            case "withName" ->
                values.get(0) instanceof Layout layout && values.get(1) instanceof Text name
                        ? new Layout(layout.type(), name.text())
                        : values.get(0);
            case "withTargetLayout" ->
                values.get(0) instanceof Layout pointer && values.get(1) instanceof Layout target
                        ? ForeignLayouts.pointer(pointer, target)
                        : values.get(0);
            case "withByteAlignment", "withOrder", "withoutName", "withoutTargetLayout" -> values.get(0);
            default -> null;
        };
    }

    private static Lookup lookup(ForeignValue value) {
        return value instanceof Lookup lookup ? lookup : Lookup.LOADED;
    }

    private ForeignValue look(MethodInsnNode call, List<ForeignValue> values) {
        if (values.size() != 2) {
            return null;
        }
        if (ForeignValue.weight(values) > ForeignValue.HEAVIEST) {
            return null;
        }
        Symbol symbol = new Symbol(values.get(1), values.get(0).isOpen() ? values.get(0) : lookup(values.get(0)));
        record(call, new Event(symbol, Unknown.WORD, false, place(call)));
        return symbol;
    }

    private ForeignValue link(MethodInsnNode call, List<ForeignValue> values) {
        if (values.size() < 3 || !call.desc.startsWith("(Ljava/lang/foreign/MemorySegment;")) {
            return null; // the address is an argument of each call
        }
        ForeignValue address = values.get(1);
        if (address instanceof Symbol symbol) {
            record(call, new Event(symbol, values.get(2), true, place(call)));
        } else if (address instanceof Parameter) {
            // the address comes from a caller: a symbol that is named by the whole parameter
            record(call, new Event(new Symbol(address, Lookup.LOADED), values.get(2), true, place(call)));
        }
        return null;
    }

    private static ForeignValue descriptor(MethodInsnNode call, List<ForeignValue> values) {
        boolean isVoid = call.name.equals("ofVoid");
        Optional<List<AbiType>> parameters =
                members(values.get(values.size() - 1)).flatMap(ForeignInterpreter::types);
        if (parameters.isEmpty() || !isVoid && !(values.get(0) instanceof Layout)) {
            return null;
        }
        return new Descriptor(
                isVoid ? Optional.empty() : Optional.of(((Layout) values.get(0)).type()), parameters.get());
    }

    private static ForeignValue append(List<ForeignValue> values) {
        Optional<List<AbiType>> more = members(values.get(1)).flatMap(ForeignInterpreter::types);
        if (!(values.get(0) instanceof Descriptor before) || more.isEmpty()) {
            return null;
        }
        List<AbiType> all = new ArrayList<>(before.parameters());
        all.addAll(more.get());
        return all.size() > MOST_PARAMETERS ? null : new Descriptor(before.result(), all);
    }

    private static Optional<List<ForeignValue>> members(ForeignValue array) {
        return array instanceof Items items ? Optional.of(List.copyOf(items.all())) : Optional.empty();
    }

    private static Optional<List<AbiType>> types(List<ForeignValue> values) {
        return values.stream().allMatch(Layout.class::isInstance)
                ? Optional.of(
                        values.stream().map(value -> ((Layout) value).type()).toList())
                : Optional.empty();
    }

    private static ForeignValue sequence(List<ForeignValue> values) {
        return values.size() == 2
                        && values.get(0) instanceof Number length
                        && values.get(1) instanceof Layout element
                        && element.type().rust().length() < ForeignLayouts.LONGEST_TYPE
                ? new Layout(new AbiType.Array(element.type(), length.number()), "")
                : null;
    }

    /** Returns the value of any other call; null if it does not matter. */
    private ForeignValue other(MethodInsnNode call, List<ForeignValue> values) {
        if (call.owner.equals(OPTIONAL) && values.get(0) instanceof Symbol symbol) {
            return optional(call, symbol, values);
        }
        return switch (call.owner) {
            case "java/util/Objects" -> call.name.startsWith("requireNonNull") ? values.get(0) : null;
            case "kotlin/jvm/optionals/OptionalsKt" -> values.get(0);
            case "java/lang/System" -> call.name.equals("mapLibraryName") ? values.get(0) : null;
            case "java/nio/file/Path" ->
                call.name.equals("of") ? values.get(0) : call.name.equals("resolve") ? values.get(1) : null;
            case "java/util/Map" ->
                values.get(0) instanceof CanonicalLayouts && values.get(1) instanceof Text name
                        ? ForeignLayouts.canonical(name.text()).orElse(null)
                        : null;
            default -> call(call, call.owner, call.name, call.desc, values);
        };
    }

    private ForeignValue optional(MethodInsnNode call, Symbol symbol, List<ForeignValue> values) {
        boolean applies =
                List.of("map", "flatMap", "ifPresent", "ifPresentOrElse").contains(call.name);
        if (!applies) {
            return symbol;
        }
        if (values.get(1) instanceof Lambda lambda) {
            Handle handle = lambda.method();
            ForeignValue returned =
                    call(call, handle.getOwner(), handle.getName(), handle.getDesc(), lambda.arguments(symbol));
            return returned == null ? Unknown.WORD : returned;
        }
        return null;
    }

    /** Takes over what a method of the same classes does with the arguments; null if it is not one of them. */
    private ForeignValue call(
            AbstractInsnNode at, String target, String name, String descriptor, List<ForeignValue> values) {
        Optional<ForeignMethod> called = methods.call(target, name, descriptor);
        if (called.isEmpty()) {
            return null;
        }
        record(
                at,
                called.get().events().stream()
                        .filter(Event::isOpen)
                        .map(event -> event.at(place(at), values))
                        .toArray(Event[]::new));
        return called.get().result().substitute(values);
    }

    private void record(AbstractInsnNode at, Event... found) {
        methods.budget().work(WORK_PER_EVENT * found.length);
        events.put(at, Arrays.asList(found)); // what a loop makes of it replaces what was seen first
    }

    private ForeignCall.Place place(AbstractInsnNode at) {
        AbstractInsnNode before = at;
        while (before != null && !(before instanceof LineNumberNode)) {
            before = before.getPrevious();
            methods.budget().work(1);
        }
        return new ForeignCall.Place(
                owner.name,
                method.name,
                owner.sourceFile == null ? "" : owner.sourceFile,
                before == null ? 0 : ((LineNumberNode) before).line);
    }

    @Override
    public void returnOperation(AbstractInsnNode instruction, ForeignValue value, ForeignValue expected) {
        result = result == null ? value : merge(result, value);
    }

    @Override
    public ForeignValue merge(ForeignValue left, ForeignValue right) {
        methods.budget().work(1);
        return left.equals(right) ? left : new Unknown(Math.min(left.getSize(), right.getSize()));
    }
}
