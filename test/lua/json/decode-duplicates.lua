-- Of several members with one name the last counts.
print(json.encode(json.decode('{"a": 1, "b": 2, "a": {"a": 3, "a": 4}, "\\u0061": [5]}'))) --> {"a":[5],"b":2}
