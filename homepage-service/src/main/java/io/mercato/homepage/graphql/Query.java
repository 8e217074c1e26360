package io.mercato.homepage.graphql;

import java.util.Map;
import java.util.Optional;

/**
 * One operation to execute.
 *
 * @param text the document
 * @param operation which of its operations; needed when there are several
 * @param variables by name, as JSON has them
 */
record Query(String text, Optional<String> operation, Map<String, Object> variables) {}
