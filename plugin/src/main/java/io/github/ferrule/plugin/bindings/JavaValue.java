package io.github.ferrule.plugin.bindings;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import io.github.ferrule.plugin.surface.Scalar;
import java.nio.ByteBuffer;
import java.util.Optional;

/** A value that crosses the border between Java and Rust: its Java type, and what it is on the other side. */
sealed interface JavaValue {

    /** No value. */
    Number NOTHING = new Number(Scalar.VOID);

    /** Returns its type in the Java API. */
    TypeName type();

    /** Returns true if Java may pass or get null. */
    default boolean nullable() {
        return false;
    }

    /** Calls the method of a visitor that stands for this kind of value. */
    <R> R accept(Visitor<R> visitor);

    /** Does something for each kind of value. */
    interface Visitor<R> {

        R number(Number number);

        R text(Text text);

        R numbers(Numbers numbers);

        R buffer(Buffer buffer);

        R enumeration(Enumeration enumeration);

        R struct(Struct struct);

        R structs(Structs structs);

        R handle(Handle handle);

        R callback(Callback callback);
    }

    /** A value that a struct can hold. */
    sealed interface Field extends JavaValue permits Number, FixedNumbers, Enumeration, Struct {}

    /**
     * A number or a boolean. Unsigned numbers have the next Java type that holds all their values; {@code u64} and
     * {@code usize} are a {@code long} with the same bits.
     *
     * @param scalar the type in Rust
     */
    record Number(Scalar scalar) implements Field {

        @Override
        public TypeName type() {
            return switch (scalar) {
                case VOID -> TypeName.VOID;
                case BOOL -> TypeName.BOOLEAN;
                case I8, C_CHAR -> TypeName.BYTE;
                case I16 -> TypeName.SHORT;
                case U8, U16, I32 -> TypeName.INT;
                case U32, I64, U64, ISIZE, USIZE, C_LONG, C_ULONG -> TypeName.LONG;
                case F32 -> TypeName.FLOAT;
                case F64 -> TypeName.DOUBLE;
                case I128, U128, WCHAR_T, CHAR -> throw new IllegalArgumentException(scalar.rust());
            };
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.number(this);
        }

        /** Returns true if Java has a type for the scalar. A {@code char} is none: some numbers are undefined behavior. */
        static boolean isMappable(Scalar scalar) {
            return scalar != Scalar.I128 && scalar != Scalar.U128 && scalar != Scalar.WCHAR_T && scalar != Scalar.CHAR;
        }
    }

    /**
     * A C string, as a {@code String}.
     *
     * @param free the symbol of the function that frees it after it was copied; nothing if it is not freed
     * @param nullable true if it may be null
     */
    record Text(Optional<String> free, boolean nullable) implements JavaValue {

        @Override
        public TypeName type() {
            return ClassName.get(String.class);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.text(this);
        }
    }

    /**
     * Numbers in memory: a Java array.
     *
     * @param element the type in Rust
     * @param mutable true if the function may change them
     * @param least the number of elements that there must be; 0 if the function gets their number
     * @param nullable true if null may be passed
     */
    record Numbers(Scalar element, boolean mutable, int least, boolean nullable) implements JavaValue {

        /** Returns true if the function gets their number. */
        boolean counted() {
            return least == 0;
        }

        @Override
        public TypeName type() {
            return ArrayTypeName.of(elementType(element).orElseThrow());
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.numbers(this);
        }

        /** Returns the type of an element: the Java type of the same width, so that a copy is enough. */
        static Optional<TypeName> elementType(Scalar element) {
            return Optional.ofNullable(
                    switch (element) {
                        case I8, U8, C_CHAR, VOID -> TypeName.BYTE;
                        case I16, U16 -> TypeName.SHORT;
                        case I32, U32 -> TypeName.INT;
                        case I64, U64 -> TypeName.LONG;
                        case F32 -> TypeName.FLOAT;
                        case F64 -> TypeName.DOUBLE;
                        default -> null;
                    });
        }
    }

    /**
     * Bytes outside of Java's heap, which are not copied: a direct {@code ByteBuffer}, from its position to its limit.
     *
     * @param mutable true if the function may change them
     * @param nullable true if null may be passed
     */
    record Buffer(boolean mutable, boolean nullable) implements JavaValue {

        @Override
        public TypeName type() {
            return ClassName.get(ByteBuffer.class);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.buffer(this);
        }
    }

    /**
     * An array inside a struct.
     *
     * @param element the type in Rust
     * @param length the number of elements
     */
    record FixedNumbers(Scalar element, int length) implements Field {

        @Override
        public TypeName type() {
            return ArrayTypeName.of(Numbers.elementType(element).orElseThrow());
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            throw new IllegalStateException("C passes no arrays by value");
        }
    }

    /**
     * An enumeration.
     *
     * @param definition its constants
     */
    record Enumeration(JavaType.Enumeration definition) implements Field {

        @Override
        public TypeName type() {
            return definition.name();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.enumeration(this);
        }
    }

    /**
     * One struct, as a record that is copied.
     *
     * @param definition its fields
     * @param byReference true if C passes its address
     * @param free the symbol of the function that frees what a result points to, after it was copied
     * @param nullable true if it may be null
     */
    record Struct(JavaType.Struct definition, boolean byReference, Optional<String> free, boolean nullable)
            implements Field {

        @Override
        public TypeName type() {
            return definition.name();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.struct(this);
        }
    }

    /**
     * Structs in memory: an array of records.
     *
     * @param definition the fields of each
     * @param mutable true if the function may change them
     * @param counted true if the function gets their number; if not, there must be at least one
     */
    record Structs(JavaType.Struct definition, boolean mutable, boolean counted) implements JavaValue {

        @Override
        public TypeName type() {
            return ArrayTypeName.of(definition.name());
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.structs(this);
        }
    }

    /**
     * A pointer to something that only Rust knows.
     *
     * @param definition its class in Java
     * @param owned true if a parameter is given away, or if a result must be freed
     * @param nullable true if it may be null
     */
    record Handle(JavaType.Handle definition, boolean owned, boolean nullable) implements JavaValue {

        @Override
        public TypeName type() {
            return definition.name();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.handle(this);
        }
    }

    /**
     * A function of Java that Rust calls.
     *
     * @param definition its parameters and its result
     * @param retained true if Rust may call it after the function has returned
     * @param nullable true if null may be passed
     */
    record Callback(JavaType.Callback definition, boolean retained, boolean nullable) implements JavaValue {

        @Override
        public TypeName type() {
            return definition.name();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.callback(this);
        }
    }
}
