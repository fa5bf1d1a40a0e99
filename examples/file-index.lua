-- Indexes a directory: how many files and bytes there are by extension, the largest and the newest files, names that occur more than
-- once, and what could not be read. Shows recursive iteration with its handle, paths, errors of the system, file times.
--
--   emilua-ts run file-index.lua -- [directory] [name of a directory to leave out ...]
--
-- Without arguments it indexes a small tree that it makes for that purpose, and removes again.
local fs = require 'filesystem'
local generic_error = require 'generic_error'

local TOP = 3

local function index(root, excluded)
    local found = { files = 0, directories = 0, bytes = 0, by_extension = {}, by_name = {}, all = {}, unreadable = {} }
    local iter, handle = fs.recursive_directory_iterator(root, { skip_permission_denied = true })
    -- An error is about one directory or file: the walk goes on behind it.
    local function next_entry()
        while true do
            local ok, entry = pcall(iter)
            if ok then return entry end
            found.unreadable[#found.unreadable + 1] = tostring(entry)
        end
    end

    for entry in next_entry do
        local name = tostring(entry.path:filename())
        local type = entry.symlink_status.type
        if type == 'directory' then
            found.directories = found.directories + 1
            if excluded[name] then handle:disable_recursion_pending() end
        elseif type == 'regular' then
            local ok, size = pcall(function() return entry.file_size end)
            if not ok then
                -- It may have gone since; that is nothing to report.
                if size:togeneric() ~= generic_error.ENOENT then error(size) end
            else
                local relative = tostring(entry.path:lexically_relative(root))
                local extension = tostring(entry.path:extension())
                local kind = found.by_extension[extension] or { files = 0, bytes = 0 }
                kind.files, kind.bytes = kind.files + 1, kind.bytes + size
                found.by_extension[extension] = kind
                found.files, found.bytes = found.files + 1, found.bytes + size
                found.all[#found.all + 1] = { path = relative, size = size, written = entry.last_write_time }
                found.by_name[name] = found.by_name[name] or {}
                table.insert(found.by_name[name], relative)
            end
        end
    end
    return found
end

local function report(found)
    print(('%d files in %d directories, %d bytes'):format(found.files, found.directories, found.bytes))

    local extensions = {}
    for extension in pairs(found.by_extension) do extensions[#extensions + 1] = extension end
    table.sort(extensions, function(a, b)
        local x, y = found.by_extension[a], found.by_extension[b]
        if x.bytes ~= y.bytes then return x.bytes > y.bytes end
        return a < b
    end)
    for _, extension in ipairs(extensions) do
        local kind = found.by_extension[extension]
        print(('  %-8s %5d files %10d bytes'):format(extension == '' and '(none)' or extension, kind.files, kind.bytes))
    end

    local function top(title, less, show)
        table.sort(found.all, function(a, b)
            if less(a, b) ~= less(b, a) then return less(a, b) end
            return a.path < b.path
        end)
        print(title)
        for i = 1, math.min(TOP, #found.all) do print('  ' .. show(found.all[i])) end
    end
    top('largest:', function(a, b) return a.size > b.size end, function(file)
        return ('%10d  %s'):format(file.size, file.path)
    end)
    top('newest:', function(a, b) return a.written > b.written end, function(file) return file.path end)

    local names = {}
    for name, paths in pairs(found.by_name) do
        if #paths > 1 then names[#names + 1] = name end
    end
    table.sort(names)
    if #names > 0 then print('same names:') end
    for _, name in ipairs(names) do
        table.sort(found.by_name[name])
        print(('  %s: %s'):format(name, table.concat(found.by_name[name], ', ')))
    end

    for _, message in ipairs(found.unreadable) do print('not read: ' .. message) end
end

local function new_directory()
    local n, dir = 0, nil
    repeat
        n = n + 1
        dir = fs.temp_directory_path() / ('file-index-' .. n)
    until fs.create_directory(dir)
    return dir
end

-- Files of given sizes, each older than the one before. There is one of no bytes in every system's own tree to begin with.
local function make_sample(dir)
    local sample = {
        { 'README.md', 1200 }, { 'src/main.lua', 5200 }, { 'src/util.lua', 800 }, { 'src/net/util.lua', 950 },
        { 'doc/guide.md', 22000 }, { 'doc/logo.png', 48000 }, { '.git/objects/ab', 99000 }, { 'Makefile', 300 },
    }
    local script = fs.path.new('examples/file-index.lua')
    if fs.status(script).type ~= 'regular' then script = fs.path.new('file-index.lua') end
    local moment = fs.last_write_time(dir)
    for i, file in ipairs(sample) do
        local path = dir / file[1]
        fs.create_directories(path:parent_path())
        fs.copy_file(script, path)
        fs.resize_file(path, file[2])
        fs.last_write_time(path, moment - i)
    end
    fs.create_symlink(fs.path.new('README.md'), dir / 'LINK.md')
end

local args = { ... }
if args[1] then
    local excluded = {}
    for i = 2, #args do excluded[args[i]] = true end
    report(index(fs.path.new(args[1]), excluded))
else
    local dir = new_directory()
    local ok, e = pcall(function()
        make_sample(dir)
        report(index(dir, { ['.git'] = true }))
    end)
    fs.remove_all(dir)
    if not ok then error(e) end
end
