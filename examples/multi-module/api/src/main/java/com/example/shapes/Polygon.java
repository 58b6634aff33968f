package com.example.shapes;

import com.sun.jna.Library;
import io.github.ferrule.loader.NativeLoader;

/** A polygon whose area Rust computes. */
public final class Polygon {

    interface Shapes extends Library {
        Shapes INSTANCE = NativeLoader.load("com.example.shapes-native", Shapes.class);

        double shapes_area(double[] points, long count);
    }

    private final double[] points;

    /** Creates a polygon from the coordinates x1, y1, x2, y2, … of its corners. */
    public Polygon(double... points) {
        if (points.length % 2 != 0) {
            throw new IllegalArgumentException("a corner has two coordinates");
        }
        this.points = points.clone();
    }

    public double area() {
        return Shapes.INSTANCE.shapes_area(points, points.length / 2);
    }
}
