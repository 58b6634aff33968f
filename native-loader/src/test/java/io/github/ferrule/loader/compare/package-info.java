/** Runs our loader and others under the same conditions, and holds the table in {@code docs/loading.md} to what is seen. */
package io.github.ferrule.loader.compare;
