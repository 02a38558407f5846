/** The simulated Bitbucket that HOST_TEST can run, on a port that the system picks. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";

export interface Simulator {
  /** Where it listens. */
  url: string;
  token: string;
  /** Calls Bitbucket Cloud as Ada. */
  post(path: string, body: unknown): Promise<unknown>;
  get(path: string): Promise<unknown>;
  stop(): void;
}

export async function simulator(): Promise<Simulator> {
  const child: ChildProcess = spawn(process.env["HOST_TEST"]!, ["simulate"], { stdio: ["ignore", "pipe", "inherit"] });
  let printed = "";
  child.stdout!.on("data", (piece: Buffer) => (printed += piece.toString()));
  while (!printed.includes("[simulated-data-center]")) await once(child.stdout!, "data", { signal: AbortSignal.timeout(20_000) });
  const url = /http:\/\/127\.0\.0\.1:\d+/.exec(printed)![0];
  const token = /^token = "([^"]+)"/m.exec(printed)![1]!;
  const headers = { authorization: `Basic ${btoa(`ada@example.com:${token}`)}`, "content-type": "application/json" };
  const call = async (path: string, request: RequestInit) => {
    const response = await fetch(`${url}/2.0${path}`, { ...request, headers });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response.json();
  };
  return {
    url,
    token,
    post: (path, body) => call(path, { method: "POST", body: JSON.stringify(body) }),
    get: (path) => call(path, {}),
    stop: () => child.kill(),
  };
}
