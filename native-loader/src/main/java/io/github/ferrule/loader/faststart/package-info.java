/**
 * Saves a start some milliseconds by imitating formats of JNA, glibc and the kernel. {@code ferrule.faststart=false} does
 * without all of it.
 */
package io.github.ferrule.loader.faststart;
