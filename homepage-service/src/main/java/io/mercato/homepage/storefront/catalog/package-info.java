/** catalog-service as the storefront's pages read it: its public API over REST, and the shapes of its answers. */
package io.mercato.homepage.storefront.catalog;
