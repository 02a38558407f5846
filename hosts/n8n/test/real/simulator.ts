/** The simulated Bitbucket that HOST_TEST can run, on a port that the system picks. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

export interface Simulator {
  /** Where it listens. */
  url: string;
  /** Ada's. */
  token: string;
  /** The OAuth consumer that both products know, and where Cloud's users sign in. */
  consumer: { clientId: string; clientSecret: string; authUrl: string; accessTokenUrl: string };
  /** Calls Bitbucket Cloud as Ada. */
  post(path: string, body: unknown): Promise<unknown>;
  get(path: string): Promise<unknown>;
  stop(): void;
}

interface Printed {
  origin: string;
  connections: Record<string, Record<string, string>>;
}

export async function simulator(): Promise<Simulator> {
  const child: ChildProcess = spawn(process.env["HOST_TEST"]!, ["simulate", "--json"], { stdio: ["ignore", "pipe", "inherit"] });
  const [line] = (await once(createInterface(child.stdout!), "line", { signal: AbortSignal.timeout(20_000) })) as [string];
  const { origin: url, connections } = JSON.parse(line) as Printed;
  const token = connections["simulated-cloud"]!["token"]!;
  const oauth = connections["simulated-cloud-oauth"]!;
  const headers = { authorization: `Basic ${btoa(`ada@example.com:${token}`)}`, "content-type": "application/json" };
  const call = async (path: string, request: RequestInit) => {
    const response = await fetch(`${url}/2.0${path}`, { ...request, headers });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response.json();
  };
  return {
    url,
    token,
    consumer: {
      clientId: oauth["client_id"]!,
      clientSecret: oauth["client_secret"]!,
      authUrl: oauth["authorize_url"]!,
      accessTokenUrl: oauth["token_url"]!,
    },
    post: (path, body) => call(path, { method: "POST", body: JSON.stringify(body) }),
    get: (path) => call(path, {}),
    stop: () => child.kill(),
  };
}
