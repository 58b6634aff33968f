/** What the settings of a cargo profile do to the size of a library: measured by building it with each. */
package io.github.ferrule.plugin.bundle.size;
