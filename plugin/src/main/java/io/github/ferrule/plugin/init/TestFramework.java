package io.github.ferrule.plugin.init;

/** The test frameworks for which a test can be written. */
public enum TestFramework {
    JUNIT_4("org.junit.Assert", "org.junit.Test"),
    JUPITER("org.junit.jupiter.api.Assertions", "org.junit.jupiter.api.Test");

    private final String assertions;
    private final String test;

    TestFramework(String assertions, String test) {
        this.assertions = assertions;
        this.test = test;
    }

    String assertions() {
        return assertions;
    }

    String test() {
        return test;
    }
}
