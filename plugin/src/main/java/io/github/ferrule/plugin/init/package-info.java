/** Adds a first crate, its caller, and a test to a project. */
package io.github.ferrule.plugin.init;
