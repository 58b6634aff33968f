/** The jars: which file lies where, what is said about it, and how the jar is written. */
package io.github.ferrule.plugin.bundle;
