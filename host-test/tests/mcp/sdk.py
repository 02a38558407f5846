"""Speaks to `host-test mcp` with the SDK of PyPI: sdk.py HOST_TEST CONNECTION"""

import asyncio
import sys
import tempfile

import mcp_types as types
from mcp.client.client import Client
from mcp.client.stdio import StdioServerParameters

HOST_TEST, CONNECTION = sys.argv[1:]
REPOSITORY = {"workspace": "acme", "repo": "web"}
# Of those that are recorded.
FILE = "video.mp4" if CONNECTION == "demo-data-center" else "assets/logo.png"


async def main(mode: str) -> None:
    answers = ["accept", "decline"]

    async def asked(_context: object, question: types.ElicitRequestParams) -> types.ElicitResult:
        assert "delete-branch" in question.message
        return types.ElicitResult(action=answers.pop())

    files = tempfile.mkdtemp()
    server = StdioServerParameters(command=HOST_TEST, args=["mcp", "-c", CONNECTION, "--blobs", files])
    # The SDK holds every result against the output schema of its tool.
    async with Client(server, mode=mode, elicitation_callback=asked) as client:
        tools = {tool.name: tool for tool in (await client.list_tools()).tools}
        assert len(tools) > 100 and tools["delete-branch"].annotations.destructive_hint
        page = await client.call_tool("list-pull-requests", REPOSITORY)
        assert page.structured_content["items"][0]["id"] == 42
        wrong = await client.call_tool("list-pull-requests", REPOSITORY | {"state": "lost"})
        assert wrong.is_error and "`state` must be" in wrong.content[0].text
        file = await client.call_tool("get-file", REPOSITORY | {"path": FILE, "encoding": "blob"})
        assert (await client.read_resource(file.content[1].uri)).contents
        for is_error in [True, False]:
            deleted = await client.call_tool("delete-branch", REPOSITORY | {"branch": "feature/retry"})
            assert deleted.is_error is is_error, deleted
    assert not answers
    print(f"{CONNECTION}: {len(tools)} tools, with the SDK of PyPI, {mode}")


for mode in ["legacy", "auto"]:
    asyncio.run(main(mode))
