package io.github.ferrule.plugin.bindings;

import com.palantir.javapoet.ClassName;

/**
 * Names and options of generated bindings.
 *
 * @param packageName the Java package
 * @param className the simple name of the class with the functions
 * @param bundleId the id by which the loader finds the library
 * @param library the name of the library
 * @param prefix the prefix of symbols that names in Java leave out; may be empty
 * @param release the Java release that the generated code must compile for
 * @param nullness true to annotate the API with JSpecify's annotations
 * @param rules the configuration of what the signatures do not tell
 */
public record BindingSettings(
        String packageName,
        String className,
        String bundleId,
        String library,
        String prefix,
        int release,
        boolean nullness,
        BindingRules rules) {

    /** Returns the name of a generated class. */
    ClassName type(String simpleName) {
        return ClassName.get(packageName, simpleName);
    }
}
