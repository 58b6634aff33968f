/** Packs libraries into jars: the path of each file, its descriptor, and how the jar is written. */
package io.github.ferrule.plugin.bundle;
