package com.acme.app;

import io.github.ferrule.loader.NativeLoader;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;

public class Main {
    public static void main(String[] args) throws Throwable {
        SymbolLookup symbols =
                NativeLoader.locate(args[0], Main.class).lookup(SymbolLookup::libraryLookup, Arena.global());
        var version = Linker.nativeLinker()
                .downcallHandle(symbols.find("version").orElseThrow(), FunctionDescriptor.of(ValueLayout.JAVA_INT));
        System.out.println(Main.class.getModule() + " version " + (int) version.invokeExact());
    }
}
