/** Files and folders: what is whole is moved into place, what is half never seen. */
package io.github.ferrule.plugin.support.file;
