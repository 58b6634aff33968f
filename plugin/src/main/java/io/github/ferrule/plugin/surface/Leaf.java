package io.github.ferrule.plugin.surface;

/**
 * A number, an address, or a union inside a value: the parts that remain when structs and arrays are taken apart.
 *
 * @param offset its place in the value, in bytes
 * @param type its type
 */
public record Leaf(long offset, AbiType type) {

    /** A value with more parts is a buffer, which nobody declares part by part. */
    static final int MOST = 4096;

    Leaf moved(long bytes) {
        return new Leaf(offset + bytes, type);
    }
}
