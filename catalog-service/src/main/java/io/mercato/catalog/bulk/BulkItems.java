package io.mercato.catalog.bulk;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.core.JsonFactory;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The items as they come from the database, and where each begins and ends. */
final class BulkItems implements AutoCloseable {
    private static final byte[] BEGIN = "{\"items\":[".getBytes(US_ASCII);

    private final BulkJson json;
    private final Map<UUID, Place> places;
    private int begin;

    BulkItems(JsonFactory factory, int ids) {
        json = new BulkJson(factory);
        places = HashMap.newHashMap(ids);
    }

    /** Of {@link #json}, in bytes. */
    private record Place(int begin, int end) {
        int length() {
            return end - begin;
        }
    }

    /** Where the next item is to be written. */
    BulkJson json() {
        return json;
    }

    /** What has been written since the last one ended is this one. */
    void endOf(UUID id) {
        places.put(id, new Place(begin, json.length()));
        begin = json.length();
    }

    byte[] inOrderOf(List<UUID> ids) {
        List<Place> found = new ArrayList<>(ids.size());
        Set<UUID> missing = new LinkedHashSet<>();
        for (UUID id : ids) {
            Place place = places.get(id);
            if (place == null) {
                missing.add(id);
            } else {
                found.add(place);
            }
        }
        return answer(found, end(missing));
    }

    @Override
    public void close() {
        json.close();
    }

    private byte[] answer(List<Place> found, byte[] end) {
        int length = found.stream().mapToInt(place -> place.length() + 1).sum();
        ByteBuffer answer = ByteBuffer.allocate(BEGIN.length + Math.max(0, length - 1) + end.length);
        answer.put(BEGIN);
        for (int i = 0; i < found.size(); i++) {
            if (i > 0) {
                answer.put((byte) ',');
            }
            answer.put(json.bytes(), found.get(i).begin(), found.get(i).length());
        }
        return answer.put(end).array();
    }

    private static byte[] end(Set<UUID> missing) {
        String ids = missing.stream().map(id -> '"' + id.toString() + '"').collect(joining(","));
        return ("],\"missing\":[" + ids + "]}").getBytes(US_ASCII);
    }
}
