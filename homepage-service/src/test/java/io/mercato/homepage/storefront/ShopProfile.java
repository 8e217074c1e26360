package io.mercato.homepage.storefront;

import io.quarkus.test.junit.QuarkusTestProfile;

import java.util.List;

/**
 * There is a {@link ShopStub} in the place of catalog-service, for the test classes of this profile only: a
 * {@code @QuarkusTestResource} would take that place in all others, too.
 */
public class ShopProfile implements QuarkusTestProfile {
    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(ShopStub.class));
    }

    @Override
    public boolean disableGlobalTestResources() {
        return true;
    }
}
