package io.github.ferrule.plugin.build.toolchain;

import io.github.ferrule.plugin.build.target.TargetTriple;
import io.github.ferrule.plugin.support.process.ExecutableFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds what takes debug symbols out of libraries.
 *
 * @param finder finds programs
 * @param compiler the compiler, which brings an objcopy
 */
public record DebugSymbolTools(ExecutableFinder finder, RustCompiler compiler) {

    /** An objcopy for a target: LLVM's are for all of them, GNU's for one each. */
    public Optional<String> objcopy(TargetTriple target) {
        Path own = compiler.sysroot()
                .resolve("lib")
                .resolve("rustlib")
                .resolve(compiler.host().text())
                .resolve("bin");
        Stream<String> names = Stream.of("llvm-objcopy", GnuNames.prefix(target) + "-objcopy");
        return Stream.of("rust-objcopy", "llvm-objcopy")
                .map(own::resolve)
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst()
                .or(() -> Stream.concat(names, isHost(target) ? Stream.of("objcopy") : Stream.empty())
                        .filter(name -> finder.find(name).isPresent())
                        .findFirst());
    }

    /** Returns true if there is a dsymutil, which rustc looks for only by this name. */
    public boolean hasDsymutil() {
        return finder.find("dsymutil").isPresent();
    }

    private boolean isHost(TargetTriple target) {
        return target.os() == compiler.host().os()
                && target.architecture() == compiler.host().architecture();
    }
}
