package io.mercato.homepage.storefront;

import io.mercato.homepage.storefront.catalog.ReadFailure.Missing;
import io.mercato.homepage.storefront.catalog.ReadFailure.Refused;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;

import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

/** Shows a page, or the page that says why it cannot be shown: people are never answered with a problem in JSON. */
@ApplicationScoped
class Shown {
    private static final Logger LOG = Logger.getLogger(Shown.class);

    private final Answers answers;
    private final ErrorPages errors;

    Shown(Answers answers, ErrorPages errors) {
        this.answers = answers;
        this.errors = errors;
    }

    RestResponse<byte[]> page(Supplier<? extends Html> page) {
        return answers.page(madeOrExcused(page));
    }

    private Html madeOrExcused(Supplier<? extends Html> page) {
        try {
            return page.get();
        } catch (Missing e) {
            return errors.notFound();
        } catch (Refused e) {
            return errors.refused();
        } catch (RuntimeException e) {
            LOG.warnf("A page cannot be shown: %s", e);
            return errors.unavailable();
        }
    }
}
