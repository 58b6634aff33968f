package io.github.ferrule.plugin.bindings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JavaNamesTest {

    @ParameterizedTest
    @CsvSource({
        "acme_parser_find, acme_, parserFind",
        "acme_parser_find, '',    acmeParserFind",
        "acme_2d,          acme_, acme2d",
        "acme_,            acme_, acme",
        "parseURL,         acme_, parseURL",
        "XML_Parse,        acme_, xmlParse",
        "ParseUrl,         acme_, parseUrl",
        "acme_new,         acme_, new_",
        "acme_hash_code,   acme_, hashCode_",
        "notify,           acme_, notify_",
        "wait,             acme_, wait_",
        "größe_neu,        acme_, größeNeu",
        "a.b$c,            acme_, aBC"
    })
    void methods(String symbol, String prefix, String name) {
        assertThat(JavaNames.method(symbol, prefix)).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({
        "client_config,    ClientConfig",
        "HTTPClient,       HTTPClient",
        "Regex,            Regex",
        "Error,            Error_",
        "string,           String_",
        "Vec<u8>,          VecU8",
        "1st,              _1st"
    })
    void types(String rustName, String name) {
        assertThat(JavaNames.type(rustName)).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({"_parser, parser", "r#type,  type", "class,   class_", "_,       value", "user_id, userId"})
    void parameters(String rustName, String name) {
        assertThat(JavaNames.variable(rustName)).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({"DarkRed,    DARK_RED", "NotANumber, NOT_A_NUMBER", "Utf8Error,  UTF8_ERROR", "OK,         OK"})
    void constants(String rustName, String name) {
        assertThat(JavaNames.constant(rustName)).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({
        "com.acme,    math-lib,  com.acme.math_lib",
        "com.acme,    7zip,      com.acme._7zip",
        "org.new.api, a.b,       org.new_.api.a.b"
    })
    void packages(String groupId, String artifactId, String name) {
        assertThat(JavaNames.packageOf(groupId, artifactId)).isEqualTo(name);
    }
}
