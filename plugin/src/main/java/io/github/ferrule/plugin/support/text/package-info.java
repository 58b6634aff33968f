/** Comparing words that people typed. */
package io.github.ferrule.plugin.support.text;
