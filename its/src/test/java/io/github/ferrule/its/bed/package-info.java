/** The tools and platforms that this machine offers to the tests, and a record of what was executed on them. */
package io.github.ferrule.its.bed;
