package com.example.words;

import io.github.ferrule.loader.NativeLoader;

/** The words of a text, as the Rust crate in {@code src/main/rust} sees them. */
public final class Words {

    static {
        NativeLoader.locate("com.example.words", Words.class).load(System::load);
    }

    private Words() {}

    /** Splits a text into its words. */
    public static native String[] split(String text);

    /**
     * Returns the word at an index.
     *
     * @throws IndexOutOfBoundsException if the text has no such word
     */
    public static native String at(String text, int index);

    public static void main(String[] args) {
        for (String word : split(String.join(" ", args))) {
            System.out.println(word);
        }
    }
}
