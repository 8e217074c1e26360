package io.mercato.homepage.section;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Tells how each section fared when it was last asked for. Always up: a page with sections missing, or the last good one,
 * is better than none, and every replica would leave the rotation at once.
 */
@Readiness
class SectionsHealthCheck implements HealthCheck {
    private final Sections sections;

    SectionsHealthCheck(Sections sections) {
        this.sections = sections;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder health =
                HealthCheckResponse.named("Sections").up();
        sections.lastOutcomes().forEach(health::withData);
        return health.build();
    }
}
