/** Finds the tools that a build needs, asks them what they are, and installs what is missing. */
package io.github.ferrule.plugin.build.toolchain;
