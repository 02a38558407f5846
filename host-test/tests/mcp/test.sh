#!/usr/bin/env bash
# Speaks to `host-test mcp` with clients that are not ours, the SDKs of PyPI and npm: ./test.sh HOST_TEST
#
# HOST_TEST is a build with the feature `mcp`. Ends with status 3 where the SDKs cannot be installed.
set -euo pipefail

host_test=$(realpath "${1:?give the path of host-test}")
cd "$(dirname "$0")"
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

if ! { python3 -m venv "$folder/py" && "$folder/py/bin/pip" install --quiet --disable-pip-version-check mcp==2.3.0; }; then
    echo "NOT RUN: the SDK of PyPI could not be installed"
    exit 3
fi
if ! npm install --silent --no-audit --no-fund --prefix "$folder" @modelcontextprotocol/sdk@1.32.2; then
    echo "NOT RUN: the SDK of npm could not be installed"
    exit 3
fi
cp sdk.mjs "$folder"
for connection in demo demo-data-center; do
    "$folder/py/bin/python" sdk.py "$host_test" "$connection"
    node "$folder/sdk.mjs" "$host_test" "$connection"
done
