import { type Test } from "tap";
import { type HostFunction, Vm, type VmOptions } from "#dist/index.js";

/** What programs about sockets begin with. */
export const prelude = `
  local ip, unix, filesystem, time = require 'ip', require 'unix', require 'filesystem', require 'time'
  local loopback = ip.address.loopback_v4()

  -- What came of a call: its results, or the error's category and message, and what is missing.
  local function try(f, ...)
    local ok, e = pcall(f, ...)
    if ok then return e == nil and 'done' or e end
    if type(e) ~= 'table' then return e end
    return ('%s: %s%s'):format(tostring(e.category), tostring(e), e.missing and ' without ' .. e.missing or '')
  end
  local function call(object, method, ...) return try(object[method], object, ...) end

  -- The next n bytes, or fewer at the end.
  local function read(socket, n)
    local text = ''
    while #text < n do
      local buffer = byte_span.new(n - #text)
      local ok, got = pcall(socket.read_some, socket, buffer)
      if not ok then return text == '' and tostring(got) or text end
      text = text .. tostring(buffer:slice(1, got))
    end
    return text
  end
  local function write(socket, text)
    local bytes = byte_span.append(text)
    while #bytes > 0 do bytes = bytes:slice(1 + socket:write_some(bytes)) end
  end

  local function acceptor(port)
    local a = ip.tcp.acceptor.new()
    a:open('v4')
    a:bind(loopback, port or 0)
    a:listen()
    return a
  end
  local function client(port)
    local s = ip.tcp.socket.new()
    s:open('v4')
    s:connect(loopback, port)
    return s
  end
  local function pair()
    local a = acceptor()
    local s = client(a.local_port)
    local peer = a:accept()
    a:close()
    return s, peer
  end
  local function bound()
    local u = ip.udp.socket.new()
    u:open('v4')
    u:bind(loopback, 0)
    return u
  end
`;

/** A VM that may use the network, with what it has printed. */
export class Program {
  readonly vm: Vm;
  output = "";

  constructor(t: Test, options: VmOptions = {}) {
    this.vm = Vm.create({
      network: true,
      files: true,
      stdout: (bytes) => (this.output += Buffer.from(bytes).toString()),
      ...options,
    });
    t.teardown(() => this.vm.close());
  }

  /** Runs code to its end, and answers the lines that have been printed. */
  async run(code: string): Promise<string[]> {
    await this.vm.run(prelude + code, { chunkName: "=test" });
    return this.output.split("\n").slice(0, -1);
  }
}

/**
 * Runs a program in a VM of its own.
 * @param functions of the host, as globals
 */
export function lines(
  t: Test,
  code: string,
  functions: Readonly<Record<string, HostFunction>> = {},
): Promise<string[]> {
  const program = new Program(t);
  for (const [name, fn] of Object.entries(functions)) program.vm.set(name, fn);
  return program.run(code);
}
