/** What this machine offers to the tests, and what was really executed on it. */
package io.github.ferrule.its.bed;
