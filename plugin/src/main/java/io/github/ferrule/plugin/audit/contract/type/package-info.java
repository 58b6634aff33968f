/**
 * Compares the types of Java's declarations with those of the functions that they are bound to.
 *
 * <pre>{@code
 * DeclaredMethods declared = DeclaredMethods.read(classes, contract.methods());
 * List<TypeMismatch> wrong = new TypeContract(surface, targets).check(declared);
 * }</pre>
 */
package io.github.ferrule.plugin.audit.contract.type;
