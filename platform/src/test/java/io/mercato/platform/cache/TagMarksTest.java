package io.mercato.platform.cache;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

class TagMarksTest {
    @Test
    void onlyAnInvalidationAfterTheValueWasLookedForOutdatesIt() {
        TagMarks marks = new TagMarks(10);
        marks.invalidate(Set.of("a"));
        Tagging tagging = new Tagging(Set.of("a", "b"), marks.now());
        assertThat(marks.isOutdated(tagging)).isFalse();
        marks.invalidate(Set.of("c"));
        assertThat(marks.isOutdated(tagging)).isFalse();
        marks.invalidate(Set.of("b"));
        assertThat(marks.isOutdated(tagging)).isTrue();
        marks.invalidate(Set.of("d"));
        assertThat(marks.isOutdated(tagging)).as("for ever").isTrue();
    }

    @Test
    void whatWasForgottenOutdatesWhateverIsOlder() {
        TagMarks marks = new TagMarks(10);
        Tagging old = new Tagging(Set.of("a"), marks.now());
        marks.invalidate(Set.of("a"));
        IntStream.range(0, 20).forEach(i -> marks.invalidate(Set.of("other" + i)));
        assertThat(marks.isOutdated(old)).isTrue();
        assertThat(marks.isOutdated(new Tagging(Set.of("a"), marks.now()))).isFalse();
    }

    @Test
    void whatHasNoTagsIsNeverOutdated() {
        TagMarks marks = new TagMarks(1);
        IntStream.range(0, 20).forEach(i -> marks.invalidate(Set.of("other" + i)));
        assertThat(marks.isOutdated(Tagging.NONE)).isFalse();
    }

    @Test
    void aReaderNeverTakesAnInvalidationForHeardThatIsStillBeingWritten() throws InterruptedException {
        TagMarks marks = new TagMarks(1_000);
        AtomicBoolean done = new AtomicBoolean();
        Tagging tagging = new Tagging(Set.of("z"), marks.now());
        Thread reader = Thread.ofPlatform().start(() -> {
            while (!done.get()) {
                marks.isOutdated(tagging);
            }
        });
        for (int i = 0; i < 100_000; i++) {
            marks.invalidate(Set.of("other" + i % 100));
        }
        marks.invalidate(Set.of("z"));
        done.set(true);
        reader.join();
        assertThat(marks.isOutdated(tagging)).isTrue();
    }
}
