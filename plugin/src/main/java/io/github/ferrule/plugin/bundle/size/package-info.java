/** Measures how the settings of a cargo profile change the size of a library, by building it with each of them. */
package io.github.ferrule.plugin.bundle.size;
