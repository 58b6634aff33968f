/** Prints prime numbers, which Rust finds. */
module com.example.primes {
    requires io.github.ferrule.loader;
}
