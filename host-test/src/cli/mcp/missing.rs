//! `mcp` in a build without it.

use super::{
    arguments::{Mcp, Options},
    failure::{Result, usage},
};

/// Says how to get it.
#[allow(clippy::unused_async)]
pub async fn mcp(_: &Options, _: &Mcp) -> Result<()> {
    Err(usage(
        "This build of host-test has no MCP server.",
        "Build it with the feature `mcp`: cargo run -p host-test --features mcp -- mcp",
    ))
}
