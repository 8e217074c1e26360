-- One GraphQL query again and again: graphql.lua QUERY
dofile(debug.getinfo(1).source:match("@(.*/)") .. "figures.lua")

function init(arguments)
  local body = '{"query": "' .. arguments[1]:gsub('"', '\\"') .. '"}'
  request_bytes = wrk.format("POST", "/api/v1/graphql", { ["Content-Type"] = "application/json" }, body)
end

function request()
  return request_bytes
end

-- An answer with errors is 200 all the same. While the JVM is cold, calls may take longer than they are given.
local warm_up = os.getenv("BENCH_PHASE") == "warm-up"
function response(status, headers, body)
  if not warm_up and body:find('"errors"', 1, true) then
    io.stderr:write(body:sub(1, 500), "\n")
    os.exit(1)
  end
end
