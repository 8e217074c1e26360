package io.mercato.homepage.page;

import java.util.Set;

/**
 * A page, but for the metadata that differs from answer to answer.
 *
 * @param head the JSON of the answer up to where its metadata begins, in UTF-8
 * @param partial whether a section is missing
 * @param tags of the sections, and of what they show; by these it is forgotten
 */
record Page(byte[] head, boolean partial, Set<String> tags) {}
