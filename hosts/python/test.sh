#!/usr/bin/env bash
# Tests the package with a component: ./test.sh bitbucket.wasm, or BITBUCKET_WASM=bitbucket.wasm ./test.sh
#
# Everything is installed into .venv, in the versions of requirements.txt. Ends with status 3 where that cannot be installed.
set -euo pipefail

wasm=${1:-${BITBUCKET_WASM:?give the path of the component}}
BITBUCKET_WASM=$(realpath "$wasm")
export BITBUCKET_WASM
cd "$(dirname "$0")"
skipped=()

step() {
    printf '\n== %s\n' "$*"
    "$@"
}

python=${PYTHON:-python3}
if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
    echo "NOT RUN: $python is older than 3.11; name a newer one with PYTHON"
    exit 3
fi

[ -x .venv/bin/python ] || step "$python" -m venv .venv
PATH=$PWD/.venv/bin:$PATH
export PIP_DISABLE_PIP_VERSION_CHECK=1
if ! step pip install --quiet --requirement requirements.txt; then
    echo "NOT RUN: requirements.txt could not be installed"
    exit 3
fi
step pip install --quiet --no-deps --no-build-isolation --editable .

step mypy
# The package pyright fetches the program of that name when it is first run.
if pyright --version >.venv/pyright.log 2>&1; then
    step pyright --pythonpath .venv/bin/python
else
    skipped+=("pyright: it could not be installed (.venv/pyright.log)")
fi
step python -m pytest

for part in "${skipped[@]}"; do
    printf '\nNOT RUN: %s\n' "$part"
done
