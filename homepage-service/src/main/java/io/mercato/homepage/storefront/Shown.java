package io.mercato.homepage.storefront;

import io.mercato.homepage.storefront.catalog.ReadFailure.Missing;
import io.mercato.homepage.storefront.catalog.ReadFailure.Refused;
import io.mercato.homepage.storefront.catalog.ReadFailure.Unavailable;
import io.mercato.platform.problem.ProblemException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;

import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;

/**
 * Shows a page in the language of who asks, or the page that says why it cannot be shown: people are never answered with a
 * problem in JSON.
 */
@ApplicationScoped
class Shown {
    private static final Logger LOG = Logger.getLogger(Shown.class);

    private final Answers answers;
    private final ErrorPages errors;
    private final Languages languages;

    Shown(Answers answers, ErrorPages errors, Languages languages) {
        this.answers = answers;
        this.errors = errors;
        this.languages = languages;
    }

    RestResponse<byte[]> page(Function<Language, ? extends Html> page) {
        Language language = languages.of(answers.asked(HttpHeaders.ACCEPT_LANGUAGE));
        return answers.page(madeOrExcused(page, language), language);
    }

    /** The page for what is not there. */
    RestResponse<byte[]> notFound() {
        return page(errors::notFound);
    }

    private Html madeOrExcused(Function<Language, ? extends Html> page, Language language) {
        try {
            return page.apply(language);
        } catch (Missing e) {
            return errors.notFound(language);
        } catch (Refused e) {
            return errors.refused(language);
        } catch (Unavailable | ProblemException e) {
            LOG.warnf("A page cannot be shown: %s", e);
            return errors.unavailable(language);
        } catch (RuntimeException e) {
            LOG.error("A page cannot be shown", e);
            return errors.unavailable(language);
        }
    }
}
