package io.github.ferrule.plugin.build;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the user wants of cargo, whatever the target.
 *
 * @param profile cargo profile
 * @param overrides settings of the profile that count instead of those in the manifest
 * @param remapping names for this machine's folders
 * @param features features to switch on
 * @param allFeatures whether all are
 * @param noDefaultFeatures whether the default ones are off
 * @param locked whether {@code Cargo.lock} must be there and fit
 * @param frozen both of locked and offline
 * @param offline whether the network is off limits
 * @param jobs parallel jobs; cargo's own choice if absent
 * @param toolchain rustup toolchain; that of the folder if absent
 * @param extraArguments handed to cargo as they are
 */
public record CargoOptions(
        String profile,
        ProfileOverrides overrides,
        PathRemapping remapping,
        List<String> features,
        boolean allFeatures,
        boolean noDefaultFeatures,
        boolean locked,
        boolean frozen,
        boolean offline,
        OptionalInt jobs,
        Optional<String> toolchain,
        List<String> extraArguments) {

    public CargoOptions {
        features = List.copyOf(features);
        extraArguments = List.copyOf(extraArguments);
    }

    /** A build with this profile, and cargo's defaults in all else. */
    public static CargoOptions of(String profile) {
        return new CargoOptions(
                profile,
                ProfileOverrides.NONE,
                PathRemapping.NONE,
                List.of(),
                false,
                false,
                false,
                false,
                false,
                OptionalInt.empty(),
                Optional.empty(),
                List.of());
    }

    /** The same with what a target asks for itself: its features come on top, its profile instead. */
    CargoOptions forTarget(Optional<String> itsProfile, List<String> itsFeatures) {
        List<String> all = new ArrayList<>(features);
        itsFeatures.stream().filter(feature -> !all.contains(feature)).forEach(all::add);
        return new CargoOptions(
                itsProfile.orElse(profile),
                overrides,
                remapping,
                all,
                allFeatures,
                noDefaultFeatures,
                locked,
                frozen,
                offline,
                jobs,
                toolchain,
                extraArguments);
    }

    /** The same with names for this machine's folders. */
    public CargoOptions withRemapping(PathRemapping names) {
        return new CargoOptions(
                profile,
                overrides,
                names,
                features,
                allFeatures,
                noDefaultFeatures,
                locked,
                frozen,
                offline,
                jobs,
                toolchain,
                extraArguments);
    }

    /** The same with other settings of the profile. */
    public CargoOptions withOverrides(ProfileOverrides settings) {
        return new CargoOptions(
                profile,
                settings,
                remapping,
                features,
                allFeatures,
                noDefaultFeatures,
                locked,
                frozen,
                offline,
                jobs,
                toolchain,
                extraArguments);
    }

    List<String> arguments() {
        List<String> arguments =
                new ArrayList<>(List.of("--lib", "--message-format=json-render-diagnostics", "--profile", profile));
        arguments.addAll(metadataArguments());
        arguments.addAll(overrides.arguments(profile));
        jobs.ifPresent(count -> arguments.addAll(List.of("--jobs", Integer.toString(count))));
        arguments.addAll(extraArguments);
        return arguments;
    }

    /** Those of them that count for tests, which have a profile of their own. */
    List<String> testArguments() {
        List<String> arguments = new ArrayList<>(metadataArguments());
        jobs.ifPresent(count -> arguments.addAll(List.of("--jobs", Integer.toString(count))));
        return arguments;
    }

    /** What of it decides which crates are needed. */
    public List<String> metadataArguments() {
        List<String> arguments = new ArrayList<>();
        if (!features.isEmpty()) {
            arguments.addAll(List.of("--features", String.join(",", features)));
        }
        addIf(arguments, allFeatures, "--all-features");
        addIf(arguments, noDefaultFeatures, "--no-default-features");
        addIf(arguments, locked, "--locked");
        addIf(arguments, frozen, "--frozen");
        addIf(arguments, offline, "--offline");
        return arguments;
    }

    private static void addIf(List<String> arguments, boolean wanted, String argument) {
        if (wanted) {
            arguments.add(argument);
        }
    }
}
