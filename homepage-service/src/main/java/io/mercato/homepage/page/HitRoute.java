package io.mercato.homepage.page;

import io.mercato.homepage.page.PageAnswers.PageAnswer;
import io.mercato.platform.cache.Cached;
import io.quarkus.vertx.http.runtime.RouteConstants;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Answers what is asked most, the anonymous page that is in memory, on the router: without what Quarkus REST does for each
 * request, which would be most of the work. Filters and headers, the request's id, limits and metrics stay as they are.
 * Everything else goes on to {@link HomepageResource}, which answers alike.
 */
@ApplicationScoped
class HitRoute {
    /** After all filters; before Quarkus REST. */
    private static final int ORDER = RouteConstants.ROUTE_ORDER_BEFORE_DEFAULT;

    private static final String LIMIT = "limit=";
    private static final int NONE = 0;

    private final Pages pages;
    private final PageAnswers answers;

    HitRoute(Pages pages, PageAnswers answers) {
        this.pages = pages;
        this.answers = answers;
    }

    void register(@Observes Router router) {
        router.route(HttpMethod.GET, HomepageResource.PATH).order(ORDER).handler(this::answer);
        router.route(HttpMethod.HEAD, HomepageResource.PATH).order(ORDER).handler(this::answer);
    }

    private void answer(RoutingContext context) {
        HttpServerRequest request = context.request();
        int limit = limit(request.query());
        Optional<Cached<Page>> page = limit == NONE ? Optional.empty() : pages.inMemory(limit);
        if (page.isEmpty()) {
            context.next();
            return;
        }
        PageAnswer answer = answers.answer(page.get(), request.headers());
        HttpServerResponse response = request.response();
        answer.addTo(response.headers());
        if (answer.notModified()) {
            response.setStatusCode(304).end();
        } else if (request.method() == HttpMethod.HEAD) {
            response.end();
        } else {
            response.end(answer.body());
        }
    }

    /** The limit that a query asks for, where that is all it does and the limit is good; else {@link #NONE}. */
    private static int limit(String query) {
        if (query == null || query.isEmpty()) {
            return PageKey.DEFAULT_LIMIT;
        }
        int digits = query.length() - LIMIT.length();
        if (digits < 1 || digits > 2 || !query.startsWith(LIMIT)) {
            return NONE;
        }
        int limit = 0;
        for (int at = LIMIT.length(); at < query.length(); at++) {
            int digit = query.charAt(at) - '0';
            if (digit < 0 || digit > 9) {
                return NONE;
            }
            limit = 10 * limit + digit;
        }
        return limit <= PageKey.MAX_LIMIT ? limit : NONE;
    }
}
