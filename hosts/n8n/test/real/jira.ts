/** As much of a Jira on this machine as n8n's node needs to create an issue. */
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export interface Jira {
  url: string;
  /** What issues were created with. */
  issues: object[];
  stop(): void;
}

export async function jira(): Promise<Jira> {
  const issues: object[] = [];
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const piece of request) body += String(piece);
    const answer = (status: number, content: unknown) =>
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(content));
    switch (`${request.method} ${request.url}`) {
      case "GET /rest/api/2/issuetype":
        return void answer(200, [{ id: "10001", name: "Bug", subtask: false }]);
      case "POST /rest/api/2/issue":
        issues.push((JSON.parse(body) as { fields: object }).fields);
        return void answer(201, { id: `${20000 + issues.length}`, key: `SHOP-${issues.length}` });
      default:
        return void answer(404, { errorMessages: ["This Jira has nothing else."] });
    }
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, issues, stop: () => server.close() };
}
