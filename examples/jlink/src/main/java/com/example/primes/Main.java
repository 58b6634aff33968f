package com.example.primes;

import java.util.ArrayList;
import java.util.List;

/** Prints the prime numbers up to a limit. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        upTo(args.length > 0 ? Long.parseLong(args[0]) : 30).forEach(System.out::println);
    }

    static List<Long> upTo(long limit) {
        List<Long> primes = new ArrayList<>();
        Primes.visit(limit, primes::add);
        return primes;
    }
}
