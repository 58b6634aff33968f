package com.acme;

import com.sun.jna.Library;
import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import com.sun.jna.Structure;
import io.github.ferrule.loader.NativeLoader;

public interface Wasm extends Library {

    @Structure.FieldOrder({"size", "data"})
    class Bytes extends Structure {
        public long size;
        public Pointer data;

        static Bytes of(int... values) {
            Bytes bytes = new Bytes();
            Memory memory = new Memory(values.length);
            for (int i = 0; i < values.length; i++) {
                memory.setByte(i, (byte) values[i]);
            }
            bytes.size = values.length;
            bytes.data = memory;
            return bytes;
        }
    }

    Pointer wasm_engine_new();

    void wasm_engine_delete(Pointer engine);

    Pointer wasm_store_new(Pointer engine);

    void wasm_store_delete(Pointer store);

    byte wasm_module_validate(Pointer store, Bytes module);

    int limits_pages();

    static void main(String[] args) {
        Wasm wasm = NativeLoader.load("com.acme.mathlib", Wasm.class);
        Pointer engine = wasm.wasm_engine_new();
        Pointer store = wasm.wasm_store_new(engine);
        System.out.println("empty module " + wasm.wasm_module_validate(store, Bytes.of(0, 'a', 's', 'm', 1, 0, 0, 0)));
        System.out.println("no module " + wasm.wasm_module_validate(store, Bytes.of(0, 'e', 'l', 'f', 1, 0, 0, 0)));
        wasm.wasm_store_delete(store);
        wasm.wasm_engine_delete(engine);
        System.out.println("pages " + wasm.limits_pages());
    }
}
