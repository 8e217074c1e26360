package io.mercato.catalog.category;

import static io.mercato.catalog.Api.assertProblem;
import static io.mercato.catalog.Api.get;
import static io.mercato.catalog.Api.read;
import static io.mercato.catalog.Api.readAll;
import static io.mercato.catalog.admin.AdminCalls.act;
import static io.mercato.catalog.admin.AdminCalls.create;
import static io.mercato.catalog.admin.AdminCalls.etag;
import static io.mercato.catalog.admin.AdminCalls.post;
import static io.mercato.catalog.admin.AdminCalls.send;
import static io.mercato.catalog.admin.AdminCalls.with;
import static io.restassured.http.Method.DELETE;
import static io.restassured.http.Method.POST;
import static io.restassured.http.Method.PUT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.mercato.catalog.Catalogue;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

@QuarkusTest
class CategoryAdminTest {
    private static final Map<String, Object> DRESSES =
            Map.of("handle", "dresses", "name", "Dresses", "image", Map.of("url", "/d.svg", "alt", "A dress"));

    private final Catalogue catalogue;

    CategoryAdminTest(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @BeforeEach
    void anEmptyCatalogue() {
        catalogue.clear();
    }

    @Test
    void aCategoryIsMadeAsTheLastOfItsSiblingsOrBeforeOneOfThem() {
        String fashion = category("fashion", null);
        String shoes = category("shoes", fashion);
        category("bags", fashion);
        Map<String, Object> hats = new HashMap<>(Map.of("handle", "hats", "name", "Hats", "parentId", fashion));
        hats.put("before", shoes);

        post("categories", hats).statusCode(201).body("parentId", equalTo(fashion));

        assertThat(read("/categories/tree").getList("roots[0].children.handle"))
                .containsExactly("hats", "shoes", "bags");
    }

    @Test
    void aCategoryMovesWithItsBranch() {
        String fashion = category("fashion", null);
        String dresses = category("dresses", fashion);
        String evening = category("evening", dresses);
        String sale = category("sale", null);

        move(dresses, sale, null).statusCode(200).body("parentId", equalTo(sale));

        assertThat(read("/categories/" + evening).getList("ancestors.handle")).containsExactly("sale", "dresses");
        assertThat(readAll("/categories?parent=" + fashion, 5, "handle")).isEmpty();
        assertThat(readAll("/admin/audit?id=" + dresses, 5, "action"))
                .containsExactly("category.moved", "category.created");

        move(dresses, null, fashion).statusCode(200).body("parentId", equalTo(null));
        assertThat(read("/categories/tree").getList("roots.handle")).containsExactly("dresses", "fashion", "sale");
    }

    @Test
    void siblingsAreGivenAnOrder() {
        String fashion = category("fashion", null);
        String a = category("a", fashion);
        String b = category("b", fashion);
        String c = category("c", fashion);

        move(c, fashion, a).statusCode(200);
        assertThat(readAll("/categories?parent=" + fashion, 2, "handle")).containsExactly("c", "a", "b");
        move(c, fashion, null).statusCode(200);
        assertThat(readAll("/categories?parent=" + fashion, 2, "handle")).containsExactly("a", "b", "c");
        String before = etag("categories", b);
        move(b, fashion, c).statusCode(200).header("ETag", before);
    }

    @Test
    void aCategoryIsNeverMovedIntoItsOwnBranch() {
        String fashion = category("fashion", null);
        String dresses = category("dresses", fashion);
        String evening = category("evening", dresses);

        assertProblem(move(fashion, fashion, null), 409, "category_cycle");
        assertProblem(move(fashion, dresses, null), 409, "category_cycle");
        assertProblem(move(fashion, evening, null), 409, "category_cycle");
        assertThat(read("/categories/" + evening).getList("ancestors.handle")).containsExactly("fashion", "dresses");
    }

    @RepeatedTest(5)
    void twoMovesThatTogetherWouldMakeACycleDoNotBothHappen() throws Exception {
        String one = category("one", null);
        String other = category("other", null);
        String below = category("below", one);
        List<ValidatableResponse> answers = new ArrayList<>();
        try (ExecutorService admins = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<ValidatableResponse> first = admins.submit(() -> moveAnyhow(one, other));
            Future<ValidatableResponse> second = admins.submit(() -> moveAnyhow(other, below));
            answers.add(first.get());
            answers.add(second.get());
        }

        assertThat(answers.stream().map(answer -> answer.extract().statusCode()))
                .containsExactlyInAnyOrder(200, 409);
        assertThat(catalogue.text("SELECT count(*) FROM categories WHERE parent_id IS NULL"))
                .isEqualTo("1");
    }

    @Test
    void aPlaceThatIsNoneIsRefused() {
        String fashion = category("fashion", null);
        String dresses = category("dresses", fashion);
        String books = category("books", null);
        String gone = category("gone", null);
        act(DELETE, "categories", gone, "").statusCode(204);

        assertProblem(move(dresses, UUID.randomUUID().toString(), null), 422, "category_unknown");
        assertProblem(move(dresses, gone, null), 422, "category_unknown");
        assertProblem(move(dresses, fashion, books), 422, "category_unknown");
        assertProblem(move(dresses, null, gone), 422, "category_unknown");
        assertProblem(post("categories", with(DRESSES, "parentId", gone)), 422, "category_unknown");
        assertProblem(post("categories", with(DRESSES, "parentId", "abc")), 400, "invalid_body");
        assertProblem(send(POST, "categories/" + dresses + "/move", "\"v9\"", Map.of()), 412, "category_changed");
        assertProblem(send(POST, "categories/" + dresses + "/move", null, Map.of()), 428, "if_match_required");
    }

    @Test
    void theTreeGrowsNoDeeperThanIsConfigured() {
        UUID parent = null;
        for (int i = 1; i <= 49; i++) {
            parent = catalogue.category("level-" + i, parent);
        }
        String deepest = category("level-50", parent.toString());

        assertProblem(post("categories", with(DRESSES, "parentId", deepest)), 422, "category_too_deep");
        String top = category("top", null);
        category("below", top);
        assertProblem(move(top, parent.toString(), null), 422, "category_too_deep");
    }

    @Test
    void aCategoryWithCategoriesOrProductsInItIsNotDeletedAndToldOfThem() {
        String fashion = category("fashion", null);
        String dresses = category("dresses", fashion);
        UUID store = catalogue.store("store");
        for (int i = 0; i < 3; i++) {
            catalogue.change(
                    "products",
                    catalogue.product(store, "p" + i, i),
                    "category_id = '" + dresses + "', status = '" + (i == 0 ? "draft" : "active") + "'");
        }

        assertProblem(act(DELETE, "categories", fashion, ""), 409, "category_not_empty");
        act(DELETE, "categories", fashion, "").body("detail", containsString("1 categories and 0 products"));
        act(DELETE, "categories", dresses, "").body("detail", containsString("0 categories and 3 products"));

        catalogue.run("UPDATE products SET status = 'archived', deleted_at = now()");
        act(DELETE, "categories", dresses, "").statusCode(204);
        act(DELETE, "categories", fashion, "").statusCode(204);
        assertThat(readAll("/categories", 5, "handle")).isEmpty();
        assertThat(read("/categories/tree").getList("roots")).isEmpty();

        assertProblem(send(POST, "categories/" + dresses + "/restore", "*", null), 409, "category_parent_deleted");
        send(POST, "categories/" + fashion + "/restore", "*", null).statusCode(200);
        send(POST, "categories/" + dresses + "/restore", "*", null).statusCode(200);
        assertThat(read("/categories/" + dresses).getList("ancestors.handle")).containsExactly("fashion");
    }

    @Test
    void aPictureIsAnAddressThatABrowserShowsAndDoesNotRun() {
        for (String url :
                List.of("javascript:alert(1)", "data:text/html,x", "//evil.example/x", "x y", "", "ftp://a/b")) {
            assertProblem(post("categories", with(DRESSES, "image", Map.of("url", url))), 400, "invalid_parameter");
        }
        String id = create("categories", with(DRESSES, "image", null));
        get("/categories/" + id).body("image", equalTo(null));
        send(PUT, "categories/" + id, "*", DRESSES).statusCode(200);
        get("/categories/" + id).body("image.url", equalTo("/d.svg"));
    }

    private static String category(String handle, String parent) {
        Map<String, Object> body = new HashMap<>(Map.of("handle", handle, "name", handle));
        body.put("parentId", parent);
        return create("categories", body);
    }

    private static ValidatableResponse move(String id, String parent, String before) {
        Map<String, Object> place = new HashMap<>();
        place.put("parentId", parent);
        place.put("before", before);
        return send(POST, "categories/" + id + "/move", etag("categories", id), place);
    }

    private static ValidatableResponse moveAnyhow(String id, String parent) {
        return send(POST, "categories/" + id + "/move", "*", Map.of("parentId", parent));
    }
}
