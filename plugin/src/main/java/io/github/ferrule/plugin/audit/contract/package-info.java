/**
 * The symbols that the Java side calls, read from its compiled classes.
 *
 * <pre>{@code
 * SymbolContract contract = ContractReader.read(classFiles, List.of("mathlib"));
 * }</pre>
 */
package io.github.ferrule.plugin.audit.contract;
