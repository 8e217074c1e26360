package io.mercato.homepage.graphql.type;

import org.eclipse.microprofile.graphql.Description;

/** From one whole number to another, both included. */
@Description("From one whole number to another, both included.")
public record Range(int min, int max) {}
