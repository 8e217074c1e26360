package io.mercato.catalog.bulk;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The items as they come from the database, and where each begins and ends. */
final class BulkItems extends ByteArrayOutputStream {
    private static final byte[] BEGIN = "{\"items\":[".getBytes(US_ASCII);
    private static final byte[] MISSING = "],\"missing\":[".getBytes(US_ASCII);
    private static final byte[] END = "]}".getBytes(US_ASCII);
    private static final long serialVersionUID = 1L;
    private static final int TYPICAL_SIZE = 32 * 1024;

    private final transient Map<UUID, int[]> places = new HashMap<>();
    private int begin;

    BulkItems() {
        super(TYPICAL_SIZE);
    }

    void endOf(UUID id) {
        places.put(id, new int[] {begin, count});
        begin = count;
    }

    byte[] inOrderOf(List<UUID> ids) {
        ByteArrayOutputStream answer = new ByteArrayOutputStream(count + ids.size() * 48);
        answer.writeBytes(BEGIN);
        Set<UUID> missing = new LinkedHashSet<>();
        boolean first = true;
        for (UUID id : ids) {
            int[] place = places.get(id);
            if (place == null) {
                missing.add(id);
                continue;
            }
            if (!first) {
                answer.write(',');
            }
            first = false;
            answer.write(buf, place[0], place[1] - place[0]);
        }
        answer.writeBytes(MISSING);
        String separator = "\"";
        for (UUID id : missing) {
            answer.writeBytes((separator + id + '"').getBytes(US_ASCII));
            separator = ",\"";
        }
        answer.writeBytes(END);
        return answer.toByteArray();
    }
}
