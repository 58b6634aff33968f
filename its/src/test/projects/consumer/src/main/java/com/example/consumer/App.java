package com.example.consumer;

import com.example.quickstart.Finder;

public final class App {

    public static void main(String[] args) {
        try (Finder finder = new Finder("\\d{4}-\\d{2}-\\d{2}")) {
            System.out.println("found " + finder.findAll("Rust 1.0 came on 2015-05-15") + " on "
                    + System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        }
    }
}
