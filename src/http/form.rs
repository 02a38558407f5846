//! Multipart forms (RFC 7578): the bodies in which files travel.

use crate::base::host::{Chunk, Host};
use crate::http::message::Request;

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

    #[test]
    fn files_of_commits_are_told_from_fields() {
        let mut form = Form { boundary: "B".into(), chunks: Vec::new() };
        form.committed("bin/run", true, Chunk::Text("x".into()));
        form.committed("message", false, Chunk::Text("y".into()));
        let (body, _) = form.finish();
        let told: String = body.iter().filter_map(Chunk::in_hand).map(String::from_utf8_lossy).collect();
        let expected = "--B\r\nContent-Disposition: form-data; name=\"/bin/run\"; filename=\"run\"; x-attributes=\"executable\"\r\n\r\nx\r\n\
            --B\r\nContent-Disposition: form-data; name=\"/message\"; filename=\"message\"\r\n\r\ny\r\n--B--\r\n";
        assert_eq!(told, expected);
    }
}
