/** Hands a library file to JNA or to the JVM, and says what went wrong. */
package io.github.ferrule.loader.open;
