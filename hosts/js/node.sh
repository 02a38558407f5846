#!/usr/bin/env bash
# Sourced: puts Node 24 or later into the PATH, from npm where the system's is older. Ends with status 3 where it cannot be installed.
NODE=24.21.0
node_folder=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/.node

command -v npm > /dev/null || { echo "NOT RUN: npm could not be installed" >&2; exit 3; }
if ! node -e 'process.exit(Number(process.versions.node.split(".")[0]) < 24)' 2> /dev/null; then
    [ -x "$node_folder/node_modules/node/bin/node" ] ||
        npm install --silent --no-audit --no-fund --no-save --prefix "$node_folder" "node@$NODE" || true
    PATH=$node_folder/node_modules/node/bin:$PATH
    node --version > /dev/null || { echo "NOT RUN: Node $NODE could not be installed" >&2; exit 3; }
fi
