-- What every script ends with: one line that bench/run reads. Latencies are in microseconds.
function done(summary, latency, requests)
  local failed = summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.status
    + summary.errors.timeout
  io.write(string.format("figures %.0f %.2f %.2f %.2f %d\n", summary.requests / summary.duration * 1e6,
    latency:percentile(50) / 1000, latency:percentile(95) / 1000, latency:percentile(99) / 1000, failed))
end

function lines(name)
  local all = {}
  for line in io.lines(os.getenv("BENCH_DATA") .. "/" .. name) do all[#all + 1] = line end
  return all
end

