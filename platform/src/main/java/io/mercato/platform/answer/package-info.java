/** Public reads that are answered from a cache, with everything HTTP needs to keep them elsewhere; see docs/caching.md. */
package io.mercato.platform.answer;
