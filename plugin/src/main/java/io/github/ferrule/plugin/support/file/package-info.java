/** Writes and copies files atomically: nobody sees an incomplete file. */
package io.github.ferrule.plugin.support.file;
