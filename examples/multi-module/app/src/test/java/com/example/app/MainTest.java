package com.example.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class MainTest {

    @Test
    void aSquareOfTwoHasTheAreaFour() {
        assertEquals(4.0, Main.area("0", "0", "2", "0", "2", "2", "0", "2"));
    }
}
