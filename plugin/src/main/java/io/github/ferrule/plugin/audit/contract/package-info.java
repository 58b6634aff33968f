/**
 * The symbols that the Java side calls, read from its compiled classes.
 *
 * <pre>{@code
 * ContractReader reader = new ContractReader(KeptBytes.ofThisHeap());
 * reader.add("MathLib.class", bytes);
 * SymbolContract contract = reader.contract(List.of("mathlib"));
 * }</pre>
 */
package io.github.ferrule.plugin.audit.contract;
