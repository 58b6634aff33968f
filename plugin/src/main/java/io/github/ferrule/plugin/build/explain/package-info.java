/** From what a tool printed to what the user can do: one entry a cause, nothing but data and its lookup. */
package io.github.ferrule.plugin.build.explain;
