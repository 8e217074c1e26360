package io.mercato.catalog.stock;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** What counts as little. */
@ConfigMapping(prefix = "mercato.catalog.stock")
public interface StockSettings {
    /** The most that the low-stock report can be asked for: its index holds no more. */
    int MAX_LOW = 100;

    /**
     * At how many left a customer is told the number, and the low-stock report lists a size unless asked for another
     * number. 0 tells customers none.
     */
    @WithDefault("5")
    @Min(0)
    @Max(MAX_LOW)
    int low();
}
