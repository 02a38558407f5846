/** A fresh n8n with the package installed, as a stranger has it. N8N_FOLDER is where n8n itself is installed. */
import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);
const PACKAGE = fileURLToPath(new URL("../../", import.meta.url));

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

  private constructor(folder: string) {
    this.#folder = folder;
  }

  static async create(): Promise<N8n> {
    const folder = await mkdtemp(join(tmpdir(), "n8n-"));
    const installed = join(folder, ".n8n/nodes/node_modules/n8n-nodes-bitbucket-connector");
    await mkdir(installed, { recursive: true });
    for (const part of ["package.json", "dist"]) await cp(join(PACKAGE, part), join(installed, part), { recursive: true });
    return new N8n(folder);
  }

  async import(kind: "credentials" | "workflow", content: unknown): Promise<void> {
    const file = join(this.#folder, `${kind}.json`);
    await writeFile(file, JSON.stringify(content));
    await this.#command(`import:${kind}`, `--input=${file}`);
  }

  /** Executes a workflow, and returns what each node put out. */
  async execute(id: string): Promise<Record<string, Item[]>> {
    const printed = await this.#command("execute", `--id=${id}`, "--rawOutput");
    const { data } = JSON.parse(printed.slice(printed.indexOf("{"))) as Execution;
    return Object.fromEntries(Object.entries(data.resultData.runData).map(([name, [first]]) => [name, first!.data?.main[0] ?? []]));
  }

  async remove(): Promise<void> {
    await rm(this.#folder, { recursive: true, force: true });
  }

  async #command(...command: string[]): Promise<string> {
    const n8n = join(process.env["N8N_FOLDER"]!, "node_modules/n8n/bin/n8n");
    const env = {
      PATH: process.env["PATH"],
      N8N_USER_FOLDER: this.#folder,
      N8N_ENCRYPTION_KEY: "of-this-test-alone",
      N8N_LOG_LEVEL: "info",
      N8N_DIAGNOSTICS_ENABLED: "false",
      N8N_VERSION_NOTIFICATIONS_ENABLED: "false",
      N8N_RUNNERS_BROKER_PORT: "0",
    };
    const { stdout } = await run(process.execPath, [n8n, ...command], { env, timeout: LONGEST_MS, maxBuffer: 64 * 1024 ** 2 });
    return stdout;
  }
}

interface Execution {
  data: { resultData: { runData: Record<string, { data?: { main: Item[][] } }[]> } };
}
