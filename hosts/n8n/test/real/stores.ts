/** What n8n's queue mode needs: a Redis and a PostgreSQL, on ports that the system picks, in a folder that goes with them. */
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, chownSync, mkdtempSync, rmSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "./n8n.ts";

const LONGEST_MS = 60_000;

export interface Stores {
  /** The variables by which n8n finds them. */
  env: NodeJS.ProcessEnv;
  stop(): Promise<void>;
}

/** PostgreSQL refuses to run as root: Debian's user for it does. */
const user = process.getuid?.() === 0 ? { uid: idOf("-u"), gid: idOf("-g") } : {};

function idOf(what: string): number {
  try {
    return Number(execFileSync("id", [what, "postgres"], { stdio: ["ignore", "pipe", "ignore"] }));
  } catch {
    return -1;
  }
}

/** What is not installed. PG_BIN names the folder of PostgreSQL's programs where they are not in the path. */
export function missing(): string | undefined {
  for (const [what, program] of [["Redis", "redis-server"], ["PostgreSQL", postgres("initdb")]] as const) {
    try {
      execFileSync(program, ["--version"], { stdio: "ignore" });
    } catch {
      return `${what} is not installed`;
    }
  }
  return user.uid === -1 ? "there is no user postgres" : undefined;
}

function postgres(program: string): string {
  return join(process.env["PG_BIN"] ?? "", program);
}

export async function stores(): Promise<Stores> {
  const folder = mkdtempSync(join(tmpdir(), "stores-"));
  const data = join(folder, "postgres");
  chmodSync(folder, 0o755);
  if (user.uid) chownSync(folder, user.uid, user.gid);
  const [redisPort, postgresPort] = [await freePort(), await freePort()];
  const children: ChildProcess[] = [];
  const start = async (program: string, options: string[], port: number, as: object = {}) => {
    children.push(spawn(program, options, { stdio: "ignore", cwd: folder, ...as }));
    for (const end = Date.now() + LONGEST_MS; !(await listens(port)); ) {
      if (Date.now() > end) throw new Error(`${program} did not start`);
      await sleep(100);
    }
  };
  await start("redis-server", ["--bind", "127.0.0.1", "--port", `${redisPort}`, "--save", "", "--dir", folder], redisPort);
  execFileSync(postgres("initdb"), ["--pgdata", data, "--username", "n8n", "--auth", "trust", "--no-sync"], { stdio: "ignore", cwd: folder, ...user });
  const options = ["-D", data, "-h", "127.0.0.1", "-p", `${postgresPort}`, "-k", folder, "-c", "fsync=off"];
  await start(postgres("postgres"), options, postgresPort, user);
  return {
    env: {
      EXECUTIONS_MODE: "queue",
      QUEUE_BULL_REDIS_HOST: "127.0.0.1",
      QUEUE_BULL_REDIS_PORT: `${redisPort}`,
      DB_TYPE: "postgresdb",
      DB_POSTGRESDB_HOST: "127.0.0.1",
      DB_POSTGRESDB_PORT: `${postgresPort}`,
      DB_POSTGRESDB_DATABASE: "postgres",
      DB_POSTGRESDB_USER: "n8n",
      DB_POSTGRESDB_PASSWORD: "none",
    },
    async stop() {
      const ended = children.map((child) => once(child, "exit"));
      for (const child of children) child.kill("SIGINT");
      await Promise.all(ended);
      rmSync(folder, { recursive: true });
    },
  };
}

async function listens(port: number): Promise<boolean> {
  const socket = connect(port, "127.0.0.1");
  try {
    await once(socket, "connect");
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
