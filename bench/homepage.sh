# The homepage's benchmarks; sourced by bench/run, whose functions these use.
#
# Rates of requests are per second of the server's own processor time (user and system, of all its threads), while server and
# generator are pinned to a core each: what a core would do if it did nothing else, also where the machine is not quiet.

page=/api/v1/homepage

pid_of() { "$root/mercato" status | awk -v part="$1" '$1 == part { print $5 }'; }

ticks() { awk '{ print $14 + $15 }' "/proc/$1/stat"; }

# Pins a process to the first core; the generator has the last one.
pin() { taskset -apc 0 "$1" >/dev/null; }

# paced PID URL [HEADER…]: sets $rate, requests per second of processor time; a failed request ends the run
paced() {
  local pid=$1 url=$2 headers=() before after requests
  shift 2
  for header in "$@"; do headers+=(-H "$header"); done
  before=$(ticks "$pid")
  taskset -c "$(($(nproc) - 1))" wrk -t 1 -c 16 -d "${BENCH_SECONDS}s" "${headers[@]}" "$url" >"$work/wrk.out"
  after=$(ticks "$pid")
  if grep -q -e Non-2xx -e Socket "$work/wrk.out"; then cat "$work/wrk.out" >&2; exit 70; fi
  requests=$(awk '/requests in/ { print $1 }' "$work/wrk.out")
  rate=$(awk "BEGIN { printf \"%.0f\", $requests * $(getconf CLK_TCK) / ($after - $before) }")
}

# by_turns 'OURS…' 'THEIRS…': three rounds of both, so that what else the machine does meets both; sets $ours and $theirs
by_turns() {
  local own=() other=()
  for _ in 1 2 3; do
    eval "paced $1"; own+=("$rate")
    eval "paced $2"; other+=("$rate")
  done
  ours=$(printf '%s\n' "${own[@]}" | sort -n | sed -n 2p)
  theirs=$(printf '%s\n' "${other[@]}" | sort -n | sed -n 2p)
}

# up_homepage [JVM options]: a suite whose homepage is warm, and compiled. It is asked like nginx, without a proxy in between, so
# it does not look for one's headers: that is its default, which the suite changes since it has an edge.
up_homepage() {
  up -Dquarkus.http.proxy.proxy-address-forwarding=false "$@"
  homepage=http://$(address homepage-service)
  homepage_pid=$(pid_of homepage-service)
  curl -sf -o /dev/null "$homepage$page"
  pin "$homepage_pid"
  # What is measured later, where it is measured: else the JVM would compile again then, on the core of the server.
  local third=$((${BENCH_WARMUP:-45} / 3)) tag
  for tag in none "$(etag_of "$homepage$page")" none; do
    taskset -c "$(($(nproc) - 1))" wrk -t 1 -c 16 -d "${third}s" -H 'Accept-Encoding: gzip' -H "If-None-Match: $tag" \
      "$homepage$page" >/dev/null
  done
}

etag_of() { curl -s -o /dev/null -D - -H 'Accept-Encoding: gzip' "$1" | tr -d '\r' | sed -n 's/^etag: //Ip'; }

# The gzip bytes of the page as a file, by one process of nginx; sets $nginx and $nginx_pid.
page_by_nginx() {
  local folder=$work/page-nginx
  mkdir -p "$folder/html/api/v1"
  curl -s "$homepage$page" >"$folder/html$page"
  curl -s -H 'Accept-Encoding: gzip' "$homepage$page" >"$folder/html$page.gz"
  cat >"$folder/nginx.conf" <<CONF
worker_processes 1; daemon on; pid $folder/pid; error_log $folder/error.log;
events { worker_connections 1024; }
http { access_log off; keepalive_requests 100000000; client_body_temp_path $folder/t; proxy_temp_path $folder/t;
  fastcgi_temp_path $folder/t; uwsgi_temp_path $folder/t; scgi_temp_path $folder/t; gzip_static always;
  default_type application/json; server { listen 127.0.0.1:18098; root $folder/html; } }
CONF
  nginx -p "$folder" -c "$folder/nginx.conf"
  nginx=http://127.0.0.1:18098
  nginx_pid=$(pgrep -P "$(cat "$folder/pid")")
  pin "$nginx_pid"
}

bench_homepage-hit() {
  up_homepage
  if command -v nginx >/dev/null; then
    page_by_nginx
    by_turns "$homepage_pid $homepage$page 'Accept-Encoding: gzip'" "$nginx_pid $nginx$page 'Accept-Encoding: gzip'"
    judge 'homepage from memory, gzip' "$ours" /s "nginx $theirs/s" "$(ratio "$ours" "$theirs")" "$ours >= $theirs" '>= 1.0'
    by_turns "$homepage_pid $homepage$page 'Accept-Encoding: gzip' 'If-None-Match: $(etag_of "$homepage$page")'" \
      "$nginx_pid $nginx$page 'Accept-Encoding: gzip' 'If-None-Match: $(etag_of "$nginx$page")'"
    judge 'homepage, 304' "$ours" /s "nginx $theirs/s" "$(ratio "$ours" "$theirs")" "$ours >= 0.9 * $theirs" '>= 0.9'
    kill "$(cat "$work/page-nginx/pid")"
  else
    row 'homepage from memory, gzip' - /s 'no nginx here' - '>= 1.0' -
  fi
  if command -v varnishd >/dev/null; then
    local folder=$work/varnish
    mkdir -p "$folder"
    varnishd -n "$folder" -a 127.0.0.1:18097 -b "${homepage#http://}" -s malloc,64m >/dev/null
    sleep 2
    local varnish_pid
    varnish_pid=$(pgrep -P "$(cat "$folder/_.pid")")
    pin "$varnish_pid"
    by_turns "$homepage_pid $homepage$page 'Accept-Encoding: gzip'" \
      "$varnish_pid http://127.0.0.1:18097$page 'Accept-Encoding: gzip'"
    judge 'homepage from memory, gzip' "$ours" /s "varnish $theirs/s" "$(ratio "$ours" "$theirs")" \
      "$ours >= 1.4 * $theirs" '>= 1.4'
    kill "$(cat "$folder/_.pid")"
  else
    row 'homepage from memory, gzip' - /s 'no varnish here' - '>= 1.4' -
  fi
  down
}

bench_homepage-redis() {
  up_homepage
  paced "$homepage_pid" "$homepage$page" 'Accept-Encoding: gzip'
  local memory=$rate
  down
  up_homepage -Dmercato.cache.homepage.memory-ttl=PT0S
  paced "$homepage_pid" "$homepage$page" 'Accept-Encoding: gzip'
  judge 'homepage from Redis, to memory' "$rate" /s "$memory/s" "$(ratio "$rate" "$memory")" "$rate >= 0.4 * $memory" '>= 0.4'
  down
}

bench_homepage-cold() {
  up -Dmercato.cache.homepage.enabled=false -Dmercato.cache.homepage-section.enabled=false
  local service=$catalog slowest=0 slowest_call= call
  for call in products/recommended products/new-arrivals stores/featured events/featured 'offers?featured=true' \
    'offers?flashSale=true'; do
    BENCH_CONNECTIONS=1 load get.lua "/api/v1/$call"
    if awk "BEGIN { exit !($p95 > $slowest) }"; then slowest=$p95 slowest_call=$call; fi
  done
  catalog=http://$(address homepage-service)
  BENCH_CONNECTIONS=1 load get.lua "$page"
  catalog=$service
  judge 'homepage, nothing cached: p95' "$p95" ms "$slowest_call $slowest ms" "$(ratio "$p95" "$slowest")" \
    "$p95 <= $slowest + 10" 'slowest + 10 ms'
  down
}

# The six calls and the one: requests and bytes, and the time that they take on a link of 100 ms and 10 Mbit/s, each way half of
# the time, where this machine can emulate one.
bench_homepage-link() {
  up
  local six=('products/recommended?limit=10' 'products/new-arrivals?limit=10' 'stores/featured?limit=10'
    'events/featured?limit=10' 'offers?featured=true&limit=10' 'offers?flashSale=true&limit=10')
  local many few
  near "$homepage" "$page" >/dev/null
  many=$(near "$catalog" "${six[@]/#//api/v1/}")
  few=$(near "$homepage" "$page")
  row 'homepage to its six calls: requests' 1 '' 6 0.17 '6 to 1' met
  judge 'homepage to its six calls: bytes' "$few" B "six calls $many B" "$(ratio "$few" "$many")" "$few <= 0.67 * $many" '<= 0.67'
  if ! ip netns add mercato-bench 2>/dev/null; then
    row 'homepage on a slow link: time of all calls' - ms 'no network namespaces here' - '<= 0.20' -
    down
    return
  fi
  ip link add mercato0 type veth peer name mercato1 netns mercato-bench
  ip addr add 10.213.7.1/30 dev mercato0
  ip link set mercato0 up
  ip -n mercato-bench addr add 10.213.7.2/30 dev mercato1
  ip -n mercato-bench link set mercato1 up
  if tc qdisc add dev mercato0 root netem delay 50ms rate 10mbit 2>/dev/null \
    && tc -n mercato-bench qdisc add dev mercato1 root netem delay 50ms rate 10mbit; then
    slow_link
  else
    row 'homepage on a slow link: time of all calls' - ms 'no tc netem here' - '<= 0.20' -
  fi
  ip netns del mercato-bench
  down
}

# near BASE PATH…: the bytes of the answers, with their headers
near() {
  local base=$1 path
  shift
  for path in "$@"; do
    curl -s -o /dev/null -H 'Accept-Encoding: gzip, br' -w '%{size_download} %{size_header}\n' "$base$path"
  done | awk '{ bytes += $1 + $2 } END { printf "%d\n", bytes }'
}

slow_link() {
  local folder=$work/link-nginx before after
  mkdir -p "$folder"
  # Services listen to this machine only.
  cat >"$folder/nginx.conf" <<CONF
worker_processes 1; daemon on; pid $folder/pid; error_log $folder/error.log;
events { worker_connections 256; }
http { access_log off; client_body_temp_path $folder/t; proxy_temp_path $folder/t; fastcgi_temp_path $folder/t;
  uwsgi_temp_path $folder/t; scgi_temp_path $folder/t; proxy_http_version 1.1;
  server { listen 10.213.7.1:18096;
    location = $page { proxy_pass $homepage; } location / { proxy_pass $catalog; } } }
CONF
  nginx -p "$folder" -c "$folder/nginx.conf"
  far "$page" >/dev/null
  far "${six[@]/#//api/v1/}" >/dev/null
  before=$(far "${six[@]/#//api/v1/}")
  after=$(far "$page")
  kill "$(cat "$folder/pid")"
  judge 'homepage on a slow link: time of all calls' "$after" ms "six calls $before ms" "$(ratio "$after" "$before")" \
    "$after <= 0.2 * $before" '<= 0.20'
}

# far PATH…: the sum of the times in ms of calls that each make a connection
far() {
  local path
  for path in "$@"; do
    ip netns exec mercato-bench curl -s -o /dev/null -H 'Accept-Encoding: gzip, br' -w '%{time_total}\n' \
      "http://10.213.7.1:18096$path"
  done | awk '{ time += $1 * 1000 } END { printf "%.0f\n", time }'
}

# Half of the visits anonymous, half of customers by Zipf; every second something is changed, every tenth something that is shown.
bench_homepage-mix() {
  up
  homepage=http://$(address homepage-service)
  customers
  local before after changes
  before=$(page_reads)
  changes &
  changes=$!
  catalog=$homepage BENCH_SECONDS=${BENCH_MIX_SECONDS:-60} load homepage.lua mix
  kill "$changes" || :
  after=$(page_reads)
  local reads loads
  reads=$((${after% *} - ${before% *}))
  loads=$((${after#* } - ${before#* }))
  judge 'homepage, Zipf users and changes: hit rate' "$(awk "BEGIN { printf \"%.4f\", 1 - $loads / $reads }")" '' \
    "$reads reads" - "1 - $loads / $reads > 0.85" '> 0.85'
  down
}

# Tokens of BENCH_USERS customers, good for an hour.
customers() {
  local id
  : >"$work/tokens"
  for _ in $(seq "${BENCH_USERS:-60}"); do
    id=$(cat /proc/sys/kernel/random/uuid)
    printf '%s %s\n' "$id" "$("$root/mercato" token --role customer --sub "$id" --ttl 1H)" >>"$work/tokens"
  done
}

changes() {
  local second=0 shown
  shown=$(curl -s "$homepage$page" | grep -o '"id":"[0-9a-f-]*"' | sed -n '3s/.*:"\(.*\)"/\1/p') || :
  while sleep 1; do
    second=$((second + 1))
    local which="(SELECT id::text FROM products OFFSET $((RANDOM % 1000)) LIMIT 1)"
    [ $((second % 10)) != 0 ] || [ -z "$shown" ] || which="'$shown'"
    sql "INSERT INTO outbox (type, subject, data) SELECT 'io.mercato.catalog.product.changed.v1', 'product:' || id,
      json_build_object('tags', json_build_array('product:' || id)) FROM (SELECT $which AS id) AS changed" \
      || echo 'A change could not be made' >&2
  done
}

# Reads of the page cache, and those of them that were loads.
page_reads() {
  curl -s "$homepage/q/metrics" | awk '/^mercato_cache_gets_total\{cache="homepage",/ {
    all += $2; if (/source="loader"/) loads += $2 } END { printf "%d %d\n", all, loads }'
}

# Anonymous visitors and customers for BENCH_SOAK seconds, while things are changed and catalog-service and Redis are frozen and
# killed: no visitor without a page, and the process has no more memory at the end than after a quarter of the time without faults
# (its heap is touched at the start, so that it does not seem to grow while it fills for the first time), and neither has what is alive
# in its heap.
bench_homepage-soak() {
  up -XX:+AlwaysPreTouch
  homepage=http://$(address homepage-service)
  customers
  local pid seconds=${BENCH_SOAK:-1800} early late early_heap late_heap others=()
  pid=$(pid_of homepage-service)
  # Of both kinds, so that what is kept for either is there before as after.
  BENCH_DATA=$work BENCH_PAUSE=20 wrk -t 1 -c "$BENCH_CONNECTIONS" -d "$((seconds / 4 + ${BENCH_WARMUP:-40}))s" -s "$bench/homepage.lua" \
    "$homepage" -- customers >/dev/null 2>&1 &
  catalog=$homepage BENCH_PAUSE=4 BENCH_SECONDS=$((seconds / 4)) load homepage.lua mix
  wait $!
  early_heap=$(live_heap "$pid")
  early=$(resident "$pid")
  faults &
  others+=($!)
  changes &
  others+=($!)
  BENCH_DATA=$work BENCH_PAUSE=20 wrk -t 1 -c "$BENCH_CONNECTIONS" -d "${seconds}s" -s "$bench/homepage.lua" "$homepage" -- customers \
    >"$work/customers.out" 2>&1 &
  catalog=$homepage BENCH_PAUSE=4 BENCH_WARMUP=0 BENCH_SECONDS=$seconds soaked
  kill "${others[@]}" 2>/dev/null || :
  sleep 10
  late_heap=$(live_heap "$pid")
  late=$(resident "$pid")
  judge "homepage, ${seconds} s with faults: failed requests" "$failed" '' "$rate/s" - "$failed == 0" 0
  row "homepage, ${seconds} s with faults: of customers" "$(awk '/^figures/ { print $6 }' "$work/customers.out")" '' \
    "$(awk '/^figures/ { print $2 }' "$work/customers.out")/s" - - -
  judge "homepage, ${seconds} s with faults: memory" "$((late / 1024))" MiB "$((early / 1024)) MiB" "$(ratio "$late" "$early")" \
    "$late <= 1.15 * $early" '<= 1.15'
  judge "homepage, ${seconds} s with faults: alive in the heap" "$((late_heap / 1024))" MiB "$((early_heap / 1024)) MiB" \
    "$(ratio "$late_heap" "$early_heap")" "$late_heap <= 1.15 * $early_heap" '<= 1.15'
  down
}

# In KiB.
resident() { awk '/VmRSS/ { print $2 }' "/proc/$1/status"; }

# What objects take that can be reached in the heap of a JVM, in KiB; without what a collection leaves in gaps that it does not close.
live_heap() {
  "$JAVA_HOME/bin/jcmd" "$1" GC.class_histogram | awk '$4 !~ /jdk[.]internal[.]vm[.]Filler/ && $1 ~ /^[0-9]+:$/ { sum += $3 }
    END { printf "%d\n", sum / 1024 }'
}

# As load, but failures are counted and not the end.
soaked() {
  BENCH_DATA=$work wrk -t 1 -c "$BENCH_CONNECTIONS" -d "${BENCH_SECONDS}s" -s "$bench/homepage.lua" "$catalog" -- anonymous \
    >"$work/wrk.out" 2>&1
  read -r rate p50 p95 p99 failed < <(sed -n 's/^figures //p' "$work/wrk.out")
}

faults() {
  local part pid
  while :; do
    for part in catalog-service redis; do
      sleep 7
      pid=$(pid_of "$part")
      kill -STOP "$pid" && sleep 5
      kill -CONT "$pid" || :
    done
    sleep 7
    kill -9 "$(pid_of catalog-service)"
    sleep 30
    kill -9 "$(pid_of redis)"
    sleep 7
  done
}
