/** The tools that cross-compile, and the choice among them. */
package io.github.ferrule.plugin.build.backend;
