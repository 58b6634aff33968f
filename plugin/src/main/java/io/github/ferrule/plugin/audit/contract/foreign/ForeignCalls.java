package io.github.ferrule.plugin.audit.contract.foreign;

import io.github.ferrule.plugin.surface.TypeDefinition;
import java.util.List;
import java.util.Map;

/**
 * What classes call through the foreign function API.
 *
 * @param calls the functions whose names are constants
 * @param notes what is computed, and therefore not checked, class by class
 * @param structures the structs and unions by the names that types refer to
 */
public record ForeignCalls(List<ForeignCall> calls, List<String> notes, Map<String, TypeDefinition> structures) {

    /** No calls. */
    public static final ForeignCalls NONE = new ForeignCalls(List.of(), List.of(), Map.of());

    public ForeignCalls {
        calls = List.copyOf(calls);
        notes = List.copyOf(notes);
        structures = Map.copyOf(structures);
    }
}
