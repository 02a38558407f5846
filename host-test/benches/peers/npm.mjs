// The list by npm's `bitbucket`: `node npm.mjs ADDRESS`, with the package in ./node_modules.
import { Bitbucket } from "bitbucket";

const client = new Bitbucket({ baseUrl: process.argv[2], auth: { token: "none" }, notice: false });
let { data } = await client.repositories.listPullRequests({ workspace: "acme", repo_slug: "web", state: "OPEN", pagelen: 50 });
const items = data.values;
while (client.hasNextPage(data)) {
    ({ data } = await client.getNextPage(data));
    items.push(...data.values);
}
process.stdout.write(JSON.stringify(items));
