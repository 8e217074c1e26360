package io.mercato.catalog.offer;

import io.mercato.catalog.admin.AdminKind;
import io.mercato.catalog.admin.Lifecycle;
import io.mercato.catalog.admin.LifecycleStep;
import io.mercato.catalog.admin.RowKind;
import io.mercato.catalog.change.Change;
import io.mercato.catalog.change.Kind;
import io.mercato.platform.problem.Problem.FieldError;
import io.mercato.platform.problem.ProblemException;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

/** What is special about the administration of offers. */
@ApplicationScoped
class ChangeOffer implements AdminKind<AdminOffer, OfferRequest, OfferRequest> {
    private static final RowKind KIND = new RowKind(Kind.OFFER, "offers", true);

    private final OfferRules rules;
    private final OfferRows rows;

    ChangeOffer(OfferRules rules, OfferRows rows) {
        this.rules = rules;
        this.rows = rows;
    }

    @Override
    public RowKind row() {
        return KIND;
    }

    @Override
    public Class<OfferRequest> content() {
        return OfferRequest.class;
    }

    @Override
    public Optional<AdminOffer> find(UUID id, boolean deleted) {
        return rows.byId(id, deleted);
    }

    /** @throws ProblemException 422 {@code invalid_offer} */
    @Override
    public UUID insert(OfferRequest request, String actor) {
        rules.check(request);
        return rows.insert(request, actor);
    }

    /** @throws ProblemException 409 {@code flash_sale_overlaps} or {@code offer_redeemed}, 422 {@code invalid_offer} */
    @Override
    public boolean update(AdminOffer before, OfferRequest request, String actor) {
        rules.check(request);
        refuseFewerThanRedeemed(request, before);
        if (before.status().equals(Lifecycle.ACTIVE)) {
            rules.refuseOverlap(
                    before.id(),
                    request.flashSale(),
                    Optional.ofNullable(request.productId()),
                    request.startsAt(),
                    request.endsAt());
        }
        rows.update(before.id(), request, actor);
        return true;
    }

    /** @throws ProblemException 409 {@code flash_sale_overlaps} when it would be published */
    @Override
    public void prepare(LifecycleStep step, AdminOffer before) {
        if (step == LifecycleStep.PUBLISH) {
            rules.refuseOverlap(
                    before.id(),
                    before.flashSale(),
                    Optional.ofNullable(before.productId()),
                    before.startsAt(),
                    before.endsAt());
        }
    }

    @Override
    public Change news(Optional<AdminOffer> before, AdminOffer after) {
        return Change.of(Kind.OFFER, after.id())
                .with(Stream.concat(before.stream(), Stream.of(after))
                        .map(AdminOffer::shownBy)
                        .distinct()
                        .toArray(String[]::new));
    }

    @Override
    public Set<String> notChangedHere() {
        return Set.of("redeemed");
    }

    private static void refuseFewerThanRedeemed(OfferRequest request, AdminOffer before) {
        Integer total = request.limits().total();
        if (total != null && total < before.redeemed()) {
            throw ProblemException.of(
                    409,
                    "offer_redeemed",
                    "The offer has been used more often than that.",
                    List.of(new FieldError("limits.total", "must be at least " + before.redeemed())));
        }
    }
}
