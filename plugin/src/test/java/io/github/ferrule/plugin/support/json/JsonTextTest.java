package io.github.ferrule.plugin.support.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTextTest {

    private static final String DOCUMENT =
            "{\"a\":[1,true,null,\"\\u00e4\\n\\r\\t\\b\\f\\u0000\\u001f\\u007f\\u2028\\\\ \\\" / \ud83e\udd80\",{},2.5],\"b\":{\"c\":[],\"d\":false,\"e\":9000000000}}";

    @Test
    void writesWhatJacksonItselfWrites() throws IOException {
        JsonNode tree = new JsonMapper().readTree(DOCUMENT);
        assertThat(JsonText.format(tree)).isEqualTo(tree.toString());
        assertThat(JsonText.formatPretty(tree)).isEqualTo(tree.toPrettyString());
    }

    @Test
    void readsWhatJacksonItselfReads() throws IOException {
        assertThat(JsonText.parse(DOCUMENT))
                .hasToString(new JsonMapper().readTree(DOCUMENT).toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{", "[1", "{\"a\"", "{\"a\":}", "nope"})
    void refusesTextThatIsNotJson(String text) {
        assertThatThrownBy(() -> JsonText.parse(text)).isInstanceOf(IOException.class);
    }
}
