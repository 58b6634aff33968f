package io.github.ferrule.plugin.bindings;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.palantir.javapoet.ClassName;
import io.github.ferrule.plugin.support.json.JsonText;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The metadata with which GraalVM's {@code native-image} includes what generated code uses by reflection, through JNI, and
 * through the Foreign Function and Memory API: a {@code reachability-metadata.json}.
 */
final class ImageMetadata {

    private final Map<String, Set<Access>> types = new TreeMap<>();
    private final Set<Call> downcalls = new TreeSet<>();
    private final Set<Call> upcalls = new TreeSet<>();
    private final Map<String, Call> directUpcalls = new TreeMap<>();

    /** A way to use members of a class, by its name in the file. */
    enum Access {
        METHODS("allDeclaredMethods"),
        CONSTRUCTORS("allDeclaredConstructors"),
        FIELDS("allDeclaredFields"),
        JNI("jniAccessible");

        private final String key;

        Access(String key) {
            this.key = key;
        }
    }

    /**
     * The types of a call, as layouts.
     *
     * @param result the type of the result
     * @param parameters the types of the parameters
     */
    record Call(String result, List<String> parameters) implements Comparable<Call> {

        @Override
        public int compareTo(Call other) {
            return toString().compareTo(other.toString());
        }

        private ObjectNode addTo(ObjectNode node) {
            node.put("returnType", result);
            ArrayNode types = node.putArray("parameterTypes");
            parameters.forEach(types::add);
            return node;
        }
    }

    /** Includes members of a class. */
    void access(ClassName type, Access... members) {
        types.computeIfAbsent(type.reflectionName(), it -> new TreeSet<>()).addAll(List.of(members));
    }

    /** Includes the code to call a C function. */
    void downcall(Call call) {
        downcalls.add(call);
    }

    /** Includes the code by which C calls any method. */
    void upcall(Call call) {
        upcalls.add(call);
    }

    /** Includes the code by which C calls the method {@code call} of a class. */
    void directUpcall(ClassName type, Call call) {
        directUpcalls.put(type.reflectionName(), call);
    }

    /** Returns the file; the same code always gives the same text. */
    String text() {
        ObjectNode file = JsonNodeFactory.instance.objectNode();
        if (!types.isEmpty()) {
            ArrayNode reflection = file.putArray("reflection");
            types.forEach((name, members) -> {
                ObjectNode type = reflection.addObject().put("type", name);
                members.forEach(it -> type.put(it.key, true));
            });
        }
        if (!downcalls.isEmpty()) {
            ObjectNode foreign = file.putObject("foreign");
            add(foreign, "downcalls", downcalls);
            add(foreign, "upcalls", upcalls);
            if (!directUpcalls.isEmpty()) {
                ArrayNode direct = foreign.putArray("directUpcalls");
                directUpcalls.forEach((name, call) ->
                        call.addTo(direct.addObject().put("class", name).put("method", "call")));
            }
        }
        return JsonText.format(file);
    }

    private static void add(ObjectNode foreign, String kind, Set<Call> calls) {
        if (!calls.isEmpty()) {
            ArrayNode array = foreign.putArray(kind);
            calls.forEach(call -> call.addTo(array.addObject()));
        }
    }
}
