//! `mcp`: serves the actions to AI agents over the Model Context Protocol, on stdin and stdout or over HTTP.

mod catalog;
mod compact;
mod confirm;
mod cut;
mod files;
mod http;
mod server;
mod watch;

use rmcp::{ServiceExt as _, model::Implementation};

use super::{
    arguments::{Mcp, Options},
    connection::Connected,
    failure::{self, Result, usage},
};
use catalog::Catalog;
use files::Files;
use server::Server;

/// Serves the connection until the client leaves, or with HTTP until Ctrl-C.
pub async fn mcp(options: &Options, flags: &Mcp) -> Result<()> {
    if options.record.is_some() {
        return Err(usage("A server records nothing.", "Leave --record out; `host-test record` records one action."));
    }
    let connected = Connected::open(options).await?;
    let settings = connected.settings().await?;
    let product = settings.setting("product").unwrap_or_default();
    let host = super::load()?;
    let connector = host.describe().await.map_err(|ended| failure::host(ended.into()))?;
    let server = Server {
        catalog: Catalog::choose(&host, product, flags).await?,
        files: Files::open(&options.blobs),
        compact: flags.compact,
        yes: flags.yes,
        room: flags.max_answer as usize,
        about: Implementation::new(connector.id, connector.version)
            .with_title(connector.title)
            .with_description(connector.description),
        instructions: instructions(&connected, product, flags),
        connected,
        host,
    };
    match flags.http {
        Some(port) => http::serve(server, port).await,
        None => stdio(server).await,
    }
}

/// What a model is told about all tools at once.
fn instructions(connected: &Connected, product: &str, flags: &Mcp) -> String {
    let mut text = format!("Actions of Bitbucket ({product}), on the connection `{}`.", connected.name);
    if flags.compact {
        text += " Find an action with `find-actions`, see what it takes with `describe-action`, and run it with `run-action`.";
    }
    if connected.is_replayed() {
        text += " Its responses are recorded: only the sample inputs work, and nothing changes.";
    }
    text + " To get the next page of a list, pass its `next` as `cursor`. If an answer has `cut`, pass `cut.next_offset` as \
           `answer_offset` to get what follows. If an action fails, `resolution` says what to do, and `applied` whether the \
           change was made."
}

async fn stdio(server: Server) -> Result<()> {
    let ended = || {
        usage(
            "The client ended the connection before the session began.",
            "This is for MCP clients: docs/mcp.md shows how to configure one.",
        )
    };
    // What it received instead is not told: whatever a client sends is its own.
    let session = server.serve(rmcp::transport::io::stdio_pipes()).await.map_err(|_| ended())?;
    let waited = session.waiting().await;
    waited.map(drop).map_err(|error| failure::host(error.into()))
}
