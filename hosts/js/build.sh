#!/usr/bin/env bash
# Installs what is needed and builds: ./build.sh COMPONENT, or with CONNECTOR_WASM. `.ci/component FILE` in the root of the repository builds
# the component. Ends with status 3 where something cannot be installed. Sourced, it leaves its caller in this folder with Node in its PATH.
set -euo pipefail

component=${1:-${CONNECTOR_WASM:-}}
[ -f "$component" ] || { echo "${0##*/}: name the component, or set CONNECTOR_WASM." >&2; exit 2; }
CONNECTOR_WASM=$(realpath "$component")
export CONNECTOR_WASM
cd "$(dirname "${BASH_SOURCE[0]}")"

NODE=24.21.0

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
