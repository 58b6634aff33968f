package io.github.ferrule.plugin.surface;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Locale;
import java.util.Optional;

/** A number, or nothing at all. The widths of the last group depend on the target. */
public enum Scalar implements AbiType {
    VOID(Kind.VOID, 0),
    BOOL(Kind.BOOLEAN, 8),
    I8(Kind.SIGNED, 8),
    U8(Kind.UNSIGNED, 8),
    I16(Kind.SIGNED, 16),
    U16(Kind.UNSIGNED, 16),
    I32(Kind.SIGNED, 32),
    U32(Kind.UNSIGNED, 32),
    I64(Kind.SIGNED, 64),
    U64(Kind.UNSIGNED, 64),
    I128(Kind.SIGNED, 128),
    U128(Kind.UNSIGNED, 128),
    F32(Kind.FLOAT, 32),
    F64(Kind.FLOAT, 64),
    /** A Unicode scalar value: 32 bits, but not every value of them. */
    CHAR(Kind.UNSIGNED, 32),

    ISIZE(Kind.SIGNED, 0),
    USIZE(Kind.UNSIGNED, 0),
    /** {@code c_char}: eight bits, signed or not by target. Mostly a byte of a C string. */
    C_CHAR(Kind.SIGNED, 8),
    C_LONG(Kind.SIGNED, 0),
    C_ULONG(Kind.UNSIGNED, 0),
    WCHAR_T(Kind.SIGNED, 0);

    /** The meaning of a scalar's bits. */
    public enum Kind {
        VOID,
        BOOLEAN,
        SIGNED,
        UNSIGNED,
        FLOAT
    }

    private final Kind kind;
    private final int bits;

    Scalar(Kind kind, int bits) {
        this.kind = kind;
        this.bits = bits;
    }

    /** Returns the meaning of its bits. */
    public Kind kind() {
        return kind;
    }

    @Override
    public boolean dependsOnTarget() {
        return bits == 0 && this != VOID;
    }

    /** Returns the type of the same width without a sign. */
    public Scalar unsigned() {
        return switch (this) {
            case I8 -> U8;
            case I16 -> U16;
            case I32 -> U32;
            case I64 -> U64;
            case I128 -> U128;
            case ISIZE -> USIZE;
            case C_LONG -> C_ULONG;
            default -> this;
        };
    }

    /** Returns its width in bits on one target. */
    public int bits(DataModel target) {
        return switch (this) {
            case ISIZE, USIZE -> target.pointerBits();
            case C_LONG, C_ULONG -> target.longBits();
            case WCHAR_T -> target.wcharBits();
            default -> bits;
        };
    }

    @Override
    public String rust() {
        return this == VOID ? "()" : name().toLowerCase(Locale.ROOT);
    }

    @Override
    public Optional<Extent> extent(TypeLayout layout) {
        return Optional.of(layout.number(bits(layout.target()) / 8));
    }

    @Override
    public Passing passing() {
        return switch (kind) {
            case VOID -> Passing.NOTHING;
            case FLOAT -> Passing.FLOAT;
            case BOOLEAN, SIGNED, UNSIGNED -> Passing.INTEGER;
        };
    }

    @Override
    public String inWords(DataModel target) {
        return switch (kind) {
            case VOID -> "nothing";
            case BOOLEAN -> "a bool of 8 bits";
            case FLOAT -> "a float of " + bits(target) + " bits";
            case SIGNED, UNSIGNED -> "an integer of " + bits(target) + " bits";
        };
    }

    @Override
    public JsonNode toJson() {
        return JsonNodeFactory.instance.textNode(rust());
    }

    @Override
    public <R> R match(Cases<R> cases) {
        return cases.scalar(this);
    }

    /** Reads what {@link #toJson} writes. */
    static Scalar ofJson(String text) {
        return text.equals(VOID.rust()) ? VOID : valueOf(text.toUpperCase(Locale.ROOT));
    }

    /** Finds a primitive type of Rust by its name; {@code never} counts as nothing. */
    static Optional<Scalar> ofPrimitive(String name) {
        return switch (name) {
            case "never", "unit" -> Optional.of(VOID);
            case "bool", "i8", "u8", "i16", "u16", "i32", "u32", "i64", "u64", "i128", "u128", "f32", "f64" ->
                Optional.of(valueOf(name.toUpperCase(Locale.ROOT)));
            case "char", "isize", "usize" -> Optional.of(valueOf(name.toUpperCase(Locale.ROOT)));
            default -> Optional.empty();
        };
    }

    /** Finds a type alias of {@code core::ffi}, {@code libc} or {@code jni::sys} by its last name. */
    static Optional<Scalar> ofAlias(String name) {
        return Optional.ofNullable(
                switch (name) {
                    case "c_char" -> C_CHAR;
                    case "c_schar", "int8_t", "jbyte", "AtomicI8", "NonZeroI8" -> I8;
                    case "c_uchar", "uint8_t", "AtomicU8", "NonZeroU8" -> U8;
                    case "c_short", "int16_t", "jshort", "AtomicI16", "NonZeroI16" -> I16;
                    case "c_ushort", "uint16_t", "jchar", "AtomicU16", "NonZeroU16" -> U16;
                    case "c_int", "int32_t", "jint", "jsize", "AtomicI32", "NonZeroI32" -> I32;
                    case "c_uint", "uint32_t", "AtomicU32", "NonZeroU32" -> U32;
                    case "c_longlong", "int64_t", "jlong", "AtomicI64", "NonZeroI64" -> I64;
                    case "c_ulonglong", "uint64_t", "AtomicU64", "NonZeroU64" -> U64;
                    case "c_float", "jfloat" -> F32;
                    case "c_double", "jdouble" -> F64;
                    case "c_long" -> C_LONG;
                    case "c_ulong" -> C_ULONG;
                    case "size_t", "uintptr_t", "c_size_t", "AtomicUsize", "NonZeroUsize", "NonZeroUSize" -> USIZE;
                    case "ssize_t", "intptr_t", "ptrdiff_t", "c_ssize_t", "c_ptrdiff_t", "AtomicIsize" -> ISIZE;
                    case "wchar_t" -> WCHAR_T;
                    case "AtomicBool" -> BOOL;
                    case "c_void" -> VOID;
                    default -> null;
                });
    }
}
