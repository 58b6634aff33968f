package io.github.ferrule.plugin.audit;

import io.github.ferrule.plugin.audit.binary.NativeBinary;
import io.github.ferrule.plugin.build.target.Libc;
import io.github.ferrule.plugin.build.target.TargetTriple;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Checks that the platform has each needed library. */
record NeededRule(List<String> needed) implements Rule<NativeBinary> {

    private static final String LIBGCC = "libgcc_s.so.1";

    @Override
    public Stream<Finding> check(NativeBinary binary, AuditedLibrary library) {
        return library.platform().stream().flatMap(platform -> check(platform, library));
    }

    private Stream<Finding> check(TargetTriple platform, AuditedLibrary library) {
        List<String> foreign = new ArrayList<>();
        List<String> sameFolder = new ArrayList<>();
        List<String> usual = new ArrayList<>();
        boolean libgcc = false;
        for (String name : needed) {
            if (library.policy().alsoAllowed().contains(name) || LibcRule.covers(platform, name)) {
                continue;
            }
            switch (SystemLibraries.of(platform, name)) {
                case USUALLY -> usual.add(name);
                case FOREIGN -> {
                    if (platform.libc() == Libc.MUSL && name.equals(LIBGCC)) {
                        libgcc = true;
                    } else {
                        (library.folder().has(name) ? sameFolder : foreign).add(name);
                    }
                }
                case ALWAYS, RUNTIME -> {
                    // VisualCRule reports RUNTIME
                }
            }
        }
        return findings(library, foreign, sameFolder, usual, libgcc);
    }

    private static Stream<Finding> findings(
            AuditedLibrary library, List<String> foreign, List<String> sameFolder, List<String> usual, boolean libgcc) {
        return Stream.of(
                        library.findingIfAny(
                                FindingCode.FOREIGN_NEEDED,
                                "needs libraries that " + library.platformName() + " does not have",
                                foreign,
                                library.remedy(
                                        "link them statically (most -sys crates have a feature  vendored  or  static ), "
                                                + "or list them in  <allowedLibraries>",
                                        "link them statically, or list those that every user has in  <allowedLibraries>")),
                        library.findingIfAny(
                                FindingCode.NEEDED_BESIDE,
                                "needs libraries in the same folder, which must be loaded before it",
                                sameFolder,
                                "link them statically: a loader that extracts one file does not find them"),
                        library.findingIfAny(
                                FindingCode.NEEDED_NOT_EVERYWHERE,
                                "needs libraries that minimal installations and container images do not have",
                                usual,
                                "link them statically, or tell users which package to install"),
                        libgcc
                                ? library.finding(
                                        FindingCode.MUSL_NEEDS_LIBGCC,
                                        "needs libgcc_s, which Alpine does not install with Java",
                                        List.of(LIBGCC),
                                        library.remedy(
                                                "build it with cargo-zigbuild, which links libunwind statically",
                                                "link it with  -static-libgcc"))
                                : Stream.<Finding>empty())
                .flatMap(found -> found);
    }
}
