-- Values of different types are never equal.
print(1 == "1", nil == false, 0 == false, "" == nil, {} == "x") --> false	false	false	false	false
