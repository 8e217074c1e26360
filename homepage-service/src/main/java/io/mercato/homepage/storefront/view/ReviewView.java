package io.mercato.homepage.storefront.view;

/** A review; all texts are as a customer typed them, for the template to escape. */
public record ReviewView(
        Stars stars,
        String author,
        String title,
        String text,
        boolean verified,
        String day,
        String date,
        String helpful) {}
