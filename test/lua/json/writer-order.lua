-- What JSON does not allow at its place is EINVAL, and changes nothing.
local function try(f, ...)
  local ok, e = pcall(f, ...)
  return ok and 'ok' or e.code
end
local w = json.writer.new()
print(try(w.end_array, w), try(w.end_object, w), try(w.generate, w)) --> 22	22	22
w:begin_object()
print(try(w.value, w, 1), try(w.value, w, json.null), try(w.begin_array, w), try(w.begin_object, w), try(w.end_array, w)) --> 22	22	22	22	22
print(try(w.generate, w), try(json.encode, {}, {state = {writer = w, visited = {}}})) --> 22	22
w:value('name')
print(try(w.end_object, w), try(w.end_array, w), try(w.generate, w)) --> 22	22	22
w:begin_array()
print(try(w.end_object, w)) --> 22
w:end_array()
json.encode('other', {state = {writer = w, visited = {}}})
json.encode({1}, {state = {writer = w, visited = {}}})
w:end_object()
print(try(w.value, w, 1), try(w.begin_object, w), try(w.literal, w, '1'), try(w.literal, w, ' ')) --> 22	22	22	ok
print((w:generate():gsub(" $", ""))) --> {"name":[],"other":[1]}
print(try(w.generate, w), try(w.value, w, 1), try(w.begin_array, w), try(w.literal, w, ''), try(function() return w.level end)) --> 9	9	9	9	9
