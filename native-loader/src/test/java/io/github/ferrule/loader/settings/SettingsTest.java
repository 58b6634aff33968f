package io.github.ferrule.loader.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class SettingsTest {
    private static Settings settings(Map<String, String> properties, Map<String, String> environment) {
        Properties all = new Properties();
        all.putAll(properties);
        return new Settings(all, environment);
    }

    @Test
    void thePropertyWinsOverTheEnvironment() {
        Map<String, String> environment = Map.of("FERRULE_CACHE", "/env");
        assertThat(settings(Map.of(), environment).cache()).contains("/env");
        assertThat(settings(Map.of("ferrule.cache", "/property"), environment).cache())
                .contains("/property");
        assertThat(settings(Map.of("ferrule.cache", ""), Map.of()).cache()).isEmpty();
    }

    @Test
    void theOverrideOfALibraryWinsOverThatOfItsBundle() {
        Settings settings =
                settings(Map.of("ferrule.library.com.acme", "/all", "ferrule.library.com.acme.one", "/one"), Map.of());
        assertThat(settings.override("com.acme", "one")).contains("/one");
        assertThat(settings.override("com.acme", "two")).contains("/all");
        assertThat(settings.override("com.acme", null)).contains("/all");
        assertThat(settings.override("com.other", "one")).isEmpty();
    }

    @Test
    void environmentNamesAreUpperCaseWithUnderscores() {
        assertThat(Settings.environmentName("ferrule.library.com.acme.math-lib"))
                .isEqualTo("FERRULE_LIBRARY_COM_ACME_MATH_LIB");
    }

    @Test
    void unlessToldOtherwiseTheLoaderChoosesHowToCompareAndEveryPlaceIsOpen() {
        Settings settings = settings(Map.of(), Map.of());
        assertThat(settings.verifies("auto")).isTrue();
        assertThat(settings.verifies("crc32")).isFalse();
        assertThat(settings.verifies("sha256")).isFalse();
        assertThat(settings.extractsTo("cache") && settings.extractsTo("temp") && settings.extractsTo("memory"))
                .isTrue();
    }

    @Test
    void onePlaceClosesTheOthers() {
        Settings temp = settings(Map.of("ferrule.extract", "temp"), Map.of());
        assertThat(temp.readsCache()).isFalse();
        assertThat(temp.extractsTo("temp")).isTrue();
        Settings never = settings(Map.of("ferrule.extract", "NEVER"), Map.of());
        assertThat(never.readsCache()).isTrue();
        assertThat(never.extractsTo("cache") || never.extractsTo("temp") || never.extractsTo("memory"))
                .isFalse();
    }

    @Test
    void anUnknownWordIsRefused() {
        assertThatThrownBy(() -> settings(Map.of(), Map.of("FERRULE_EXTRACT", "somewhere"))
                        .check())
                .hasMessageContaining("FERRULE-215  ferrule.extract=somewhere is not an allowed value")
                .hasMessageContaining("cache, temp, memory, never, auto");
    }

    @Test
    void aStartIsFastUnlessToldOtherwise() {
        assertThat(settings(Map.of(), Map.of()).faststart()).isTrue();
        assertThat(settings(Map.of(), Map.of("FERRULE_FASTSTART", "false")).faststart())
                .isFalse();
        assertThatThrownBy(() ->
                        settings(Map.of("ferrule.faststart", "off"), Map.of()).check())
                .hasMessageContaining("allowed values: true, false");
    }
}
