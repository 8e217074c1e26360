package io.mercato.homepage.graphql.catalog;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.Set;

/**
 * A successful answer of catalog-service.
 *
 * @param tags of what it shows, by which it is forgotten
 */
record Reply(JsonNode body, Set<String> tags) {}
