#!/usr/bin/env bash
# Installs, builds, tests and packs: ./test.sh COMPONENT, or with CONNECTOR_WASM. `.ci/component FILE` in the root of the repository builds it.
# Ends with status 3 where something cannot be installed.
set -euo pipefail

component=${1:-${CONNECTOR_WASM:-}}
[ -f "$component" ] || { echo "test.sh: name the component, or set CONNECTOR_WASM." >&2; exit 2; }
CONNECTOR_WASM=$(realpath "$component")
export CONNECTOR_WASM
cd "$(dirname "$0")"

NODE=24.21.0
PACKED_BYTES=500000

missing() {
    echo "NOT RUN: hosts/js: $* could not be installed" >&2
    exit 3
}

command -v npm > /dev/null || missing npm
if ! node -e 'process.exit(Number(process.versions.node.split(".")[0]) < 24)' 2> /dev/null; then
    [ -x .node/node_modules/node/bin/node ] ||
        npm install --silent --no-audit --no-fund --no-save --prefix .node "node@$NODE" || missing "Node $NODE"
    PATH=$PWD/.node/node_modules/node/bin:$PATH
    node --version > /dev/null || missing "Node $NODE"
fi
npm ci --silent --no-audit --no-fund --ignore-scripts || missing "the development dependencies"

rm -rf dist
npm run --silent build
npm run --silent check
npm test

# As a stranger gets it: packed, and installed into an empty folder.
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
npm pack --silent --pack-destination "$folder" > /dev/null
packed=$(stat -c %s "$folder"/*.tgz)
echo "The package has $packed bytes."
[ "$packed" -lt "$PACKED_BYTES" ] || { echo "test.sh: more than $PACKED_BYTES bytes." >&2; exit 1; }
cp test/stranger.mts test/stranger.tsconfig.json "$folder"
npm install --silent --no-audit --no-fund --offline --prefix "$folder" "$folder"/*.tgz
node_modules/.bin/tsc -p "$folder/stranger.tsconfig.json" --typeRoots "$PWD/node_modules/@types"
node "$folder/stranger.mts"
