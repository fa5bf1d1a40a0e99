import { readFile } from "node:fs/promises";

/** The two protocols that have ports here. */
export type Protocol = "tcp" | "udp";

/** Names of services and their ports, of both protocols. */
export class Services {
  private readonly ports = new Map<string, number>();
  private readonly names = new Map<string, string>();

  /**
   * @param text lines `name port/protocol alias...`, with comments from "#" on. Where lines contradict each other the first counts.
   *   Source: services(5)
   */
  constructor(text: string) {
    for (const line of text.split("\n")) {
      const [name, place, ...aliases] = line.replace(/#.*/, "").trim().split(/\s+/);
      const [, digits, protocol] = /^(\d{1,5})\/(tcp|udp)$/.exec(place ?? "") ?? [];
      const port = Number(digits);
      if (!(port <= 0xffff)) continue;
      if (!this.names.has(`${port}/${protocol}`)) this.names.set(`${port}/${protocol}`, name!);
      for (const known of [name, ...aliases]) {
        if (!this.ports.has(`${known}/${protocol}`)) this.ports.set(`${known}/${protocol}`, port);
      }
    }
  }

  port(name: string, protocol: Protocol): number | undefined {
    return this.ports.get(`${name}/${protocol}`);
  }

  name(port: number, protocol: Protocol): string | undefined {
    return this.names.get(`${port}/${protocol}`);
  }
}

/** For systems without the file: what programs ask for by name. */
const wellKnown = `
echo 7/tcp
echo 7/udp
discard 9/tcp sink null
discard 9/udp sink null
daytime 13/tcp
chargen 19/tcp ttytst source
ftp-data 20/tcp
ftp 21/tcp
ssh 22/tcp
telnet 23/tcp
smtp 25/tcp mail
time 37/tcp timserver
time 37/udp timserver
domain 53/tcp
domain 53/udp
bootps 67/udp
bootpc 68/udp
tftp 69/udp
http 80/tcp www
pop3 110/tcp pop-3
ntp 123/udp
imap2 143/tcp imap
snmp 161/udp
irc 194/tcp
ldap 389/tcp
ldap 389/udp
https 443/tcp
https 443/udp
submissions 465/tcp ssmtp smtps urd
syslog 514/udp
submission 587/tcp
ldaps 636/tcp
imaps 993/tcp
pop3s 995/tcp
socks 1080/tcp
mqtt 1883/tcp
mysql 3306/tcp
sip 5060/tcp
sip 5060/udp
postgresql 5432/tcp postgres
mdns 5353/udp
redis 6379/tcp
http-alt 8080/tcp webcache
http-alt 8080/udp
secure-mqtt 8883/tcp
`;

let known: Promise<Services> | undefined;

/** The services of this system, from /etc/services, which is read once. */
export function systemServices(): Promise<Services> {
  return (known ??= readServices("/etc/services"));
}

/** The services of a file; the well-known ones when it cannot be read. */
export async function readServices(file: string): Promise<Services> {
  return new Services(await readFile(file, "latin1").catch(() => wellKnown));
}
