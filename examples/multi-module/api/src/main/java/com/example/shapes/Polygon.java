package com.example.shapes;

import com.sun.jna.Library;
import io.github.ferrule.loader.NativeLoader;

/** A polygon whose area Rust computes. */
public final class Polygon {

    interface Shapes extends Library {
        Shapes INSTANCE = NativeLoader.load("com.example.shapes-native", Shapes.class);

        double shapes_area(double[] coordinates, long corners);
    }

    private final double[] coordinates;

    /** Creates a polygon from the coordinates x1, y1, x2, y2, … of its corners. */
    public Polygon(double... coordinates) {
        if (coordinates.length % 2 != 0) {
            throw new IllegalArgumentException("a corner has two coordinates");
        }
        this.coordinates = coordinates.clone();
    }

    public double area() {
        return Shapes.INSTANCE.shapes_area(coordinates, coordinates.length / 2);
    }
}
