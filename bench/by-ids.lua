-- A hundred products, one of the lists that all of them make, the fields of a card.
dofile(debug.getinfo(1).source:match("@(.*/)") .. "figures.lua")

local ids = lines("ids")
local headers = { ["Content-Type"] = "application/json", ["Authorization"] = "Bearer " .. os.getenv("BENCH_TOKEN") }
local fields = '"fields":["handle","title","vendor","price","compareAtPrice","rating","image","store","createdAt"]}'

-- The lists that pgbench reads too, made before they are asked for: what making them costs is no part of the answer.
local requests = {}

function init()
  for first = 1, #ids - 99, 100 do
    local list = '"' .. table.concat(ids, '","', first, first + 99) .. '"'
    requests[#requests + 1] = wrk.format("POST", "/internal/v1/products/by-ids", headers, '{"ids":[' .. list .. "]," .. fields)
  end
end

function request() return requests[math.random(#requests)] end
