//! From the global flags to a connection: whose settings, which wire to Bitbucket, and one action sent along it.

use std::{
    path::{Path, PathBuf},
    pin::pin,
    sync::Arc,
};

use anyhow::{Context as _, anyhow};
use host_test::{
    CallHandle, Host, Invocation, Services,
    blobs::FolderBlobs,
    connections::{Connection, Connections},
    demo,
    forms::ChoicePage,
    http::{Http, Library, Live, Record},
    observer::Observer,
    tokens::{MemoryTokens, TokenStore},
    types::Error,
};
use serde_json::Value;

use super::{
    arguments::{Choices, Options},
    default,
    failure::{self, Result, usage},
    own::{self, DEMOS, Own},
    progress::Progress,
    recordings::{self, Recordings},
};

/// A connection that was found, and how it reaches Bitbucket.
pub struct Connected {
    /// Its name.
    pub name: String,
    connections: Arc<dyn Connections>,
    tokens: Arc<dyn TokenStore>,
    wire: Wire,
    blobs: PathBuf,
    verbose: bool,
}

enum Wire {
    Replayed(Library),
    Live(Arc<Live>),
    Recorded { settings: Connection, file: PathBuf },
}

/// Who hears of a call while it runs, and who stops it.
pub struct Watch {
    pub observer: Arc<dyn Observer>,
    pub handle: CallHandle,
}

impl Connected {
    /// Finds the connection that the flags name.
    pub async fn open(options: &Options) -> Result<Self> {
        let name = default::name(options);
        let of_fixtures = demo::connections();
        // A fixture can be for any of these; without a replay, only the demos mean something.
        let known = if options.replay.is_some() { of_fixtures.0.contains_key(&name) } else { is_demo(&name) };
        let (connections, tokens, own): (Arc<dyn Connections>, Arc<dyn TokenStore>, _) = if known {
            (Arc::new(of_fixtures), Arc::new(MemoryTokens::default()), None)
        } else {
            let own = Own::open(options)?;
            let settings = own.settings(&name).await?;
            let store = own.store.clone();
            (Arc::new(own), store, Some(settings))
        };
        let wire = match (&options.replay, own, &options.record) {
            (Some(folder), _, None) => Wire::Replayed(recordings::of_folder(folder)?),
            (None, None, None) => Wire::Replayed(Library::embedded()),
            (Some(_), _, Some(_)) | (None, None, Some(_)) => return Err(nothing_to_record(&name)),
            (None, Some(settings), Some(file)) => Wire::Recorded { settings, file: file.clone() },
            (None, Some(_), None) => Wire::Live(Arc::new(live()?)),
        };
        Ok(Self { name, connections, tokens, wire, blobs: options.blobs.clone(), verbose: options.verbose })
    }

    /// Whether answers come from recordings, so that nothing real can change.
    pub fn is_replayed(&self) -> bool {
        matches!(self.wire, Wire::Replayed(_))
    }

    /// Runs one action for whoever sits at the terminal, who stops it with Ctrl-C; its output is JSON text.
    pub async fn invoke(&self, host: &Host, action: &str, input: &str) -> Result<String> {
        let watch = self.terminal();
        let handle = watch.handle.clone();
        let mut call = pin!(self.invoke_watched(host, action, input, watch));
        tokio::select! {
            answer = &mut call => answer,
            _ = tokio::signal::ctrl_c() => {
                handle.cancel();
                call.await
            }
        }
    }

    /// Runs one action; its output is JSON text.
    pub async fn invoke_watched(&self, host: &Host, action: &str, input: &str, watch: Watch) -> Result<String> {
        let parsed: Value = serde_json::from_str(input).map_err(|error| failure::host(error.into()))?;
        match &self.wire {
            Wire::Replayed(library) => {
                let recordings = Arc::new(Recordings::new(library, &self.name, action, &parsed));
                let answer = self.send(host, recordings.clone(), action, input, watch).await?;
                answer.map_err(|error| recordings.explain(error))
            }
            Wire::Live(live) => self.send(host, live.clone(), action, input, watch).await?.map_err(Box::new),
            Wire::Recorded { settings, file } => {
                make_parent(file).map_err(failure::host)?;
                let recording = Arc::new(Record::new(Arc::new(live()?), settings));
                let answer = self.send(host, recording.clone(), action, input, watch).await?;
                let about = format!("Recorded from a live {action}.");
                let saved = recording.fixture(&about, action, &parsed, &answer).save(file);
                saved
                    .with_context(|| format!("The action ran, but {} cannot be written.", file.display()))
                    .map_err(failure::host)?;
                super::note(&format!("Recorded to {}. Read it before you share it.", file.display()));
                answer.map_err(Box::new)
            }
        }
    }

    /// What a field of an action's form can be; `input` is what is filled already.
    pub async fn choices(&self, host: &Host, asked: &Choices, input: &str) -> Result<ChoicePage> {
        let http: Arc<dyn Http> = match &self.wire {
            Wire::Replayed(library) => Arc::new(library.clone()),
            Wire::Live(live) => live.clone(),
            Wire::Recorded { .. } => Arc::new(live()?),
        };
        let (search, cursor) = (asked.search.as_deref(), asked.cursor.as_deref());
        let services = self.services(http, self.terminal());
        let page = host.choices(&services, &self.name, &asked.action, &asked.field, input, search, cursor).await;
        page.map_err(|ended| failure::host(ended.into()))?.map_err(Box::new)
    }

    /// The settings, with their secrets.
    pub async fn settings(&self) -> Result<Connection> {
        self.connections.get(&self.name).await.map_err(|error| own::unusable(&error))
    }

    /// Runs one action along this wire.
    pub async fn send(
        &self,
        host: &Host,
        http: Arc<dyn Http>,
        action: &str,
        input: &str,
        watch: Watch,
    ) -> Result<Result<String, Error>> {
        let services = self.services(http, watch);
        let answer = host.invoke(&services, &self.name, action, input).await;
        answer.map_err(|ended| failure::host(ended.into()))
    }

    /// Progress on the terminal, and the log where it was asked for.
    pub fn terminal(&self) -> Watch {
        Watch { observer: Arc::new(Progress::new(self.verbose)), handle: CallHandle::default() }
    }

    fn services(&self, http: Arc<dyn Http>, watch: Watch) -> Services {
        let blobs = Arc::new(FolderBlobs::open(&self.blobs));
        // Recorded answers come with a recorded clock: no waiting, and the same chance every time.
        let services = if self.is_replayed() {
            demo::services(http, blobs)
        } else {
            Services::new(http, self.connections.clone(), blobs)
        };
        let (connections, tokens) = (self.connections.clone(), self.tokens.clone());
        let invocation = Invocation { handle: watch.handle, ..services.invocation };
        Services { connections, tokens, observer: watch.observer, invocation, ..services }
    }
}

/// Whether the connection is built in.
pub fn is_demo(name: &str) -> bool {
    DEMOS.contains(&name)
}

/// The network.
pub fn live() -> Result<Live> {
    Live::new().map_err(|error| failure::host(anyhow!(error).context("Can't use the network.")))
}

fn nothing_to_record(name: &str) -> Box<Error> {
    usage(
        format!("The connection `{name}` replays recorded responses, so there is nothing to record."),
        "Record from an account of your own: --connection NAME",
    )
}

/// What cannot be recorded is not sent.
fn make_parent(file: &Path) -> anyhow::Result<()> {
    let made = file.parent().map_or(Ok(()), std::fs::create_dir_all);
    made.with_context(|| format!("Can't create the folder of the recording {}.", file.display()))
}
