use super::{Http, HttpError, Replay, Request, Response, replay};
use crate::{
    blobs::Blobs,
    demo,
    fixture::{Fixture, Reply, Sent},
    policy::Policy,
};
use async_trait::async_trait;
use include_dir::{Dir, include_dir};
use serde_json::Value;
use std::{
    fs, io,
    path::{Path, PathBuf},
    sync::Arc,
};

/// The fixtures of this workspace, so that the demonstration needs no files.
static EMBEDDED: Dir = include_dir!("$CARGO_MANIFEST_DIR/../fixtures");

const PRODUCTS: [&str; 2] = ["cloud", "data-center"];

/// A folder of fixtures, looked up by what is asked of it.
///
/// As an [`Http`] it answers any request that some fixture of a success holds, whatever the order.
#[derive(Clone)]
pub struct Library {
    cases: Arc<Vec<Case>>,
}

/// A fixture and where it stands.
#[derive(Clone)]
pub struct Case {
    /// `cloud` or `data-center`: the folder.
    pub product: &'static str,
    /// The file without its ending: `list-pull-requests.two-pages`.
    pub name: String,
    /// What it holds.
    pub fixture: Fixture,
}

impl Case {
    /// The connection that it is for.
    pub fn connection(&self) -> &str {
        self.fixture.connection.as_deref().unwrap_or(self.product)
    }
}

impl Library {
    /// The fixtures that this crate was built with.
    ///
    /// # Errors
    /// Where one is malformed.
    pub fn embedded() -> io::Result<Self> {
        Self::of(|product| {
            let files = EMBEDDED.get_dir(product).into_iter().flat_map(Dir::files);
            let read = |file: &include_dir::File<'_>| Ok((file.path().to_owned(), file.contents().to_vec()));
            files.map(read).collect()
        })
    }

    /// The fixtures in the subfolders `cloud` and `data-center` of this folder, either of which may be missing.
    ///
    /// # Errors
    /// Where a file cannot be read or is malformed.
    pub fn open(folder: &Path) -> io::Result<Self> {
        Self::of(|product| {
            let entries = match fs::read_dir(folder.join(product)) {
                Ok(entries) => entries,
                Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
                Err(error) => return Err(error),
            };
            let files = entries.map(|entry| entry.map(|entry| entry.path())).collect::<io::Result<Vec<_>>>()?;
            files
                .into_iter()
                .filter(|path| path.is_file())
                .map(|path| fs::read(&path).map(|text| (path, text)))
                .collect()
        })
    }

    fn of(files: impl Fn(&str) -> io::Result<Vec<(PathBuf, Vec<u8>)>>) -> io::Result<Self> {
        let mut cases = Vec::new();
        for product in PRODUCTS {
            for (path, text) in files(product)? {
                let Some(name) = path.file_name().and_then(|name| name.to_str()?.strip_suffix(".json")) else {
                    continue;
                };
                let invalid =
                    |error| io::Error::new(io::ErrorKind::InvalidData, format!("{}: {error}", path.display()));
                let fixture = serde_json::from_slice(&text).map_err(invalid)?;
                cases.push(Case { product, name: name.to_owned(), fixture });
            }
        }
        cases.sort_by(|left, right| (left.product, &left.name).cmp(&(right.product, &right.name)));
        Ok(Self { cases: Arc::new(cases) })
    }

    /// All of them, by product and name.
    pub fn cases(&self) -> &[Case] {
        &self.cases
    }

    /// The case of this action with this very input on this demo connection.
    pub fn case(&self, connection: &str, action: &str, input: &Value) -> Option<&Case> {
        let connection = demo::fixture_name(connection);
        self.cases.iter().find(|case| {
            case.connection() == connection && case.fixture.action == action && case.fixture.input == *input
        })
    }

    /// What answers this action: its case replayed to the letter, or else whatever matches each of its requests.
    pub fn answering(&self, connection: &str, action: &str, input: &Value) -> Arc<dyn Http> {
        match self.case(connection, action, input) {
            Some(case) => Arc::new(Replay::strict(&case.fixture.calls)),
            None => Arc::new(self.clone()),
        }
    }
}

#[async_trait]
impl Http for Library {
    async fn send(&self, request: Request, policy: &Policy, blobs: &dyn Blobs) -> Result<Response, HttpError> {
        let sent = Sent::of(&request);
        let successes = self.cases.iter().filter(|case| case.fixture.error.is_none());
        let mut calls = successes.flat_map(|case| &case.fixture.calls);
        let recorded = calls.find(|call| {
            let same = &call.request;
            let answered = matches!(call.reply, Reply::Answer { status, .. } if status < 400);
            answered && same.method == sent.method && same.url == sent.url && same.body == sent.body
        });
        match recorded {
            Some(call) => replay::answer(&call.reply, request.sink, policy, blobs).await,
            None => Err(HttpError::Denied(format!(
                "No recorded answer fits {} {}. Record one with `--record FILE` and a connection of your own, or see \
                 `describe` for the input that is recorded.",
                sent.method, sent.url
            ))),
        }
    }
}
