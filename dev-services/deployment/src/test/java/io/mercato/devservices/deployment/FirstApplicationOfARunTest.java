package io.mercato.devservices.deployment;

import io.quarkus.test.QuarkusUnitTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FirstApplicationOfARunTest {

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addClass(SharingOfARun.class))
            .overrideConfigKey("quarkus.application.name", "first");

    @Test
    void itUsesTheServersOfTheOtherApplication() {
        SharingOfARun.assertSameServersAsOtherApplications();
    }
}
