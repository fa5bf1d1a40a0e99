-- Serves the files of a directory to browsers and curl: GET of HTTP/1.0, by hand over plain TCP.
--
--   emilua-ts run examples/file-server.lua                        -- asks itself for some files
--   emilua-ts run examples/file-server.lua -- directory [port]    -- then: curl http://127.0.0.1:port/README.md

local file = require 'file'
local fs = require 'filesystem'
local ip = require 'ip'
local stream = require 'stream'

local CHUNK = 65536       -- a connection never holds more of a file than that
local LONGEST_HEAD = 8192 -- bytes of a request

local types = { ['.html'] = 'text/html', ['.txt'] = 'text/plain', ['.md'] = 'text/markdown', ['.json'] = 'application/json' }

local function head(status, length, type)
    return ('HTTP/1.0 %s\r\nContent-Length: %d\r\nContent-Type: %s\r\nConnection: close\r\n\r\n')
        :format(status, length, type or 'application/octet-stream')
end

local function refuse(sock, status)
    local text = status .. '\n'
    stream.write_all(sock, head(status, #text, 'text/plain') .. text)
end

-- The file that a request's target means, or nothing when it is none of ours.
local function locate(root, target)
    local name = target:gsub('[?#].*', ''):gsub('%%(%x%x)', function(hex) return string.char(tonumber(hex, 16)) end)
    if name:find('%z') then return nil end
    -- What the path really is, with all links and dots resolved, must lie in the directory.
    local ok, found = pcall(fs.canonical, root / name:gsub('^/+', ''))
    if not ok then return nil end
    local inside = tostring(found):sub(1, #tostring(root) + 1) == tostring(root) .. '/'
    return inside and fs.status(found).type == 'regular' and found or nil
end

local function send_file(sock, path)
    local input = file.stream.new()
    input:open(path, file.open_flag.read_only)
    scope_cleanup_push(function() input:close() end)
    local left = input.size
    stream.write_all(sock, head('200 OK', left, types[tostring(path.extension)]))
    local buffer = byte_span.new(CHUNK)
    while left > 0 do -- not more than was announced, whatever happens to the file
        local n = input:read_some(left < CHUNK and buffer:slice(1, left) or buffer)
        stream.write_all(sock, buffer:slice(1, n)) -- waits while the other side is slow
        left = left - n
    end
end

-- Reads the head of the request: up to an empty line. Nothing when that is too long, or does not come.
local function read_request(sock)
    local scanner = stream.scanner.new { stream = sock, record_separator = '\r\n\r\n', max_record_size = LONGEST_HEAD }
    local ok, text = pcall(scanner.get_line, scanner)
    if ok then return tostring(text):match('^(%S+) (%S+) HTTP/1%.%d\r?\n?') end
end

local function serve(sock, root)
    local method, target = read_request(sock)
    if not method then return refuse(sock, '400 Bad Request') end
    if method ~= 'GET' then return refuse(sock, '405 Method Not Allowed') end
    local path = locate(root, target)
    if not path then return refuse(sock, '404 Not Found') end
    scope(function() send_file(sock, path) end)
end

local function serve_all(acceptor, root)
    while true do
        local sock = acceptor:accept()
        spawn(function()
            scope_cleanup_push(function() sock:close() end)
            local ok, why = pcall(serve, sock, root)
            if not ok then print('connection lost: ' .. tostring(why)) end
        end):detach()
    end
end

local function listen(port)
    local acceptor = ip.tcp.acceptor.new()
    acceptor:open('v4')
    acceptor:set_option('reuse_address', true)
    acceptor:bind(ip.address.loopback_v4(), port)
    acceptor:listen()
    return acceptor
end

-- Asks with a raw request, and answers the status and how many bytes of content came.
local function ask(acceptor, request)
    local sock = ip.tcp.socket.new()
    sock:open('v4')
    sock:connect(acceptor.local_address, acceptor.local_port)
    stream.write_all(sock, request)
    local parts, buffer = {}, byte_span.new(CHUNK)
    pcall(function() -- until "End of file"
        while true do parts[#parts + 1] = tostring(buffer:slice(1, sock:read_some(buffer))) end
    end)
    sock:close()
    local status, content = table.concat(parts):match('^HTTP/1.0 (.-)\r\n.-\r\n\r\n(.*)')
    return status, #content
end

local directory, port = ...
if directory then
    local acceptor = listen(tonumber(port or 0))
    print('serving on http://' .. ip.tostring(acceptor.local_address, acceptor.local_port) .. '/')
    serve_all(acceptor, fs.canonical(fs.path.new(directory)))
else
    local root = fs.canonical(fs.path.new('examples'))
    local acceptor = listen(0)
    local server = spawn(function() serve_all(acceptor, root) end)
    local file_size = fs.file_size(root / 'sleepsort.lua')
    local status, size = ask(acceptor, 'GET /sleepsort.lua HTTP/1.0\r\n\r\n')
    print(status, size == file_size and 'all of it' or size)
    print((ask(acceptor, 'GET /../package.json HTTP/1.0\r\n\r\n')))
    print((ask(acceptor, 'GET /%2e%2e/package.json HTTP/1.0\r\n\r\n')))
    print((ask(acceptor, 'DELETE /sleepsort.lua HTTP/1.0\r\n\r\n')))
    print((ask(acceptor, 'hello\r\n\r\n')))
    server:interrupt()
end
