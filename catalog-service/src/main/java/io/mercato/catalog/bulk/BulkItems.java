package io.mercato.catalog.bulk;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.stream.Collectors.joining;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The items as they come from the database, and where each begins and ends. */
final class BulkItems extends ByteArrayOutputStream {
    private static final byte[] BEGIN = "{\"items\":[".getBytes(US_ASCII);
    private static final long serialVersionUID = 1L;
    private static final int TYPICAL_SIZE = 48 * 1024;

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
        List<int[]> found = new ArrayList<>(ids.size());
        Set<UUID> missing = new LinkedHashSet<>();
        for (UUID id : ids) {
            int[] place = places.get(id);
            if (place == null) {
                missing.add(id);
            } else {
                found.add(place);
            }
        }
        return answer(found, end(missing));
    }

    private byte[] answer(List<int[]> found, byte[] end) {
        int length = found.stream().mapToInt(place -> place[1] - place[0] + 1).sum();
        ByteBuffer answer = ByteBuffer.allocate(BEGIN.length + Math.max(0, length - 1) + end.length);
        answer.put(BEGIN);
        for (int i = 0; i < found.size(); i++) {
            if (i > 0) {
                answer.put((byte) ',');
            }
            int[] place = found.get(i);
            answer.put(buf, place[0], place[1] - place[0]);
        }
        return answer.put(end).array();
    }

    private static byte[] end(Set<UUID> missing) {
        String ids = missing.stream().map(id -> '"' + id.toString() + '"').collect(joining(","));
        return ("],\"missing\":[" + ids + "]}").getBytes(US_ASCII);
    }
}
