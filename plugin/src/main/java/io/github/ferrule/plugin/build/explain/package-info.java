/** Maps the output of a tool to what the user can do: one entry for each cause, only data and its lookup. */
package io.github.ferrule.plugin.build.explain;
