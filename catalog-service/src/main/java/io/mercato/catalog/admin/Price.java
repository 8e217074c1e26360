package io.mercato.catalog.admin;

import io.mercato.platform.json.ExactFields;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

/**
 * Money as somebody asks for it, to be validated before it is {@link io.mercato.platform.money.Money}.
 *
 * @param amount in minor units of the currency (kobo for NGN, yen for JPY)
 * @param currency an ISO 4217 code
 */
@ExactFields
@Schema(name = "Price", description = "An amount in minor units of its currency.")
public record Price(
        @NotNull @Min(0) @Max(MAX_AMOUNT) @Schema(examples = "129900", required = true)
        Long amount,

        @NotNull @KnownCurrency @Schema(examples = "NGN", required = true)
        String currency) {

    /** 2^53 - 1, the largest integer that every JSON reader keeps exact. */
    public static final long MAX_AMOUNT = 9_007_199_254_740_991L;
}
