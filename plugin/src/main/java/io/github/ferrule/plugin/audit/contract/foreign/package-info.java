/**
 * Reads from bytecode the calls of Java's foreign function API: which symbols are looked up, and with which
 * {@code FunctionDescriptor} they are linked.
 *
 * <pre>{@code
 * ForeignCalls calls = ForeignCallReader.read(classFiles, classes);   // jextract's, UniFFI's, or written by hand
 * calls.calls().get(0).symbol();                                      // "rure_find"
 * }</pre>
 *
 * <p>Constants are followed through a method, through static initializers, and through methods that take the name or the
 * descriptor as a parameter. What a program computes is counted, not guessed.
 */
package io.github.ferrule.plugin.audit.contract.foreign;
