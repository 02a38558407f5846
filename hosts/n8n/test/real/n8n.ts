/** A fresh n8n with the package installed, as a stranger has it. N8N_FOLDER is where n8n itself is installed. */
import assert from "node:assert/strict";
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);
const PACKAGE = fileURLToPath(new URL("../../", import.meta.url));

const BIN = join(process.env["N8N_FOLDER"]!, "node_modules/n8n/bin/n8n");

/** Longest command, with all that n8n does when it starts for the first time. */
const LONGEST_MS = 300_000;

export interface Item {
  json: Record<string, unknown>;
  binary?: Record<string, { mimeType: string; data: string }>;
  error?: { message: string; description: string };
  pairedItem?: { item: number };
}

export class N8n {
  readonly #folder: string;
  readonly #more: NodeJS.ProcessEnv;

  private constructor(folder: string, more: NodeJS.ProcessEnv) {
    this.#folder = folder;
    this.#more = more;
  }

  /** `more` are variables beside those that every n8n of these tests has. */
  static async create(more: NodeJS.ProcessEnv = {}): Promise<N8n> {
    const folder = await mkdtemp(join(tmpdir(), "n8n-"));
    const installed = join(folder, ".n8n/nodes/node_modules/n8n-nodes-bitbucket-connector");
    await mkdir(installed, { recursive: true });
    for (const part of ["package.json", "dist"]) await cp(join(PACKAGE, part), join(installed, part), { recursive: true });
    return new N8n(folder, more);
  }

  async import(kind: "credentials" | "workflow", content: unknown): Promise<void> {
    const file = join(this.#folder, `${kind}.json`);
    await writeFile(file, JSON.stringify(content));
    await this.#command(`import:${kind}`, `--input=${file}`);
  }

  /** A credential with its secrets. */
  async export<Credential>(id: string): Promise<Credential> {
    const file = join(this.#folder, "exported.json");
    await this.#command("export:credentials", `--id=${id}`, "--decrypted", `--output=${file}`);
    return (JSON.parse(await readFile(file, "utf8")) as [Credential])[0];
  }

  /** Executes a workflow, and returns what each node put out. */
  async execute(id: string): Promise<Record<string, Item[]>> {
    const printed = await this.#command("execute", `--id=${id}`, "--rawOutput");
    // n8n prints log lines around it.
    const { data } = JSON.parse(printed.slice(printed.indexOf("{\n"), printed.lastIndexOf("\n}") + 2)) as Execution;
    return Object.fromEntries(Object.entries(data.resultData.runData).map(([name, [first]]) => [name, first!.data?.main[0] ?? []]));
  }

  async remove(): Promise<void> {
    await rm(this.#folder, { recursive: true, force: true });
  }

  /** Starts the server, with an owner signed in. */
  async start(): Promise<Server> {
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const env = { ...this.#env(), N8N_PORT: String(port), N8N_LISTEN_ADDRESS: "127.0.0.1", WEBHOOK_URL: `${url}/`, N8N_EDITOR_BASE_URL: url };
    const child = new Running(["start"], env);
    await child.says("Editor is now accessible");
    return Server.signedIn(url, child);
  }

  /** Starts a worker of queue mode. */
  async worker(): Promise<Running> {
    const worker = new Running(["worker", "--concurrency=5"], { ...this.#env(), QUEUE_HEALTH_CHECK_ACTIVE: "false" });
    await worker.says("is now ready");
    return worker;
  }

  async #command(...command: string[]): Promise<string> {
    const { stdout } = await run(process.execPath, [BIN, ...command], { env: this.#env(), timeout: LONGEST_MS, maxBuffer: 64 * 1024 ** 2 });
    return stdout;
  }

  #env(): NodeJS.ProcessEnv {
    return {
      PATH: process.env["PATH"],
      N8N_USER_FOLDER: this.#folder,
      N8N_ENCRYPTION_KEY: "of-this-test-alone",
      N8N_LOG_LEVEL: "info",
      N8N_DIAGNOSTICS_ENABLED: "false",
      N8N_VERSION_NOTIFICATIONS_ENABLED: "false",
      N8N_RUNNERS_BROKER_PORT: "0",
      N8N_PERSONALIZATION_ENABLED: "false",
      N8N_TEMPLATES_ENABLED: "false",
      ...this.#more,
    };
  }
}

/** A process of n8n's that goes on. */
export class Running {
  readonly #child: ChildProcess;
  #printed = "";

  constructor(command: string[], env: NodeJS.ProcessEnv) {
    this.#child = spawn(process.execPath, [BIN, ...command], { env, stdio: ["ignore", "pipe", "inherit"] });
    this.#child.stdout!.on("data", (piece: Buffer) => (this.#printed += piece.toString()));
  }

  /** Waits until it printed this. */
  async says(text: string): Promise<void> {
    const signal = AbortSignal.timeout(LONGEST_MS);
    while (!this.#printed.includes(text)) await once(this.#child.stdout!, "data", { signal });
  }

  said(text: string): boolean {
    return this.#printed.includes(text);
  }

  async end(how: NodeJS.Signals = "SIGTERM"): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const ended = once(this.#child, "exit");
    this.#child.kill(how);
    await ended;
  }
}

/** What the editor calls. */
export class Server {
  readonly url: string;
  readonly #process: Running;
  #cookie = "";

  private constructor(url: string, process: Running) {
    this.url = url;
    this.#process = process;
  }

  /** The cookie of the owner's session: name and value. */
  get cookie(): [name: string, value: string] {
    return this.#cookie.split("=") as [string, string];
  }

  static async signedIn(url: string, process: Running): Promise<Server> {
    const server = new Server(url, process);
    const owner = { email: "ada@example.com", firstName: "Ada", lastName: "Example", password: "Of-this-test-alone-1" };
    await server.call("POST", "/owner/setup", owner);
    return server;
  }

  async call<Answer>(method: string, path: string, body?: unknown): Promise<Answer> {
    const response = await fetch(`${this.url}/rest${path}`, {
      method,
      headers: { "content-type": "application/json", cookie: this.#cookie },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    const cookies = response.headers.getSetCookie().map((cookie) => cookie.split(";")[0]);
    if (cookies.length > 0) this.#cookie = cookies.join("; ");
    return ((await response.json()) as { data: Answer }).data;
  }

  /** The page that n8n shows at a URL of its own. */
  async visit(url: string): Promise<string> {
    assert.ok(url.startsWith(this.url), `${url} is not n8n's`);
    return (await fetch(url, { headers: { cookie: this.#cookie } })).text();
  }

  stop(): Promise<void> {
    return this.#process.end();
  }
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as { port: number };
  server.close();
  return port;
}

interface Execution {
  data: { resultData: { runData: Record<string, { data?: { main: Item[][] } }[]> } };
}
