//! Recorded answers in place of a network, and what to say where none fits.

use std::{
    path::Path,
    sync::{Arc, OnceLock},
};

use async_trait::async_trait;
use host_test::{
    blobs::Blobs,
    http::{Http, HttpError, Library, Request, Response},
    policy::Policy,
    types::Error,
};
use serde_json::Value;

use super::failure::{Result, usage};

/// Most recorded inputs that are offered where another one was given.
const OFFERED: usize = 3;

/// The fixtures of a folder.
pub fn of_folder(folder: &Path) -> Result<Library> {
    let layout =
        "A folder of fixtures has the subfolders cloud and data-center, with a file ACTION.json for each case.";
    if !folder.is_dir() {
        return Err(usage(format!("--replay {} is not a folder.", folder.display()), layout));
    }
    let library = Library::open(folder).map_err(|error| usage(format!("Can't read a fixture: {error}."), layout))?;
    if library.cases().next().is_none() {
        return Err(usage(format!("There is no fixture in {}.", folder.display()), layout));
    }
    Ok(library)
}

/// What answers one action, and the first of its requests that no recording fits.
pub struct Recordings {
    answers: Arc<dyn Http>,
    missed: OnceLock<String>,
    /// Recorded inputs of this action on this connection.
    inputs: Vec<String>,
    connection: String,
    action: String,
}

impl Recordings {
    pub fn new(library: &Library, connection: &str, action: &str, input: &Value) -> Self {
        let recorded = library.cases_of(connection, action).filter(|case| case.fixture.error.is_none());
        Self {
            answers: library.answering(connection, action, input),
            missed: OnceLock::new(),
            inputs: recorded.map(|case| case.fixture.input.to_string()).collect(),
            connection: connection.to_owned(),
            action: action.to_owned(),
        }
    }

    /// The error itself, unless it only says that there is no recording.
    pub fn explain(&self, error: Error) -> Box<Error> {
        let Some(missed) = self.missed.get() else { return Box::new(error) };
        let (connection, action) = (&self.connection, &self.action);
        let mut advice =
            "Use your own Bitbucket: --connection NAME. --record FILE records its response for --replay.".to_owned();
        if !self.inputs.is_empty() {
            let inputs = self.inputs[..self.inputs.len().min(OFFERED)].join("\n");
            advice = format!("Take a recorded input:\n{inputs}\n{advice}");
        }
        let mut failure = usage(
            format!("The connection `{connection}` has no recorded response for this input of {action}."),
            advice,
        );
        failure.cause = Some(missed.clone());
        failure
    }
}

#[async_trait]
impl Http for Recordings {
    async fn send(&self, request: Request, policy: &Policy, blobs: &dyn Blobs) -> Result<Response, HttpError> {
        let answer = self.answers.send(request, policy, blobs).await;
        if let Err(HttpError::Denied(why)) = &answer {
            // The first tells most: what follows is what the connector made of it.
            let _ = self.missed.set(why.clone());
        }
        answer
    }
}
