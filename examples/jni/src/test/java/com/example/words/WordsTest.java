package com.example.words;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class WordsTest {

    @Test
    void splitsAtAnyWhiteSpace() {
        assertArrayEquals(new String[] {"one", "σίδηρος", "🦀"}, Words.split(" one\tσίδηρος\n🦀 "));
    }

    @Test
    void anEmptyTextHasNoWords() {
        assertArrayEquals(new String[0], Words.split(""));
    }

    @Test
    void rustThrowsExceptionsOfJava() {
        assertEquals("two", Words.at("one two", 1));
        var e = assertThrows(IndexOutOfBoundsException.class, () -> Words.at("one two", 2));
        assertEquals("no word has the index 2", e.getMessage());
        assertThrows(NullPointerException.class, () -> Words.at(null, 0));
    }
}
