package io.github.ferrule.plugin.sbom;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.ferrule.plugin.build.BuiltLibrary;
import io.github.ferrule.plugin.cargo.DependencyTree;
import io.github.ferrule.plugin.cargo.RustCrate;
import io.github.ferrule.plugin.json.JsonText;
import io.github.ferrule.plugin.licence.CrateLicence;
import io.github.ferrule.plugin.licence.LicenceExpression;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
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
 * The crates of one library as CycloneDX 1.6. It has no time stamp and its serial number follows from its content, so that
 * the same build gives the same bytes.
 *
 * @param json the text
 */
public record BillOfMaterials(String json) {

    private static final String OWN = "ferrule:own";

    /** Stands where the serial number will be, which follows from all else. */
    private static final String NO_NUMBER = "urn:uuid:" + new UUID(0, 0);

    /** Writes down what a library was built from. */
    public static BillOfMaterials of(BuiltLibrary library, DependencyTree tree) {
        Bom bom = new Bom();
        bom.setMetadata(metadata(library, tree.root()));
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
        bom.setSerialNumber(NO_NUMBER);
        String text = write(bom); // once: the generator builds its mapper anew each time
        return new BillOfMaterials(text.replaceFirst(NO_NUMBER, number(text)));
    }

    /** The licences of the crates that are linked into the library and are not the user's own. */
    public List<CrateLicence> licences() {
        try {
            return StreamSupport.stream(JsonText.parse(json).path("components").spliterator(), false)
                    .filter(component -> component.path("scope").asText().equals("required"))
                    .filter(component ->
                            !component.path("properties").toString().contains(OWN))
                    .map(BillOfMaterials::licence)
                    .toList();
        } catch (IOException e) {
            throw new IllegalArgumentException("the bill of materials is no JSON", e);
        }
    }

    private static CrateLicence licence(JsonNode component) {
        JsonNode choice = component.path("licenses").path(0);
        String named = choice.path("expression")
                .asText(choice.path("license").path("name").asText());
        return new CrateLicence(
                component.path("name").asText() + " "
                        + component.path("version").asText(),
                Optional.of(named).filter(text -> !text.isBlank()));
    }

    private static Metadata metadata(BuiltLibrary library, RustCrate root) {
        Component self = component(root);
        self.setName(library.library());
        self.setScope(null);
        self.setProperties(null);
        self.setHashes(
                List.of(new Hash(Hash.Algorithm.SHA_256, library.fingerprint().sha256())));
        self.addProperty(property("ferrule:target", library.target().toString()));
        self.addProperty(property("ferrule:rustc", library.provenance().rustc()));
        self.addProperty(property("ferrule:profile", library.provenance().profile()));
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
            component.addProperty(property(OWN, "true"));
        } else {
            component.setPurl("pkg:cargo/" + crate.name() + "@" + crate.version());
        }
        licence(crate).ifPresent(component::setLicenses);
        return component;
    }

    private static Optional<LicenseChoice> licence(RustCrate crate) {
        LicenseChoice choice = new LicenseChoice();
        if (crate.licence().isPresent()) {
            choice.setExpression(
                    new Expression(LicenceExpression.normalise(crate.licence().get())));
            return Optional.of(choice);
        }
        return crate.licenceFile().map(file -> {
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
