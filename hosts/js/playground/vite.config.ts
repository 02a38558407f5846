import { copyFileSync } from "node:fs";
import { defineConfig } from "vite";
import { writeRecordings } from "./recordings.ts";

export default defineConfig({
  // Static files that work wherever they are put.
  base: "./",
  plugins: [
    {
      name: "recordings",
      configResolved() {
        const component = process.env["CONNECTOR_WASM"];
        if (component) copyFileSync(component, new URL("../bitbucket-connector.wasm", import.meta.url));
        writeRecordings();
      },
    },
  ],
});
