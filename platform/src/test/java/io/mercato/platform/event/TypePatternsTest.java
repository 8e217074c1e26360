package io.mercato.platform.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.Set;

class TypePatternsTest {
    @Test
    void aWholeTypeMeansItselfOnly() {
        TypePatterns patterns = new TypePatterns(Set.of("io.mercato.catalog.product.changed.v1"));
        assertThat(patterns).accepts("io.mercato.catalog.product.changed.v1");
        assertThat(patterns)
                .rejects(
                        "io.mercato.catalog.product.changed.v10",
                        "io-mercato.catalog.product.changed.v1",
                        "x.io.mercato.catalog.product.changed.v1");
    }

    @Test
    void anAsteriskStandsForAnyText() {
        TypePatterns patterns = new TypePatterns(Set.of("io.mercato.*.changed.v1", "io.mercato.orders.*"));
        assertThat(patterns)
                .accepts(
                        "io.mercato.catalog.product.changed.v1",
                        "io.mercato.orders.order.paid.v1",
                        "io.mercato.orders.");
        assertThat(patterns).rejects("io.mercato.catalog.product.changed.v2", "io.mercato.batch.job.failed.v1");
    }

    @Test
    void noTypeMeansNone() {
        assertThat(new TypePatterns(Set.of())).rejects("io.mercato.orders.order.paid.v1");
    }
}
