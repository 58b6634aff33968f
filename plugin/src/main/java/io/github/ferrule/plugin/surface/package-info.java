/**
 * Reads from a crate the C functions that its library exports, with the types in their signatures.
 *
 * <pre>{@code
 * Surface surface = new RustdocReader().read(List.of(json));      // values only
 * surface.function("add").map(ExportedFunction::declaration);     // extern "C" fn add(a: i64, b: i64) -> i64
 * type.extent(new TypeLayout(DataModel.of(triple), surface));     // size and alignment on one target
 * }</pre>
 *
 * <p>The source is rustdoc's JSON; {@code SurfaceReader} runs it. The types are those of the ABI: what a caller must agree
 * on, not what Rust makes of it.
 */
package io.github.ferrule.plugin.surface;
