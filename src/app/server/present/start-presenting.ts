import { isIP } from "node:net";
import { networkInterfaces } from "node:os";

import { LecternError } from "../../../core/model/lectern-error.ts";
import { remotePaths } from "../../../core/protocol/remote.ts";
import { hasCode } from "../../files/file-errors.ts";
import type { Door } from "./actions.ts";
import { createDesk } from "./desk.ts";
import { listAddresses, toHost } from "./list-addresses.ts";
import { isTaken, openDoors, type Doors } from "./open-doors.ts";
import type { Stage } from "./stage.ts";

/** Where a stage is presented. */
export interface PresentOptions {
  /** Null: 5173 or the next free one. */
  readonly port: number | null;
  /**
   * At which addresses other devices are let in, beside this machine itself: null for none, `""` for
   * all that it has on its networks.
   */
  readonly host: string | null;
}

/** Addresses that are ours, at which nothing is shown yet. */
export interface Place {
  readonly doors: Doors;
  /** Those at which other devices are let in. */
  readonly outer: readonly string[];
}

/** A lecture that is being given. */
export interface Presenting {
  /** Of the decks, on this machine. Ends with `/`. */
  readonly url: string;
  /** Makes a new one-time code. Returns the addresses at which a device pairs with it, the likeliest first. */
  readonly renewCode: () => readonly string[];
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
export async function takePlace({ port, host }: PresentOptions): Promise<Place> {
  const outer = host === null ? [] : chooseAddresses(host);
  return { doors: await openAt([loopback, ...outer], port), outer };
}

/**
 * Presents a stage: the decks to this machine alone, remotes at every address of the place.
 * `onPaired` is told of each device that was let in.
 */
export function startPresenting(
  stage: Stage,
  { doors, outer }: Place,
  onPaired: () => void,
): Presenting {
  const desk = createDesk(stage, doors.port, onPaired);
  doors.serve((address) => {
    const door = toDoor(address, doors.port);
    return (request, response) => desk.take(request, response, door);
  });
  return {
    url: `http://${toHost(loopback, doors.port)}/`,
    renewCode: () => {
      const code = desk.renewCode();
      return [...outer, loopback].map(
        (address) => `http://${toHost(address, doors.port)}${remotePaths.pair}#${code}`,
      );
    },
  };
}

function toDoor(address: string, port: number): Door {
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
  return new LecternError("usage", `"${host}" is no address of this machine.`, { hint, cause });
}

async function openAt(addresses: readonly string[], port: number | null): Promise<Doors> {
  const tries = port === null ? portsToTry : 1;
  const from = port ?? firstPort;
  for (let at = from; ; at += 1) {
    try {
      return await openDoors(addresses, at);
    } catch (error) {
      if (hasCode(error, ["EADDRNOTAVAIL", "EINVAL"])) {
        throw notOurs(addresses.at(-1) ?? "", listAddresses(networkInterfaces()), error);
      }
      if (!isTaken(error)) throw error;
      if (at < from + tries - 1) continue;
      throw new LecternError("port-taken", `Port ${at} cannot be used.`, {
        hint: "Name another with --port, or leave it out.",
        cause: error,
      });
    }
  }
}
