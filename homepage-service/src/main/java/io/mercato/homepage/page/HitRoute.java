package io.mercato.homepage.page;

import io.mercato.homepage.page.PageAnswers.PageAnswer;
import io.mercato.platform.cache.Cached;
import io.mercato.platform.deadline.Deadline;
import io.mercato.platform.http.RequestId;
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
 * Answers what is asked most, the anonymous page, on the router: without what filters and Quarkus REST do for each request, which
 * would be most of the work where the page is in memory, or in Redis. Headers, the request's id, limits, metrics and tracing stay
 * as they are; see {@link ShortWay} for what the filters would have done. Everything else goes on to {@link HomepageResource},
 * which answers alike; so does a page that cannot be had, with the reason.
 */
@ApplicationScoped
class HitRoute {
    /** Before all filters, for plain requests. */
    private static final int FIRST = Integer.MIN_VALUE;

    /** After all filters; before Quarkus REST. */
    private static final int AFTER_FILTERS = RouteConstants.ROUTE_ORDER_BEFORE_DEFAULT;

    /** Where a request that goes on says why there is no page for it. */
    private static final String FAILURE = HitRoute.class.getName();

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
        if (limit == NONE) {
            context.next();
            return;
        }
        Optional<Cached<Page>> page = pages.inMemory(limit);
        if (page.isPresent()) {
            if (aheadOfFilters) {
                shortWay.identify(request);
                shortWay.addTo(request.response());
            }
            send(page.get(), request);
        } else if (aheadOfFilters && pages.areKept() && !request.headers().contains(Deadline.HEADER)) {
            find(limit, context);
        } else {
            context.next();
        }
    }

    /** From Redis, as after a moment without requests; else made. */
    private void find(int limit, RoutingContext context) {
        RequestId.identify(context);
        pages.find(limit)
                .subscribe()
                .with(
                        page -> {
                            if (!context.response().closed()) {
                                shortWay.addTo(context.response());
                                send(page, context.request());
                            }
                        },
                        failure -> context.put(FAILURE, failure).next());
    }

    /** Why a page was not to be had for a request, where that has been tried. */
    static Optional<Throwable> failure(RoutingContext context) {
        return Optional.ofNullable(context.get(FAILURE));
    }

    private void send(Cached<Page> page, HttpServerRequest request) {
        PageAnswer answer = answers.answer(page, request.headers());
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
