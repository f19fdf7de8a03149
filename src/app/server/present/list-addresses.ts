import { isIP } from "node:net";
import type { NetworkInterfaceInfo } from "node:os";

/** As `os.networkInterfaces()` says: what the machine is called on each of its networks. */
export type Interfaces = Readonly<Record<string, readonly NetworkInterfaceInfo[] | undefined>>;

/** Networks of machines within the machine, which no phone is on. */
const inner =
  /^(?:docker|br-|veth|virbr|vmnet|vboxnet|vethernet|lxc|lxd|cni|flannel|podman|utun|tailscale|tun|tap|wg|zt)/i;

/**
 * Returns the addresses at which other devices can find this machine, the likeliest first: IPv4
 * before IPv6, a wireless or wired network before those within the machine. Left out are its own
 * (loopback), and link-local ones, which need a name that devices do not share.
 */
export function listAddresses(interfaces: Interfaces): string[] {
  const found = Object.entries(interfaces).flatMap(([name, infos]) =>
    (infos ?? [])
      .filter(({ internal, address }) => !internal && !isLinkLocal(address))
      .map(({ address }) => ({
        address,
        order: (inner.test(name) ? 2 : 0) + (isIP(address) === 4 ? 0 : 1),
      })),
  );
  const sorted = found.toSorted((one, other) => one.order - other.order);
  return [...new Set(sorted.map(({ address }) => address))];
}

function isLinkLocal(address: string): boolean {
  return address.startsWith("169.254.") || /^fe[89ab][0-9a-f]:/i.test(address);
}

/** Returns an address as a URL has it: IPv6 between brackets. */
export function toHost(address: string, port: number): string {
  return isIP(address) === 6 ? `[${address}]:${port}` : `${address}:${port}`;
}
