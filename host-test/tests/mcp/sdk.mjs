// Speaks to `host-test mcp` with the SDK of npm: sdk.mjs HOST_TEST CONNECTION
import assert from 'node:assert';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { ElicitRequestSchema } from '@modelcontextprotocol/sdk/types.js';

const [command, connection] = process.argv.slice(2);
const repository = { workspace: 'acme', repo: 'web' };
// Of those that are recorded.
const path = connection === 'demo-data-center' ? 'video.mp4' : 'assets/logo.png';
const answers = ['accept', 'decline'];

const client = new Client({ name: 'sdk', version: '1' }, { capabilities: { elicitation: {} } });
client.setRequestHandler(ElicitRequestSchema, ({ params }) => {
  assert.match(params.message, /delete-branch/);
  return { action: answers.pop(), content: {} };
});
const blobs = mkdtempSync(join(tmpdir(), 'blobs-'));
await client.connect(new StdioClientTransport({ command, args: ['mcp', '-c', connection, '--blobs', blobs] }));
const call = (name, input) => client.callTool({ name, arguments: { ...repository, ...input } });

// The SDK holds every result against the output schema of its tool.
const { tools } = await client.listTools();
assert(tools.length > 100);
assert(tools.find(({ name }) => name === 'delete-branch').annotations.destructiveHint);
assert.equal((await call('list-pull-requests')).structuredContent.items[0].id, 42);
const wrong = await call('list-pull-requests', { state: 'lost' });
assert(wrong.isError && wrong.content[0].text.includes('`state` must be'));
const file = await call('get-file', { path, encoding: 'blob' });
assert.equal((await client.readResource({ uri: file.content[1].uri })).contents.length, 1);
for (const isError of [true, false]) {
  const deleted = await call('delete-branch', { branch: 'feature/retry' });
  assert.equal(deleted.isError, isError, deleted.content[0].text);
}
await client.close();
console.log(`${connection}: ${tools.length} tools, with the SDK of npm`);
