#!/usr/bin/env bash
# Installs, builds and tests the playground: ./test.sh COMPONENT, or with CONNECTOR_WASM. The package beside it has to be built, with the
# Node that its own test.sh uses. Ends with status 3 where something cannot be installed, or there is no Chromium (CHROMIUM names one).
set -euo pipefail

component=${1:-${CONNECTOR_WASM:-}}
[ -f "$component" ] || { echo "test.sh: name the component, or set CONNECTOR_WASM." >&2; exit 2; }
CONNECTOR_WASM=$(realpath "$component")
CHROMIUM=${CHROMIUM:-$(command -v chromium || command -v google-chrome || true)}
export CONNECTOR_WASM CHROMIUM
cd "$(dirname "$0")"

missing() {
    echo "NOT RUN: hosts/js/playground: $*" >&2
    exit 3
}

if [ -d ../.node ]; then PATH=$(realpath ../.node)/node_modules/node/bin:$PATH; fi
npm ci --silent --no-audit --no-fund --ignore-scripts || missing "the development dependencies could not be installed"
npm run --silent check
npm run --silent build
[ -n "$CHROMIUM" ] || missing "there is no Chromium"
npm test
