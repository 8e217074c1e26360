package io.mercato.homepage.page;

import io.mercato.homepage.page.PageAnswers.PageAnswer;
import io.mercato.platform.cache.Cached;
import io.quarkus.vertx.http.runtime.RouteConstants;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Answers what is asked most, the anonymous page that is in memory, on the router: without what filters and Quarkus REST do for
 * each request, which would be most of the work. Headers, the request's id, limits, metrics and tracing stay as they are; see
 * {@link ShortWay} for what the filters would have done. Everything else goes on to {@link HomepageResource}, which answers
 * alike.
 */
@ApplicationScoped
class HitRoute {
    /** Before all filters, for plain requests. */
    private static final int FIRST = Integer.MIN_VALUE;

    /** After all filters; before Quarkus REST. */
    private static final int AFTER_FILTERS = RouteConstants.ROUTE_ORDER_BEFORE_DEFAULT;

    private static final String LIMIT = "limit=";
    private static final int NONE = 0;

    private final Pages pages;
    private final PageAnswers answers;
    private final ShortWay shortWay;
    private final UntracedHits untraced;

    HitRoute(Pages pages, PageAnswers answers, ShortWay shortWay, UntracedHits untraced) {
        this.pages = pages;
        this.answers = answers;
        this.shortWay = shortWay;
        this.untraced = untraced;
    }

    void register(@Observes Router router) {
        if (shortWay.isOpen()) {
            route(router, FIRST, this::answerPlain);
            untraced.spare(this::isPlainHit);
        }
        route(router, AFTER_FILTERS, context -> answer(context, false));
    }

    /** Whether a request for the homepage is going to be answered ahead of all filters, as far as can be told. */
    private boolean isPlainHit(HttpServerRequest request) {
        int limit = limit(request.query());
        return limit != NONE && shortWay.takes(request) && pages.isInMemory(limit);
    }

    private static void route(Router router, int order, Handler<RoutingContext> handler) {
        router.route(HttpMethod.GET, HomepageResource.PATH).order(order).handler(handler);
        router.route(HttpMethod.HEAD, HomepageResource.PATH).order(order).handler(handler);
    }

    private void answerPlain(RoutingContext context) {
        if (shortWay.takes(context.request())) {
            answer(context, true);
        } else {
            context.next();
        }
    }

    private void answer(RoutingContext context, boolean aheadOfFilters) {
        HttpServerRequest request = context.request();
        int limit = limit(request.query());
        Optional<Cached<Page>> page = limit == NONE ? Optional.empty() : pages.inMemory(limit);
        if (page.isEmpty()) {
            context.next();
            return;
        }
        PageAnswer answer = answers.answer(page.get(), request.headers());
        HttpServerResponse response = request.response();
        if (aheadOfFilters) {
            shortWay.addTo(request, response.headers());
        }
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
