/** Reads what the class path offers and chooses what fits; nothing here writes. */
package io.github.ferrule.loader.bundle;
