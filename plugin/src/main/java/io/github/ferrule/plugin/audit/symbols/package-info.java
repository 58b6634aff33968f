/**
 * The symbols that each platform provides: which library exports which names, and since when.
 *
 * <p>The tables are resources that {@code its/bed/symbol-tables} generates from zig, from Debian's packages, and from wine.
 */
package io.github.ferrule.plugin.audit.symbols;
