package io.mercato.catalog.search;

import static io.mercato.catalog.list.KeysetList.HIGHEST_ID;
import static io.mercato.catalog.list.KeysetList.LOWEST_ID;

import io.mercato.platform.database.Retried;
import io.mercato.platform.paging.Cursor;
import io.mercato.platform.paging.PageQuery;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Answers searches: two statements for a page, one more for facets, and three more when nothing fits what was typed. */
@ApplicationScoped
public class Search {
    private final PrepareSearch prepareSearch;
    private final OrderedMatches orderedMatches;
    private final RelevantMatches relevantMatches;
    private final ReadFacets readFacets;
    private final CorrectSpelling correctSpelling;
    private final SearchSettings settings;

    Search(
            PrepareSearch prepareSearch,
            OrderedMatches orderedMatches,
            RelevantMatches relevantMatches,
            ReadFacets readFacets,
            CorrectSpelling correctSpelling,
            SearchSettings settings) {
        this.prepareSearch = prepareSearch;
        this.orderedMatches = orderedMatches;
        this.relevantMatches = relevantMatches;
        this.readFacets = readFacets;
        this.correctSpelling = correctSpelling;
        this.settings = settings;
    }

    /**
     * A page of a search. Blocks.
     *
     * @throws io.mercato.platform.problem.ProblemException 400 {@code invalid_cursor}
     */
    @Retried(idempotent = true)
    @Transactional
    public SearchAnswer page(SearchQuery query, PageQuery page) {
        return page.cursor() == null ? firstPage(query, page.limit()) : nextPage(query, page);
    }

    private SearchAnswer firstPage(SearchQuery query, int limit) {
        PreparedSearch typed = prepareSearch.prepare(query);
        Hits found = read(typed, start(query.sort()), limit);
        boolean many = !found.next().isEmpty() || found.items().size() >= settings.few();
        Optional<String> better = query.text().isEmpty() || many
                ? Optional.empty()
                : correctSpelling.of(
                        query.text(), query.language(), found.items().isEmpty() ? 1 : settings.few());
        if (found.items().isEmpty() && better.isPresent()) {
            PreparedSearch corrected = prepareSearch.prepare(query.with(better.get()));
            Hits instead = read(corrected, start(query.sort()), limit);
            if (!instead.items().isEmpty()) {
                return answer(query, better, instead, corrected, Optional.empty());
            }
        }
        return answer(query, Optional.empty(), found, typed, better.filter(_ -> !found.items()
                .isEmpty()));
    }

    private SearchAnswer nextPage(SearchQuery query, PageQuery page) {
        Class<?>[] types =
                Stream.concat(Stream.of(String.class), keyTypes(query.sort())).toArray(Class<?>[]::new);
        List<Object> keys = Cursor.read(page.cursor(), query.canonical(), types).keys();
        // Anybody can write a cursor, so what it says was typed is read like what is typed.
        String correctedTo = SearchText.query((String) keys.getFirst(), settings);
        Optional<String> corrected = Optional.of(correctedTo).filter(text -> !text.isEmpty());
        PreparedSearch search = prepareSearch.prepare(corrected.map(query::with).orElse(query));
        Hits found = read(search, keys.subList(1, keys.size()), page.limit());
        return answer(query, corrected, found, search, Optional.empty());
    }

    private Hits read(PreparedSearch search, List<Object> after, int limit) {
        if (!search.matchable()) {
            return Hits.NONE;
        }
        return search.query().sort() == SearchSort.RELEVANCE
                ? relevantMatches.read(search, RelevanceWindow.of(after), limit)
                : orderedMatches.read(search, after.get(0), (UUID) after.get(1), limit);
    }

    private SearchAnswer answer(
            SearchQuery query,
            Optional<String> correctedTo,
            Hits found,
            PreparedSearch search,
            Optional<String> didYouMean) {
        return new SearchAnswer(
                found.items(),
                found.next().isEmpty() ? null : cursor(query, correctedTo.orElse(""), found.next()),
                correctedTo.orElse(null),
                didYouMean.orElse(null),
                query.facets().isEmpty() ? null : readFacets.read(search));
    }

    private static String cursor(SearchQuery query, String correctedTo, List<Object> keys) {
        List<Object> all = new ArrayList<>();
        all.add(correctedTo);
        all.addAll(keys);
        return Cursor.after(query.canonical(), all.toArray());
    }

    private static List<Object> start(SearchSort sort) {
        return sort == SearchSort.RELEVANCE
                ? RelevanceWindow.FIRST.keys()
                : List.of(sort.startKey(), sort.ascending() ? LOWEST_ID : HIGHEST_ID);
    }

    private static Stream<Class<?>> keyTypes(SearchSort sort) {
        return sort == SearchSort.RELEVANCE
                ? RelevanceWindow.KEY_TYPES.stream()
                : Stream.of(sort.startKey().getClass(), UUID.class);
    }
}
