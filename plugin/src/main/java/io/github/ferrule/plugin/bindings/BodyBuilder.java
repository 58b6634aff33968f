package io.github.ferrule.plugin.bindings;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.NameAllocator;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The parts of a method body around one call of a C function. */
final class BodyBuilder {

    private final NameAllocator names = new NameAllocator();
    private final Map<Object, String> owned = new HashMap<>();
    private final List<CodeBlock> resources = new ArrayList<>();
    private final List<CodeBlock> before = new ArrayList<>();
    private final List<CodeBlock> last = new ArrayList<>();
    private final List<CodeBlock> after = new ArrayList<>();

    /** @param parameters the names of the method's parameters */
    BodyBuilder(List<String> parameters) {
        parameters.forEach(names::newName);
    }

    /** Returns a name for a local variable that no parameter has. */
    String local(String suggestion) {
        return names.newName(suggestion);
    }

    /** Returns the name of the local variable for something; always the same for the same thing. */
    String local(String suggestion, Object owner) {
        return owned.computeIfAbsent(owner, it -> local(suggestion));
    }

    /** Adds a resource to the try statement around the call, once for each owner, and returns the name of its variable. */
    String resource(String suggestion, Object owner, TypeName type, CodeBlock value) {
        String name = local(suggestion, owner);
        CodeBlock resource = CodeBlock.of("$T $N = $L", type, name, value);
        if (!resources.contains(resource)) {
            resources.add(resource);
        }
        return name;
    }

    /** Adds a statement before the call. */
    void before(String format, Object... arguments) {
        before.add(CodeBlock.of(format, arguments));
    }

    /** Adds a statement that must not be followed by one that can fail. */
    void last(String format, Object... arguments) {
        last.add(CodeBlock.of(format, arguments));
    }

    /** Adds a statement after the call. */
    void after(String format, Object... arguments) {
        after.add(CodeBlock.of(format, arguments));
    }

    /** Returns true if something happens between the call and the return. */
    boolean hasStatementsAfter() {
        return !after.isEmpty();
    }

    /** Returns what happens between the call and the return. */
    List<CodeBlock> after() {
        return after;
    }

    /** Writes the body around the statements of the call. */
    CodeBlock build(List<CodeBlock> call) {
        CodeBlock.Builder code = CodeBlock.builder();
        if (!resources.isEmpty()) {
            code.beginControlFlow("try ($L)", CodeBlock.join(resources, ";\n" + " ".repeat(8)));
        }
        before.forEach(it -> add(code, it));
        last.forEach(it -> add(code, it));
        call.forEach(it -> add(code, it));
        if (!resources.isEmpty()) {
            code.endControlFlow();
        }
        return code.build();
    }

    /** A statement, or a block of them. */
    private static void add(CodeBlock.Builder code, CodeBlock statement) {
        if (statement.toString().endsWith("}\n")) {
            code.add(statement);
        } else {
            code.addStatement(statement);
        }
    }
}
