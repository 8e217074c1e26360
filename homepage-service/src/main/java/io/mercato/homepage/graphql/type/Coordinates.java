package io.mercato.homepage.graphql.type;

import org.eclipse.microprofile.graphql.Description;

/** A point on the earth (WGS 84), in degrees. */
@Description("A point on the earth (WGS 84), in degrees.")
public record Coordinates(double latitude, double longitude) {}
