package io.mercato.homepage.storefront.catalog;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import io.mercato.homepage.storefront.ShopProfile;
import io.mercato.homepage.upstream.StreamingCatalog;
import io.mercato.platform.deadline.Deadline;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import org.junit.jupiter.api.Test;

import java.time.Duration;

import jakarta.inject.Inject;

/** How much a page reads, and for how long. */
@QuarkusTest
@TestProfile(ShopProfile.class)
class ReadBoundsTest {
    @Inject
    Vertx vertx;

    @Inject
    CatalogSettings settings;

    @Inject
    Catalog catalog;

    @Test
    void anAnswerIsReadNoFurtherThanItMayBeAndThePageSaysThatItCannotBeShown() {
        try (StreamingCatalog large = StreamingCatalog.withMebibytesOfOffers(50)) {
            QuarkusMock.installMockForType(new CatalogCalls(vertx, settings, large.uri()), CatalogCalls.class);
            given().get("/offers?cursor=further")
                    .then()
                    .statusCode(503)
                    .body(containsString("The shop is catching its breath"));
            await().until(() -> large.cutOff() == 1);
            assertThat(large.sent()).isLessThan(settings.maxSize().asLongValue() + StreamingCatalog.IN_SOCKETS);
        }
    }

    @Test
    void allReadsOfAPageTogetherMayTakeItsTimeAndNoMore() {
        Reads reads = new Reads(catalog, Deadline.in(Duration.ofMillis(100)));
        assertThat(reads.now(Uni.createFrom().item("there"))).isEqualTo("there");
        assertThat(reads.nowOr(Uni.createFrom().item("there"), "else")).isEqualTo("there");
        assertThat(reads.nowOr(Uni.createFrom().nothing(), "else")).isEqualTo("else");
        assertThatThrownBy(() -> reads.now(Uni.createFrom().nothing())).isInstanceOf(ReadFailure.Unavailable.class);
        assertThatThrownBy(() -> reads.now(
                        Uni.createFrom().item("late").onItem().delayIt().by(Duration.ofSeconds(1))))
                .isInstanceOf(ReadFailure.Unavailable.class);
    }
}
