#!/usr/bin/env bash
# Builds, tests and packs: ./test.sh COMPONENT, or with CONNECTOR_WASM. `.ci/component FILE` in the root of the repository builds it.
# Ends with status 3 where something cannot be installed.
set -euo pipefail
. "$(dirname "$0")/build.sh"

PACKED_BYTES=500000

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
