/**
 * Makes a start some milliseconds faster by imitating formats of JNA, glibc and the kernel. {@code ferrule.faststart=false}
 * turns all of it off.
 */
package io.github.ferrule.loader.faststart;
