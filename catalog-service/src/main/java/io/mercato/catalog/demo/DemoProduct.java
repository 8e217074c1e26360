package io.mercato.catalog.demo;

import java.util.List;
import java.util.UUID;

/**
 * One product of the demo catalogue.
 *
 * @param price in kobo
 * @param compareAtPrice in kobo, {@code null} when it is not reduced
 * @param sizes none when it comes in one only
 */
record DemoProduct(
        UUID id,
        int store,
        Vocabulary.Root root,
        Vocabulary.Leaf leaf,
        String title,
        String vendor,
        String noun,
        long price,
        Long compareAtPrice,
        List<String> sizes) {}
