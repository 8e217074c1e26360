-- The homepage: homepage.lua mix (half of the visits anonymous, half of customers, by Zipf), anonymous or customers.
dofile(debug.getinfo(1).source:match("@(.*/)") .. "figures.lua")

local users, shares, total = {}, {}, 0

function init(arguments)
  mode = arguments[1]
  math.randomseed(42)
  if mode ~= "anonymous" then
    for _, line in ipairs(lines("tokens")) do
      local id, token = line:match("(%S+) (%S+)")
      total = total + 1 / (#users + 1)
      users[#users + 1] = { path = "/api/v1/homepage?userId=" .. id, token = "Bearer " .. token }
      shares[#shares + 1] = total
    end
  end
end

function request()
  if mode == "anonymous" or (mode == "mix" and math.random() < 0.5) then
    return wrk.format("GET", "/api/v1/homepage", { ["Accept-Encoding"] = "gzip, br" })
  end
  local at, drawn = 1, math.random() * total
  while shares[at] < drawn do at = at + 1 end
  return wrk.format("GET", users[at].path, { ["Accept-Encoding"] = "gzip, br", Authorization = users[at].token })
end

-- Milliseconds between an answer and the next request, where the load is to be steady and not all that there can be.
local pause = tonumber(os.getenv("BENCH_PAUSE") or "0")
if pause > 0 then
  function delay() return pause end
end
