package io.mercato.catalog.sales;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import java.time.Duration;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** How sales come to count for what is popular. */
@ConfigMapping(prefix = "mercato.catalog.sales")
public interface SalesSettings {
    /** How often those that do not count yet are looked for. */
    @WithDefault("30S")
    Duration interval();

    /** How many reservations are counted in one transaction, which locks the products of all of them. */
    @WithDefault("200")
    @Min(1)
    @Max(10_000)
    int batch();
}
