package io.mercato.homepage.graphql.type;

import io.smallrye.graphql.api.Union;
import org.eclipse.microprofile.graphql.Description;

/** What can be bought under one id. */
@Union
@Description("What can be bought under one id: a product, or several together.")
public sealed interface ProductOrBundle permits Product, Bundle {}
