package io.mercato.system;

import static io.restassured.RestAssured.when;

import io.restassured.response.Response;

/** The homepage as the very first visitor of a new installation sees it, right after {@code ./mercato up} has returned. */
record FirstPage(Response response) {
    static FirstPage of(Mercato mercato) {
        return new FirstPage(when().get(mercato.edge() + "/api/v1/homepage"));
    }
}
