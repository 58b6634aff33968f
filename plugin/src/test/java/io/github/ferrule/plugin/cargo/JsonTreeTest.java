package io.github.ferrule.plugin.cargo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTreeTest {

    @Test
    void readsWhatJacksonItselfReads() throws IOException {
        String json = "{\"a\": [1, true, null, \"\\u00e4\", {}], \"b\": {\"c\": [], \"d\": false}}";
        assertThat(JsonTree.parse(json))
                .hasToString(new JsonMapper().readTree(json).toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{", "[1", "{\"a\"", "{\"a\":}", "nope"})
    void refusesWhatIsNoJson(String text) {
        assertThatThrownBy(() -> JsonTree.parse(text)).isInstanceOf(IOException.class);
    }
}
