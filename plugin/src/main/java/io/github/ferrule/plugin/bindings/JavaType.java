package io.github.ferrule.plugin.bindings;

import com.palantir.javapoet.ClassName;
import io.github.ferrule.plugin.surface.Scalar;
import io.github.ferrule.plugin.surface.Signature;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A type of the API that stands for a type of the crate. */
sealed interface JavaType {

    /** Returns the name of the class. */
    ClassName name();

    /**
     * A struct, as a record.
     *
     * @param name the name of the record
     * @param rustName the name of the struct
     * @param documentation the text of its comments in Rust; empty if there are none
     * @param fields its fields, in their order
     */
    record Struct(ClassName name, String rustName, String documentation, List<Field> fields) implements JavaType {

        public Struct {
            fields = List.copyOf(fields);
        }
    }

    /**
     * A field of a struct.
     *
     * @param name its name in Java
     * @param documentation the text of its comments in Rust; empty if there are none
     * @param value its type
     */
    record Field(String name, String documentation, JavaValue.Field value) {}

    /**
     * An enumeration without fields.
     *
     * @param name the name of the enum
     * @param rustName the name in Rust
     * @param representation the type of its numbers in C
     * @param documentation the text of its comments in Rust; empty if there are none
     * @param constants its constants, in their order
     * @param unknown the name of the constant for other numbers
     */
    record Enumeration(
            ClassName name,
            String rustName,
            Scalar representation,
            String documentation,
            List<Constant> constants,
            String unknown)
            implements JavaType {

        public Enumeration {
            constants = List.copyOf(constants);
        }

        /** Returns the type of its numbers in Java. */
        JavaValue.Number number() {
            return new JavaValue.Number(representation);
        }
    }

    /**
     * A constant of an enumeration.
     *
     * @param name its name in Java
     * @param documentation the text of its comments in Rust; empty if there are none
     * @param value its number
     */
    record Constant(String name, String documentation, long value) {}

    /**
     * Something that only Rust knows, as a class that can be closed.
     *
     * @param name the name of the class
     * @param rustName the name in Rust
     * @param documentation the text of its comments in Rust; empty if there are none
     * @param free the symbol of the function that frees it; nothing if it is never freed by Java
     */
    record Handle(ClassName name, String rustName, String documentation, Optional<String> free) implements JavaType {}

    /**
     * A function that Rust calls, as a functional interface.
     *
     * @param name the name of the interface
     * @param signature its signature in C
     * @param parameters the parameters in Java
     * @param arguments the arguments that C passes, without the context
     * @param context the index of the argument that identifies the callback; nothing if there is none
     * @param result the value that it returns
     */
    record Callback(
            ClassName name,
            Signature signature,
            List<JavaParameter> parameters,
            List<CArgument> arguments,
            OptionalInt context,
            JavaValue result)
            implements JavaType {

        public Callback {
            parameters = List.copyOf(parameters);
            arguments = List.copyOf(arguments);
        }
    }
}
