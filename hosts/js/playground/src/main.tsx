import { render } from "preact";
import { App } from "./app.tsx";
import { Host } from "./host/host.ts";

const root = document.getElementById("app")!;

try {
  const host = await Host.start();
  root.replaceChildren();
  render(<App host={host} />, root);
} catch (error) {
  const message = document.createElement("p");
  message.setAttribute("role", "alert");
  message.className = "loading";
  message.textContent = `The connector could not be loaded. ${error instanceof Error ? error.message : ""}`;
  root.replaceChildren(message);
}
