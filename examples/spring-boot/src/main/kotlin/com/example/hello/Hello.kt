package com.example.hello

import com.sun.jna.Library
import io.github.ferrule.loader.NativeLoader

/** The functions of the crate. */
interface Hello : Library {
    fun hello_letters(text: String): Int

    companion object {
        val INSTANCE: Hello = NativeLoader.load("com.example.hello", Hello::class.java)
    }
}
