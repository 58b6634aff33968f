package io.github.ferrule.plugin.bundle.sbom;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ferrule.plugin.build.BuiltLibrary;
import io.github.ferrule.plugin.build.cargo.DependencyTree;
import io.github.ferrule.plugin.build.cargo.ResolvedCrate;
import io.github.ferrule.plugin.bundle.license.CrateLicense;
import io.github.ferrule.plugin.bundle.license.LicenseExpression;
import io.github.ferrule.plugin.support.json.JsonText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/**
 * The crates of one library as CycloneDX 1.6. It has no timestamp, and its serial number is derived from its content, so the
 * same build gives the same bytes.
 *
 * @param json the document
 */
public record BillOfMaterials(String json) {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** The property of a crate that is the user's own. */
    private static final String OWN = "ferrule:own";

    /** Describes a library. */
    static BillOfMaterials of(BuiltLibrary library, DependencyTree tree) {
        Map<String, String> references = references(tree);
        ObjectNode bill = JSON.objectNode().put("bomFormat", "CycloneDX").put("specVersion", "1.6");
        bill.put("serialNumber", "").put("version", 1); // the number comes last, but keeps its usual place
        bill.putObject("metadata").set("component", library(library, tree.root(), references));
        ArrayNode components = bill.putArray("components");
        ArrayNode dependencies = bill.putArray("dependencies");
        for (ResolvedCrate crate : tree.crates()) {
            if (!crate.id().equals(tree.root().id())) {
                components.add(component(crate, references));
            }
            ObjectNode uses = dependencies.addObject().put("ref", references.get(crate.id()));
            ArrayNode used = uses.putArray("dependsOn");
            crate.dependencies().forEach(id -> used.add(references.get(id)));
        }
        byte[] content = JsonText.formatPretty(bill).getBytes(StandardCharsets.UTF_8);
        bill.put("serialNumber", "urn:uuid:" + UUID.nameUUIDFromBytes(content));
        return new BillOfMaterials(JsonText.formatPretty(bill) + "\n");
    }

    /**
     * The licenses of the crates that are linked into the library, without those of the user's own crates.
     *
     * @throws IOException if the document is not JSON
     */
    public List<CrateLicense> licenses() throws IOException {
        return StreamSupport.stream(JsonText.parse(json).path("components").spliterator(), false)
                .filter(component -> component.path("scope").asText().equals("required"))
                .filter(component -> !component.path("properties").toString().contains(OWN))
                .map(BillOfMaterials::license)
                .toList();
    }

    private static CrateLicense license(JsonNode component) {
        JsonNode choice = component.path("licenses").path(0);
        String named = choice.path("expression")
                .asText(choice.path("license").path("name").asText());
        return new CrateLicense(
                component.path("name").asText() + " "
                        + component.path("version").asText(),
                Optional.of(named).filter(text -> !text.isBlank()));
    }

    /** References must be unique, but a registry and a repository may both have a crate of this name and version. */
    private static Map<String, String> references(DependencyTree tree) {
        Map<String, String> references = new HashMap<>();
        Map<String, Integer> uses = new HashMap<>();
        for (ResolvedCrate crate : tree.crates()) {
            int use = uses.merge(packageUrl(crate), 1, Integer::sum);
            references.put(crate.id(), packageUrl(crate) + (use == 1 ? "" : "#" + use));
        }
        return references;
    }

    private static ObjectNode library(BuiltLibrary library, ResolvedCrate root, Map<String, String> references) {
        ObjectNode component = JSON.objectNode()
                .put("type", "library")
                .put("bom-ref", references.get(root.id()))
                .put("name", library.library())
                .put("version", root.version());
        component
                .putArray("hashes")
                .addObject()
                .put("alg", "SHA-256")
                .put("content", library.fingerprint().sha256());
        addLicense(component, root);
        ArrayNode properties = component.putArray("properties");
        addProperty(properties, "ferrule:target", library.target().toString());
        addProperty(properties, "ferrule:rustc", library.provenance().rustc());
        addProperty(properties, "ferrule:profile", library.provenance().profile());
        return component;
    }

    private static ObjectNode component(ResolvedCrate crate, Map<String, String> references) {
        ObjectNode component = JSON.objectNode()
                .put("type", "library")
                .put("bom-ref", references.get(crate.id()))
                .put("name", crate.name())
                .put("version", crate.version())
                .put("scope", crate.linked() ? "required" : "excluded");
        addLicense(component, crate);
        if (crate.own()) {
            addProperty(component.putArray("properties"), OWN, "true");
        } else {
            component.put("purl", packageUrl(crate));
        }
        return component;
    }

    private static void addLicense(ObjectNode component, ResolvedCrate crate) {
        if (crate.license().isPresent()) {
            component
                    .putArray("licenses")
                    .addObject()
                    .put(
                            "expression",
                            LicenseExpression.normalize(crate.license().get()));
        } else if (crate.licenseFile().isPresent()) {
            component
                    .putArray("licenses")
                    .addObject()
                    .putObject("license")
                    .put("name", "see " + crate.licenseFile().get().getFileName());
        }
    }

    private static void addProperty(ArrayNode properties, String name, String value) {
        properties.addObject().put("name", name).put("value", value);
    }

    private static String packageUrl(ResolvedCrate crate) {
        return "pkg:cargo/" + crate.name() + "@" + crate.version();
    }
}
