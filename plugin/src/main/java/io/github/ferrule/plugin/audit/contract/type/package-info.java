/**
 * Compares the types of Java's declarations with those of the functions that they are bound to.
 *
 * <pre>{@code
 * JavaClasses classes = JavaClasses.read(classFiles);
 * new TypeContract(surface, targets).check(new JnaTypes(classes).signatures("com/acme/MathLib"));
 * }</pre>
 */
package io.github.ferrule.plugin.audit.contract.type;
