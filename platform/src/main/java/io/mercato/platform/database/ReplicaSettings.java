package io.mercato.platform.database;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import java.time.Duration;

/** When reads go to a replica of the database: {@code mercato.database.replica.<key>}; docs/database.md explains them. */
@ConfigMapping(prefix = "mercato.database.replica")
public interface ReplicaSettings {
    /** Whether there is one; {@code quarkus.datasource.replica.jdbc.url} says where. */
    @WithDefault("false")
    boolean enabled();

    /** How far it may be behind; with more, everything is read from the primary. */
    @WithDefault("PT5S")
    Duration maxLag();

    /** How often it is looked at, and so how much is added to the lag that is known of. */
    @WithDefault("PT1S")
    Duration checkInterval();

    /** How often while a change is on its way to it, for which reads wait by going to the primary. */
    @WithDefault("PT0.05S")
    Duration catchUpInterval();

    /** How much the clocks of the service's replicas may differ. */
    @WithDefault("PT0.5S")
    Duration clockSkew();
}
