/** Cargo's files and output as values; nothing here opens a file or runs a program. */
package io.github.ferrule.plugin.build.cargo;
