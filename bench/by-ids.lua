-- A hundred products at random, the fields of a card.
dofile(debug.getinfo(1).source:match("@(.*/)") .. "figures.lua")

local ids = lines("ids")
local headers = { ["Content-Type"] = "application/json", ["Authorization"] = "Bearer " .. os.getenv("BENCH_TOKEN") }
local fields = '"fields":["handle","title","vendor","price","compareAtPrice","rating","image","store","createdAt"]}'

function request()
  local some = {}
  for i = 1, 100 do some[i] = '"' .. ids[math.random(#ids)] .. '"' end
  return wrk.format("POST", "/internal/v1/products/by-ids", headers, '{"ids":[' .. table.concat(some, ",") .. "]," .. fields)
end
