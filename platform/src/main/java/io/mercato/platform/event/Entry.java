package io.mercato.platform.event;

import java.util.Map;

/** An entry of the stream, whatever somebody has put into it. */
record Entry(String id, Map<String, String> fields) {

    CloudEvent event() throws CloudEventJson.InvalidEventException {
        String text = fields.get(EventStream.FIELD);
        if (text == null) {
            throw new CloudEventJson.InvalidEventException("The entry has no field " + EventStream.FIELD);
        }
        return CloudEventJson.decode(text);
    }
}
