package io.mercato.homepage.storefront;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mercato.homepage.page.AnonymousPage;
import io.mercato.homepage.storefront.catalog.Catalog;
import io.mercato.homepage.storefront.catalog.ReadFailure;
import io.mercato.homepage.storefront.view.Part;
import io.smallrye.mutiny.Uni;
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

    HomeSections(AnonymousPage page, Catalog catalog, ObjectMapper json) {
        this.page = page;
        this.catalog = catalog;
        this.json = json;
    }

    /** The page as it is now. Does not block. */
    Uni<AnonymousPage.Current> page() {
        return page.now();
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
            } catch (RuntimeException e) {
                // Such as an item that is null: no reason to show nothing at all.
                LOG.errorf(e, "Section %s cannot be shown", name);
                return Part.missing();
            }
        }
    }
}
