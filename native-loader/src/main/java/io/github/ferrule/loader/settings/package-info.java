/** The properties and environment variables that change where the loader looks. */
package io.github.ferrule.loader.settings;
