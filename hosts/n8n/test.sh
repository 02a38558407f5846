#!/usr/bin/env bash
# Installs, builds, tests and packs: ./test.sh COMPONENT, or with CONNECTOR_WASM. `.ci/component FILE` in the root of the repository builds it.
# With a real n8n where N8N_FOLDER has one (`npm i n8n@2.40.7 --ignore-scripts --legacy-peer-deps`, then node-gyp in its sqlite3: a quarter of
# an hour) and HOST_TEST is the command `host-test`. Ends with status 3 where something cannot be installed or is not there.
set -euo pipefail

component=${1:-${CONNECTOR_WASM:-}}
[ -f "$component" ] || { echo "test.sh: name the component, or set CONNECTOR_WASM." >&2; exit 2; }
CONNECTOR_WASM=$(realpath "$component")
cd "$(dirname "$0")"
HOST_TEST=${HOST_TEST:-${CARGO_TARGET_DIR:-$PWD/../../target}/debug/host-test}
N8N_FOLDER=${N8N_FOLDER:-$PWD/.n8n}
export CONNECTOR_WASM HOST_TEST N8N_FOLDER

PACKED_BYTES=600000

missing() {
    echo "NOT RUN: hosts/n8n: $*" >&2
    exit 3
}

. ../js/node.sh
npm ci --silent --no-audit --no-fund --ignore-scripts || missing "the development dependencies could not be installed"

npm run --silent build
npm run --silent check
npm test

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
npm pack --silent --pack-destination "$folder" > /dev/null
packed=$(stat -c %s "$folder"/*.tgz)
echo "The package has $packed bytes."
[ "$packed" -lt "$PACKED_BYTES" ] || { echo "test.sh: $PACKED_BYTES bytes or more." >&2; exit 1; }

[ -x "$HOST_TEST" ] || missing "a real n8n: there is no host-test with the simulated Bitbucket (HOST_TEST)"
[ -f "$N8N_FOLDER/node_modules/n8n/bin/n8n" ] || missing "a real n8n: it is not installed (N8N_FOLDER)"
node --test "test/real/*.test.ts"
