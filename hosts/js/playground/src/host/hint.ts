import type { Settings } from "bitbucket-connector";
import type { Sent } from "./sent.ts";

/** What to look at where a server answered none of the requests of this page. A browser does not say why. */
export function hintOf(sent: Sent[], settings: Settings | undefined): string | undefined {
  if (!settings || sent.length === 0 || sent.some(({ status }) => status !== undefined)) return undefined;
  const url = settings["api_url"] ?? settings["base_url"] ?? "the server";
  return `Check that \`${url}\` is running, that the URL is right, and that the server allows \`${location.origin}\` by CORS, as \`host-test simulate\` does.`;
}
