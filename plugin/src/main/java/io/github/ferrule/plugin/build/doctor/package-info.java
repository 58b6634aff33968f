/** Looks at everything that a build may need, and says at once what is missing and what fixes it. */
package io.github.ferrule.plugin.build.doctor;
