package io.github.ferrule.plugin.bindings;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import java.util.List;

/**
 * The nullness annotations of JSpecify.
 *
 * @param annotated true if the API has them
 */
record Nullness(boolean annotated) {

    private static final AnnotationSpec NULLABLE = annotation("Nullable");

    private static AnnotationSpec annotation(String name) {
        return AnnotationSpec.builder(ClassName.get("org.jspecify.annotations", name))
                .build();
    }

    /** Returns the annotation of a class in which null must be allowed explicitly. */
    List<AnnotationSpec> marks() {
        return annotated ? List.of(annotation("NullMarked")) : List.of();
    }

    /** Returns the type of a value, annotated if it may be null. */
    TypeName of(JavaValue value) {
        if (!annotated) {
            return value.type();
        }
        if (value instanceof JavaValue.Structs structs) {
            return ArrayTypeName.of(structs.definition().name().annotated(NULLABLE));
        }
        return value.nullable() ? value.type().annotated(NULLABLE) : value.type();
    }

    /** Returns the type of what a method returns, which is not null if the method throws an exception instead. */
    TypeName ofResult(JavaFunction function) {
        boolean thrown = function.failure()
                .filter(it -> it.success() instanceof JavaFunction.Success.NotNull)
                .isPresent();
        return thrown ? function.result().type() : of(function.result());
    }
}
