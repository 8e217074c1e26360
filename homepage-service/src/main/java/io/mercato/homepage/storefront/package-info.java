/** The shop's pages for browsers, in HTML; see docs/storefront.md. */
package io.mercato.homepage.storefront;
