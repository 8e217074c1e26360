package io.mercato.platform.testing.browser;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Gives each test a new {@link Tab} of one Chromium for the class. Where none is installed the tests are skipped, but under
 * {@code CI=true} they fail.
 */
public final class Browser implements BeforeAllCallback, AfterEachCallback, AfterAllCallback, ParameterResolver {
    private static final String NONE = "There is no Chromium on PATH nor in the usual places, nor named by CHROMIUM";

    private Chromium chromium;
    private Tab tab;

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
    public void afterEach(ExtensionContext context) {
        if (tab != null) {
            tab.close();
            tab = null;
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (chromium != null) {
            chromium.close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Tab.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        tab = chromium.open();
        return tab;
    }
}
