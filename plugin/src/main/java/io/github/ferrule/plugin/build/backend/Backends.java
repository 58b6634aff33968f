package io.github.ferrule.plugin.build.backend;

import io.github.ferrule.plugin.build.Host;
import io.github.ferrule.plugin.build.TargetRequest;
import io.github.ferrule.plugin.build.cargo.CargoConfig;
import io.github.ferrule.plugin.build.target.OperatingSystem;
import io.github.ferrule.plugin.build.target.TargetSpec;
import io.github.ferrule.plugin.support.problem.FerruleException;
import io.github.ferrule.plugin.support.problem.Problem;
import io.github.ferrule.plugin.support.problem.ProblemCode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The backends of this machine, and the choice among them.
 *
 * @param cargo plain cargo
 * @param zigbuild cargo-zigbuild
 * @param gcc gcc for other platforms
 * @param clang clang and lld
 * @param xwin cargo-xwin
 * @param cross containers
 */
public record Backends(
        NativeCargo cargo, CargoZigbuild zigbuild, CrossLinker gcc, CrossLinker clang, CargoXwin xwin, Cross cross) {

    /** A backend for a target, and why it. */
    public record Choice(Backend backend, String reason) {}

    /**
     * Decides which backend builds a target.
     *
     * @throws FerruleException if the one that the user chose cannot, or none can
     */
    public Choice choose(TargetRequest request, Host host) {
        if (request.spec().triple().os() == OperatingSystem.ANDROID) {
            throw Problem.of(ProblemCode.UNKNOWN_TARGET, request.spec() + ": Ferrule does not build for Android")
                    .fact("Android apps pack native libraries in their own way, and run no JVM")
                    .remedy("remove the  <target>  element, and use  cargo-ndk  for the app")
                    .asException();
        }
        return request.backend()
                .map(name -> chosenByUser(name, request.spec(), host))
                .orElseGet(() -> automatic(request.spec(), host));
    }

    private Choice automatic(TargetSpec target, Host host) {
        rejectLinkerWithoutFloor(target, host);
        List<Backend> order = order(host.cross().hasSection(target.triple()));
        return order.stream()
                .flatMap(backend -> suitable(backend, target, host).stream())
                .findFirst()
                .orElseThrow(() -> unsuitable(target, host, order));
    }

    /** The linker would link against its own glibc, and the audit would reject the library after the whole build. */
    private static void rejectLinkerWithoutFloor(TargetSpec target, Host host) {
        Optional<CargoConfig.Setting> linker = host.configuredLinker(target.triple());
        if (target.glibcFloor().isPresent() && linker.isPresent()) {
            rejectLinkerFlag(target, host);
            throw Problem.of(
                            ProblemCode.LINKER_IGNORES_FLOOR,
                            target + ": the linker that you configured does not know the glibc floor")
                    .fact(linker.get().place() + " sets the linker "
                            + linker.get().value())
                    .remedy("write  <target><triple>" + target
                            + "</triple><backend>zigbuild</backend></target>  to link with zig instead")
                    .remedy("or run with  -Dferrule.backend=zigbuild  if only this machine has that linker")
                    .remedy("or  <backend>cargo</backend>  if this linker links against that glibc")
                    .asException();
        }
    }

    private static void rejectLinkerFlag(TargetSpec target, Host host) {
        host.linkerFlag(target.triple()).ifPresent(flag -> {
            String linker = flag.value();
            throw Problem.of(
                            ProblemCode.LINKER_IGNORES_FLOOR,
                            target + ": a flag makes rustc link with " + linker + ", whatever backend builds it")
                    .fact(flag.place() + " has the flag  -C linker=" + linker)
                    .remedy("replace the flag:  [target." + target.triple() + "]  linker = \"" + linker
                            + "\"  in .cargo/config.toml, and write  <target><triple>" + target
                            + "</triple><backend>zigbuild</backend></target>")
                    .remedy("or  <backend>cargo</backend>  if this linker builds for the target")
                    .asException();
        });
    }

    /** Orders the backends; one that is missing and may not be installed comes last. */
    private List<Backend> order(boolean inCrossToml) {
        List<Backend> usual = zigbuild.available()
                ? List.of(cargo, xwin, zigbuild, gcc, clang, cross)
                : List.of(cargo, xwin, gcc, clang, zigbuild, cross);
        return inCrossToml
                ? Stream.concat(Stream.of(cargo, cross), usual.stream())
                        .distinct()
                        .toList()
                : usual;
    }

    private Choice chosenByUser(String name, TargetSpec target, Host host) {
        Backend backend = all().filter(it -> it.name().equals(name)).findFirst().orElseThrow(() -> unknown(name));
        if (!backend.equals(cargo)) {
            rejectLinkerFlag(target, host);
        }
        return suitable(backend, target, host)
                .map(choice -> new Choice(backend, "you chose it; " + choice.reason()))
                .orElseThrow(() -> unsuitable(target, host, List.of(backend)));
    }

    private static Optional<Choice> suitable(Backend backend, TargetSpec target, Host host) {
        Suitability suitability = backend.suitability(target, host);
        return suitability.suitable() ? Optional.of(new Choice(backend, suitability.reason())) : Optional.empty();
    }

    private Stream<Backend> all() {
        return Stream.of(cargo, zigbuild, gcc, clang, xwin, cross);
    }

    private FerruleException unknown(String name) {
        return Problem.of(ProblemCode.INVALID_OPTION, "the backend '" + name + "' does not exist")
                .remedy("write  <backend>auto</backend>  or one of "
                        + all().map(Backend::name).collect(Collectors.joining(", ")))
                .asException();
    }

    private static FerruleException unsuitable(TargetSpec target, Host host, List<Backend> asked) {
        return Problem.of(ProblemCode.UNSUITABLE_BACKEND, target + ": cannot be built here")
                .facts(asked.stream()
                        .map(backend -> backend.name() + ": "
                                + backend.suitability(target, host).reason())
                        .toList())
                .remedy("write  <backend>auto</backend>  or see docs/choosing-a-backend.md")
                .asException();
    }
}
