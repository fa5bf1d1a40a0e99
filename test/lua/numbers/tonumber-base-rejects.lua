-- A digit outside the base makes tonumber return nil.
print(tonumber("12", 2)) --> nil
print(tonumber("8", 8)) --> nil
print(tonumber("", 16)) --> nil
print(tonumber("g", 16)) --> nil
print(tonumber("1.5", 16)) --> nil
print(tonumber("1 1", 2)) --> nil
