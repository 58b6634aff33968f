package io.github.ferrule.plugin.bundle.sbom;

import io.github.ferrule.plugin.build.Fingerprint;
import io.github.ferrule.plugin.build.Provenance;
import io.github.ferrule.plugin.build.cargo.DependencyTree;
import io.github.ferrule.plugin.build.cargo.RustCrate;
import io.github.ferrule.plugin.build.target.TargetSpec;
import io.github.ferrule.plugin.bundle.license.LicenseExpression;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cyclonedx.Version;
import org.cyclonedx.exception.GeneratorException;
import org.cyclonedx.generators.BomGeneratorFactory;
import org.cyclonedx.model.Bom;
import org.cyclonedx.model.Component;
import org.cyclonedx.model.Dependency;
import org.cyclonedx.model.Hash;
import org.cyclonedx.model.License;
import org.cyclonedx.model.LicenseChoice;
import org.cyclonedx.model.Metadata;
import org.cyclonedx.model.Property;
import org.cyclonedx.model.license.Expression;

/**
 * A bill of materials of a library that is still being built: it lacks the hash, and the serial number, which follows from all
 * else. To write the first one takes a cold JVM a third of a second, which is better spent beside the compiler than after it.
 *
 * @param text JSON, with zeros for what is lacking
 */
public record BillDraft(String text) {

    private static final String NO_HASH = "0".repeat(64);
    private static final String NO_NUMBER = "urn:uuid:" + new UUID(0, 0);

    /** Writes down what the library will be built from. */
    public static BillDraft of(String library, TargetSpec target, Provenance provenance, DependencyTree tree) {
        Bom bom = new Bom();
        bom.setSerialNumber(NO_NUMBER);
        bom.setMetadata(metadata(library, target, provenance, tree.root()));
        Map<String, String> references = new LinkedHashMap<>();
        tree.crates().forEach(crate -> references.put(crate.id(), reference(crate)));
        for (RustCrate crate : tree.crates()) {
            if (!crate.id().equals(tree.root().id())) {
                bom.addComponent(component(crate));
            }
            Dependency uses = new Dependency(reference(crate));
            crate.dependencies().forEach(id -> uses.addDependency(new Dependency(references.get(id))));
            bom.addDependency(uses);
        }
        return new BillDraft(write(bom));
    }

    /** Fills in what the library turned out to be. */
    BillOfMaterials complete(Fingerprint library) {
        String hashed = text.replaceFirst(NO_HASH, library.sha256());
        return new BillOfMaterials(hashed.replaceFirst(NO_NUMBER, number(hashed)));
    }

    private static Metadata metadata(String library, TargetSpec target, Provenance provenance, RustCrate root) {
        Component self = component(root);
        self.setName(library);
        self.setScope(null);
        self.setProperties(null);
        self.setHashes(List.of(new Hash(Hash.Algorithm.SHA_256, NO_HASH)));
        self.addProperty(property("ferrule:target", target.toString()));
        self.addProperty(property("ferrule:rustc", provenance.rustc()));
        self.addProperty(property("ferrule:profile", provenance.profile()));
        Metadata metadata = new Metadata();
        metadata.setTimestamp(null);
        metadata.setComponent(self);
        return metadata;
    }

    private static Component component(RustCrate crate) {
        Component component = new Component();
        component.setType(Component.Type.LIBRARY);
        component.setName(crate.name());
        component.setVersion(crate.version());
        component.setBomRef(reference(crate));
        component.setScope(crate.linked() ? Component.Scope.REQUIRED : Component.Scope.EXCLUDED);
        if (crate.own()) {
            component.addProperty(property(BillOfMaterials.OWN, "true"));
        } else {
            component.setPurl(reference(crate));
        }
        license(crate).ifPresent(component::setLicenses);
        return component;
    }

    private static Optional<LicenseChoice> license(RustCrate crate) {
        LicenseChoice choice = new LicenseChoice();
        if (crate.license().isPresent()) {
            choice.setExpression(
                    new Expression(LicenseExpression.normalize(crate.license().get())));
            return Optional.of(choice);
        }
        return crate.licenseFile().map(file -> {
            License license = new License();
            license.setName("see " + file.getFileName());
            choice.addLicense(license);
            return choice;
        });
    }

    private static String reference(RustCrate crate) {
        return "pkg:cargo/" + crate.name() + "@" + crate.version();
    }

    private static Property property(String name, String value) {
        Property property = new Property();
        property.setName(name);
        property.setValue(value);
        return property;
    }

    private static String number(String text) {
        return "urn:uuid:" + UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String write(Bom bom) {
        try {
            return BomGeneratorFactory.createJson(Version.VERSION_16, bom).toJsonString(true) + "\n";
        } catch (GeneratorException e) {
            throw new IllegalStateException("CycloneDX cannot write what it holds", e);
        }
    }
}
