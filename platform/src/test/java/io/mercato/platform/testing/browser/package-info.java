/**
 * A real browser for tests: headless Chromium over its DevTools protocol, with nothing but the JDK and Jackson. The drivers
 * that can be had bring a Node.js for each platform (200 MB), or want a second program that fits the browser's version.
 */
package io.mercato.platform.testing.browser;
