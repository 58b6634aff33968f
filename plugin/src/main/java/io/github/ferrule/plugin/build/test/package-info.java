/** Runs the crate's own tests on each platform that this machine can be, and lists the others. */
package io.github.ferrule.plugin.build.test;
