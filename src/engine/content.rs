//! Files, diffs and logs as answers: as text, bytes or a file of the host's store.

use url::Url;

use crate::base::error::Result;
use crate::base::host::Sink;
use crate::engine::action::Task;
use crate::http::content::Encoding;
use crate::http::failure;
use crate::http::message::{Reply, Request};

impl Task<'_> {
    /// What lies at an address, in the form that the input `encoding` asks for.
    ///
    /// # Errors
    /// As sending; `upstream` where it is not of that form.
    pub fn content(&self, url: Url) -> Result<String> {
        let reply = self.download(url)?;
        // Web pages ask to sign in, instead of a file, where they do not take the credential.
        if self.call.web && failure::is_web_page(&reply) {
            return Err(failure::web_page(&self.api.connection, &reply, "a file"));
        }
        self.content_of(&reply)
    }

    /// A reply in the form that the input `encoding` asks for.
    ///
    /// # Errors
    /// `upstream` where it is not of that form.
    pub fn content_of(&self, reply: &Reply) -> Result<String> {
        let (encoding, content) = reply.content(self.encoding(), false)?;
        Ok(format!(r#"{{"encoding":"{}","content":{content}}}"#, encoding.name()))
    }

    /// Reads what need not be JSON; into the host's store where a blob is asked for.
    ///
    /// # Errors
    /// As sending.
    pub fn download(&self, url: Url) -> Result<Reply> {
        let mut request = Request::get(url).header("Accept", "*/*");
        request.web = self.call.web;
        if self.encoding() == Some(Encoding::Blob) {
            request.sink = Sink::Blob;
        }
        self.api.send(request)
    }

    /// The form that the input asks for.
    pub fn encoding(&self) -> Option<Encoding> {
        self.text("encoding").and_then(Encoding::named)
    }
}
