"""The README works as it is written."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from server import Answer, Sent, serving
from test_connector import JSON

ROOT = Path(__file__).parents[1]
LIST = json.loads((ROOT.parents[1] / "fixtures" / "cloud" / "list-pull-requests.json").read_text())
USER = json.loads((ROOT.parents[1] / "fixtures" / "cloud" / "get-current-user.json").read_text())


def answer(sent: Sent) -> Answer:
    fixture = USER if sent.target.startswith("/2.0/user") else LIST
    return Answer(200, JSON, json.dumps(fixture["calls"][0]["reply"]["json"]).encode())


def test_load_connect_run_and_show(
    wasm: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (ROOT / "README.md").read_text()
    toml, python = (re.search(rf"```{kind}\n(.*?)```", text, re.DOTALL) for kind in ("toml", "python"))
    assert toml and python
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NO_PROXY", "*")
    monkeypatch.setenv("BITBUCKET_TOKEN", "demo-api-token-0001")
    Path("bitbucket.wasm").write_bytes(wasm)
    with serving(answer) as server:
        Path("connections.toml").write_text(toml[1] + f'api_url = "{server.url}/2.0"\nallow_http = true\n')
        scope: dict[str, object] = {}
        exec(compile(python[1], "README.md", "exec"), scope)
        scope["connector"].close()  # type: ignore[attr-defined]
    shown = [f"{item['id']} {item['title']}" for item in LIST["output"]["items"]]
    identity, *lines = capsys.readouterr().out.splitlines()
    assert "Ada Example" in identity and lines == shown
