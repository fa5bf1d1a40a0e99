-- tonumber accepts inf, infinity and nan in any case.
print(tonumber("inf"), tonumber("-INF"), tonumber("infinity")) --> inf	-inf	inf
print(tonumber("nan")) --> nan
print(tonumber("infx"), tonumber("nano")) --> nil	nil
