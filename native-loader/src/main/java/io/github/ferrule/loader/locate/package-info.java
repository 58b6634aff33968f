/** Goes through the places in their order, from the override to one error that names them all. */
package io.github.ferrule.loader.locate;
