//! Contents as inputs give them, and the forms in which they are wanted.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;

use crate::base::error::{Error, Result};
use crate::base::host::Chunk;
use crate::base::json;
use crate::catalog::support::steps::fault;
use crate::engine::action::Task;
use crate::engine::field::{Field, Record, Type, Variant};
use crate::http::content::Encoding;
use crate::http::form::Form;

pub const ENCODINGS: &[Variant] = &[
    Variant::same(Encoding::Json.name()),
    Variant::same(Encoding::Text.name()),
    Variant::same(Encoding::Base64.name()),
    Variant::same(Encoding::Blob.name()),
];

/// The inputs that give a content, of which [`content`] takes one.
pub const TEXT: Field = Field::new(Type::String { min: 0 }, "text", "Content as text.", "Hello");
pub const BASE64: Field = Field::new(Type::String { min: 0 }, "base64", "Content as base64.", "SGVsbG8=");
pub const FILE: Field = Field::new(Type::File, "file", "Content as a file.", r#"{"blob": "blob-1"}"#);

/// The content that an object gives as `text`, `base64` or `file`; none where it gives none. `at` leads to the object
/// and ends with a dot, if it is not the whole input of `what`.
///
/// # Errors
/// `invalid-input` where it gives several, or what is no base64.
pub fn content(what: &str, at: &str, object: &Value) -> Result<Option<Chunk>> {
    let given = |name: &str| object.get(name).and_then(Value::as_str);
    Ok(Some(match (given("text"), given("base64"), object.get("file")) {
        (None, None, None) => return Ok(None),
        (Some(text), None, None) => Chunk::Text(text.into()),
        (None, Some(base64), None) => Chunk::Bytes(bytes(what, base64, &format!("{at}base64"))?),
        (None, None, Some(file)) => Chunk::Blob(handle(file)),
        _ => {
            let field = at.trim_end_matches('.');
            let message = "give the content as one of `text`, `base64` and `file`";
            return Err(Error::invalid_field(what, field, message));
        }
    }))
}

/// The handle of a file that the input gives.
pub fn handle(file: &Value) -> String {
    file["blob"].as_str().unwrap_or_default().into()
}

/// The bytes of a field in base64.
///
/// # Errors
/// `invalid-input`.
pub fn bytes(what: &str, base64: &str, field: &str) -> Result<Vec<u8>> {
    let decoded = STANDARD.decode(base64.trim());
    decoded.map_err(|_| Error::invalid_field(what, field, format!("`{field}` is not base64")))
}

/// Files to upload, each with its content in one of three forms.
pub const FILES: Field = Field::new(
    Type::Array(&Type::Object(&Record {
        required: &[&Field::string("name", "Name of the file.", "web-1.4.0.zip")],
        optional: &[&TEXT, &BASE64, &FILE],
    })),
    "files",
    "Files, each with its content.",
    r#"[{"name": "hello.txt", "text": "Hello"}]"#,
);

/// A form of the input's [`FILES`], each in a field of this name.
///
/// # Errors
/// `invalid-input` where a file has no content, or more than one.
pub fn form_of_files(task: &Task, name: &str) -> Result<Form> {
    let mut form = Form::new(task.api.host);
    let files = task.input.get("files").map(json::items).unwrap_or_default();
    for (i, file) in files.iter().enumerate() {
        form.part(name, file["name"].as_str(), None, content_at(task, &format!("files[{i}]"), file)?);
    }
    Ok(form)
}

/// The content that a member of the input's lists must give.
///
/// # Errors
/// `invalid-input` where it has none, or more than one.
pub fn content_at(task: &Task, at: &str, given: &Value) -> Result<Chunk> {
    content(&format!("`{}`", task.action.id), &format!("{at}."), given)?.ok_or_else(|| no_content(task, at))
}

/// A member of the input's lists lacks its content.
pub fn no_content(task: &Task, at: &str) -> Box<Error> {
    fault(task, at, &format!("`{at}` needs its content as one of `text`, `base64` and `file`"))
}
