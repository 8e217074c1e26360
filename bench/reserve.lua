-- A reservation of two things at random, one of each.
dofile(debug.getinfo(1).source:match("@(.*/)") .. "figures.lua")

local stock = lines("stock")
local headers = { ["Content-Type"] = "application/json", ["Authorization"] = "Bearer " .. os.getenv("BENCH_TOKEN") }
local run = os.time() .. "-" .. tostring({}):match("0x(%x+)")
local count = 0

local function line(at)
  local variant, size = stock[at]:match("(.*)|(.*)")
  return '{"variantId":"' .. variant .. '","sizeId":"' .. size .. '","quantity":1}'
end

function request()
  count = count + 1
  local one = math.random(#stock)
  local other = one % #stock + 1
  return wrk.format("POST", "/internal/v1/reservations", headers,
    '{"reference":"bench-' .. run .. "-" .. count .. '","lines":[' .. line(one) .. "," .. line(other) .. "]}")
end
