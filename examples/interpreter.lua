-- A small Scheme: reader, macro-free evaluator with proper tail calls, and generators made of coroutines.
--
--   emilua-ts run examples/interpreter.lua                          the demonstration below
--   emilua-ts run examples/interpreter.lua -- '(+ 1 (* 2 3))'       evaluates the argument
--
-- (generator body ...) makes a procedure of no arguments that runs the body up to its next (yield value).

--------------------------------------------------------------------------------
-- Data: numbers, strings {string = ...}, booleans; symbols and pairs as tables; nil_ is the empty list.

local symbols = {}
local function symbol(name)
    local s = symbols[name]
    if not s then
        s = {symbol = name}
        symbols[name] = s
    end
    return s
end

local nil_ = {empty = true}
local Pair = {}
local function cons(a, d)
    return setmetatable({a, d}, Pair)
end
local function is_pair(x)
    return getmetatable(x) == Pair
end
local function list(items, tail)
    local result = tail or nil_
    for i = #items, 1, -1 do
        result = cons(items[i], result)
    end
    return result
end

local show
local function show_list(x)
    local parts = {}
    while is_pair(x) do
        parts[#parts + 1] = show(x[1])
        x = x[2]
    end
    if x ~= nil_ then
        parts[#parts + 1] = '. ' .. show(x)
    end
    return '(' .. table.concat(parts, ' ') .. ')'
end
function show(x)
    if x == true then return '#t' end
    if x == false then return '#f' end
    if type(x) == 'number' then return tostring(x) end
    if type(x) == 'function' then return '#<procedure>' end
    if x == nil_ or is_pair(x) then return show_list(x) end
    if x.symbol then return x.symbol end
    if x.string then return x.string end
    if x.params then return '#<procedure ' .. (x.name or 'anonymous') .. '>' end
    return '#<unspecified>'
end
local unspecified = {}

--------------------------------------------------------------------------------
-- Reader.

local function tokens(text)
    return coroutine.wrap(function()
        local at, line = 1, 1
        while true do
            local space, finish = text:match('^(%s*)()', at)
            for _ in space:gmatch('\n') do line = line + 1 end
            at = finish
            if at > #text then return end
            local char = text:sub(at, at)
            if char == ';' then
                at = text:find('\n', at, true) or #text + 1
            elseif char == '"' then
                local close = text:find('"', at + 1, true)
                if not close then error(('line %d: string without an end'):format(line), 0) end
                coroutine.yield('string', text:sub(at + 1, close - 1), line)
                at = close + 1
            elseif char:find("[()']") then
                coroutine.yield(char, char, line)
                at = at + 1
            else
                local word = text:match("^[^%s()';\"]+", at)
                coroutine.yield('word', word, line)
                at = at + #word
            end
        end
    end)
end

local function reader(text)
    local next_token = tokens(text)
    local function read_from(kind, value, line)
        if kind == nil then
            return nil
        elseif kind == '(' then
            local items, tail = {}, nil
            while true do
                local k, v, l = next_token()
                if k == nil then error(('line %d: ( without )'):format(line), 0) end
                if k == ')' then return list(items, tail) end
                if k == 'word' and v == '.' then
                    tail = read_from(next_token())
                else
                    items[#items + 1] = read_from(k, v, l)
                end
            end
        elseif kind == ')' then
            error(('line %d: ) without ('):format(line), 0)
        elseif kind == "'" then
            return list({symbol('quote'), read_from(next_token())})
        elseif kind == 'string' then
            return {string = value}
        elseif value == '#t' or value == '#f' then
            return value == '#t'
        end
        return tonumber(value) or symbol(value)
    end
    return function()
        return read_from(next_token())
    end
end

--------------------------------------------------------------------------------
-- Evaluator. `eval` loops instead of recursing for calls in tail position.

local function lookup(env, name)
    local value = env[name]
    if value == nil then
        error('unbound variable: ' .. name, 0)
    end
    return value
end

local function child(env)
    return setmetatable({}, {__index = env})
end

local eval

local function bind(procedure, args)
    local env = child(procedure.env)
    local params, i = procedure.params, 1
    while is_pair(params) do
        if args[i] == nil then
            error(('%s: too few arguments'):format(show(procedure)), 0)
        end
        env[params[1].symbol] = args[i]
        params, i = params[2], i + 1
    end
    if params ~= nil_ then
        env[params.symbol] = list({unpack(args, i)})
    elseif args[i] ~= nil then
        error(('%s: too many arguments'):format(show(procedure)), 0)
    end
    return env
end

local function sequence(body, env)
    while body[2] ~= nil_ do
        eval(body[1], env)
        body = body[2]
    end
    return body[1], env -- the last one is in tail position
end

local function apply(procedure, args)
    if type(procedure) == 'function' then
        return procedure(unpack(args))
    end
    local last, env = sequence(procedure.body, bind(procedure, args))
    return eval(last, env)
end

-- Special forms answer either a value, or nil plus an expression and environment to go on with.
local forms = {}

function forms.quote(x)
    return x[1]
end

forms['if'] = function(x, env)
    if eval(x[1], env) ~= false then
        return nil, x[2][1], env
    elseif x[2][2] ~= nil_ then
        return nil, x[2][2][1], env
    end
    return unspecified
end

function forms.cond(x, env)
    while x ~= nil_ do
        local clause = x[1]
        if clause[1] == symbol('else') or eval(clause[1], env) ~= false then
            return nil, sequence(clause[2], env)
        end
        x = x[2]
    end
    return unspecified
end

function forms.lambda(x, env)
    return {params = x[1], body = x[2], env = env}
end

function forms.define(x, env)
    if is_pair(x[1]) then
        local name = x[1][1].symbol
        rawset(env, name, {params = x[1][2], body = x[2], env = env, name = name})
    else
        rawset(env, x[1].symbol, eval(x[2][1], env))
    end
    return unspecified
end

forms['set!'] = function(x, env)
    local name = x[1].symbol
    local value = eval(x[2][1], env)
    while rawget(env, name) == nil do
        local meta = getmetatable(env)
        env = meta and meta.__index or error('unbound variable: ' .. name, 0)
    end
    env[name] = value
    return unspecified
end

function forms.let(x, env)
    local inner = child(env)
    local bindings = x[1]
    while bindings ~= nil_ do
        inner[bindings[1][1].symbol] = eval(bindings[1][2][1], env)
        bindings = bindings[2]
    end
    return nil, sequence(x[2], inner)
end

function forms.begin(x, env)
    return nil, sequence(x, env)
end

forms['and'] = function(x, env)
    if x == nil_ then return true end
    while x[2] ~= nil_ do
        if eval(x[1], env) == false then return false end
        x = x[2]
    end
    return nil, x[1], env
end

forms['or'] = function(x, env)
    if x == nil_ then return false end
    while x[2] ~= nil_ do
        local value = eval(x[1], env)
        if value ~= false then return value end
        x = x[2]
    end
    return nil, x[1], env
end

function forms.generator(x, env)
    local co = coroutine.create(function()
        local last, inner = sequence(x, child(env))
        eval(last, inner)
        return symbol('done')
    end)
    return function()
        if coroutine.status(co) == 'dead' then
            return symbol('done')
        end
        local ok, value = coroutine.resume(co)
        if not ok then error(value, 0) end
        return value
    end
end

function eval(x, env)
    while true do
        if type(x) ~= 'table' or x.string then
            return x
        elseif x.symbol then
            return lookup(env, x.symbol)
        elseif not is_pair(x) then
            return x
        end
        local form = x[1].symbol and forms[x[1].symbol]
        if form then
            local value, next_x, next_env = form(x[2], env)
            if next_x == nil then
                return value
            end
            x, env = next_x, next_env
        else
            local procedure = eval(x[1], env)
            local args, rest = {}, x[2]
            while rest ~= nil_ do
                args[#args + 1] = eval(rest[1], env)
                rest = rest[2]
            end
            if type(procedure) == 'function' then
                return procedure(unpack(args))
            elseif type(procedure) ~= 'table' or not procedure.params then
                error('not a procedure: ' .. show(procedure), 0)
            end
            x, env = sequence(procedure.body, bind(procedure, args))
        end
    end
end

--------------------------------------------------------------------------------
-- Library.

local function fold(f, unit)
    return function(first, ...)
        if first == nil then return unit end
        if select('#', ...) == 0 then return f(unit, first) end
        for i = 1, select('#', ...) do
            first = f(first, (select(i, ...)))
        end
        return first
    end
end
local function chain(f)
    return function(...)
        local args = {...}
        for i = 1, #args - 1 do
            if not f(args[i], args[i + 1]) then return false end
        end
        return true
    end
end

local global = {
    ['+'] = fold(function(a, b) return a + b end, 0),
    ['-'] = fold(function(a, b) return a - b end, 0),
    ['*'] = fold(function(a, b) return a * b end, 1),
    ['/'] = fold(function(a, b) return a / b end, 1),
    ['='] = chain(function(a, b) return a == b end),
    ['<'] = chain(function(a, b) return a < b end),
    ['>'] = chain(function(a, b) return a > b end),
    remainder = math.fmod,
    cons = cons,
    car = function(p) return is_pair(p) and p[1] or error('car: not a pair: ' .. show(p), 0) end,
    cdr = function(p) return is_pair(p) and p[2] or error('cdr: not a pair: ' .. show(p), 0) end,
    list = function(...) return list({...}) end,
    ['null?'] = function(x) return x == nil_ end,
    ['pair?'] = is_pair,
    ['eq?'] = function(a, b) return a == b end,
    ['not'] = function(x) return x == false end,
    display = function(...)
        local parts = {}
        for i, x in ipairs({...}) do parts[i] = show(x) end
        print(table.concat(parts, ' '))
        return unspecified
    end,
    yield = function(x) return coroutine.yield(x) or unspecified end,
    apply = function(f, args)
        local values = {}
        while args ~= nil_ do
            values[#values + 1] = args[1]
            args = args[2]
        end
        return apply(f, values)
    end,
}

local demonstration = [[
(define (fact n) (if (= n 0) 1 (* n (fact (- n 1)))))
(display "10! =" (fact 10))

; proper tail calls: a million turns, no stack
(define (count n) (if (= n 0) 'arrived (count (- n 1))))
(display "counting:" (count 1000000))

(define (map f l) (if (null? l) '() (cons (f (car l)) (map f (cdr l)))))
(define (iota n) (let ((make (lambda (self i) (if (= i n) '() (cons i (self self (+ i 1))))))) (make make 0)))
(display "squares:" (map (lambda (x) (* x x)) (iota 10)))

; a generator that walks a tree, and one that filters another generator
(define (walk tree)
  (generator
    (define (go t)
      (cond ((pair? t) (go (car t)) (go (cdr t)))
            ((null? t) #f)
            (else (yield t))))
    (go tree)))
(define (fringe g)
  (let ((x (g)))
    (if (eq? x 'done) '() (cons x (fringe g)))))
(define (same-fringe? a b)
  (let ((x (a)) (y (b)))
    (and (eq? x y) (or (eq? x 'done) (same-fringe? a b)))))
(display "fringe:" (fringe (walk '((1 2) (3 (4 5)) . 6))))
(display "same fringe:" (same-fringe? (walk '(a (b c))) (walk '((a b) c))))
(display "same fringe:" (same-fringe? (walk '(a (b c))) (walk '((a c) b))))

(define (sieve)
  (generator
    (define (composite? n d)
      (cond ((> (* d d) n) #f) ((= (remainder n d) 0) #t) (else (composite? n (+ d 1)))))
    (define (loop n) (if (not (composite? n 2)) (yield n)) (loop (+ n 1)))
    (loop 2)))
(define primes (sieve))
(define (take g n) (if (= n 0) '() (cons (g) (take g (- n 1)))))
(display "primes:" (take primes 15))
(define (make-counter)
  (let ((n 0)) (lambda () (set! n (+ n 1)) n)))
(define c (make-counter))
(c) (c)
(display "counter:" (c) "variadic:" ((lambda (first . rest) rest) 1 2 3) "apply:" (apply + '(1 2 3 4)))
(car '())
]]

local source = ...
local read = reader(source or demonstration)
for x in read do
    local ok, result = pcall(eval, x, global)
    if not ok then
        print('error: ' .. tostring(result))
    elseif source and result ~= unspecified then
        print(show(result))
    end
end
