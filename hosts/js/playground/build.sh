#!/usr/bin/env bash
# Builds the playground into dist, with the package beside it: ./build.sh COMPONENT, or with CONNECTOR_WASM. Ends with status 3 where something
# cannot be installed. Sourced, it leaves its caller in this folder with Node in its PATH.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../build.sh"
cd playground

npm ci --silent --no-audit --no-fund --ignore-scripts ||
    { echo "NOT RUN: hosts/js/playground: what it is built with could not be installed" >&2; exit 3; }
npm run --silent build
# Tells `host-test playground` what it was built of.
sha256sum < "$CONNECTOR_WASM" > dist/component.sha256
