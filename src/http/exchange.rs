//! Sends requests on behalf of a connection. Nothing below this module does I/O, nothing above it knows of credentials,
//! retries or redirects.

use std::cell::Cell;

use excerpt::{Arena, Excerpt, Wanted};
use serde_json::Value;

use crate::base::error::{Error, Kind, Result};
use crate::base::host::{HttpError, Purpose, Response};
use crate::base::json;
use crate::http::auth::tokens;
use crate::http::client::Api;
use crate::http::message::{Reply, Request};
use crate::http::redirect::{self, Redirect};
use crate::http::{address, failure};

impl Api<'_> {
    /// Sends and gives back an answer of success.
    ///
    /// # Errors
    /// What Bitbucket or the way to it says, as the error record.
    pub fn send(&self, request: Request) -> Result<Reply> {
        self.succeeded(self.exchange(request)?)
    }

    /// Sends and reads an answer that must be JSON; null for an empty one.
    ///
    /// # Errors
    /// As `send`; `upstream` or `unauthenticated` where the answer is no JSON.
    pub fn send_json(&self, request: Request) -> Result<Value> {
        self.json(&self.send(request)?)
    }

    /// An answer of success as JSON; null for an empty one.
    ///
    /// # Errors
    /// `upstream` or `unauthenticated` where it is no JSON.
    pub fn json(&self, reply: &Reply) -> Result<Value> {
        match reply.text() {
            Some("") => Ok(Value::Null),
            text => {
                text.and_then(|text| json::parse(text).ok()).ok_or_else(|| failure::no_json(&self.connection, reply))
            }
        }
    }

    /// As `json`, of what is wanted of the answer.
    ///
    /// # Errors
    /// As `json`.
    pub fn excerpt<'r>(&self, reply: &'r Reply, wanted: &Wanted, arena: &'r Arena) -> Result<Excerpt<'r>> {
        match reply.text() {
            Some("") => Ok(Excerpt::Null),
            text => text
                .and_then(|text| Excerpt::read(text, wanted, arena).ok())
                .ok_or_else(|| failure::no_json(&self.connection, reply)),
        }
    }

    /// Sends and gives back the answer whatever its status, but for redirects, which are followed.
    ///
    /// # Errors
    /// Where there is no answer, or one that leads where no request may go.
    pub fn exchange(&self, request: Request) -> Result<Reply> {
        address::checked(self.root(&request), &request.url)?;
        tokens::ready(self)?;
        let sent_with = self.revision();
        let outcome = self.host.send(self.outgoing(&request, self.timeout()));
        self.settle(request, sent_with, outcome)
    }

    /// Sends reads side by side; the answers in their order, each as `exchange` gives it.
    pub fn exchange_all(&self, requests: Vec<Request>) -> Vec<Result<Reply>> {
        let checked = requests.iter().try_for_each(|request| address::checked(self.root(request), &request.url));
        if let Err(error) = checked.and_then(|()| tokens::ready(self)) {
            return requests.iter().map(|_| Err(error.clone())).collect();
        }
        let sent_with = self.revision();
        let timeout = self.timeout();
        let outcomes = self.host.send_all(requests.iter().map(|request| self.outgoing(request, timeout)).collect());
        requests.into_iter().zip(outcomes).map(|(request, outcome)| self.settle(request, sent_with, outcome)).collect()
    }

    /// An answer of success, or the error that it stands for.
    ///
    /// # Errors
    /// For a status of 400 and above, and for a redirect that was not followed.
    pub fn succeeded(&self, reply: Reply) -> Result<Reply> {
        match reply.status {
            301 | 302 | 303 | 307 | 308 | 400.. => Err(failure::of(&self.connection, &reply)),
            _ => Ok(reply),
        }
    }

    /// Data Center's version, read once.
    ///
    /// # Errors
    /// As sending.
    pub fn version(&self) -> Result<&str> {
        if let Some(version) = self.version.get() {
            return Ok(version);
        }
        let url = address::of_segments(&self.connection, &["api", "latest", "application-properties"], &[]);
        let properties = self.send_json(Request::get(url))?;
        let version = properties["version"].as_str().unwrap_or_default();
        Ok(self.version.get_or_init(|| version.to_owned()))
    }

    /// Follows redirects and repeats what may pass, from a first outcome to the last.
    fn settle(
        &self,
        mut request: Request,
        sent_with: Option<u64>,
        first: Result<Response, HttpError>,
    ) -> Result<Reply> {
        let label = request.label();
        let mut reply = self.repeat_as_authenticated(&request, &label, sent_with, first)?;
        for followed in 0.. {
            let decision = redirect::decide(
                &self.connection,
                self.root(&request),
                &request.url,
                &request.method,
                reply.status,
                reply.header("Location"),
            );
            let why = match decision {
                Redirect::None => return Ok(reply),
                Redirect::Login => return Err(failure::login(&self.connection, &reply)),
                Redirect::Follow { .. } if followed == redirect::MOST => "is the sixth in a row",
                Redirect::Follow { url, inside } => {
                    self.host.debug(&format!("{label} -> {} to {}", reply.status, url.host_str().unwrap_or_default()));
                    request.url = url;
                    if !inside {
                        request.purpose = Purpose::Storage;
                        request.headers.retain(|header| header.name.eq_ignore_ascii_case("Range"));
                    }
                    let outcome = self.host.send(self.outgoing(&request, self.timeout()));
                    reply = self.repeat_as_authenticated(&request, &label, self.revision(), outcome)?;
                    continue;
                }
                Redirect::Refused(why) => why,
            };
            let mut error = Error::new(
                Kind::Upstream,
                format!("{} returned a redirect that can't be followed.", self.product().name()),
            )
            .cause(format!("The redirect {why}."))
            .resolution("Check the URL in the connection, and any proxies.");
            error.status = Some(reply.status);
            error.request = Some(label);
            return Err(error);
        }
        unreachable!("the sixth redirect ends the loop")
    }

    /// Sends a request again as `repeat` does, once with newer tokens where those that it was sent with are over.
    fn repeat_as_authenticated(
        &self,
        request: &Request,
        label: &str,
        sent_with: Option<u64>,
        first: Result<Response, HttpError>,
    ) -> Result<Reply> {
        let renewed = Cell::new(false);
        self.repeat(request, label, first, &|response| {
            if !request.with_credential() {
                return Ok(false);
            }
            if !failure::says_expired(&self.connection, response) {
                tokens::confirm(self);
                return Ok(false);
            }
            if !renewed.get() {
                renewed.set(tokens::renew(self, sent_with)?);
                return Ok(renewed.get());
            }
            Ok(false)
        })
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::base::host::Header;
    use crate::base::product::Product;
    use crate::http::tests::{Scripted, answer};

    fn get(host: &Scripted, path: &str) -> Request {
        Request::get(host.api().connection.root.join(path).unwrap()).header("X-Own", "1").header("Range", "bytes=0-1")
    }

    /// The names of the headers of each request that was sent, as far as they are the caller's.
    fn kept(host: &Scripted) -> Vec<Vec<String>> {
        let own = |name: &String| matches!(name.as_str(), "X-Own" | "Range");
        let sent = host.sent.borrow();
        sent.iter().map(|r| r.headers.iter().map(|header| header.name.clone()).filter(own).collect()).collect()
    }

    /// Redirects from each address that is a number to the one below.
    fn counting_down(elsewhere: &str) -> Scripted<'_> {
        Scripted::new(Product::Cloud, move |request| {
            let number: u32 = request.url.rsplit('/').next().unwrap().parse().unwrap();
            let mut response = answer(if number == 0 { 200 } else { 302 }, &json!({"at": number}))?;
            let base = if number == 1 { elsewhere } else { "" };
            response
                .headers
                .push(Header { name: "Location".into(), value: format!("{base}{}", number.wrapping_sub(1)) });
            Ok(response)
        })
    }

    #[test]
    fn five_redirects_are_followed_and_a_sixth_is_not() {
        let host = counting_down("");
        assert_eq!(host.api().send_json(get(&host, "5")).unwrap(), json!({"at": 0}));
        assert_eq!(host.sent.borrow().len(), 6);
        let host = counting_down("");
        let error = host.api().send_json(get(&host, "6")).unwrap_err();
        assert_eq!((error.kind, error.status, host.sent.borrow().len()), (Kind::Upstream, Some(302), 6));
    }

    #[test]
    fn what_leaves_the_root_takes_only_the_range_along() {
        let host = counting_down("https://files.example.com/");
        host.api().send_json(get(&host, "2")).unwrap();
        assert_eq!(kept(&host), [vec!["X-Own", "Range"], vec!["X-Own", "Range"], vec!["Range"]]);
        let purposes: Vec<_> = host.sent.borrow().iter().map(|request| request.purpose).collect();
        assert_eq!(purposes, [Purpose::Api, Purpose::Api, Purpose::Storage]);
    }

    #[test]
    fn a_servers_version_is_read_once() {
        let host = Scripted::new(Product::DataCenter, |_| answer(200, &json!({"version": "9.4.1"})));
        let api = host.api();
        assert_eq!((api.version().unwrap(), api.version().unwrap()), ("9.4.1", "9.4.1"));
        assert_eq!(host.asked(), ["api/latest/application-properties"]);
    }
}
