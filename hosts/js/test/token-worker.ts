/** Another process at the same store. */
import { TokenConflict } from "bitbucket-connector";
import { fileTokens } from "bitbucket-connector/node";
import { lock, tokens } from "./token-store.ts";

const [folder, task] = process.argv.slice(2) as [string, string];
const store = fileTokens(folder);

if (task === "hold") {
  const release = await lock(store, "shared");
  // Never asked to, but as long as somebody listens, the process lives.
  process.on("message", release);
  process.send!("held");
} else {
  for (let saved = 0; saved < 20;) {
    const entry = await store.load("counted");
    try {
      await store.save("counted", tokens(String(Number(entry?.tokens.accessToken ?? 0) + 1)), entry?.revision);
      saved++;
    } catch (error) {
      if (!(error instanceof TokenConflict)) throw error;
    }
  }
  process.disconnect();
}
