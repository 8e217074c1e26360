/** What the storefront's templates show: texts and numbers that are ready to be read, never {@code null}. */
package io.mercato.homepage.storefront.view;
