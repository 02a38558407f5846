export { listSearches, optionLoaders } from "./choices.ts";
export { connectionTest } from "./connection-test.ts";
export { run } from "./run.ts";
export { receive, webhookMethods } from "./webhook.ts";
export { poll } from "./polling.ts";
