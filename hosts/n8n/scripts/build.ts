/**
 * Makes `dist`, all that the package contains, with the component that CONNECTOR_WASM names inside. n8n loads a file for each node and
 * credential. They share the code around the connector, which is one file, so that it is loaded once.
 */
import { copyFileSync, cpSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { type BuildOptions, build } from "esbuild";

const component = process.env["CONNECTOR_WASM"];
if (!component) throw new Error("Set CONNECTOR_WASM to the component: `.ci/component FILE` in the root of the repository builds it.");

const cwd = fileURLToPath(new URL("../", import.meta.url));
process.chdir(cwd);
rmSync("dist", { recursive: true, force: true });
mkdirSync("dist");
// n8n loads CommonJS.
writeFileSync("dist/package.json", '{ "type": "commonjs" }\n');
const packed = "dist/bitbucket-connector.wasm.gz";
writeFileSync(packed, gzipSync(readFileSync(component), { level: 9 }));

const common: BuildOptions = {
  absWorkingDir: cwd,
  bundle: true,
  format: "cjs",
  platform: "node",
  target: "node22",
  legalComments: "none",
};
await build({
  ...common,
  entryPoints: ["src/index.ts"],
  outfile: "dist/src/index.js",
  external: ["n8n-workflow"],
  loader: { ".gz": "base64" },
  inject: ["src/timers.ts"],
});
await build({
  ...common,
  entryPoints: globSync("{nodes,credentials}/**/*.{node,credentials}.ts"),
  outdir: "dist",
  outbase: ".",
  external: ["n8n-workflow"],
  plugins: [
    {
      name: "shared",
      setup: ({ onResolve }) => onResolve({ filter: /\/src\/index\.ts$/ }, () => ({ path: "../../src/index.js", external: true })),
    },
  ],
});
rmSync(packed);

cpSync("icons", "dist/icons", { recursive: true });
for (const codex of globSync("nodes/*/*.node.json")) copyFileSync(codex, `dist/${codex}`);
copyFileSync("../../LICENSE-MIT", "LICENSE");
