package io.mercato.homepage.page;

/**
 * A page, but for the metadata that differs from answer to answer.
 *
 * @param head the JSON of the answer up to where its metadata begins, in UTF-8
 * @param partial whether a section is missing
 */
record Page(byte[] head, boolean partial) {}
