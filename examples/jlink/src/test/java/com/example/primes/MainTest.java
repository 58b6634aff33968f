package com.example.primes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class MainTest {

    @Test
    void rustFindsThePrimes() {
        assertEquals(List.of(2L, 3L, 5L, 7L, 11L), Main.upTo(12));
    }
}
