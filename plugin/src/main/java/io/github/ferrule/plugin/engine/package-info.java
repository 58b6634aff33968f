/** Puts the pieces together: from a crate's folder and a wish to a plan, and from the plan to libraries. */
package io.github.ferrule.plugin.engine;
