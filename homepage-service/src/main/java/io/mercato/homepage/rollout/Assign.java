package io.mercato.homepage.rollout;

import jakarta.enterprise.context.ApplicationScoped;

/** Chooses variants: for the same caller always the same, as long as the share is. Never blocks, and never fails. */
@ApplicationScoped
class Assign {
    private final CurrentRollout rollout;
    private final String salt;

    Assign(CurrentRollout rollout, RolloutSettings settings) {
        this.rollout = rollout;
        this.salt = settings.salt();
    }

    Variant variantOf(Subject subject) {
        return rollout.get().share().variantOf(Bucket.of(salt, subject));
    }
}
