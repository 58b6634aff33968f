package io.github.ferrule.plugin.init;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class PomTextTest {

    private static final List<String> PLUGINS = List.of("build", "plugins");
    private static final List<String> DEPENDENCIES = List.of("dependencies");

    @Test
    void anElementFollowsTheOthersInTheirStyle() {
        assertThat(insert(PLUGINS, """
                <project>
                \t<build> <!-- > -->
                \t\t<plugins>
                \t\t\t<plugin a='>'><![CDATA[</plugins>]]></plugin> <!-- the last one -->
                \t\t</plugins>
                \t</build>
                </project>
                """)).isEqualTo("""
                <project>
                \t<build> <!-- > -->
                \t\t<plugins>
                \t\t\t<plugin a='>'><![CDATA[</plugins>]]></plugin> <!-- the last one -->
                \t\t\t<x>
                \t\t\t\t<y/>
                \t\t\t</x>
                \t\t</plugins>
                \t</build>
                </project>
                """);
    }

    @Test
    void missingParentsAreCreated() {
        assertThat(insert(PLUGINS, "<project>\n    <a/>\n</project>\n")).isEqualTo("""
                <project>
                    <a/>
                    <build>
                        <plugins>
                            <x>
                                <y/>
                            </x>
                        </plugins>
                    </build>
                </project>
                """);
    }

    @Test
    void aNewSectionIsPutBeforeThoseThatUsuallyFollowIt() {
        assertThat(insert(DEPENDENCIES, """
                <?xml version="1.0"?>
                <project>
                  <version>1</version> <!-- ours -->

                  <!-- how -->
                  <build/>
                </project>
                """)).isEqualTo("""
                <?xml version="1.0"?>
                <project>
                  <version>1</version> <!-- ours -->

                  <dependencies>
                    <x>
                      <y/>
                    </x>
                  </dependencies>

                  <!-- how -->
                  <build/>
                </project>
                """);
    }

    @Test
    void anEmptyTagIsOpened() {
        assertThat(insert(PLUGINS, "<project>\n  <build>\n    <plugins />\n  </build>\n</project>\n"))
                .isEqualTo("""
                <project>
                  <build>
                    <plugins>
                      <x>
                        <y/>
                      </x>
                    </plugins>
                  </build>
                </project>
                """);
    }

    @Test
    void lineEndingsStay() {
        assertThat(insert(DEPENDENCIES, "<project>\r\n  <dependencies>\r\n  </dependencies>\r\n</project>"))
                .isEqualTo("<project>\r\n  <dependencies>\r\n    <x>\r\n      <y/>\r\n    </x>\r\n"
                        + "  </dependencies>\r\n</project>");
    }

    @Test
    void dependenciesOfOtherSectionsAreNotMeant() {
        assertThat(insert(DEPENDENCIES, """
                <project>
                  <dependencyManagement>
                    <dependencies>
                    </dependencies>
                  </dependencyManagement>
                </project>
                """)).isEqualTo("""
                <project>
                  <dependencyManagement>
                    <dependencies>
                    </dependencies>
                  </dependencyManagement>
                  <dependencies>
                    <x>
                      <y/>
                    </x>
                  </dependencies>
                </project>
                """);
    }

    @Test
    void aTextThatIsNotXmlIsRefused() {
        for (String text : List.of("<project><build></project>", "<project", "", "<a/><b/>", "</a>", "<!-- <a/>")) {
            assertThatThrownBy(() -> insert(PLUGINS, text)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static String insert(List<String> path, String text) {
        return new PomText(text).insert(path, "<x>\n  <y/>\n</x>\n").text();
    }
}
