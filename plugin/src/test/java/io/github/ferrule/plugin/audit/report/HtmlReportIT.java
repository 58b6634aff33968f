package io.github.ferrule.plugin.audit.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.ferrule.plugin.audit.AuditReport;
import io.github.ferrule.plugin.audit.Auditor;
import io.github.ferrule.plugin.audit.Policy;
import io.github.ferrule.plugin.audit.input.AuditedFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page in a browser, as wide as a laptop and as a phone. The pictures are in {@code target/audit-report}. */
class HtmlReportIT {

    private static final Path PICTURES = Path.of("target", "audit-report");

    /** Lists the elements that reach beyond the window, or whose content is wider than they are. */
    private static final String WIDE = """
            (() => {
              document.querySelectorAll('details').forEach(it => it.open = true);
              const wide = [...document.querySelectorAll('body *')].filter(it => {
                const box = it.getBoundingClientRect();
                return box.right > innerWidth + 0.5 || box.left < -0.5;
              });
              const page = document.documentElement;
              return [...wide.map(it => it.outerHTML.slice(0, 200)),
                      ...(page.scrollWidth > innerWidth ? ['the page is ' + page.scrollWidth + ' wide'] : [])];
            })()""";

    @TempDir
    static Path folder;

    private static Chromium chromium;

    @BeforeAll
    static void start() throws Exception {
        assumeThat(Chromium.PROGRAM).as("Debian's chromium").exists();
        chromium = Chromium.start(folder.resolve("profile"));
    }

    @AfterAll
    static void stop() throws Exception {
        if (chromium != null) {
            chromium.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"400, light", "400, dark", "1280, light", "1280, dark", "700, print"})
    void noElementIsWiderThanTheWindow(int width, String scheme) throws Exception {
        Path page = write(SampleReports.hostile(), "hostile");

        chromium.open(page, width, scheme);

        assertThat(texts(chromium.evaluate(WIDE))).isEmpty();
        assertThat(chromium.evaluate("innerWidth").asInt()).isEqualTo(width);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jna-5.19.1", "sqlite-jdbc-3.54.1.0", "opendal-0.48.2-osx-aarch_64"})
    void publishedJarsFitToo(String jar) throws Exception {
        AuditedFile file = AuditedFile.read(Path.of("target", "published-jars", jar + ".jar"));
        AuditReport report = new Auditor(Policy.STANDARD).audit(file.subjects(), file.contract());
        Path page = write(report, jar);

        for (int width : List.of(400, 1280)) {
            for (String scheme : List.of("light", "dark", "print")) {
                chromium.open(page, width, scheme);
                chromium.picture(PICTURES.resolve("%s-%d-%s.png".formatted(jar, width, scheme)));
                assertThat(texts(chromium.evaluate(WIDE)))
                        .as("%d %s", width, scheme)
                        .isEmpty();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"light, 'rgb(34, 37, 42)'", "dark, 'rgb(228, 230, 234)'", "print, 'rgb(0, 0, 0)'"})
    void colorsFollowTheSystem(String scheme, String text) throws Exception {
        chromium.open(write(SampleReports.hostile(), "colors"), 1280, scheme);

        assertThat(chromium.evaluate("getComputedStyle(document.body).color").asText())
                .isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = "hostile")
    void namesAreTextAndEachLinkLeadsSomewhere(String name) throws Exception {
        chromium.open(write(SampleReports.hostile(), name), 1280, "light");

        assertThat(chromium.evaluate("document.querySelectorAll('script, img, b').length")
                        .asInt())
                .isZero();
        assertThat(texts(chromium.evaluate("[...document.querySelectorAll('a[href^=\"#\"]')]"
                        + ".map(it => it.getAttribute('href')).filter(it => !document.querySelector(it))")))
                .isEmpty();
        assertThat(chromium.evaluate("document.querySelector('.name[title]').title.length")
                        .asInt())
                .isGreaterThan(3000);
        assertThat(chromium.evaluate("document.querySelector('.finding .badge').innerText")
                        .asText())
                .isEqualTo("Error");
    }

    private static Path write(AuditReport report, String name) throws Exception {
        AuditReportFiles files = new AuditReportFiles(Files.createDirectories(folder.resolve(name)));
        files.write(report, SampleReports.title(name));
        return files.page();
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(it -> texts.add(it.asText()));
        return texts;
    }
}
