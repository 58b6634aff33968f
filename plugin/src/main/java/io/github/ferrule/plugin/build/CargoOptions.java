package io.github.ferrule.plugin.build;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * What the user wants of cargo, whatever the target.
 *
 * @param profile cargo profile
 * @param overrides settings of the profile that count instead of those in the manifest
 * @param remapping names for this machine's folders
 * @param features features to build with
 * @param resolution how far cargo may go to find dependencies
 * @param jobs parallel jobs; cargo's own choice if absent
 * @param toolchain rustup toolchain; that of the folder if absent
 * @param extraArguments handed to cargo as they are
 */
public record CargoOptions(
        String profile,
        ProfileOverrides overrides,
        PathRemapping remapping,
        Features features,
        Resolution resolution,
        OptionalInt jobs,
        Optional<String> toolchain,
        List<String> extraArguments) {

    public CargoOptions {
        extraArguments = List.copyOf(extraArguments);
    }

    /** A build with this profile, and cargo's defaults in all else. */
    public static CargoOptions of(String profile) {
        return new CargoOptions(
                profile,
                ProfileOverrides.NONE,
                PathRemapping.NONE,
                Features.DEFAULT,
                Resolution.FREE,
                OptionalInt.empty(),
                Optional.empty(),
                List.of());
    }

    /** The same with what a target asks for itself: its features come on top, its profile instead. */
    CargoOptions forTarget(Optional<String> itsProfile, List<String> itsFeatures) {
        return with(itsProfile.orElse(profile), overrides, remapping, features.and(itsFeatures));
    }

    /** The same with names for this machine's folders. */
    public CargoOptions withRemapping(PathRemapping names) {
        return with(profile, overrides, names, features);
    }

    /** The same with other settings of the profile. */
    public CargoOptions withOverrides(ProfileOverrides settings) {
        return with(profile, settings, remapping, features);
    }

    /** The same, though nothing may be fetched and the lock file not be written. */
    public CargoOptions frozen() {
        return new CargoOptions(
                profile, overrides, remapping, features, resolution.asFrozen(), jobs, toolchain, extraArguments);
    }

    private CargoOptions with(String name, ProfileOverrides settings, PathRemapping names, Features wanted) {
        return new CargoOptions(name, settings, names, wanted, resolution, jobs, toolchain, extraArguments);
    }

    List<String> arguments() {
        List<String> arguments =
                new ArrayList<>(List.of("--lib", "--message-format=json-render-diagnostics", "--profile", profile));
        arguments.addAll(metadataArguments());
        arguments.addAll(overrides.arguments(profile));
        arguments.addAll(jobsArguments());
        arguments.addAll(extraArguments);
        return arguments;
    }

    /** Those of them that count for tests, which have a profile of their own. */
    List<String> testArguments() {
        return Stream.concat(metadataArguments().stream(), jobsArguments().stream())
                .toList();
    }

    /** What of it decides which crates are needed. */
    public List<String> metadataArguments() {
        return Stream.concat(features.arguments().stream(), resolution.arguments().stream())
                .toList();
    }

    private List<String> jobsArguments() {
        return jobs.isPresent() ? List.of("--jobs", Integer.toString(jobs.getAsInt())) : List.of();
    }
}
