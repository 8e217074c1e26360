/** The words of the shop's pages: English here, other languages in {@code messages/}; see docs/storefront.md. */
package io.mercato.homepage.storefront.message;
