package io.mercato.homepage.graphql.type;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;

import java.util.UUID;

/** Something that is there, by what is being typed. */
@Description("Something that is there: search for its text, or go to it.")
public record Suggestion(
        @Id @NonNull UUID id,

        @NonNull @Description("Unique among its kind, for addresses.")
        String handle,

        @NonNull @Description("Its title or name.") String text) {}
