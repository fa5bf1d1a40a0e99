import * as system from "../../os/sockets.js";
import { getSocketOption, type OptionName, type OptionValue, setSocketOption } from "./options.js";

/** What a descriptor of any socket can do at once. */
export class DescriptorSocket {
  constructor(readonly fd: number) {}

  bind(address: Uint8Array): void {
    system.bind(this.fd, address);
  }

  localAddress(): Uint8Array {
    return system.localAddress(this.fd);
  }

  remoteAddress(): Uint8Array {
    return system.remoteAddress(this.fd);
  }

  setOption(name: OptionName, value: OptionValue): void {
    setSocketOption(this.fd, name, value);
  }

  getOption(name: OptionName): OptionValue {
    return getSocketOption(this.fd, name);
  }

  bytesReadable(): number {
    return system.bytesReadable(this.fd);
  }

  shutdown(how: number): void {
    system.shutdown(this.fd, how);
  }

  disconnect(): void {
    system.disconnect(this.fd);
  }
}
