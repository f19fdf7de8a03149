import { isIP } from "node:net";
import { networkInterfaces, type NetworkInterfaceInfo } from "node:os";

import { LecternError } from "../../../core/model/lectern-error.ts";
import { remotePaths } from "../../../core/protocol/remote.ts";
import { hasCode } from "../../files/file-errors.ts";
import { listenOn, type Listeners } from "./listeners.ts";
import { RequestHandler, type Listener } from "./request-handler.ts";
import type { Presentation } from "./static-files.ts";

/** Where decks are presented. */
export interface PresentOptions {
  /** Null: 5173 or the next free one. */
  readonly port: number | null;
  /**
   * At which addresses other devices are let in, beside this machine itself: null for none, `""` for
   * all that it has on its networks.
   */
  readonly host: string | null;
}

/** A port that is ours, at which nothing is shown yet. */
export interface TakenPort {
  readonly listeners: Listeners;
  /** The addresses at which other devices are let in. */
  readonly outer: readonly string[];
}

/** A presentation that is being given. */
export interface Presenting {
  /** Of the decks, on this machine. Ends with `/`. */
  readonly url: string;
  /** Makes a new one-time code. Returns the addresses at which a device pairs with it, the likeliest first. */
  readonly renewCode: () => readonly string[];
  /** Ends it, and frees the port. */
  readonly close: () => Promise<void>;
}

const loopback = "127.0.0.1";
const firstPort = 5173;
const portsToTry = 20;
const everyAddress = new Set(["", "0.0.0.0", "::"]);

/**
 * Takes a port on this machine, and on its networks where that was asked for. Throws LecternError
 * `port-taken` for a port that cannot be had, `usage` for an address that is not this machine's,
 * `no-network` where it has none.
 */
export async function takePort({ port, host }: PresentOptions): Promise<TakenPort> {
  const outer = host === null ? [] : chooseAddresses(host);
  return { listeners: await listenAt([loopback, ...outer], port), outer };
}

/**
 * Presents decks to this machine alone, and remotes at every address of the port. `onPaired` is called
 * for each device that is let in.
 */
export function startPresenting(
  presentation: Presentation,
  { listeners, outer }: TakenPort,
  onPaired: () => void,
): Presenting {
  const { port } = listeners;
  const handler = new RequestHandler(presentation, port, onPaired);
  listeners.serve((address) => {
    const listener = toListener(address, port);
    return (request, response) => handler.handle(request, response, listener);
  });
  return {
    url: `http://${toHost(loopback, port)}/`,
    renewCode: () => {
      const code = handler.renewCode();
      return [...outer, loopback].map(
        (address) => `http://${toHost(address, port)}${remotePaths.pair}#${code}`,
      );
    },
    close: () => listeners.close(),
  };
}

function toListener(address: string, port: number): Listener {
  const isLoopback = address === loopback;
  const names = isLoopback ? [address, "localhost"] : [address.toLowerCase()];
  return { isLoopback, hosts: new Set(names.map((name) => toHost(name, port))) };
}

function chooseAddresses(host: string): readonly string[] {
  const own = listAddresses(networkInterfaces());
  if (everyAddress.has(host)) {
    if (own.length > 0) return own;
    throw new LecternError("no-network", "This machine is on no network.", {
      hint: "Connect it to the network that the phone is on, or leave out --host.",
    });
  }
  if (host === loopback || host === "localhost") return [];
  if (isIP(host) > 0) return [host];
  throw notOurs(host, own);
}

function notOurs(host: string, own: readonly string[], cause?: unknown): LecternError {
  const hint = own.length > 0 ? `Its addresses are: ${own.join(", ")}.` : "It is on no network.";
  return new LecternError("usage", `"${host}" is not an address of this machine.`, { hint, cause });
}

async function listenAt(addresses: readonly string[], port: number | null): Promise<Listeners> {
  const tries = port === null ? portsToTry : 1;
  const from = port ?? firstPort;
  for (let at = from; ; at += 1) {
    try {
      return await listenOn(addresses, at);
    } catch (error) {
      if (hasCode(error, ["EADDRNOTAVAIL", "EINVAL"])) {
        throw notOurs(addresses.at(-1) ?? "", listAddresses(networkInterfaces()), error);
      }
      if (!hasCode(error, ["EADDRINUSE", "EACCES"])) throw error;
      if (at < from + tries - 1) continue;
      throw new LecternError("port-taken", `Port ${at} cannot be used.`, {
        hint: "Name another with --port, or leave it out.",
        cause: error,
      });
    }
  }
}

/** What `os.networkInterfaces()` returns. */
export type Interfaces = Readonly<Record<string, readonly NetworkInterfaceInfo[] | undefined>>;

/** Networks of containers and virtual machines, which no phone is on. */
const inner =
  /^(?:docker|br-|veth|virbr|vmnet|vboxnet|vethernet|lxc|lxd|cni|flannel|podman|utun|tailscale|tun|tap|wg|zt)/i;

/**
 * Returns the addresses at which other devices can find this machine, the likeliest first: IPv4
 * before IPv6, a wireless or wired network before those within the machine. Loopback is left out,
 * and link-local ones, which need a name that devices do not share.
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
