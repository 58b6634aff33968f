/** Texts: templates to fill, and similar words. */
package io.github.ferrule.plugin.support.text;
