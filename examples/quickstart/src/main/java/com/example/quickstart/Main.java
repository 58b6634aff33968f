package com.example.quickstart;

/** Prints what a pattern finds in a text. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        String pattern = args.length > 0 ? args[0] : "\\p{Greek}+|\\d{4}-\\d{2}-\\d{2}";
        String text = args.length > 1 ? args[1] : "Rust 1.0 came on 2015-05-15; σίδηρος is Greek for iron, Java came on 1996-01-23.";
        try (Finder finder = new Finder(pattern)) {
            finder.findAll(text).forEach(System.out::println);
        }
    }
}
