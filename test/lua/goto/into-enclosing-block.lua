-- goto may jump to a visible label of an enclosing block.
local count = 0
do
  ::back::
  count = count + 1
  do
    do
      if count < 3 then goto back end
    end
  end
end
print(count) --> 3
