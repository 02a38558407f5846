#!/usr/bin/env bash
# Builds and tests the playground: ./test.sh COMPONENT, or with CONNECTOR_WASM. Ends with status 3 where something cannot be installed, or there
# is no Chromium (CHROMIUM names one).
set -euo pipefail
. "$(dirname "$0")/build.sh"

CHROMIUM=${CHROMIUM:-$(command -v chromium || command -v google-chrome || true)}
export CHROMIUM

npm run --silent check
[ -n "$CHROMIUM" ] || { echo "NOT RUN: hosts/js/playground: there is no Chromium" >&2; exit 3; }
npm test
