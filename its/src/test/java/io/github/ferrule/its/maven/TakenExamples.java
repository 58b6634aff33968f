package io.github.ferrule.its.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;

/** Fails a class that did not take every example whose comment in the documentation names it. JUnit finds it by itself. */
public final class TakenExamples implements TestWatcher, AfterAllCallback {

    private final Set<String> passed = ConcurrentHashMap.newKeySet();

    @Override
    public void testSuccessful(ExtensionContext context) {
        passed.add(name(
                context.getRequiredTestClass(), context.getRequiredTestMethod().getName()));
    }

    @Override
    public void afterAll(ExtensionContext context) {
        Class<?> test = context.getRequiredTestClass();
        if (Arrays.stream(test.getDeclaredMethods())
                .filter(method -> AnnotationSupport.isAnnotated(method, Testable.class))
                .allMatch(method -> passed.contains(name(test, method.getName())))) {
            assertThat(DocumentationPage.all().stream().flatMap(page -> page.examples().stream()))
                    .filteredOn(example -> example.test().equals(Optional.of(test.getSimpleName())))
                    .as("examples that %s is to run", test.getSimpleName())
                    .allMatch(Example::isTaken);
        }
    }

    private static String name(Class<?> test, String method) {
        return test.getName() + "." + method;
    }
}
