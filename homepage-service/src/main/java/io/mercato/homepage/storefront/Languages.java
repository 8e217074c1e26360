package io.mercato.homepage.storefront;

import io.quarkus.runtime.Startup;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

/** The languages that the shop speaks. */
@Startup
@ApplicationScoped
class Languages {
    private static final String ANY = "*";

    private final Map<String, Language> byTag = new LinkedHashMap<>();
    private final Language usual;

    /** @throws IllegalStateException when one is configured that there are no words in */
    Languages(StorefrontSettings settings) {
        for (String tag : settings.languages()) {
            byTag.put(tag, known(tag, settings));
        }
        this.usual = byTag.values().iterator().next();
    }

    /** The one for those who have not said which, or none that the shop speaks. */
    Language usual() {
        return usual;
    }

    /** All of them, the usual one first. */
    List<Language> all() {
        return List.copyOf(byTag.values());
    }

    /** Whether it depends on the client which one is spoken. */
    boolean isChosen() {
        return byTag.size() > 1;
    }

    /**
     * The one that a client would rather read than others (<a href="https://www.rfc-editor.org/rfc/rfc4647#section-3.4">RFC
     * 4647</a>, lookup): {@code fr-CI} is French. Whatever is sent, it is one of {@link #all}.
     *
     * @param acceptLanguage the header; may be empty
     */
    Language of(String acceptLanguage) {
        for (Weighted wanted : Weighted.of(acceptLanguage)) {
            if (wanted.weight() > 0) {
                String name = wanted.name().split("-", 2)[0];
                Language found = name.equals(ANY) ? usual : byTag.get(name);
                if (found != null) {
                    return found;
                }
            }
        }
        return usual;
    }

    private static Language known(String tag, StorefrontSettings settings) {
        try {
            return Language.of(tag, settings);
        } catch (RuntimeException e) {
            throw new IllegalStateException("mercato.storefront.languages: there are no words in " + tag, e);
        }
    }
}
