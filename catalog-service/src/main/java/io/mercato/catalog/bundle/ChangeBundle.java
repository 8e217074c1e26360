package io.mercato.catalog.bundle;

import io.mercato.catalog.admin.AdminKind;
import io.mercato.catalog.admin.Lifecycle;
import io.mercato.catalog.admin.LifecycleStep;
import io.mercato.catalog.admin.RowKind;
import io.mercato.catalog.change.Change;
import io.mercato.catalog.change.Kind;
import io.mercato.platform.problem.ProblemException;

import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

/** What is special about the administration of bundles. What orders have reserved stays as it was. */
@ApplicationScoped
class ChangeBundle implements AdminKind<AdminBundle, BundleRequest, BundleRequest> {
    private static final RowKind KIND = new RowKind(Kind.BUNDLE, "bundles", true);

    private final BundleRules rules;
    private final BundleRows rows;
    private final ReadAdminBundle read;

    ChangeBundle(BundleRules rules, BundleRows rows, ReadAdminBundle read) {
        this.rules = rules;
        this.rows = rows;
        this.read = read;
    }

    @Override
    public RowKind row() {
        return KIND;
    }

    @Override
    public Class<BundleRequest> content() {
        return BundleRequest.class;
    }

    @Override
    public Optional<AdminBundle> find(UUID id, boolean deleted) {
        return read.byId(id, deleted);
    }

    /** @throws ProblemException 422 {@code invalid_bundle} or {@code bundle_in_bundle} */
    @Override
    public UUID insert(BundleRequest request, String actor) {
        rules.check(Optional.empty(), request);
        return rows.insert(request, actor);
    }

    /** @throws ProblemException 422 {@code invalid_bundle}, {@code bundle_in_bundle} or {@code item_not_on_sale} */
    @Override
    public boolean update(AdminBundle before, BundleRequest request, String actor) {
        rules.check(Optional.of(before.id()), request);
        rows.update(before.id(), request, actor);
        if (before.status().equals(Lifecycle.ACTIVE)) {
            BundleRules.refuseWhatIsNotOnSale(read.byId(before.id(), false).orElseThrow());
        }
        return true;
    }

    /** @throws ProblemException 422 {@code item_not_on_sale} when it would be published */
    @Override
    public void prepare(LifecycleStep step, AdminBundle before) {
        if (step == LifecycleStep.PUBLISH) {
            BundleRules.refuseWhatIsNotOnSale(before);
        }
    }

    @Override
    public Change news(Optional<AdminBundle> before, AdminBundle after) {
        return Change.of(Kind.BUNDLE, after.id())
                .with(Stream.concat(before.stream(), Stream.of(after))
                        .map(bundle -> Kind.STORE.tag(bundle.storeId()))
                        .distinct()
                        .toArray(String[]::new));
    }
}
