package com.acme.mathlib.natives.linux_x86_64;

public final class Bundle implements io.github.ferrule.loader.spi.NativeBundle {
    public Bundle() {}
}
