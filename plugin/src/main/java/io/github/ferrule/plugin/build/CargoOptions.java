package io.github.ferrule.plugin.build;

import io.github.ferrule.plugin.build.link.FrameworkSymbols;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * The options for cargo, the same for all targets.
 *
 * @param profile cargo profile
 * @param overrides settings of the profile that override the manifest
 * @param remapping names for this machine's folders
 * @param features the features to build with
 * @param locked true to fail unless {@code Cargo.lock} is there and fits
 * @param frozen locked and offline together
 * @param offline true to use no network
 * @param jobs parallel jobs; cargo's own choice if absent
 * @param toolchain rustup toolchain; the folder's own if absent
 * @param extraArguments passed to cargo unchanged
 * @param frameworkSymbols names that the stubs of macOS's frameworks do not have
 */
public record CargoOptions(
        String profile,
        ProfileOverrides overrides,
        PathRemapping remapping,
        Features features,
        boolean locked,
        boolean frozen,
        boolean offline,
        OptionalInt jobs,
        Optional<String> toolchain,
        List<String> extraArguments,
        FrameworkSymbols frameworkSymbols) {

    public CargoOptions {
        extraArguments = List.copyOf(extraArguments);
    }

    /** Returns the options for one target: its profile replaces the common one, its features are added. */
    CargoOptions forTarget(Optional<String> itsProfile, List<String> itsFeatures) {
        return with(itsProfile.orElse(profile), overrides, remapping, features.and(itsFeatures));
    }

    /** Returns the same options with other names for this machine's folders. */
    public CargoOptions withRemapping(PathRemapping names) {
        return with(profile, overrides, names, features);
    }

    /** Returns the same options with other settings of the profile. */
    public CargoOptions withOverrides(ProfileOverrides settings) {
        return with(profile, settings, remapping, features);
    }

    /** Returns the same options, but without network access or changes to the lock file. */
    public CargoOptions asFrozen() {
        return new CargoOptions(
                profile,
                overrides,
                remapping,
                features,
                locked,
                true,
                offline,
                jobs,
                toolchain,
                extraArguments,
                frameworkSymbols);
    }

    private CargoOptions with(String name, ProfileOverrides settings, PathRemapping names, Features wanted) {
        return new CargoOptions(
                name,
                settings,
                names,
                wanted,
                locked,
                frozen,
                offline,
                jobs,
                toolchain,
                extraArguments,
                frameworkSymbols);
    }

    /** Returns the same options with names that the stubs of macOS's frameworks do not have. */
    public CargoOptions withFrameworkSymbols(FrameworkSymbols names) {
        return new CargoOptions(
                profile,
                overrides,
                remapping,
                features,
                locked,
                frozen,
                offline,
                jobs,
                toolchain,
                extraArguments,
                names);
    }

    /** Returns the arguments of a build. */
    public List<String> arguments() {
        List<String> arguments =
                new ArrayList<>(List.of("--lib", "--message-format=json-render-diagnostics", "--profile", profile));
        arguments.addAll(features.arguments());
        arguments.addAll(networkArguments());
        arguments.addAll(overrides.arguments(profile));
        arguments.addAll(jobsArguments());
        arguments.addAll(extraArguments);
        return arguments;
    }

    /** Returns the arguments for tests, which have a profile of their own. */
    List<String> testArguments() {
        return Stream.concat(metadataArguments().stream(), jobsArguments().stream())
                .toList();
    }

    /** Returns the arguments that decide which crates are needed. */
    public List<String> metadataArguments() {
        return Stream.of(features.arguments(), networkArguments(), configArguments())
                .flatMap(List::stream)
                .toList();
    }

    /** Returns the arguments for a program of the same workspace, which has a profile of its own, like tests. */
    List<String> programArguments() {
        return Stream.of(networkArguments(), configArguments(), extra("--target-dir"), jobsArguments())
                .flatMap(List::stream)
                .toList();
    }

    /** Returns the arguments that keep cargo from the network and from changing the lock file. */
    public List<String> networkArguments() {
        List<String> arguments = new ArrayList<>();
        addIf(locked, "--locked", arguments);
        addIf(frozen, "--frozen", arguments);
        addIf(offline, "--offline", arguments);
        return arguments;
    }

    /** Returns the {@code --config} options among the user's arguments. */
    public List<String> configArguments() {
        return extra("--config");
    }

    /** Returns cargo's target folder, if the user's arguments name one. */
    Optional<Path> targetDirectory() {
        List<String> found = extra("--target-dir");
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(Path.of(found.get(found.size() - 1).replaceFirst("^--target-dir=", "")));
    }

    /** Returns an option of the user's arguments, each time that it occurs, in either form. */
    private List<String> extra(String option) {
        List<String> found = new ArrayList<>();
        for (int i = 0; i < extraArguments.size(); i++) {
            if (extraArguments.get(i).startsWith(option + "=")) {
                found.add(extraArguments.get(i));
            } else if (extraArguments.get(i).equals(option) && i + 1 < extraArguments.size()) {
                found.addAll(extraArguments.subList(i, i + 2));
            }
        }
        return found;
    }

    private static void addIf(boolean wanted, String argument, List<String> arguments) {
        if (wanted) {
            arguments.add(argument);
        }
    }

    private List<String> jobsArguments() {
        return jobs.isPresent() ? List.of("--jobs", Integer.toString(jobs.getAsInt())) : List.of();
    }
}
