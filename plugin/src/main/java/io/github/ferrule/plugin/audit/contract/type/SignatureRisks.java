package io.github.ferrule.plugin.audit.contract.type;

import io.github.ferrule.plugin.audit.contract.type.JavaSignature.Binding;
import io.github.ferrule.plugin.audit.contract.type.JavaType.Role;
import io.github.ferrule.plugin.surface.AbiType;
import io.github.ferrule.plugin.surface.AbiType.Passing;
import io.github.ferrule.plugin.surface.DataModel;
import io.github.ferrule.plugin.surface.ExportedFunction;
import io.github.ferrule.plugin.surface.Scalar;
import io.github.ferrule.plugin.surface.Signature;
import io.github.ferrule.plugin.surface.Signature.Parameter;
import io.github.ferrule.plugin.surface.Surface;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds what can go wrong with a declaration whose types have the right widths.
 *
 * @param surface all functions of the library
 * @param signature the Java declaration
 * @param function the function that it is bound to
 */
record SignatureRisks(Surface surface, JavaSignature signature, ExportedFunction function) {

    private static final Pattern FREES = Pattern.compile(
            "(?:^|_)(?:free|destroy|drop|release|delete|del|close|dispose"
                    + "|dealloc|deallocate|unref|finish|finalize|end|cleanup|deinit|uninit|destruct|shutdown|consume|reclaim)(?:_|$)");
    private static final Pattern THIS = Pattern.compile("_?(this|self|obj|object|instance)_?");
    /** Java has no wider number than {@code long}, with or without a sign. */
    private static final DataModel WIDEST = new DataModel(64, 32, 32, 8);

    private static final Pattern CAMEL_CASE = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

    /**
     * A risk.
     *
     * @param reason a clause
     * @param declaration the Java declaration without the risk, if it is not the usual one
     * @param rustRemedy the change to the crate, if Java cannot remove the risk
     */
    record Risk(String reason, Optional<String> declaration, Optional<String> rustRemedy) {}

    Stream<Risk> all() {
        List<Risk> risks = new ArrayList<>();
        rustConvention().ifPresent(risks::add);
        receiver().ifPresent(risks::add);
        Optional<Risk> leak = copiedText();
        leak.or(this::neverFreed).ifPresent(risks::add);
        List<Parameter> expected = parameters();
        for (int i = 0; i < Math.min(expected.size(), signature.parameters().size()); i++) {
            String part = TypeContract.part(i, expected.get(i)) + " ";
            JavaType java = signature.parameters().get(i);
            AbiType rust = expected.get(i).type();
            sign(java, rust).map(it -> part + it).map(SignatureRisks::inJava).ifPresent(risks::add);
            integerType(java, rust, part).ifPresent(risks::add);
            character(java, rust, part, expected.get(i)).ifPresent(risks::add);
            nullable(i, rust, part, expected.get(i)).ifPresent(risks::add);
        }
        sign(signature.result(), function.signature().result())
                .map(it -> JavaSource.RESULT + " " + it)
                .map(SignatureRisks::inJava)
                .ifPresent(risks::add);
        lostSign().ifPresent(risks::add);
        integerType(signature.result(), function.signature().result(), JavaSource.RESULT + " ")
                .ifPresent(risks::add);
        return risks.stream();
    }

    private List<Parameter> parameters() {
        List<Parameter> all = function.signature().parameters();
        return signature.binding() == Binding.JNI
                ? all.subList(Math.min(TypeContract.JNI_LEADING, all.size()), all.size())
                : all;
    }

    private static Risk inJava(String reason) {
        return new Risk(reason, Optional.empty(), Optional.empty());
    }

    /** Returns true if Rust's own convention passes all of it as C does today, although nothing promises that. */
    static boolean isPassedInRegisters(Signature signature) {
        return Stream.concat(signature.parameters().stream().map(Parameter::type), Stream.of(signature.result()))
                .noneMatch(type -> type.passing() == Passing.AGGREGATE || type.passing() == Passing.UNKNOWN);
    }

    /** Reports a function without {@code extern}, whose numbers and addresses are passed as in C by chance. */
    private Optional<Risk> rustConvention() {
        return function.signature().abi().equals("Rust") && isPassedInRegisters(function.signature())
                ? Optional.of(new Risk(
                        "is not extern \"C\": Rust does not promise how it passes arguments",
                        Optional.empty(),
                        Optional.of("declare in Rust  " + function.declarationAs(signature.abi()))))
                : Optional.empty();
    }

    /** Reports a function that is about to use its class as an object. */
    private Optional<Risk> receiver() {
        List<Parameter> all = function.signature().parameters();
        boolean takesObject = all.size() >= TypeContract.JNI_LEADING
                && THIS.matcher(all.get(1).name()).matches()
                && all.get(1)
                        .type()
                        .pointsTo()
                        .filter(it -> it.rust().equalsIgnoreCase("jobject"))
                        .isPresent();
        return signature.binding() == Binding.JNI && signature.isStatic() && takesObject
                ? Optional.of(new Risk(
                        "is static in Java, so the parameter " + all.get(1).name() + " gets the class, not an object",
                        Optional.of(signature.declaration() + ";"),
                        Optional.empty()))
                : Optional.empty();
    }

    /** Reports a string that Rust allocated, because JNA keeps only a copy. */
    private Optional<Risk> copiedText() {
        boolean copied = signature.result().role() == Role.TEXT
                && function.signature().result() instanceof AbiType.Pointer pointer
                && pointer.mutable();
        return copied
                ? Optional.of(inJava(
                        "the result is copied into a String, and the memory behind the *mut pointer is never freed"))
                : Optional.empty();
    }

    /** Reports memory that the function hands over, if no function of the library takes it back. */
    private Optional<Risk> neverFreed() {
        if (signature.binding() == Binding.JNI
                || !(function.signature().result() instanceof AbiType.Pointer result)
                || !result.mutable()
                || result.pointee() == Scalar.VOID
                || isBorrowed(result)
                || surface.functions().values().stream().anyMatch(other -> frees(other, result.pointee()))) {
            return Optional.empty();
        }
        String pointee =
                result.pointee() == Scalar.C_CHAR ? "c_char" : result.pointee().rust();
        boolean text = result.pointee() == Scalar.C_CHAR;
        return Optional.of(new Risk(
                "the result points to memory that the caller owns, and no exported function frees a *mut " + pointee,
                Optional.empty(),
                Optional.of(
                        "export what frees it:  #[unsafe(no_mangle)] pub unsafe extern \"C\" fn " + function.symbol()
                                + "_free(pointer: *mut " + pointee + ") { drop("
                                + (text ? "CString::from_raw" : "Box::from_raw")
                                + "(pointer)) }")));
    }

    /** A pointer into what an argument points to belongs to that argument. */
    private boolean isBorrowed(AbiType.Pointer result) {
        boolean text = result.pointee() == Scalar.C_CHAR;
        return function.signature().parameters().stream()
                .anyMatch(parameter -> parameter.type() instanceof AbiType.Pointer pointer
                        && (pointer.pointee().equals(result.pointee())
                                ? pointer.mutable() || !text
                                : !text && !(pointer.pointee() instanceof Scalar)));
    }

    private boolean frees(ExportedFunction other, AbiType pointee) {
        List<Parameter> parameters = other.signature().parameters();
        boolean takes = parameters.stream()
                .anyMatch(parameter -> parameter.type() instanceof AbiType.Pointer pointer
                        && (pointer.pointee().equals(pointee)
                                || pointer.pointee() == Scalar.VOID
                                || pointer.pointee() instanceof AbiType.Pointer inner
                                        && inner.pointee().equals(pointee)));
        boolean only = parameters.size() == 1 && other.signature().result() == Scalar.VOID;
        return takes
                && !other.symbol().equals(function.symbol())
                && (only || FREES.matcher(words(other.symbol())).find());
    }

    private static String words(String symbol) {
        return CAMEL_CASE.matcher(symbol).replaceAll("_").toLowerCase(Locale.ROOT);
    }

    /** Reports a sign that Java has a type for, but not the declared one. */
    private Optional<String> sign(JavaType java, AbiType rust) {
        if (java.abi() == Scalar.U16 && rust == Scalar.I16) {
            return Optional.of("is a char in Java, which has no negative values, and an i16 in Rust");
        }
        boolean jni = signature.binding() == Binding.JNI;
        return jni && java.abi() == Scalar.I16 && rust == Scalar.U16
                ? Optional.of("is a short in Java, where values above 32767 are negative, and a u16 in Rust")
                : Optional.empty();
    }

    /** Reports a number without a sign that Java code counts with as if it had one. */
    private Optional<Risk> lostSign() {
        AbiType rust = function.signature().result().represented(surface);
        boolean lost = signature.result().role() == Role.EXACT
                && signature.result().abi() instanceof Scalar java
                && rust != java
                && (rust == Scalar.U8 || rust == Scalar.U16 || rust == Scalar.U32)
                && rust == java.unsigned();
        return signature.uses().signed().filter(place -> lost).map(place -> {
            String mask = Map.of(Scalar.U8, "0xFF", Scalar.U16, "0xFFFF").getOrDefault(rust, "0xFFFFFFFFL");
            return new Risk(
                    JavaSource.RESULT + " has no sign in Rust (" + rust.rust() + "), and " + place
                            + " uses it with one",
                    Optional.empty(),
                    Optional.of("mask it there:  " + signature.method() + "(…) & " + mask));
        });
    }

    /** Reports an {@code IntegerType}, which can have a sign or not, with the wrong one. */
    private Optional<Risk> integerType(JavaType java, AbiType rust, String part) {
        boolean choosable = java.role() == Role.INTEGER_TYPE
                && java.abi() instanceof Scalar ours
                && rust.represented(surface) instanceof Scalar theirs
                && ours.unsigned() == theirs.unsigned()
                && ours != theirs
                && ours.bits(WIDEST) < Long.SIZE;
        if (!choosable) {
            return Optional.empty();
        }
        boolean unsigned = rust.represented(surface) == ((Scalar) java.abi()).unsigned();
        return Optional.of(new Risk(
                part
                        + (unsigned
                                ? "has a sign in Java, where large values are negative, and none in Rust ("
                                        + rust.rust() + ")"
                                : "has no sign in Java, where negative values are large, and one in Rust ("
                                        + rust.rust() + ")"),
                Optional.empty(),
                Optional.of("pass  " + unsigned + "  as the parameter unsigned of IntegerType's constructor in "
                        + java.source())));
    }

    /** Not every number is a {@code char} of Rust. */
    private static Optional<Risk> character(JavaType java, AbiType rust, String part, Parameter parameter) {
        return rust == Scalar.CHAR && java.role() == Role.EXACT
                ? Optional.of(new Risk(
                        part + "is any number in Java, and a char in Rust: a surrogate is undefined behavior there",
                        Optional.empty(),
                        Optional.of("take a number in Rust:  " + parameter.name()
                                + ": u32  and convert it with  char::from_u32(" + parameter.name() + ")")))
                : Optional.empty();
    }

    /** Reports null where Rust has a reference, which it cannot check. */
    private Optional<Risk> nullable(int index, AbiType rust, String part, Parameter parameter) {
        return rust.neverNull() && signature.nullable().contains(index)
                ? Optional.of(new Risk(
                        part + "may be null in Java, and a reference in Rust, which cannot check it",
                        Optional.empty(),
                        Optional.of("take  " + parameter.name() + ": Option<" + nonNull(rust)
                                + ">  in Rust, or do not allow null in Java")))
                : Optional.empty();
    }

    private static String nonNull(AbiType rust) {
        return rust instanceof AbiType.Pointer pointer
                ? (pointer.mutable() ? "&mut " : "&") + pointer.pointee().rust()
                : rust.rust();
    }
}
