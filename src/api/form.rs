//! Multipart forms (RFC 7578): the bodies in which files travel.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;

use super::Request;
use crate::action::{Field, Kind, field};
use crate::base::error::{Error, Result};
use crate::base::host::{Chunk, Host};

/// A form in the making.
pub struct Form {
    boundary: String,
    chunks: Vec<Chunk>,
}

impl Form {
    pub fn new(host: &dyn Host) -> Self {
        let boundary = host.random(16).iter().map(|byte| format!("{byte:02x}")).collect();
        Self { boundary, chunks: Vec::new() }
    }

    pub fn text(&mut self, name: &str, text: &str) {
        self.part(name, None, None, Chunk::Text(text.into()));
    }

    /// One more part; with a file's name it is a file. Names are quoted as browsers do.
    pub fn part(&mut self, name: &str, filename: Option<&str>, media: Option<&str>, content: Chunk) {
        let mut head = format!("name=\"{}\"", quoted(name));
        if let Some(filename) = filename {
            head += &format!("; filename=\"{}\"", quoted(filename));
        }
        if let Some(media) = media {
            head += &format!("\r\nContent-Type: {}", quoted(media));
        }
        self.push(&head, content);
    }

    /// A file of a commit on Cloud, which tells there too whether it can be run.
    pub fn committed(&mut self, path: &str, executable: bool, content: Chunk) {
        // With its slash no path is taken for a field of the form, such as `message`.
        let name = path.rsplit('/').next().unwrap_or(path);
        let attributes = if executable { "; x-attributes=\"executable\"" } else { "" };
        self.push(&format!("name=\"/{}\"; filename=\"{}\"{attributes}", quoted(path), quoted(name)), content);
    }

    fn push(&mut self, head: &str, content: Chunk) {
        let head = format!("--{}\r\nContent-Disposition: form-data; {head}\r\n\r\n", self.boundary);
        self.chunks.extend([Chunk::Text(head), content, Chunk::Text("\r\n".into())]);
    }

    /// The body, and its media type.
    pub fn finish(mut self) -> (Vec<Chunk>, String) {
        self.chunks.push(Chunk::Text(format!("--{}--\r\n", self.boundary)));
        (self.chunks, format!("multipart/form-data; boundary={}", self.boundary))
    }
}

fn quoted(text: &str) -> String {
    text.replace('"', "%22").replace('\r', "%0D").replace('\n', "%0A")
}

impl Request {
    pub fn form(mut self, form: Form) -> Self {
        let (body, media) = form.finish();
        self.body = body;
        self.header("Content-Type", &media)
    }
}

/// The inputs that give a content, of which [`content`] takes one.
pub const TEXT: Field = field(Kind::Text { min: 0 }, "text", "Content, as text.", "Hello");
pub const BASE64: Field = field(Kind::Text { min: 0 }, "base64", "Content, as bytes in base64.", "SGVsbG8=");
pub const FILE: Field =
    field(Kind::File, "file", "Content, as a file of the workflow platform's store.", r#"{"blob": "blob-1"}"#);

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stay_inside_their_quotes() {
        let mut form = Form { boundary: "B".into(), chunks: Vec::new() };
        form.text("a\"\r\nb", "x");
        form.part("f", Some("ü.txt"), Some("text/plain"), Chunk::Blob("b-1".into()));
        let (body, media) = form.finish();
        let told = body.into_iter().map(|chunk| match chunk {
            Chunk::Text(text) => text,
            Chunk::Blob(handle) => format!("<{handle}>"),
            other => format!("{other:?}"),
        });
        let expected = "--B\r\nContent-Disposition: form-data; name=\"a%22%0D%0Ab\"\r\n\r\nx\r\n\
            --B\r\nContent-Disposition: form-data; name=\"f\"; filename=\"ü.txt\"\r\nContent-Type: text/plain\r\n\r\n<b-1>\r\n--B--\r\n";
        assert_eq!(told.collect::<String>(), expected);
        assert_eq!(media, "multipart/form-data; boundary=B");
    }
}
