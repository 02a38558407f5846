//! `playground`: a page to try every action and trigger in, served on this machine until somebody ends it.

use std::{fs, path::Path};

use anyhow::{Context as _, anyhow};
use axum::Router;
use host_test::COMPONENT;
use sha2::{Digest as _, Sha256};
use tokio::{net::TcpListener, process::Command};
use tower_http::services::ServeDir;

use super::{
    arguments::Playground,
    failure::{self, Result},
};

/// Its sources, in the project's folder.
const SOURCES: &str = "hosts/js/playground";

/// Builds it where it has to be, opens it, and serves until Ctrl-C.
pub async fn playground(arguments: &Playground) -> Result<()> {
    let built = Path::new(SOURCES).join("dist");
    let folder = arguments.folder.as_deref().unwrap_or(&built);
    if arguments.folder.is_none() && !is_built(folder) {
        build().await?;
    }
    if !folder.join("index.html").is_file() {
        return Err(failure::usage(
            format!("{} has no index.html.", folder.display()),
            "Name the folder of the built page with --folder, or leave it out in the project's folder.",
        ));
    }
    let listening = TcpListener::bind(("127.0.0.1", arguments.port)).await;
    let listener = listening
        .with_context(|| format!("The playground can't listen on port {}.", arguments.port))
        .map_err(failure::host)?;
    let address = listener.local_addr().context("The playground has no address.").map_err(failure::host)?;
    let url = format!("http://{address}/");
    let opened = !arguments.no_browser && open::that_detached(&url).is_ok();
    let way = if opened { "The playground opens in the browser; if it doesn't, go to" } else { "The playground is at" };
    super::note(&format!("{way}\n{url}\nCtrl-C ends it."));
    let pages = Router::new().fallback_service(ServeDir::new(folder));
    tokio::select! {
        served = axum::serve(listener, pages).into_future() => {
            served.context("The playground ended.").map_err(failure::host)?;
        }
        // Without a way to hear of Ctrl-C, it ends the program anyway.
        _ = tokio::signal::ctrl_c() => {}
    }
    Ok(())
}

/// Whether a page of this component is there.
fn is_built(folder: &Path) -> bool {
    let of_this = Sha256::digest(COMPONENT).iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    fs::read_to_string(folder.join("component.sha256")).is_ok_and(|built| built.starts_with(&of_this))
}

/// Builds it, which needs npm and takes some minutes the first time.
async fn build() -> Result<()> {
    let script = Path::new(SOURCES).join("build.sh");
    if !script.is_file() {
        return Err(failure::usage(
            format!("There is no {}.", script.display()),
            "Run it in the project's folder, or name the folder of a built page with --folder.",
        ));
    }
    super::note("Building the playground with npm.");
    let component = Path::new(SOURCES).join("bitbucket-connector.wasm");
    fs::write(&component, COMPONENT).context("The component can't be written.").map_err(failure::host)?;
    let ended = Command::new(&script).arg(&component).status().await;
    // The page has a copy.
    let _ = fs::remove_file(&component);
    match ended.context("The playground could not be built.").map_err(failure::host)? {
        status if status.success() => Ok(()),
        _ => Err(failure::host(anyhow!("The playground could not be built. The messages are above."))),
    }
}
