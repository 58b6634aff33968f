/** Loads a library file with JNA or the JVM, and explains why that failed. */
package io.github.ferrule.loader.open;
