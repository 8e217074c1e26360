package io.mercato.homepage.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mercato.platform.paging.Cursor;
import io.mercato.platform.paging.Page;
import io.mercato.platform.paging.PageQuery;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.redis.datasource.stream.ReactiveStreamCommands;
import io.quarkus.redis.datasource.stream.StreamMessage;
import io.quarkus.redis.datasource.stream.StreamRange;
import io.smallrye.mutiny.Uni;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Who did what here and when: a stream in Redis to which entries are added and which is cut to the newest of them, since
 * this service has no database. Nothing changes an entry. What must outlive Redis is in the log too, where whoever adds an
 * entry says the same. Thread-safe.
 *
 * @param <T> an entry; stored as JSON
 */
public final class Journal<T> {
    /** The field of a stream's entry that holds the JSON. */
    public static final String FIELD = "entry";

    /** ARGV: about how many entries are kept; a new one. What cuts before it adds gets through in a full Redis too. */
    private static final String ADD = """
            redis.call('XTRIM', KEYS[1], 'MAXLEN', '~', ARGV[1])
            return redis.call('XADD', KEYS[1], '*', 'entry', ARGV[2])""";

    private static final String NEWEST = "+";
    private static final Pattern STREAM_ID = Pattern.compile("\\d{1,20}-\\d{1,20}");

    private final String key;
    private final Class<T> type;
    private final ObjectMapper json;
    private final ReactiveRedisDataSource redis;
    private final ReactiveStreamCommands<String, String, String> stream;
    private final long maxEntries;

    /** @param key of the stream in Redis; also what its cursors belong to */
    public Journal(
            String key, Class<T> type, ReactiveRedisDataSource redis, ObjectMapper json, JournalSettings settings) {
        this.key = key;
        this.type = type;
        this.json = json;
        this.redis = redis;
        this.stream = redis.stream(String.class);
        this.maxEntries = settings.maxEntries();
    }

    /** Adds an entry. Does not block; fails when Redis does not take it. */
    public Uni<Void> add(T entry) {
        return redis.execute("EVAL", ADD, "1", key, Long.toString(maxEntries), encode(entry))
                .replaceWithVoid();
    }

    /**
     * A page, the newest first. Does not block.
     *
     * @throws io.mercato.platform.problem.ProblemException 400 {@code invalid_cursor}
     */
    public Uni<Page<T>> read(PageQuery query) {
        String from = Optional.ofNullable(query.cursor()).map(this::before).orElse(NEWEST);
        return stream.xrevrange(key, StreamRange.of(from, "-"), query.limit() + 1)
                .map(found -> page(found, query));
    }

    /** How an entry is stored. */
    public String encode(T entry) {
        try {
            return json.writeValueAsString(entry);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An id of Redis, since its order is the list's; one that is none was not given out by this list. */
    private String before(String cursor) {
        String id = Cursor.read(cursor, key, String.class).key(0, String.class);
        return STREAM_ID.matcher(id).matches() ? "(" + id : "(0-1";
    }

    private Page<T> page(List<StreamMessage<String, String, String>> found, PageQuery query) {
        Page<StreamMessage<String, String, String>> page =
                Page.of(found, query, key, message -> new Object[] {message.id()});
        return new Page<>(
                page.items().stream()
                        .map(message -> decode(message.payload().get(FIELD)))
                        .toList(),
                page.nextCursor());
    }

    private T decode(String entry) {
        try {
            return json.readValue(entry, type);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
