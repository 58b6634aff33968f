module com.acme.mathlib.natives.linux_x86_64 {
    requires io.github.ferrule.loader;

    provides io.github.ferrule.loader.spi.NativeBundle with
            com.acme.mathlib.natives.linux_x86_64.Bundle;
}
