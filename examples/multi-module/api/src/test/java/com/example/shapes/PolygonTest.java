package com.example.shapes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PolygonTest {

    @Test
    void aTriangleHasHalfTheAreaOfItsRectangle() {
        assertEquals(6.0, new Polygon(0, 0, 4, 0, 0, 3).area());
    }
}
