package io.mercato.catalog.productimport;

import static io.mercato.catalog.Api.asService;

import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;

import java.nio.charset.StandardCharsets;

/** Rows of a product CSV, and its import. */
final class ImportFile {
    static final String HEADER =
            "Handle,Title,Body (HTML),Vendor,Type,Tags,Published,Option1 Name,Option1 Value,Variant SKU,Variant Price,"
                    + "Variant Compare At Price,Image Src,Image Position,Image Alt Text,Status\n";

    private ImportFile() {}

    /** The first row of a product, with size M and one image. */
    static String simple(String handle, String price) {
        return "%1$s,Title of %1$s,,Acme,Thing,,true,Size,M,SKU-%1$s,%2$s,,https://example.org/%1$s.jpg,1,,active\n"
                .formatted(handle, price);
    }

    /** One more variant of the product before. */
    static String variant(String handle, String size, String price) {
        return "%s,,,,,,,,%s,,%s,,,,,\n".formatted(handle, size, price);
    }

    /** One more image of the product before. */
    static String image(String handle, String url, String position) {
        return "%s,,,,,,,,,,,,%s,%s,,\n".formatted(handle, url, position);
    }

    /** Imports prices in naira, which must be answered by a summary. */
    static JsonPath importInto(String store, String file) {
        return post(store, "NGN", file).statusCode(200).extract().jsonPath();
    }

    static ValidatableResponse post(String store, String currency, String file) {
        return asService()
                .contentType("text/csv; charset=UTF-8")
                .queryParam("store", store)
                .queryParam("currency", currency)
                .body(file.getBytes(StandardCharsets.UTF_8))
                .post("/internal/v1/imports/products")
                .then();
    }
}
