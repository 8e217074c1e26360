package io.mercato.catalog.recommendation;

import io.mercato.catalog.interaction.Actor;
import io.mercato.catalog.list.KeysetList;
import io.mercato.catalog.product.ProductCard;
import io.mercato.catalog.product.ReadCards;
import io.mercato.platform.database.Retried;
import io.mercato.platform.paging.Cursor;
import io.mercato.platform.paging.Page;
import io.mercato.platform.paging.PageQuery;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;

/** Finds what to recommend: two statements a page. Blocks. */
@ApplicationScoped
@Retried(idempotent = true)
class Recommend {
    /** Above those of the query. */
    private static final int FIRST_TIER = 4;

    private final EntityManager database;
    private final ReadCards cards;
    private final RecommendationSettings settings;

    Recommend(EntityManager database, ReadCards cards, RecommendationSettings settings) {
        this.database = database;
        this.cards = cards;
        this.settings = settings;
    }

    /** For somebody, without what a customer has bought or anybody has seen already; for nobody what is featured. */
    Page<RecommendedProduct> forActor(Optional<Actor> actor, PageQuery page) {
        String stored = actor.map(Actor::stored).orElse("");
        Optional<UUID> customer = actor.flatMap(somebody -> switch (somebody) {
            case Actor.Customer signedIn -> Optional.of(signedIn.id());
            case Actor.Anonymous _ -> Optional.empty();
        });
        return read("recommended " + stored, stored, customer, Optional.empty(), page);
    }

    /** What goes with a product, then what is popular in its category. */
    Page<RecommendedProduct> related(UUID product, PageQuery page) {
        return read("related " + product, "", Optional.empty(), Optional.of(product), page);
    }

    @SuppressWarnings("unchecked")
    private Page<RecommendedProduct> read(
            String list, String actor, Optional<UUID> customer, Optional<UUID> product, PageQuery page) {
        int afterTier = FIRST_TIER;
        long afterScore = 0;
        UUID afterId = KeysetList.LOWEST_ID;
        if (page.cursor() != null) {
            Cursor cursor = Cursor.read(page.cursor(), list, Integer.class, Long.class, UUID.class);
            afterTier = cursor.key(0, Integer.class);
            afterScore = cursor.key(1, Long.class);
            afterId = cursor.key(2, UUID.class);
        }
        List<Tuple> rows = database.createNativeQuery(RecommendationQueries.RANKED_SQL, Tuple.class)
                .setParameter("actor", actor)
                .setParameter("product", product.map(UUID::toString).orElse(null))
                .setParameter("customer", customer.map(UUID::toString).orElse(null))
                .setParameter("nearest", settings.nearest() + 1)
                .setParameter("most", settings.most())
                .setParameter("categories", settings.categories())
                .setParameter("afterTier", afterTier)
                .setParameter("afterScore", afterScore)
                .setParameter("afterId", afterId)
                .setParameter("limit", page.limit() + 1)
                .getResultList();
        Page<Tuple> found =
                Page.of(rows, page, list, row -> new Object[] {row.get("tier"), row.get("score"), row.get("id")});
        return new Page<>(withCards(found.items()), found.nextCursor());
    }

    /** Without those that have gone off sale between the two statements. */
    private List<RecommendedProduct> withCards(List<Tuple> rows) {
        Map<UUID, ProductCard> byId =
                cards.byIds(rows.stream().map(row -> row.get("id", UUID.class)).toList());
        return rows.stream()
                .filter(row -> byId.containsKey(row.get("id", UUID.class)))
                .map(row -> new RecommendedProduct(byId.get(row.get("id", UUID.class)), Reason.of(row)))
                .toList();
    }
}
