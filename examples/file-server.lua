-- Serves the files of a directory to browsers: HTTP/1.0, one request for each connection.
--
--   emilua-ts run file-server.lua -- directory [port]      on the loopback address, default 8000; until it is stopped
--
-- Without arguments it makes a directory with some files, sends requests to itself, good and bad ones, and prints the answers.

local file, filesystem, ip, stream = require 'file', require 'filesystem', require 'ip', require 'stream'
local time = require 'time'
local path = filesystem.path

local PATIENCE = 30        -- seconds that a request and its answer may take
local LONGEST_LINE = 8000  -- bytes of a line of the request
local MOST_LINES = 100

local types = {
  ['.css'] = 'text/css', ['.html'] = 'text/html; charset=utf-8', ['.jpg'] = 'image/jpeg', ['.js'] = 'text/javascript',
  ['.md'] = 'text/markdown; charset=utf-8', ['.png'] = 'image/png', ['.svg'] = 'image/svg+xml', ['.txt'] = 'text/plain; charset=utf-8',
}

local reasons = { [200] = 'OK', [400] = 'Bad Request', [404] = 'Not Found', [405] = 'Method Not Allowed' }

local function send_head(socket, code, kind, size)
  stream.write_all(socket, ('HTTP/1.0 %d %s\r\nContent-Type: %s\r\nContent-Length: %d\r\nConnection: close\r\n\r\n'):format(
    code, reasons[code], kind, size))
end

local function refuse(socket, code)
  local text = reasons[code] .. '\n'
  send_head(socket, code, 'text/plain', #text)
  stream.write_all(socket, text)
end

-- Method and target of a request. Nothing for what is no request; errors of the stream are raised.
local function read_request(socket)
  local lines = stream.scanner.new { stream = socket, max_record_size = LONGEST_LINE } -- lines end with \r\n
  local method, target = tostring(lines:get_line()):match('^(%u+) (/%S*) HTTP/1%.[01]$')
  for _ = 1, MOST_LINES do
    if #lines:get_line() == 0 then return method, target end -- the other lines are nothing that we need to know
  end
end

-- The file that a target means, nil when there is none. The system tells where a path really leads, with all its ".." and symbolic links: what
-- is then not below the root stays secret, however it was asked for.
local function find(root, target)
  local name = target:match('^[^?#]*'):gsub('%%(%x%x)', function(hex) return string.char(tonumber(hex, 16)) end):gsub('^/+', '')
  local ok, found = pcall(function()
    local found = filesystem.canonical(root / name)
    if filesystem.status(found).type == 'directory' then found = filesystem.canonical(found / 'index.html') end
    return filesystem.status(found).type == 'regular' and found
  end)
  if not ok or not found then return nil end
  local first = found:lexically_relative(root):iterator()()
  return tostring(first) ~= '..' and found or nil
end

-- A piece of the file at a time, all in the same memory: however large the file and slow the client is, this is all that it takes.
local function send_file(socket, name, with_body)
  local source = file.stream.new()
  source:open(name, file.open_flag.read_only)
  scope_cleanup_push(function() source:close() end)
  local left = source.size
  send_head(socket, 200, types[tostring(name:extension())] or 'application/octet-stream', left)
  if not with_body then return end
  local buffer = byte_span.new(64 * 1024)
  while left > 0 do -- no more than was promised: the file may be growing
    local n = source:read_some(buffer:slice(1, math.min(left, #buffer)))
    stream.write_all(socket, buffer:slice(1, n))
    left = left - n
  end
end

local function answer(socket, root)
  local ok, method, target = pcall(read_request, socket)
  if not ok or not method then return refuse(socket, 400) end
  if method ~= 'GET' and method ~= 'HEAD' then return refuse(socket, 405) end
  local name = find(root, target)
  if not name then return refuse(socket, 404) end
  scope(function() send_file(socket, name, method == 'GET') end)
end

-- A socket that is closed while something is still unread is reset, and its peer may never see the answer. So we say that this is all, and
-- hear the client out, as long as we are patient.
local function part(socket)
  socket:shutdown('send')
  local buffer = byte_span.new(4096)
  while true do socket:read_some(buffer) end
end

local function serve_client(socket, root)
  local serving = spawn(function()
    answer(socket, root)
    pcall(part, socket)
  end)
  local impatience = spawn(function()
    time.sleep(PATIENCE)
    serving:interrupt()
  end)
  pcall(serving.join, serving) -- clients vanish, and files do: the next one is served all the same
  impatience:interrupt()
  socket:close()
end

local function serve(acceptor, root)
  while true do
    local socket = acceptor:accept()
    spawn(function() serve_client(socket, root) end):detach()
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

local directory, port = ...
if directory then
  local acceptor = listen(tonumber(port) or 8000)
  print('listening on http://' .. ip.tostring(acceptor.local_address, acceptor.local_port) .. '/')
  return serve(acceptor, filesystem.canonical(path.new(directory)))
end

local base = filesystem.canonical(filesystem.temp_directory_path()) / ('file-server-' .. require('system').getpid())
local root = base / 'public'
scope_cleanup_push(function() filesystem.remove_all(base) end)
filesystem.create_directories(root / 'sub dir')

local function write(name, text)
  local out = file.stream.new()
  out:open(name, file.open_flag.write_only + file.open_flag.create)
  stream.write_all(out, text)
  out:close()
end
write(root / 'index.html', '<p>Welcome</p>')
write(root / 'sub dir' / 'note.txt', 'a note')
write(base / 'secret.txt', 'a secret')
filesystem.create_symlink(base / 'secret.txt', root / 'link.txt')

local acceptor = listen(0)
local server = spawn(function() serve(acceptor, root) end)

local function ask(line)
  local socket = ip.tcp.socket.new()
  socket:open('v4')
  socket:connect(acceptor.local_address, acceptor.local_port)
  stream.write_all(socket, line .. '\r\nHost: localhost\r\n\r\n')
  local all, buffer = '', byte_span.new(4096)
  pcall(function()
    while true do all = all .. tostring(buffer:slice(1, socket:read_some(buffer))) end
  end)
  socket:close()
  local status, body = all:match('^HTTP/1.0 ([^\r]*)\r\n.-\r\n\r\n(.*)$')
  print(('%-38s %s: %s'):format(line, status, body:gsub('\n', '')))
end

ask 'GET / HTTP/1.0'
ask 'GET /sub%20dir/note.txt?really=1 HTTP/1.1'
ask 'HEAD /index.html HTTP/1.0'
ask 'GET /nothing.txt HTTP/1.0'
ask 'GET /sub%20dir HTTP/1.0'
ask 'GET /../secret.txt HTTP/1.0'
ask 'GET /%2e%2e%2fsecret.txt HTTP/1.0'
ask 'GET /link.txt HTTP/1.0'
ask 'POST / HTTP/1.0'
ask 'Give me everything'
server:interrupt()
