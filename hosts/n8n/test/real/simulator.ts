/** The simulated Bitbucket that HOST_TEST can run, on a port that the system picks. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";

export interface Simulator {
  /** Where it listens. */
  url: string;
  token: string;
  stop(): void;
}

export async function simulator(): Promise<Simulator> {
  const child: ChildProcess = spawn(process.env["HOST_TEST"]!, ["simulate"], { stdio: ["ignore", "pipe", "inherit"] });
  let printed = "";
  child.stdout!.on("data", (piece: Buffer) => (printed += piece.toString()));
  while (!printed.includes("[simulated-data-center]")) await once(child.stdout!, "data", { signal: AbortSignal.timeout(20_000) });
  const url = /http:\/\/127\.0\.0\.1:\d+/.exec(printed)![0];
  return { url, token: /^token = "([^"]+)"/m.exec(printed)![1]!, stop: () => child.kill() };
}
