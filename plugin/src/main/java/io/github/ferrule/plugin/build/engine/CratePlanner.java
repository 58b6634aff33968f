package io.github.ferrule.plugin.build.engine;

import io.github.ferrule.plugin.build.BuildPlan;
import io.github.ferrule.plugin.build.BuildPlanner;
import io.github.ferrule.plugin.build.BuildRequest;
import io.github.ferrule.plugin.build.CargoOptions;
import io.github.ferrule.plugin.build.Crate;
import io.github.ferrule.plugin.build.Host;
import io.github.ferrule.plugin.build.TargetRequest;
import io.github.ferrule.plugin.build.debug.SymbolPlan;
import io.github.ferrule.plugin.build.toolchain.Rust;
import io.github.ferrule.plugin.build.toolchain.RustCompiler;
import io.github.ferrule.plugin.build.toolchain.RustVersion;
import io.github.ferrule.plugin.support.process.CommandRunner;
import java.io.IOException;
import java.util.List;

/**
 * Decides what is to be done for a crate; changes nothing.
 *
 * @param runner starts what is asked
 * @param machine what it is built on
 */
record CratePlanner(CommandRunner runner, Machine machine) {

    Prepared plan(CrateRequest request) throws IOException {
        ManifestFile manifest = ManifestFile.in(request.folder());
        Rust rust = new Rust(runner, manifest.folder(), request.options().toolchain());
        // before all others: two at once would both install a missing toolchain
        RustVersion version = rust.rustc().version();
        List<TargetRequest> targets = request.targets().on(version.host(), machine.tools()::hasZig);
        try (Inquiry inquiry = new Inquiry(manifest, rust, machine.tools(), targets)) {
            RustCompiler compiler = version.in(inquiry.sysroot());
            Crate crate = Crate.select(inquiry.workspace(), manifest.path(), request.packageName());
            Host host = machine.host(
                    compiler, crate.cargoPackage().directory(), crate.workspaceRoot(), inquiry.oldestMacos());
            SymbolPlan symbols = machine.symbols(request.symbols(), targets, compiler);
            CargoOptions options = symbols.applyTo(options(request, compiler, crate));
            BuildPlan plan = new BuildPlanner(inquiry.backends(), host)
                    .plan(new BuildRequest(crate, symbols.applyTo(targets), options, request.output()));
            return new Prepared(plan, symbols, rust, compiler);
        }
    }

    private CargoOptions options(CrateRequest request, RustCompiler compiler, Crate crate) {
        return request.remapPaths()
                ? request.options().withRemapping(machine.remapping(compiler, crate.workspaceRoot()))
                : request.options();
    }
}
