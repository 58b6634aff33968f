/**
 * Parses native libraries: ELF, PE and Mach-O, on any host and in pure Java.
 *
 * <pre>{@code
 * try (FileChannel channel = FileChannel.open(path)) {
 *     NativeBinary binary = BinaryReader.read(ByteSource.of(channel), MemoryBudget.ofThisHeap());
 *     binary.glibc();          // the descriptor's "glibc"
 *     binary.minimumMacOs();   // its "macos"
 *     binary.needed();         // its "needed"
 *     binary.match(...);       // what only one of the formats has
 * }
 * }</pre>
 *
 * <p>Files are not trusted. Each table is one small class that reads through {@code BinaryView}, which checks every
 * offset, and {@code PagedBytes}, which keeps half a megabyte at most and ends tables that go round in circles. Every
 * defect becomes a {@link io.github.ferrule.plugin.audit.binary.MalformedBinaryException}. Nothing here depends on the rest
 * of Ferrule.
 */
package io.github.ferrule.plugin.audit.binary;
