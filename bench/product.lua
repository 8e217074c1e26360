-- Products by id: all (at random), few (a hundred of them at random), each (one after the other), one (always the first).
dofile(debug.getinfo(1).source:match("@(.*/)") .. "figures.lua")

local ids = lines("ids")
-- What warmed the service up is in its memory, so the measurement begins elsewhere.
local next = os.getenv("BENCH_PHASE") == "warm-up" and math.floor(#ids / 2) or 0
local among = { all = #ids, few = math.min(100, #ids), one = 1 }

function init(arguments)
  mode = arguments[1]
  math.randomseed(42)
end

function request()
  local at
  if mode == "each" then
    next = next % #ids + 1
    at = next
  else
    at = math.random(among[mode])
  end
  return wrk.format("GET", "/api/v1/products/" .. ids[at])
end
