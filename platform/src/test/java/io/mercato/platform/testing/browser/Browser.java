package io.mercato.platform.testing.browser;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import java.nio.file.Path;
import java.util.Optional;

/**
 * One Chromium for all tests of a class: {@code @RegisterExtension static final Browser BROWSER}. Where none is installed they
 * are skipped, but under {@code CI=true} they fail.
 */
public final class Browser implements BeforeAllCallback, AfterAllCallback {
    private static final String NONE =
            "There is no Chromium on PATH or in the usual places, and the environment variable CHROMIUM names none";

    private Chromium chromium;

    @Override
    public void beforeAll(ExtensionContext context) {
        Optional<Path> program = Chromium.installed();
        if (program.isEmpty() && Boolean.parseBoolean(System.getenv("CI"))) {
            throw new IllegalStateException(NONE);
        }
        Assumptions.assumeTrue(program.isPresent(), NONE);
        chromium = Chromium.start(program.get());
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (chromium != null) {
            chromium.close();
        }
    }

    /** A new tab. */
    public Tab open() {
        return chromium.open();
    }
}
