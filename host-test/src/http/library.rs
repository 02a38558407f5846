use super::{Http, HttpError, Replay, Request, Response, replay};
use crate::{
    blobs::Blobs,
    demo,
    fields::{self, Fields},
    fixture::{Fixture, Reply, Sent},
    policy::Policy,
};
use async_trait::async_trait;
use include_dir::{Dir, include_dir};
use serde_json::Value;
use std::{
    borrow::Cow,
    fs, io,
    path::Path,
    sync::{Arc, OnceLock},
};

/// The fixtures of this workspace, so that the demonstration needs no files.
static EMBEDDED: Dir = include_dir!("$CARGO_MANIFEST_DIR/../fixtures");

const PRODUCTS: [&str; 2] = ["cloud", "data-center"];

/// A folder of fixtures, looked up by what is asked of it.
///
/// As an [`Http`] it answers any request that some fixture of a success holds, whatever the order.
#[derive(Clone)]
pub struct Library {
    files: Arc<Vec<File>>,
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
    pub fn embedded() -> Self {
        let mut files = Vec::new();
        for product in PRODUCTS {
            let folder = EMBEDDED.get_dir(product).into_iter().flat_map(Dir::files);
            files.extend(folder.filter_map(|file| File::new(product, file.path(), file.contents())));
        }
        Self::of(files)
    }

    /// The fixtures in the subfolders `cloud` and `data-center` of this folder, either of which may be missing.
    ///
    /// # Errors
    /// Where a file cannot be read or is malformed.
    pub fn open(folder: &Path) -> io::Result<Self> {
        let mut files = Vec::new();
        for product in PRODUCTS {
            let entries = match fs::read_dir(folder.join(product)) {
                Ok(entries) => entries,
                Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
                Err(error) => return Err(error),
            };
            for entry in entries {
                let path = entry?.path();
                if !path.is_file() {
                    continue;
                }
                if let Some(file) = File::new(product, &path, fs::read(&path)?) {
                    // Somebody's own files: what is wrong with them is said at once.
                    let case = file.parse()?.into();
                    files.push(File { case, ..file });
                }
            }
        }
        Ok(Self::of(files))
    }

    fn of(mut files: Vec<File>) -> Self {
        files.sort_by(|left, right| (left.product, &left.name).cmp(&(right.product, &right.name)));
        Self { files: Arc::new(files) }
    }

    /// All of them, by product and name.
    pub fn cases(&self) -> impl Iterator<Item = &Case> {
        self.files.iter().map(File::case)
    }

    /// Those of one action on a connection of this name, the demonstration's included.
    pub fn cases_of(&self, connection: &str, action: &str) -> impl Iterator<Item = &Case> {
        let connection = demo::fixture_name(connection);
        let of_action = self.files.iter().filter(move |file| file.is_of(action)).map(File::case);
        of_action.filter(move |case| case.connection() == connection)
    }

    /// What answers this action: its case replayed to the letter, or else whatever matches each of its requests.
    pub fn answering(&self, connection: &str, action: &str, input: &Value) -> Arc<dyn Http> {
        match self.cases_of(connection, action).find(|case| case.fixture.input == *input) {
            Some(case) => Arc::new(Replay::strict(&case.fixture.calls)),
            None => Arc::new(self.clone()),
        }
    }
}

#[async_trait]
impl Http for Library {
    async fn send(&self, request: Request, policy: &Policy, blobs: &dyn Blobs) -> Result<Response, HttpError> {
        let sent = Sent::of(&request);
        let fields = Fields::of(&request.url);
        let same_url = |recorded: &str| match fields {
            Some(_) => fields::without(recorded) == fields::without(&sent.url),
            None => recorded == sent.url,
        };
        let successes = self.cases().filter(|case| case.fixture.error.is_none());
        let mut calls = successes.flat_map(|case| &case.fixture.calls);
        let recorded = calls.find(|call| {
            let same = &call.request;
            let answered = matches!(call.reply, Reply::Answer { status, .. } if status < 400);
            answered && same.method == sent.method && same_url(&same.url) && same.body == sent.body
        });
        match recorded {
            Some(call) => {
                let reply = fields.map_or_else(|| call.reply.clone(), |fields| call.reply.part(&fields));
                replay::answer(&reply, request.sink, policy, blobs).await
            }
            None => Err(HttpError::Denied(format!("No recorded answer fits {} {}", sent.method, sent.url))),
        }
    }
}

/// A fixture's text, parsed when it is first asked for: one run needs a few of the hundreds that are built in.
struct File {
    product: &'static str,
    /// Without the ending `.json`.
    name: String,
    text: Cow<'static, [u8]>,
    case: OnceLock<Case>,
}

impl File {
    fn new(product: &'static str, path: &Path, text: impl Into<Cow<'static, [u8]>>) -> Option<Self> {
        let name = path.file_name()?.to_str()?.strip_suffix(".json")?.to_owned();
        Some(Self { product, name, text: text.into(), case: OnceLock::new() })
    }

    fn parse(&self) -> io::Result<Case> {
        let (product, name) = (self.product, self.name.clone());
        let fixture = serde_json::from_slice(&self.text)
            .map_err(|error| io::Error::new(io::ErrorKind::InvalidData, format!("{product}/{name}.json: {error}")))?;
        Ok(Case { product, name, fixture })
    }

    fn case(&self) -> &Case {
        // A folder was parsed when it was opened; what is built in, the tests read.
        self.case.get_or_init(|| self.parse().expect("the fixtures that are built in are well-formed"))
    }

    fn is_of(&self, action: &str) -> bool {
        match self.case.get() {
            Some(case) => case.fixture.action == action,
            // What is built in is named after its action.
            None => self.name.split('.').next() == Some(action),
        }
    }
}
