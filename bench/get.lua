-- One path again and again: get.lua PATH
dofile(debug.getinfo(1).source:match("@(.*/)") .. "figures.lua")

function init(arguments)
  path = arguments[1]
end

function request()
  return wrk.format("GET", path)
end
