/** Runs our loader and others under the same conditions, and compares the table in {@code docs/loading.md} with the results. */
package io.github.ferrule.loader.compare;
