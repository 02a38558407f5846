#!/usr/bin/env bash
# Installs what is needed and builds: ./build.sh COMPONENT, or with CONNECTOR_WASM. `.ci/component FILE` in the root of the repository builds
# the component. Ends with status 3 where something cannot be installed. Sourced, it leaves its caller in this folder with Node in its PATH.
set -euo pipefail

component=${1:-${CONNECTOR_WASM:-}}
[ -f "$component" ] || { echo "${0##*/}: name the component, or set CONNECTOR_WASM." >&2; exit 2; }
CONNECTOR_WASM=$(realpath "$component")
export CONNECTOR_WASM
cd "$(dirname "${BASH_SOURCE[0]}")"

. ./node.sh
npm ci --silent --no-audit --no-fund --ignore-scripts ||
    { echo "NOT RUN: hosts/js: the development dependencies could not be installed" >&2; exit 3; }

rm -rf dist
npm run --silent build
