/** Calls of other services within bounds of time and size, shared by all that asks them. */
package io.mercato.homepage.upstream;
