/**
 * Makes what the package contains and the repository does not: the component that CONNECTOR_WASM names, the license, and the code in a
 * few files, which a browser fetches faster than many.
 */
import { copyFileSync, globSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const component = process.env["CONNECTOR_WASM"];
if (!component) throw new Error("Set CONNECTOR_WASM to the component: `.ci/component FILE` in the root of the repository builds it.");

const here = new URL("../", import.meta.url);
copyFileSync(component, new URL("bitbucket-connector.wasm", here));
copyFileSync(new URL("../../LICENSE-MIT", here), new URL("LICENSE", here));

const cwd = fileURLToPath(here);
const { outputFiles } = await build({
  absWorkingDir: cwd,
  entryPoints: ["index", "platform", "node/index", "node/platform"].map((name) => ({ in: `dist/${name}.js`, out: name })),
  outdir: "dist",
  bundle: true,
  splitting: true,
  minify: true,
  // Node shows the line that an error comes from.
  lineLimit: 160,
  format: "esm",
  platform: "neutral",
  target: "es2024",
  // Which of the two it is, is decided where the package is used.
  external: ["#platform", "node:*"],
  write: false,
});
for (const name of globSync("dist/**/*.js", { cwd })) rmSync(new URL(name, here));
for (const { path, contents } of outputFiles) writeFileSync(path, contents);
