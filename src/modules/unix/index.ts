import { type Address, VALUE_SIZE } from "../../interp/abi.js";
import { type Kind } from "../../interp/handles.js";
import { socketPair, SOCK_STREAM } from "../../os/descriptors.js";
import { AF_UNIX, decodePath, encodePath } from "../../os/socket-address.js";
import { defineKind, type Getter, type Method } from "../../scheduler/runtime/kind.js";
import { type VmContext } from "../../scheduler/runtime/vm-context.js";
import { pathArgument, writePath } from "../filesystem/path.js";
import {
  newStream,
  ownerGetters,
  ownerMethods,
  readMethods,
  writeMethods,
} from "../io/stream-methods.js";
import { raiseError } from "../io/system-error.js";
import { Acceptor } from "../socket/acceptor.js";
import { DescriptorStream } from "../socket/descriptor-stream.js";
import { type SocketHandle, type StreamHandle } from "../socket/handle.js";
import {
  acceptorMethods,
  acceptorOptionMethods,
  connectionMethods,
  optionMethods,
  streamMethods,
} from "../socket/methods.js";
import { openAcceptor, openStream } from "../socket/open.js";
import { type OptionName } from "../socket/options.js";
import { StreamSocket } from "../socket/stream-socket.js";
import { submodule } from "../submodule.js";

/** Module `unix`: see openStreamSocket, openStreamAcceptor. Source: manual, unix. */
export function openUnix(context: VmContext, table: Address): void {
  submodule(context, table, "message_flag", (inner) => {
    context.core.memory.setNumber(context.core.temporary2, MSG_PEEK);
    context.core.setField(inner, "peek", context.core.temporary2);
  });
  submodule(context, table, "stream_socket", (inner) => openStreamSocket(context, inner));
  submodule(context, table, "stream_acceptor", (inner) => openStreamAcceptor(context, inner));
}

const MSG_PEEK = 2;

interface Holder {
  with<R>(work: (handle: SocketHandle) => R): R;
}

/** Argument 2, a filesystem.path, as an address. ENAMETOOLONG. */
function pathAddress(context: VmContext, base: Address, nargs: number): Uint8Array {
  const path = Buffer.from(pathArgument(context, base, nargs, 2), "latin1");
  return encodePath(path) ?? context.errors.raiseSystem("ENAMETOOLONG", { arg: 2 });
}

function permitted(context: VmContext): void {
  if (!context.mayUseFiles) context.errors.raiseGeneric("EPERM");
}

/** `bind(path)`: makes the file of the socket. EADDRINUSE when there is one. */
function bindMethod(context: VmContext): Method<Holder> {
  return (self, base, nargs) => {
    const address = pathAddress(context, base, nargs);
    self.with((handle) => handle.bind(address));
    return 0;
  };
}

function localPath(context: VmContext): Getter<Holder> {
  return (self, slot) => writeAddressPath(context, slot, self.with((handle) => handle.localAddress()));
}

function writeAddressPath(context: VmContext, slot: Address, address: Uint8Array): void {
  writePath(context, slot, Buffer.from(decodePath(address)).toString("latin1"));
}

const kinds = new WeakMap<VmContext, { socket?: Kind<StreamSocket>; acceptor?: Kind<Acceptor> }>();

function kindsOf(context: VmContext): { socket?: Kind<StreamSocket>; acceptor?: Kind<Acceptor> } {
  let found = kinds.get(context);
  if (found === undefined) kinds.set(context, (found = {}));
  return found;
}

/** Puts a new unix.stream_socket at `slot`. */
export function writeStreamSocket(context: VmContext, slot: Address, handle: StreamHandle): void {
  const socket = new StreamSocket(context, "unix.stream_socket");
  socket.adopt(handle);
  context.core.writeHandle(slot, socketKind(context), socket);
}

const socketOptions: readonly OptionName[] = [
  "send_low_watermark",
  "send_buffer_size",
  "receive_low_watermark",
  "receive_buffer_size",
  "debug",
];

function socketKind(context: VmContext): Kind<StreamSocket> {
  return (kindsOf(context).socket ??= defineKind<StreamSocket>(context, {
    name: "unix.stream_socket",
    traits: { sendable: true },
    release: (self) => self.drop(),
    methods: {
      ...ownerMethods(context),
      ...readMethods(context),
      ...writeMethods(context),
      ...connectionMethods(context),
      ...streamMethods(context),
      ...optionMethods(context, { set: socketOptions, get: socketOptions }),
      bind: bindMethod(context),
      open(self) {
        permitted(context);
        self.mustBeClosed();
        self.adopt(attempt(context, () => openStream(AF_UNIX)));
        return 0;
      },
      connect: (self, base, nargs) => self.connect(pathAddress(context, base, nargs)),
    },
    getters: {
      ...ownerGetters(context),
      local_path: localPath(context),
      remote_path: (self, slot) => writeAddressPath(context, slot, self.with((handle) => handle.remoteAddress())),
    },
  }));
}

function attempt<R>(context: VmContext, work: () => R): R {
  try {
    return work();
  } catch (error) {
    return raiseError(context, error);
  }
}

function openStreamSocket(context: VmContext, table: Address): void {
  const { core } = context;
  const kind = socketKind(context);
  core.setFunction(table, "new", (base, nargs) => {
    core.writeHandle(
      base,
      kind,
      newStream(context, base, nargs, () => new StreamSocket(context, "unix.stream_socket")),
    );
    return 1;
  });
  core.setFunction(table, "pair", (base) => {
    permitted(context);
    const pair = attempt(context, () => socketPair(SOCK_STREAM));
    pair.forEach((fd, i) => writeStreamSocket(context, base + i * VALUE_SIZE, new DescriptorStream(fd)));
    return 2;
  });
}

const acceptorOptions: readonly OptionName[] = ["debug"];

export function writeStreamAcceptor(context: VmContext, slot: Address, acceptor: Acceptor): void {
  context.core.writeHandle(slot, acceptorKind(context), acceptor);
}

function newAcceptor(context: VmContext): Acceptor {
  return new Acceptor(context, "unix.stream_acceptor", (slot, handle) => writeStreamSocket(context, slot, handle));
}

function acceptorKind(context: VmContext): Kind<Acceptor> {
  socketKind(context);
  return (kindsOf(context).acceptor ??= defineKind<Acceptor>(context, {
    name: "unix.stream_acceptor",
    traits: { sendable: true },
    release: (self) => self.drop(),
    methods: {
      ...ownerMethods(context),
      ...acceptorMethods(context),
      ...acceptorOptionMethods(context, { set: acceptorOptions, get: acceptorOptions }),
      bind: bindMethod(context),
      open(self) {
        permitted(context);
        self.mustBeClosed();
        self.adopt(attempt(context, () => openAcceptor(AF_UNIX)));
        return 0;
      },
    },
    getters: { ...ownerGetters(context), local_path: localPath(context) },
  }));
}

function openStreamAcceptor(context: VmContext, table: Address): void {
  const { core } = context;
  const kind = acceptorKind(context);
  core.setFunction(table, "new", (base, nargs) => {
    core.writeHandle(
      base,
      kind,
      newStream(context, base, nargs, () => newAcceptor(context)),
    );
    return 1;
  });
}
