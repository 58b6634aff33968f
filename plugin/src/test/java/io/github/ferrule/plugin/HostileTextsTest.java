package io.github.ferrule.plugin;

import io.github.ferrule.plugin.build.cargo.CargoMetadata;
import io.github.ferrule.plugin.build.cargo.DependencyGraph;
import io.github.ferrule.plugin.build.cargo.PlatformCondition;
import io.github.ferrule.plugin.build.cargo.TargetCfg;
import io.github.ferrule.plugin.build.target.TargetTriple;
import io.github.ferrule.plugin.bundle.license.LicenseExpression;
import io.github.ferrule.plugin.bundle.sbom.BillOfMaterials;
import io.github.ferrule.plugin.release.collect.CollectedFolders;
import io.github.ferrule.plugin.support.pom.PomReader;
import io.github.ferrule.plugin.support.problem.FerruleException;
import io.github.ferrule.plugin.surface.Surface;
import io.github.ferrule.plugin.surface.SurfaceJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Texts that cargo, crates and other machines write give a value or the reader's own exception, in bounded time. */
class HostileTextsTest {

    private static final TargetCfg UNIX =
            TargetCfg.parse(TargetTriple.parse("x86_64-unknown-linux-gnu"), "unix\ntarget_env=\"gnu\"\n");

    @TempDir
    Path folder;

    @Test
    void packagesOfCargo() throws IOException {
        byte[] metadata = Mutations.resource(getClass(), "hostile/metadata.json");
        Mutations.feed(metadata, IllegalArgumentException.class, input -> CargoMetadata.parse(text(input)));
        Mutations.feed(
                metadata,
                IllegalArgumentException.class,
                input -> DependencyGraph.parse(text(input))
                        .tree(
                                "path+file:///project#sample@0.1.0",
                                condition -> PlatformCondition.matches(condition, UNIX)));
    }

    @Test
    void surfaces() {
        byte[] surface =
                ("{\"format\":1,\"functions\":[{\"symbol\":\"a\",\"name\":\"a\",\"abi\":\"C\",\"variadic\":false,"
                                + "\"parameters\":[{\"name\":\"p\",\"type\":{\"pointer\":{\"to\":\"c_char\",\"mutable\":false}}},"
                                + "{\"name\":\"s\",\"type\":{\"named\":\"S\"}}],\"result\":{\"array\":{\"of\":\"i64\",\"length\":4}}}],"
                                + "\"types\":{\"S\":{\"struct\":{\"fields\":[{\"name\":\"x\",\"type\":\"f64\"}],\"packed\":0}},"
                                + "\"E\":{\"enum\":{\"representation\":\"u8\",\"constants\":{\"A\":1}}}}}")
                        .getBytes(StandardCharsets.UTF_8);
        Mutations.feed(surface, IOException.class, input -> {
            Surface read = SurfaceJson.parse(text(input));
            SurfaceJson.parse(SurfaceJson.format(read));
        });
    }

    @Test
    void licenses() {
        byte[] expression =
                "(MIT OR Apache-2.0 WITH LLVM-exception) AND Unicode-3.0/Zlib".getBytes(StandardCharsets.UTF_8);
        Mutations.feed(
                expression,
                IllegalArgumentException.class,
                input -> LicenseExpression.parse(text(input)).isMetBy(List.of("MIT", "Zlib")));
        byte[] bill = ("{\"components\":[{\"name\":\"a\",\"version\":\"1\",\"scope\":\"required\",\"licenses\":"
                        + "[{\"expression\":\"MIT\"}],\"properties\":[{\"name\":\"ferrule:own\",\"value\":\"true\"}]}]}")
                .getBytes(StandardCharsets.UTF_8);
        Mutations.feed(bill, IOException.class, input -> new BillOfMaterials(text(input)).licenses());
    }

    @Test
    void poms() {
        byte[] pom = """
                <?xml version="1.0" encoding="UTF-8"?>
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion><groupId>a</groupId><artifactId>b</artifactId><version>1</version>
                  <modules><module>core</module></modules>
                  <build><plugins><plugin><artifactId>p</artifactId><configuration><x>1</x></configuration></plugin></plugins>
                  </build>
                </project>
                """.getBytes(StandardCharsets.UTF_8);
        Path file = folder.resolve("pom.xml");
        Mutations.feed(pom, PomReader.MalformedPomException.class, input -> {
            Files.write(file, input);
            PomReader.read(file);
        });
    }

    @Test
    void librariesOfOtherMachines() throws IOException {
        byte[] provenance = """
                backend=cargo
                crc32=a90f3bcc
                file.inventory/bom.cdx.json=ca3d163bab055381827226140568f3bef7eaac187cebd76878e0b63e9e442356
                format=1
                library=foo
                lock=none
                revision=abc
                sha256=76b5a357391276b282a516f54f48ef3c207f46d8192dc58c208d5183d38415f8
                size=3
                target=x86_64-unknown-linux-gnu.2.17
                version=1.4.0
                """.getBytes(StandardCharsets.UTF_8);
        Path target = Files.createDirectories(folder.resolve("downloads/linux/x86_64-unknown-linux-gnu/inventory"));
        Files.writeString(target.resolve("bom.cdx.json"), "{}\n");
        Files.writeString(target.resolveSibling("libfoo.so"), "lib");
        Mutations.feed(provenance, FerruleException.class, input -> {
            Files.write(target.resolveSibling("provenance.properties"), input);
            CollectedFolders.find(folder.resolve("downloads"));
        });
    }

    private static String text(byte[] input) {
        return new String(input, StandardCharsets.UTF_8);
    }
}
