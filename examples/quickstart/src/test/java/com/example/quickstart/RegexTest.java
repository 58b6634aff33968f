package com.example.quickstart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.regex.PatternSyntaxException;
import org.junit.jupiter.api.Test;

class RegexTest {

    @Test
    void findsEveryMatch() {
        try (Regex regex = new Regex("[a-z]+")) {
            assertEquals(List.of("one", "two"), regex.findAll("one 2 two"));
        }
    }

    @Test
    void countsInCharactersNotBytes() {
        try (Regex regex = new Regex("\\p{Greek}+")) {
            assertEquals(List.of("σίδηρος"), regex.findAll("ü → σίδηρος"));
        }
    }

    @Test
    void anEmptyTextHasNoMatches() {
        try (Regex regex = new Regex("a+")) {
            assertEquals(List.of(), regex.findAll(""));
        }
    }

    @Test
    void saysWhatIsWrongWithAPattern() {
        PatternSyntaxException e = assertThrows(PatternSyntaxException.class, () -> new Regex("(unclosed"));
        assertTrue(e.getMessage().contains("unclosed group"), e.getMessage());
    }
}
