package com.example.hello

import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Test

class HelloTest {
    @Test
    fun lettersAreCounted() = assertEquals(7, Hello.INSTANCE.hello_letters("σίδηρος!"))
}
