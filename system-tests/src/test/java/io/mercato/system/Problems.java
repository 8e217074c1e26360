package io.mercato.system;

import static org.hamcrest.Matchers.blankOrNullString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.restassured.builder.ResponseSpecBuilder;
import io.restassured.specification.ResponseSpecification;

/** What an answer that is an error looks like, whoever gives it. */
final class Problems {

    private Problems() {}

    /** A problem detail (RFC 9457) of this status and code. */
    static ResponseSpecification problem(int status, String code) {
        return new ResponseSpecBuilder()
                .expectStatusCode(status)
                .expectContentType("application/problem+json")
                .expectBody("status", equalTo(status))
                .expectBody("code", equalTo(code))
                .expectBody("type", equalTo("https://mercato.dev/problems/" + code.replace('_', '-')))
                .expectBody("title", not(blankOrNullString()))
                .expectBody("detail", not(blankOrNullString()))
                .expectBody("requestId", not(blankOrNullString()))
                .build();
    }
}
