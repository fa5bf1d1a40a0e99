function new(what)
    return what .. ' error'
end
