//! Files of actions as resources: those that an action returns can be read, and an action takes any by its name.

use std::{
    path::{Path, PathBuf},
    sync::Mutex,
};

use base64::{Engine as _, prelude::BASE64_STANDARD};
use host_test::blobs::{Blobs as _, FolderBlobs};
use rmcp::{
    ErrorData,
    model::{ReadResourceResult, Resource, ResourceContents, ResourceTemplate},
};
use serde_json::Value;
use tokio::io::AsyncReadExt as _;

/// What every URI begins with; the name of a file follows.
const ROOT: &str = "bitbucket://files/";
/// The most bytes of a file that are read, as a client holds them in memory.
const MOST: u64 = 8 << 20;
/// The most files that are listed, latest last.
const LISTED: usize = 200;

/// The folder of files.
pub struct Files {
    path: PathBuf,
    folder: FolderBlobs,
    received: Mutex<Vec<Resource>>,
}

impl Files {
    pub fn open(path: &Path) -> Self {
        Self { path: path.to_owned(), folder: FolderBlobs::open(path), received: Mutex::default() }
    }

    /// The files in an output, which are listed from now on.
    pub fn receive(&self, schema: &Value, output: &Value) -> Vec<Resource> {
        let mut found = Vec::new();
        collect(schema, output, &mut found);
        let mut received = self.received.lock().expect("no panic under the lock");
        received.extend(found.iter().cloned());
        let old = received.len().saturating_sub(LISTED);
        received.drain(..old);
        found
    }

    /// Those that actions returned since the server started.
    pub fn list(&self) -> Vec<Resource> {
        self.received.lock().expect("no panic under the lock").clone()
    }

    /// Any file of the folder.
    pub fn template() -> ResourceTemplate {
        ResourceTemplate::new(format!("{ROOT}{{name}}"), "file")
            .with_title("File")
            .with_description("A file that an action returned, or that an action can take by its name.")
    }

    /// Reads one: text if it is UTF-8, else bytes.
    pub async fn read(&self, uri: &str) -> Result<ReadResourceResult, ErrorData> {
        let missing = || ErrorData::resource_not_found(format!("There is no file {uri}."), None);
        let name = uri.strip_prefix(ROOT).ok_or_else(missing)?;
        let file = self.folder.open(name).await.map_err(|_| missing())?;
        if file.bytes > MOST {
            let place = self.path.join(name);
            return Err(ErrorData::invalid_params(
                format!(
                    "{uri} has {} bytes, more than the {MOST} that can be read. It is {}.",
                    file.bytes,
                    place.display()
                ),
                None,
            ));
        }
        let mut bytes = Vec::new();
        let read = file.reader.take(MOST).read_to_end(&mut bytes).await;
        read.map_err(|error| ErrorData::internal_error(format!("Can't read {uri}: {error}."), None))?;
        let known = self.list().into_iter().rev().find(|known| known.uri == uri).and_then(|known| known.mime_type);
        let (contents, otherwise) = match String::from_utf8(bytes) {
            Ok(text) => (ResourceContents::text(text, uri), "text/plain"),
            Err(binary) => {
                (ResourceContents::blob(BASE64_STANDARD.encode(binary.as_bytes()), uri), "application/octet-stream")
            }
        };
        let contents = contents.with_mime_type(known.unwrap_or_else(|| otherwise.to_owned()));
        Ok(ReadResourceResult::new(vec![contents]))
    }
}

/// Files are where the schema says so, and nowhere else.
fn collect(schema: &Value, value: &Value, found: &mut Vec<Resource>) {
    if schema["x-blob"] == true && value["blob"].is_string() {
        found.push(resource(value));
        return;
    }
    schema["anyOf"].as_array().into_iter().flatten().for_each(|schema| collect(schema, value, found));
    for (name, member) in value.as_object().into_iter().flatten() {
        collect(&schema["properties"][name], member, found);
    }
    value.as_array().into_iter().flatten().for_each(|item| collect(&schema["items"], item, found));
}

fn resource(file: &Value) -> Resource {
    let handle = file["blob"].as_str().unwrap_or_default();
    let mut resource = Resource::new(format!("{ROOT}{handle}"), file["name"].as_str().unwrap_or(handle));
    resource.mime_type = file["media_type"].as_str().map(str::to_owned);
    resource.size = file["size"].as_u64();
    resource
}
