//! Whether what a run asked for has happened: the outcome of each write, and what they come to together.
//!
//! | outcome of a write | what it means |
//! |---|---|
//! | 2xx | done, but for the next two |
//! | 202 | nobody knows: it goes on behind the answer |
//! | 200 with a web page | nobody knows: pages to sign in are answered so |
//! | 408, 5xx but 501; the answer was lost or too large | nobody knows |
//! | any other answer; nothing was sent | not done |

use excerpt::find;
use serde_json::{Map, Value};

use crate::base::error::{Applied, Error};
use crate::base::host::{HttpError, Response};
use crate::base::json;

/// The writes of one run, each as method and path.
#[derive(Default)]
pub struct Writes {
    done: Vec<String>,
    unknown: Vec<String>,
    /// Status of the last that was done.
    status: Option<u16>,
    /// What its answer tells of the thing made: `id` and `link`.
    made: Map<String, Value>,
}

impl Writes {
    /// Notes one try of a write. Once a later try succeeds, what became of the earlier one no longer matters.
    pub fn note(&mut self, request: &str, outcome: &Result<Response, HttpError>) {
        match applied(outcome) {
            Applied::Yes => {
                self.unknown.retain(|open| open != request);
                self.done.push(request.into());
                if let Ok(response) = outcome {
                    self.status = Some(response.status);
                    self.made = made(response);
                }
            }
            Applied::No => {}
            _ if self.unknown.iter().any(|open| open == request) => {}
            _ => self.unknown.push(request.into()),
        }
    }

    /// An answer of success leaves open what becomes of it: the writes go on behind it.
    pub fn doubt(&mut self) {
        self.unknown.append(&mut self.done);
    }

    /// A look at the resource shows that none of it has happened, whatever the answers were.
    pub fn deny(&mut self) {
        *self = Self::default();
    }

    /// Says in a run's error what became of its writes, and what that means for running it again.
    pub fn explain(&self, mut error: Box<Error>, idempotent: bool) -> Box<Error> {
        // An error without a request, or with that of the write itself, is about the answer of a write that was done; one
        // with a status of failure is about a later write.
        let refused = error.status.is_some_and(|status| status >= 300);
        let last = !refused && (error.request.is_none() || error.request.as_ref() == self.done.last());
        let (applied, happened, advice) = match (&self.unknown[..], &self.done[..]) {
            ([], []) => return error,
            ([], _) if last => (Applied::Yes, "The change was made.", "Check the result before you run this again."),
            ([], _) => (
                Applied::Partly,
                "Part of the change was made.",
                "Check what was changed, listed in `extra`, before you run this again.",
            ),
            _ if idempotent => (Applied::Unknown, "The change may have been made.", "It's safe to run it again."),
            _ => (
                Applied::Unknown,
                "The change may have been made.",
                "Check whether it was made before you run this again.",
            ),
        };
        error.applied = applied;
        if applied == Applied::Yes {
            error.request = error.request.or_else(|| self.done.last().cloned());
            error.status = error.status.or(self.status);
        }
        error.message = format!("{} {happened}", error.message);
        // After a change that was made, "try again" is no advice.
        error.resolution = match error.resolution {
            Some(further) if applied != Applied::Yes => Some(format!("{advice} {further}")),
            _ => Some(advice.into()),
        };
        let mut extra: Map<String, Value> =
            error.extra.as_deref().and_then(|extra| json::parse(extra).ok()).and_then(object).unwrap_or_default();
        for (name, requests) in [("done_requests", &self.done), ("unknown_requests", &self.unknown)] {
            if !requests.is_empty() {
                extra.insert(name.into(), requests.iter().map(|request| Value::from(request.as_str())).collect());
            }
        }
        if !self.done.is_empty() && !self.made.is_empty() {
            extra.insert("made".into(), self.made.clone().into());
        }
        error.extra = Some(Value::Object(extra).to_string());
        error
    }
}

/// What an answer tells of the thing that was made: its id, and its page or its place in the API.
fn made(response: &Response) -> Map<String, Value> {
    let body = response.body.text().and_then(|text| json::parse(text).ok()).unwrap_or_default();
    let id = ["uuid", "id", "hash", "name", "key"].iter().find_map(|name| body.get(name).filter(|id| !id.is_null()));
    let location = || {
        let header = response.headers.iter().find(|header| header.name.eq_ignore_ascii_case("Location"));
        header.map(|header| Value::from(header.value.as_str()))
    };
    let page = [find(&body, "links.html.href"), find(&body, "links.self.0.href"), find(&body, "links.self.href")];
    let link = page.into_iter().find(Value::is_string).or_else(location);
    let known = [("id", id.cloned()), ("link", link)];
    json::object(known.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))))
}

fn object(value: Value) -> Option<Map<String, Value>> {
    match value {
        Value::Object(members) => Some(members),
        _ => None,
    }
}

fn applied(outcome: &Result<Response, HttpError>) -> Applied {
    match outcome {
        Ok(response) => match response.status {
            200 if is_page(response) => Applied::Unknown,
            202 | 408 | 500 | 502.. => Applied::Unknown,
            200..=299 => Applied::Yes,
            _ => Applied::No,
        },
        Err(HttpError::Denied(_) | HttpError::Unreachable(_) | HttpError::Cancelled(_)) => Applied::No,
        Err(HttpError::Interrupted(_) | HttpError::Timeout | HttpError::TooLarge(_) | HttpError::Other(_)) => {
            Applied::Unknown
        }
    }
}

fn is_page(response: &Response) -> bool {
    let mut media = response.headers.iter().filter(|header| header.name.eq_ignore_ascii_case("Content-Type"));
    media.any(|header| header.value.starts_with("text/html"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::error::Kind;
    use crate::base::host::{Content, Header};

    fn answered(status: u16) -> Result<Response, HttpError> {
        Ok(Response { status, headers: Vec::new(), body: Content::Text(String::new()) })
    }

    /// The error of a run with these writes that failed with this request, whose last outcome says the status.
    fn told(outcomes: &[(&str, Result<Response, HttpError>)], failed: Option<&str>) -> Box<Error> {
        let mut writes = Writes::default();
        for (request, outcome) in outcomes {
            writes.note(request, outcome);
        }
        let mut error = Error::new(Kind::Upstream, "It failed.").resolution("Try again.");
        error.request = failed.map(str::to_owned);
        error.status = outcomes.last().and_then(|(_, outcome)| outcome.as_ref().ok()).map(|response| response.status);
        writes.explain(error, false)
    }

    #[test]
    fn each_outcome_says_whether_the_write_was_done() {
        for (status, expected) in [
            (200, Applied::Yes),
            (201, Applied::Yes),
            (204, Applied::Yes),
            (202, Applied::Unknown),
            (302, Applied::No),
            (400, Applied::No),
            (408, Applied::Unknown),
            (409, Applied::No),
            (429, Applied::No),
            (500, Applied::Unknown),
            (501, Applied::No),
            (503, Applied::Unknown),
            (555, Applied::Unknown),
        ] {
            assert_eq!(applied(&answered(status)), expected, "{status}");
        }
        let mut page = answered(200);
        if let Ok(page) = &mut page {
            page.headers.push(Header { name: "content-type".into(), value: "text/html; charset=utf-8".into() });
        }
        assert_eq!(applied(&page), Applied::Unknown);
        let why = String::new;
        for (error, expected) in [
            (HttpError::Denied(why()), Applied::No),
            (HttpError::Unreachable(why()), Applied::No),
            (HttpError::Cancelled(why()), Applied::No),
            (HttpError::Interrupted(why()), Applied::Unknown),
            (HttpError::Timeout, Applied::Unknown),
            (HttpError::TooLarge(1), Applied::Unknown),
            (HttpError::Other(why()), Applied::Unknown),
        ] {
            assert_eq!(applied(&Err(error.clone())), expected, "{error:?}");
        }
    }

    #[test]
    fn the_writes_of_a_run_are_told_together() {
        let lost = || Err(HttpError::Timeout);
        assert_eq!(told(&[], Some("GET /x")).applied, Applied::No);
        assert_eq!(told(&[("POST /x", answered(409))], Some("POST /x")).applied, Applied::No);
        assert_eq!(told(&[("POST /x", answered(201))], None).applied, Applied::Yes);
        assert_eq!(told(&[("POST /x", answered(201))], Some("POST /x")).applied, Applied::Yes);
        assert_eq!(told(&[("PUT /x", lost()), ("PUT /x", answered(200))], Some("PUT /x")).applied, Applied::Yes);
        assert_eq!(told(&[("PUT /x", lost()), ("PUT /x", answered(409))], Some("PUT /x")).applied, Applied::Unknown);
        let partly = told(&[("POST /x", answered(201)), ("POST /y", answered(409))], Some("POST /y"));
        assert_eq!(partly.applied, Applied::Partly);
        assert_eq!(partly.extra.as_deref(), Some(r#"{"done_requests":["POST /x"]}"#));
        // The same address again: the second of two writes was refused.
        let again = told(&[("POST /x", answered(200)), ("POST /x", answered(400))], Some("POST /x"));
        assert_eq!(again.applied, Applied::Partly);
        let unknown = told(&[("POST /x", answered(201)), ("POST /y", lost())], Some("POST /y"));
        assert_eq!(unknown.applied, Applied::Unknown);
        assert_eq!(unknown.extra.as_deref(), Some(r#"{"done_requests":["POST /x"],"unknown_requests":["POST /y"]}"#));
    }

    #[test]
    fn what_a_look_denies_has_not_happened() {
        let mut writes = Writes::default();
        writes.note("POST /merge", &answered(202));
        writes.deny();
        assert_eq!(writes.explain(Error::new(Kind::Conflict, "No."), false).applied, Applied::No);
    }
}
