package io.mercato.homepage.storefront;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mercato.homepage.page.AnonymousPage;
import io.mercato.homepage.storefront.catalog.Catalog;
import io.mercato.homepage.storefront.catalog.ReadFailure;
import io.mercato.homepage.storefront.view.Part;
import org.jboss.logging.Logger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

/** The sections of the homepage as the API answers them. */
@ApplicationScoped
class HomeSections {
    private static final Logger LOG = Logger.getLogger(HomeSections.class);

    private final AnonymousPage page;
    private final Catalog catalog;
    private final ObjectMapper json;
    private final StorefrontSettings settings;

    HomeSections(AnonymousPage page, Catalog catalog, ObjectMapper json, StorefrontSettings settings) {
        this.page = page;
        this.catalog = catalog;
        this.json = json;
        this.settings = settings;
    }

    /** The page as it is now. Blocks, for as long as a page may take at most. */
    AnonymousPage.Current now() {
        return page.now().await().atMost(settings.budget());
    }

    /** Reads the sections of a page. */
    Read read(AnonymousPage.Current current) {
        try {
            return new Read(json.readTree(current.json().get()).path("data").path("sections"));
        } catch (IOException e) {
            throw new UncheckedIOException("The homepage is not JSON", e);
        }
    }

    /** One page's sections. */
    final class Read {
        private final JsonNode sections;

        private Read(JsonNode sections) {
            this.sections = sections;
        }

        /** A section's items as a page shows them; what cannot be read is as if it were not there. */
        <S, T> Part<T> part(String name, Class<S> type, Function<List<S>, List<T>> shown) {
            JsonNode items = sections.path(name).path("items");
            if (!items.isArray()) {
                return Part.missing();
            }
            try {
                return Part.of(shown.apply(catalog.items(items, type)));
            } catch (ReadFailure e) {
                LOG.warnf("Section %s cannot be shown: %s", name, e);
                return Part.missing();
            }
        }
    }
}
