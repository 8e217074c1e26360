/** Health of what a service depends on, as {@code /q/health} tells it. */
package io.mercato.platform.health;
