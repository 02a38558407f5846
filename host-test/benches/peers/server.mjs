// A Bitbucket Cloud on loopback that has one long list: prints its port, and serves until it is killed.
// `node server.mjs FIXTURE COUNT`: COUNT pull requests, each the first one of the fixture with a number of its own.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";

const LASTS_MS = 10 * 60_000;

const [fixture, count] = process.argv.slice(2);
const pullRequest = JSON.parse(readFileSync(fixture, "utf8")).calls[0].reply.json.values[0];
const size = Number(count);

const server = createServer((request, response) => {
    const url = new URL(request.url, `http://${request.headers.host}`);
    let answer = { slug: "web", full_name: "acme/web", links: { pullrequests: { href: `${url.href}/pullrequests` } } };
    if (url.pathname.endsWith("/pullrequests")) {
        const pagelen = Math.min(Number(url.searchParams.get("pagelen") ?? 10), 50);
        const page = Number(url.searchParams.get("page") ?? 1);
        const first = (page - 1) * pagelen;
        const values = Array.from({ length: Math.min(pagelen, size - first) }, (_, i) => ({ ...pullRequest, id: first + i + 1 }));
        answer = { values, pagelen, size, page };
        if (first + pagelen < size) {
            url.searchParams.set("page", String(page + 1));
            answer.next = url.href;
        }
    }
    response.setHeader("Content-Type", "application/json");
    response.end(JSON.stringify(answer));
});
server.listen(0, "127.0.0.1", () => console.log(server.address().port));
setTimeout(() => process.exit(1), LASTS_MS).unref();
