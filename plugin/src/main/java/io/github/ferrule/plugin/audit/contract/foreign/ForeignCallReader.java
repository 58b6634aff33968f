package io.github.ferrule.plugin.audit.contract.foreign;

import io.github.ferrule.plugin.audit.contract.foreign.ForeignMethod.Event;
import io.github.ferrule.plugin.audit.contract.foreign.ForeignValue.Descriptor;
import io.github.ferrule.plugin.audit.contract.foreign.ForeignValue.Lookup;
import io.github.ferrule.plugin.audit.contract.foreign.ForeignValue.Text;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.objectweb.asm.tree.ClassNode;

/** Reads the calls of the foreign function API from classes. */
public final class ForeignCallReader {

    private static final byte[] PACKAGE = "java/lang/foreign/".getBytes(StandardCharsets.US_ASCII);

    private ForeignCallReader() {}

    /** Returns true if a class may call the foreign function API: its constants name a type of it. */
    public static boolean mayCall(byte[] classFile) {
        for (int at = 0; at + PACKAGE.length <= classFile.length; at++) {
            int same = 0;
            while (same < PACKAGE.length && classFile[at + same] == PACKAGE[same]) {
                same++;
            }
            if (same == PACKAGE.length) {
                return true;
            }
        }
        return false;
    }

    /**
     * Reads the calls.
     *
     * @param names the classes to read, with slashes
     * @param classes these classes, and those that they inherit from or call
     */
    public static ForeignCalls read(Collection<String> names, ClassSource classes) {
        ForeignMethods methods = new ForeignMethods(classes);
        Map<Event, ClassNode> events = new LinkedHashMap<>();
        for (String name : names.stream().sorted().toList()) {
            methods.find(name)
                    .ifPresent(node -> node.methods.forEach(method ->
                            methods.analyze(node, method).events().forEach(event -> events.put(event, node))));
        }
        // a parameter that some caller provides is no longer open there
        for (String name : names) {
            methods.find(name)
                    .ifPresent(node -> node.methods.stream()
                            .filter(method -> methods.isCalled(node, method))
                            .forEach(method -> forget(events, methods.analyze(node, method))));
        }
        Set<String> linked = events.keySet().stream()
                .filter(Event::isLink)
                .flatMap(event -> text(event).stream())
                .collect(Collectors.toSet());
        List<ForeignCall> calls = events.keySet().stream()
                .filter(event ->
                        event.isLink() || text(event).filter(linked::contains).isEmpty())
                .flatMap(event -> call(event).stream())
                .distinct()
                .toList();
        List<String> notes = new ArrayList<>(notes(events, calls));
        if (methods.budget().isExhausted()) {
            notes.add("calls of the foreign function API: some code takes more work to follow than any real code");
        }
        return new ForeignCalls(calls, notes, methods.layouts().definitions());
    }

    private static void forget(Map<Event, ClassNode> events, ForeignMethod method) {
        method.events().stream().filter(Event::isOpen).forEach(events::remove);
    }

    private static Optional<String> text(Event event) {
        return event.symbol().name() instanceof Text text ? Optional.of(text.text()) : Optional.empty();
    }

    private static Optional<ForeignCall> call(Event event) {
        Lookup lookup = event.symbol().knownLookup();
        return isOfTheSystem(event)
                ? Optional.empty()
                : text(event)
                        .map(symbol -> new ForeignCall(
                                symbol, event.place(), types(event), lookup.libraries(), lookup.system()));
    }

    private static boolean isOfTheSystem(Event event) {
        Lookup lookup = event.symbol().knownLookup();
        return lookup.system() && !lookup.loaded() && lookup.libraries().isEmpty();
    }

    private static Optional<ForeignCall.Types> types(Event event) {
        return event.descriptor() instanceof Descriptor known
                ? Optional.of(new ForeignCall.Types(known.result(), known.parameters()))
                : Optional.empty();
    }

    /** Counts what is computed, class by class. */
    private static List<String> notes(Map<Event, ClassNode> events, List<ForeignCall> calls) {
        Map<String, Long> names = events.entrySet().stream()
                .filter(event ->
                        !event.getKey().isLink() && text(event.getKey()).isEmpty() && !isOfTheSystem(event.getKey()))
                .collect(Collectors.groupingBy(
                        event -> event.getValue().name, LinkedHashMap::new, Collectors.counting()));
        Map<String, Long> types = calls.stream()
                .filter(call -> call.types().isEmpty())
                .collect(Collectors.groupingBy(
                        call -> call.place().className(), LinkedHashMap::new, Collectors.counting()));
        List<String> notes = new ArrayList<>();
        names.forEach((name, count) -> notes.add(source(name) + ": "
                + count(count, "symbol name that the program computes", "symbol names that the program computes")));
        types.forEach((name, count) -> notes.add(source(name) + ": the types of "
                + count(count, "foreign function", "foreign functions") + ", which the program computes"));
        return notes;
    }

    private static String count(long number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }

    private static String source(String className) {
        return className.replace('/', '.').replace('$', '.');
    }
}
