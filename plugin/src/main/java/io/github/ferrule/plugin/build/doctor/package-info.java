/** Checks everything that a build may need, and lists all missing items with the commands that install them. */
package io.github.ferrule.plugin.build.doctor;
