package io.mercato.platform.config;

import io.smallrye.config.ConfigMapping;

/**
 * Claims every key under {@code mercato}, so that one which no other mapping knows fails the start: a key that is spelt
 * wrong must not pass for one that is set. Environment variables cannot be checked so, since {@code A_B} may stand for
 * {@code a.b} and {@code a-b} alike.
 */
@ConfigMapping(prefix = "mercato")
interface MercatoKeys {}
