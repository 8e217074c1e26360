-- One GraphQL query again and again: graphql.lua QUERY
dofile(debug.getinfo(1).source:match("@(.*/)") .. "figures.lua")

function init(arguments)
  local body = '{"query": "' .. arguments[1]:gsub('"', '\\"') .. '"}'
  request_bytes = wrk.format("POST", "/api/v1/graphql", { ["Content-Type"] = "application/json" }, body)
end

function request()
  return request_bytes
end

-- An answer with errors is 200 all the same.
function response(status, headers, body)
  if body:find('"errors"', 1, true) then
    io.stderr:write(body:sub(1, 500), "\n")
    os.exit(1)
  end
end
