package io.mercato.homepage.storefront;

import io.mercato.homepage.storefront.view.Link;

import java.util.List;

/**
 * What is around each page, and what it tells browsers, search engines and those who share it.
 *
 * @param shop the shop's name
 * @param lang of the page, BCP 47
 * @param title of the page alone
 * @param description in a sentence or two
 * @param path where the page is, without what is chosen on it
 * @param canonical the same with the shop's address, where that is known
 * @param indexed whether search engines shall know the page
 * @param kind of thing, for Open Graph
 * @param image an absolute address; may be empty
 * @param jsonLd scripts of {@code application/ld+json}, safe to be put into HTML as they are
 * @param query what stands in the search box
 * @param links to what is told of the shop besides, at the foot of the page
 */
public record Frame(
        String shop,
        String lang,
        String title,
        String description,
        String path,
        String canonical,
        boolean indexed,
        String kind,
        String image,
        List<String> jsonLd,
        String query,
        List<Link> links,
        Assets.Addresses assets) {
    private static final int DESCRIPTION_LENGTH = 160;

    /** For search engines: what it is about. */
    public Frame describedAs(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        String shown = line.length() <= DESCRIPTION_LENGTH
                ? line
                : line.substring(
                                0,
                                line.offsetByCodePoints(
                                        0, Math.min(DESCRIPTION_LENGTH, line.codePointCount(0, line.length())) - 1))
                        + "…";
        return shown.isEmpty()
                ? this
                : new Frame(
                        shop, lang, title, shown, path, canonical, indexed, kind, image, jsonLd, query, links, assets);
    }

    /** One that search engines shall not know, such as a search. */
    public Frame notIndexed() {
        return new Frame(
                shop, lang, title, description, path, canonical, false, kind, image, jsonLd, query, links, assets);
    }

    /** With what stands in the search box. */
    public Frame searchedFor(String text) {
        return new Frame(
                shop, lang, title, description, path, canonical, indexed, kind, image, jsonLd, text, links, assets);
    }

    /** About a thing of a kind, with a picture and with what machines read. */
    public Frame about(String thing, String picture, List<String> scripts) {
        return new Frame(
                shop,
                lang,
                title,
                description,
                path,
                canonical,
                indexed,
                thing,
                picture,
                scripts,
                query,
                links,
                assets);
    }
}
