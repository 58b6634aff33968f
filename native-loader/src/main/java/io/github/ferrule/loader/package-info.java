/** Picks, verifies and loads the native library that fits the running JVM. */
package io.github.ferrule.loader;
