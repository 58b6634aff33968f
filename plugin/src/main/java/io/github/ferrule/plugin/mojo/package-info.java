/** The goals: forms that Maven fills in, one call each, and the one place where errors become Maven's. */
package io.github.ferrule.plugin.mojo;
