package io.mercato.homepage.storefront;

import io.quarkus.runtime.StartupEvent;
import org.jboss.logging.Logger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Makes the front page once in each language when the service starts, in the background: else its first visitor would wait
 * for templates to be read and classes to be loaded. That it cannot be made is said by whoever makes its sections.
 */
@ApplicationScoped
class WarmPages {
    private static final Logger LOG = Logger.getLogger(WarmPages.class);

    private final HomePage page;
    private final Languages languages;
    private final boolean wanted;

    WarmPages(HomePage page, Languages languages, StorefrontSettings settings) {
        this.page = page;
        this.languages = languages;
        this.wanted = settings.warmUp();
    }

    void begin(@Observes StartupEvent event) {
        if (wanted) {
            Thread.ofVirtual().name("warm-pages").start(() -> languages.all().forEach(this::make));
        }
    }

    private void make(Language language) {
        try {
            page.now(language);
        } catch (RuntimeException e) {
            LOG.debugf("The front page is not warm in %s: %s", language.tag(), e);
        }
    }
}
