package com.example.consumer;

import com.example.quickstart.Regex;

public final class App {

    public static void main(String[] args) {
        try (Regex regex = new Regex("\\d{4}-\\d{2}-\\d{2}")) {
            System.out.println("found " + regex.findAll("Rust 1.0 came on 2015-05-15") + " on "
                    + System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        }
    }
}
