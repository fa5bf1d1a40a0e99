-- A table replacement is looked up with the first capture.
print(("$name is $age"):gsub("%$(%w+)", { name = "Ann", age = 7 })) --> Ann is 7	2
print(("a b"):gsub("%w", { a = true and "A", b = false })) --> A b	2
