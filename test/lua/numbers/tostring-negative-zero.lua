-- Negative zero prints with its sign.
local z = 0
print(-z) --> -0
print(-0.0) --> -0
print(0 * -1) --> -0
print(0) --> 0
