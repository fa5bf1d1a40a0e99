-- DeltaBlue: an incremental solver for one-way constraints; classes, dispatch, object lists.
-- Terms are those of the paper by Sannella, Maloney, Freeman-Benson and Borning (1993).
-- n: rounds of a chain of 60 variables and of a projection of 60 pairs.
local n = tonumber((...)) or 130

-- Strengths are numbers, the smaller the stronger.
local REQUIRED, PREFERRED, DEFAULT, WEAKEST = 0, 2, 4, 6
local SIZE = 60

local function class(parent)
  local c = setmetatable({}, parent)
  c.__index = c
  return c
end

local function remove_from(list, item)
  for i = #list, 1, -1 do
    if list[i] == item then table.remove(list, i) end
  end
end

local Variable = class()

function Variable.new(value)
  return setmetatable({
    value = value, constraints = {}, determined_by = nil, mark = 0, walk_strength = WEAKEST, stay = true,
  }, Variable)
end

-- A constraint holds its variables in an array; `output` is the index of the one it sets, or nil.
local Constraint = class()

function Constraint:attach(planner)
  for _, v in ipairs(self.variables) do v.constraints[#v.constraints + 1] = self end
  self.output = nil
  planner:incremental_add(self)
end

function Constraint:detach(planner)
  if self.output then
    planner:incremental_remove(self)
  else
    self:remove_from_graph()
  end
end

function Constraint:remove_from_graph()
  for _, v in ipairs(self.variables) do remove_from(v.constraints, self) end
  self.output = nil
end

function Constraint:output_variable() return self.variables[self.output] end

--- Chooses the weakest variable this constraint may still override in this pass.
function Constraint:choose_method(mark)
  self.output = nil
  local weakest = self.strength
  for i, v in ipairs(self.variables) do
    if self.may_set[i] and v.mark ~= mark and v.walk_strength > weakest then
      weakest, self.output = v.walk_strength, i
    end
  end
end

--- Tries to enforce this constraint; answers the constraint it overrode, if any.
function Constraint:satisfy(mark, planner)
  self:choose_method(mark)
  if not self.output then
    assert(self.strength ~= REQUIRED, "could not satisfy a required constraint")
    return nil
  end
  local out = self:output_variable()
  for _, v in ipairs(self.variables) do
    if v ~= out then v.mark = mark end
  end
  local overridden = out.determined_by
  if overridden then overridden.output = nil end
  out.determined_by = self
  assert(planner:propagate(self, mark), "cycle encountered")
  out.mark = mark
  return overridden
end

--- Recomputes the strength, staying and value that the output inherits from the inputs.
function Constraint:recalculate()
  local out = self:output_variable()
  local strength, stay = self.strength, not self.is_input
  for i, v in ipairs(self.variables) do
    if i ~= self.output then
      if self.may_set[i] and v.walk_strength > strength then strength = v.walk_strength end
      stay = stay and v.stay
    end
  end
  out.walk_strength, out.stay = strength, stay
  if stay then self:execute() end
end

function Constraint:inputs_known(mark)
  for i, v in ipairs(self.variables) do
    if i ~= self.output and not (v.mark == mark or v.stay or v.determined_by == nil) then return false end
  end
  return true
end

local Unary = class(Constraint)

function Unary.new(v, strength, is_input, planner)
  local c = setmetatable({ variables = { v }, may_set = { true }, strength = strength, is_input = is_input }, Unary)
  c:attach(planner)
  return c
end

function Unary:execute() end -- The value of a stay or of an edit comes from outside.

local Equal = class(Constraint)

function Equal.new(a, b, strength, planner)
  local c = setmetatable({ variables = { a, b }, may_set = { true, true }, strength = strength }, Equal)
  c:attach(planner)
  return c
end

function Equal:execute()
  local v = self.variables
  v[self.output].value = v[3 - self.output].value
end

--- destination = source * scale + offset, in both directions.
local Scale = class(Constraint)

function Scale.new(source, scale, offset, destination, strength, planner)
  local c = setmetatable({
    variables = { source, scale, offset, destination }, may_set = { true, false, false, true }, strength = strength,
  }, Scale)
  c:attach(planner)
  return c
end

function Scale:execute()
  local v = self.variables
  if self.output == 4 then
    v[4].value = v[1].value * v[2].value + v[3].value
  else
    v[1].value = (v[4].value - v[3].value) / v[2].value
  end
end

local Planner = class()

function Planner.new() return setmetatable({ mark = 0 }, Planner) end

function Planner:new_mark()
  self.mark = self.mark + 1
  return self.mark
end

function Planner:incremental_add(constraint)
  local mark = self:new_mark()
  local overridden = constraint:satisfy(mark, self)
  while overridden do overridden = overridden:satisfy(mark, self) end
end

function Planner:incremental_remove(constraint)
  local out = constraint:output_variable()
  constraint:remove_from_graph()
  local unsatisfied = self:reset_downstream(out)
  table.sort(unsatisfied, function(a, b) return a.strength < b.strength end)
  for _, c in ipairs(unsatisfied) do self:incremental_add(c) end
end

--- Recalculates everything downstream of `constraint`; false when that leads back to it.
function Planner:propagate(constraint, mark)
  local todo = { constraint }
  while #todo > 0 do
    local c = table.remove(todo)
    if c:output_variable().mark == mark then
      self:incremental_remove(constraint)
      return false
    end
    c:recalculate()
    self:add_consumers(c:output_variable(), todo)
  end
  return true
end

--- Appends the satisfied constraints that read `v` to `list`.
function Planner:add_consumers(v, list)
  for _, c in ipairs(v.constraints) do
    if c ~= v.determined_by and c.output then list[#list + 1] = c end
  end
end

--- Forgets what determined `out`, recalculates downstream, and answers what is now unsatisfied.
function Planner:reset_downstream(out)
  out.determined_by, out.walk_strength, out.stay = nil, WEAKEST, true
  local unsatisfied, todo = {}, { out }
  while #todo > 0 do
    local v = table.remove(todo)
    for _, c in ipairs(v.constraints) do
      if not c.output then
        unsatisfied[#unsatisfied + 1] = c
      elseif c ~= v.determined_by then
        c:recalculate()
        todo[#todo + 1] = c:output_variable()
      end
    end
  end
  return unsatisfied
end

--- An ordered list of constraints that brings everything up to date when the edits change.
function Planner:plan(edits)
  local mark, plan, todo = self:new_mark(), {}, {}
  for i, c in ipairs(edits) do todo[i] = c end
  while #todo > 0 do
    local c = table.remove(todo)
    local out = c:output_variable()
    if out.mark ~= mark and c:inputs_known(mark) then
      plan[#plan + 1] = c
      out.mark = mark
      self:add_consumers(out, todo)
    end
  end
  return plan
end

local function execute(plan)
  for i = 1, #plan do plan[i]:execute() end
end

local function set_value(planner, v, value)
  local edit = Unary.new(v, PREFERRED, true, planner)
  local plan = planner:plan({ edit })
  for _ = 1, 10 do
    v.value = value
    execute(plan)
  end
  edit:detach(planner)
end

local function chain_test()
  local planner, chain = Planner.new(), {}
  for i = 1, SIZE do
    chain[i] = Variable.new(0)
    if i > 1 then Equal.new(chain[i - 1], chain[i], REQUIRED, planner) end
  end
  Unary.new(chain[SIZE], DEFAULT, false, planner)
  local edit = Unary.new(chain[1], PREFERRED, true, planner)
  local plan = planner:plan({ edit })
  for value = 1, 100 do
    chain[1].value = value
    execute(plan)
    assert(chain[SIZE].value == value, "chain test failed")
  end
  edit:detach(planner)
  return #plan
end

local function projection_test()
  local planner = Planner.new()
  local scale, offset = Variable.new(10), Variable.new(1000)
  local sources, destinations = {}, {}
  for i = 1, SIZE do
    sources[i], destinations[i] = Variable.new(i), Variable.new(i)
    Unary.new(sources[i], DEFAULT, false, planner)
    Scale.new(sources[i], scale, offset, destinations[i], REQUIRED, planner)
  end
  set_value(planner, sources[1], 17)
  assert(destinations[1].value == 1170, "projection forwards failed")
  set_value(planner, destinations[1], 1050)
  assert(sources[1].value == 5, "projection backwards failed")
  set_value(planner, scale, 5)
  for i = 2, SIZE do assert(destinations[i].value == i * 5 + 1000, "new scale failed") end
  set_value(planner, offset, 2000)
  local sum = 0
  for i = 2, SIZE do
    assert(destinations[i].value == i * 5 + 2000, "new offset failed")
    sum = sum + destinations[i].value
  end
  return sum
end

local total = 0
for _ = 1, n do total = (total + chain_test() + projection_test()) % 1000003 end
print(string.format("deltablue %d", total))
