package io.github.ferrule.plugin;

import static java.util.function.Predicate.not;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages of the repository name only files and headings that exist. */
class ContributingTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path PLUGIN = Path.of("src/main/java/io/github/ferrule/plugin");
    private static final Set<String> NOT_OURS = Set.of("target", ".git");

    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern A_PATH = Pattern.compile("[\\w.-]+(/[\\w.-]+)*(/|/[\\w-]+\\.\\w+)");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```.*?^```");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");

    @Test
    void everyFileOfTheMapAndTheRecipesExists() throws IOException {
        String page =
                BLOCK.matcher(Files.readString(ROOT.resolve("CONTRIBUTING.md"))).replaceAll("");
        assertThat(CODE.matcher(page)
                        .results()
                        .map(code -> code.group(1))
                        .filter(code -> A_PATH.matcher(code).matches()))
                .hasSizeGreaterThan(20)
                .allSatisfy(path -> assertThat(Stream.of(ROOT, PLUGIN))
                        .as(path)
                        .anyMatch(folder -> Files.exists(folder.resolve(path))));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyLinkLeadsToAFileAndAHeading(Path page) throws IOException {
        String text = BLOCK.matcher(Files.readString(page)).replaceAll("");
        assertThat(LINK.matcher(text)
                        .results()
                        .map(link -> link.group(1))
                        .filter(not(link -> link.startsWith("https://"))))
                .allSatisfy(link -> {
                    String[] parts = link.split("#", 2);
                    Path file = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]);
                    assertThat(file).exists();
                    if (parts.length == 2) {
                        assertThat(anchors(file)).as(link).contains(parts[1]);
                    }
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"docs", "docs/decisions"})
    void everyPageIsInTheTableOfContents(String folder) throws IOException {
        String contents = Files.readString(ROOT.resolve(folder).resolve("README.md"));
        try (Stream<Path> files = Files.list(ROOT.resolve(folder))) {
            assertThat(files.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith(".md") && !name.equals("README.md")))
                    .isNotEmpty()
                    .allSatisfy(name -> assertThat(contents).contains("(" + name + ")"));
        }
    }

    static List<Path> pages() throws IOException {
        List<Path> pages = new ArrayList<>();
        Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return NOT_OURS.contains(folder.getFileName().toString())
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (file.toString().endsWith(".md")) {
                    pages.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        assertThat(pages).contains(ROOT.resolve("README.md"), ROOT.resolve("docs/troubleshooting.md"));
        return pages;
    }

    /** The anchors of the headings, as GitHub makes them. */
    private static List<String> anchors(Path page) throws IOException {
        return HEADING.matcher(BLOCK.matcher(Files.readString(page)).replaceAll(""))
                .results()
                .map(ContributingTest::anchor)
                .toList();
    }

    private static String anchor(MatchResult heading) {
        return heading.group(1)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-');
    }
}
