/** The report for a bug tracker, and the program that prints it. */
package io.github.ferrule.loader.diagnose;
