package com.example.app;

import com.example.shapes.Polygon;
import java.util.Arrays;

public final class Main {

    private Main() {}

    public static void main(String[] coordinates) {
        System.out.println(area(coordinates));
    }

    static double area(String... coordinates) {
        return new Polygon(Arrays.stream(coordinates).mapToDouble(Double::parseDouble).toArray()).area();
    }
}
