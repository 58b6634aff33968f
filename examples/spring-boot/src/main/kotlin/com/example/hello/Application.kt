package com.example.hello

import org.springframework.boot.CommandLineRunner
import org.springframework.boot.autoconfigure.SpringBootApplication
import org.springframework.boot.runApplication

@SpringBootApplication
open class Application : CommandLineRunner {
    override fun run(vararg names: String) =
        names.forEach { println("$it has ${Hello.INSTANCE.hello_letters(it)} letters") }
}

fun main(names: Array<String>) {
    runApplication<Application>(*names)
}
