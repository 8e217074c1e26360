package io.mercato.catalog.productimport;

import io.mercato.catalog.admin.KnownLanguage;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import java.util.Set;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** The bounds of product imports. */
@ConfigMapping(prefix = "mercato.catalog.product-import")
public interface ProductImportSettings {
    /**
     * Rows that are collected before they are written in one transaction; a row of several thousand characters counts as
     * several. More make an import a little faster and a killed one lose a little more.
     */
    @WithDefault("1000")
    @Min(1)
    @Max(5000)
    int chunkRows();

    /** The longest row in characters, its quoted line breaks included; a longer one is refused. */
    @WithDefault("1000000")
    @Min(1000)
    int maxRowLength();

    /** The options, whatever their case, that are a product's size: they become sizes of its variants. */
    @WithDefault("size,sizes")
    Set<String> sizeOptions();

    /** Variants of one product, each of its sizes counted, as Shopify counts them; its own bound. */
    @WithDefault("2048")
    @Min(1)
    int maxVariants();

    /** Images of one product; Shopify's own bound. */
    @WithDefault("250")
    @Min(1)
    int maxImages();

    /** Refusals that the summary tells one by one; those beyond are only counted. */
    @WithDefault("1000")
    @Min(0)
    int maxRefusalsListed();

    /** What the texts of a product that is new are in, ISO 639-1: Shopify's format does not tell. */
    @WithDefault("en")
    @KnownLanguage
    String language();

    /** Imports that one process runs at a time, each of which takes two database connections. */
    @WithDefault("4")
    @Min(1)
    int maxConcurrent();
}
