all = type(string.rep) == 'function' and type(pcall) == 'function' and type(spawn) == 'function'
    and type(scope) == 'function' and type(require) == 'function' and this_fiber ~= nil
environment = getfenv(1)
