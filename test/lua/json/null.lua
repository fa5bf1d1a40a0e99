-- json.null is one object that equals nothing else.
print(tostring(json.null), type(json.null), json.null == json.decode('null'), json.null == nil) --> null	userdata	true	false
print(json.null == json.decode('[null]')[1], rawequal(json.null, json.decode('{"a":null}').a)) --> true	true
print(getmetatable(json.null)) --> json.null
