import { connect } from "node:net";

/** Answers are read up to here, in bytes. */
const maxAnswer = 200_000;

/** After so long without an answer the server is told that no more comes, in ms. */
const patienceMs = 100;

/**
 * Sends bytes to a port of this machine and returns all that is answered until the server hangs up;
 * empty where it says nothing. It waits as long as it must: who asks sets the limit. The server
 * answers nothing more once it is told that no more comes, so that a whole request must ask to
 * close the connection (`Connection: close`), and `isWhole` says that it does.
 */
export function ask(port: number, bytes: Uint8Array | string, isWhole: boolean): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    const socket = connect({ port, host: "127.0.0.1", allowHalfOpen: true });
    const end = () => {
      socket.destroy();
      resolve(Buffer.concat(chunks).toString("latin1"));
    };
    socket.on("data", (chunk) => {
      chunks.push(chunk);
      length += chunk.length;
      if (length > maxAnswer) end();
    });
    if (!isWhole) socket.setTimeout(patienceMs, () => socket.end());
    socket.on("end", end);
    socket.on("close", end);
    socket.on("error", (error) => {
      // The server may hang up in the midst of what it refuses.
      if ("code" in error && ["ECONNRESET", "EPIPE"].includes(String(error.code))) end();
      else reject(error);
    });
    socket.write(bytes);
  });
}
