/** A server on this machine, on a port that the system picks. */
import { type IncomingMessage, type RequestListener, createServer } from "node:http";
import type { AddressInfo } from "node:net";

export interface Server extends AsyncDisposable {
  origin: string;
  /** What was received: method, path and body. */
  received: { method: string; url: string; headers: IncomingMessage["headers"]; body: Buffer }[];
}

export async function serve(answer: RequestListener): Promise<Server> {
  const received: Server["received"] = [];
  const server = createServer(async (request, response) => {
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece as Buffer);
    received.push({ method: request.method!, url: request.url!, headers: request.headers, body: Buffer.concat(pieces) });
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
