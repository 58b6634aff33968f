package com.example.quickstart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.regex.PatternSyntaxException;
import org.junit.jupiter.api.Test;

class FinderTest {

    @Test
    void findsEveryMatch() {
        try (Finder finder = new Finder("[a-z]+")) {
            assertEquals(List.of("one", "two"), finder.findAll("one 2 two"));
        }
    }

    @Test
    void countsInCharactersNotBytes() {
        try (Finder finder = new Finder("\\p{Greek}+")) {
            assertEquals(List.of("σίδηρος"), finder.findAll("ü → σίδηρος"));
        }
    }

    @Test
    void anEmptyTextHasNoMatches() {
        try (Finder finder = new Finder("a+")) {
            assertEquals(List.of(), finder.findAll(""));
        }
    }

    @Test
    void reportsWhatIsWrongWithAPattern() {
        PatternSyntaxException e = assertThrows(PatternSyntaxException.class, () -> new Finder("(unclosed"));
        assertTrue(e.getMessage().contains("unclosed group"), e.getMessage());
    }
}
