package io.mercato.homepage.page;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opentelemetry.sdk.trace.samplers.SamplingResult;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import jakarta.inject.Singleton;

/** Is asked about each span that is made, has none recorded, and remembers the traces of those of requests. */
@Singleton
public class TracedRequests implements Sampler {
    private final Queue<String> traces = new ConcurrentLinkedQueue<>();

    @Override
    public SamplingResult shouldSample(
            Context parent, String trace, String name, SpanKind kind, Attributes attributes, List<LinkData> links) {
        if (kind == SpanKind.SERVER) {
            traces.add(trace);
        }
        return SamplingResult.drop();
    }

    @Override
    public String getDescription() {
        return "traced requests";
    }

    void forget() {
        traces.clear();
    }

    List<String> traces() {
        return List.copyOf(traces);
    }
}
