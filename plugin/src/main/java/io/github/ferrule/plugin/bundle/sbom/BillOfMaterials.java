package io.github.ferrule.plugin.bundle.sbom;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.ferrule.plugin.bundle.license.CrateLicense;
import io.github.ferrule.plugin.support.json.JsonText;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * The crates of one library as CycloneDX 1.6. It has no time stamp and its serial number follows from its content, so that
 * the same build gives the same bytes.
 *
 * @param json the text
 */
public record BillOfMaterials(String json) {

    /** The property of a crate that is the user's own. */
    static final String OWN = "ferrule:own";

    /** The licenses of the crates that are linked into the library and are not the user's own. */
    public List<CrateLicense> licenses() {
        try {
            return StreamSupport.stream(JsonText.parse(json).path("components").spliterator(), false)
                    .filter(component -> component.path("scope").asText().equals("required"))
                    .filter(component ->
                            !component.path("properties").toString().contains(OWN))
                    .map(BillOfMaterials::license)
                    .toList();
        } catch (IOException e) {
            throw new IllegalArgumentException("the bill of materials is no JSON", e);
        }
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
}
