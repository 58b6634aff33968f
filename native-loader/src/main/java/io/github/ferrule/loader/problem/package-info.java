/** Failures with a code, the facts and a remedy. */
package io.github.ferrule.loader.problem;
