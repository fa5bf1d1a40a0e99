-- Values that have no text are refused before anything is written.
local function try(f, ...)
  local ok, e = pcall(f, ...)
  return ok and 'ok' or e.code .. '/' .. tostring(e.arg)
end
local w = json.writer.new()
w:begin_array()
print(try(w.value, w), try(w.value, w, nil), try(w.value, w, {}), try(w.value, w, print)) --> 22/2	22/2	22/2	22/2
print(try(w.value, w, 0 / 0), try(w.value, w, 1 / 0), try(w.value, w, '\255')) --> 1/nil	1/nil	3/nil
print(try(w.literal, w), try(w.literal, w, 1)) --> 22/2	22/2
print(try(w.value, {}, 1), try(w.value), try(w.generate, json.null)) --> 22/1	22/1	22/1
print((pcall(function() return w.unknown end)), (pcall(function() w.level = 1 end))) --> false	false
w:end_array()
print(w:generate()) --> []
