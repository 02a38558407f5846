//! One run of one action: the input is checked, the people in it are looked up, the call is filled and sent, the answer
//! put into shape.

use excerpt::{Arena, Excerpt, Wanted, find};
use serde_json::{Map, Value};

use crate::base::error::{Error, FieldError, Kind, Result};
use crate::base::json::{self, plain};
use crate::base::product::Product;
use crate::engine::action::{Action, Answer, Call, DONE, Deprecated, Output, Task};
use crate::engine::reader::{Reader, Shaped};
use crate::engine::shape::{Demand, Shape};
use crate::engine::template::{Filling, names_in};
use crate::http::address;
use crate::http::client::FIELDS;
use crate::http::exception::Exception;
use crate::http::message::{Reply, Request};
use crate::http::paging::{self, ListRequest, Show};

impl Task<'_> {
    pub fn perform(&self) -> Result<String> {
        let given = self.action.fields().filter(|field| !field.since.is_empty() && self.input.contains_key(field.name));
        for field in given.filter(|_| !self.is_cloud()) {
            let version = self.api.version()?;
            if is_older(version, field.since) {
                return Err(too_old(&format!("`{}` of `{}`", field.name, self.action.id), field.since, version));
            }
        }
        self.run().map_err(|error| match (error.kind, self.call.since) {
            // Whatever a removed route answers, it is not that its resource was mistyped.
            (Kind::NotFound | Kind::Gone, _)
                if self.action.deprecated.as_ref().is_some_and(|deprecated| deprecated.removal.is_some()) =>
            {
                removed(error, self.action)
            }
            // A route that is missing may be too new for the server; what the server cannot tell leaves the error as it is.
            (Kind::Unsupported, since) if !since.is_empty() => match self.api.version() {
                Ok(version) if is_older(version, since) => too_old(&format!("`{}`", self.action.id), since, version),
                _ => error,
            },
            _ => error,
        })
    }

    /// The texts of the input that nobody may see, should a server echo them.
    pub fn secrets(&self) -> Vec<String> {
        let mut texts = Vec::new();
        for field in self.action.fields().filter(|field| field.secret) {
            match self.input.get(field.name) {
                Some(Value::Object(members)) => members.values().for_each(|member| texts.push(plain(member))),
                Some(value) => texts.push(plain(value)),
                None => {}
            }
        }
        texts
    }

    fn run(&self) -> Result<String> {
        if let Some(look) = self.call.made
            && self.api.host.attempt() > 1
        {
            let made = look(self)?;
            if !made.is_null() {
                return self.output(&made);
            }
        }
        match (self.call.run, &self.action.output) {
            (Some(run), _) => match self.explained(run(self))? {
                Answer::Made(output) => Ok(output),
                Answer::Raw(answer) => self.output(&answer),
            },
            (None, Output::List(_)) => self.explained(self.list_of(&self.with_computed()?)),
            (None, Output::Content(_)) => self.explained(self.content(self.address(&self.with_computed()?)?)),
            (None, _) => self.answer_to(&self.with_computed()?),
        }
    }

    /// The output of the call that this input fills, which one answer gives.
    fn answer_to(&self, input: &Map<String, Value>) -> Result<String> {
        let wanted = self.wanted();
        let mut reply = self.explained(self.answered(input, &wanted))?;
        if !self.call.then.is_empty() {
            // What is no JSON, such as a page to sign in, is no success.
            self.api.json(&reply)?;
            reply = self.api.send(Request::get(self.address_to_read(self.call.then, input)?))?;
        }
        match self.call.resource {
            Some(resource) => self.output(&resource(self, self.api.json(&reply)?)?),
            None => self.output_of(&self.api.excerpt(&reply, &wanted, &Arena::new())?),
        }
    }

    /// An error as the call explains it.
    fn explained<T>(&self, result: Result<T>) -> Result<T> {
        match self.call.explain {
            Some(explain) => result.map_err(|error| explain(self, error)),
            None => result,
        }
    }

    /// The input, and what the call computes beside it.
    pub fn with_computed(&self) -> Result<Map<String, Value>> {
        let mut input = self.input.clone();
        for (name, compute) in self.call.computed {
            match compute(self)? {
                Value::Null => drop(input.remove(*name)),
                value => drop(input.insert((*name).into(), value)),
            }
        }
        Ok(input)
    }

    /// What the output wants of an answer, or of each item of a list.
    fn wanted(&self) -> Wanted {
        let mut wanted = Wanted::default();
        match self.reader() {
            _ if self.flag("include_raw") => wanted.whole(),
            Some((_, reader)) => {
                reader.want(if self.call.within.is_empty() { &mut wanted } else { wanted.at(self.call.within) });
            }
            None => {}
        }
        wanted
    }

    /// The output's shape, and what puts answers into it.
    fn reader(&self) -> Option<(&'static Shape, &Reader)> {
        let shape = self.action.output.shape()?;
        Some((shape, self.reader.get_or_init(|| Reader::new(shape, self.api.product()))))
    }

    /// Whether Cloud is asked for what is wanted alone. Pipelines are another service, which does not take it everywhere.
    fn is_partial(&self) -> bool {
        const OF_PIPELINES: &[&str] = &["pipelines", "deployments", "environments"];
        let of_pipelines = OF_PIPELINES.iter().any(|name| self.call.path().contains(name));
        // What a function chooses stays as it is.
        let Call { items, keep, resource, query, .. } = self.call;
        let chosen = items.is_some() || keep.is_some() || resource.is_some() || query.contains("fields={");
        let whole = chosen || self.flag("include_raw");
        let is_read = matches!(self.action.output, Output::Object(_) | Output::List(_)) && self.call.method() == "GET";
        self.is_cloud() && is_read && !whole && !of_pipelines
    }

    /// The answer to the call, or the part of it that is wanted where the server gives parts.
    fn answered(&self, input: &Map<String, Value>, wanted: &Wanted) -> Result<Reply> {
        if !self.is_partial() || self.api.refuses_fields() {
            return self.send_call(input);
        }
        let mut request = self.request(input)?;
        request.url = paging::with_parameter(&request.url, FIELDS, Some(&wanted.paths().join(",")));
        match self.api.send(request) {
            Err(error) if self.api.notes_refused_fields(&error) => self.send_call(input),
            sent => sent.map_err(|error| self.in_inputs_names(error)),
        }
    }

    /// One answer, or one item of a list, as JSON text.
    ///
    /// # Errors
    /// `upstream` where it is not what was asked for.
    pub fn output(&self, answer: &Value) -> Result<String> {
        self.output_of(&Excerpt::of(answer))
    }

    /// As `output`, of what was read of the answer.
    ///
    /// # Errors
    /// As `output`.
    pub fn output_of(&self, answer: &Excerpt) -> Result<String> {
        match self.reader() {
            Some((shape, reader)) if !self.flag("include_raw") => {
                Ok(self.shown(*answer, shape, reader, &Arena::new())?.to_string())
            }
            _ => Ok(self.shaped(answer)?.to_string()),
        }
    }

    /// One answer, or one item of a list, as the action gives it.
    ///
    /// # Errors
    /// `upstream` where it is not what was asked for.
    pub fn shaped(&self, answer: &Excerpt) -> Result<Value> {
        let Some((shape, reader)) = self.reader() else { return Ok(json::parse(DONE).unwrap_or_default()) };
        let mut shaped = self.shown(*answer, shape, reader, &Arena::new())?.to_value();
        if self.flag("include_raw") {
            let mut raw = shape.raw(answer.to_value(), self.api.product());
            self.api.connection.redactor(&[]).json(&mut raw);
            json::set(&mut shaped, "raw", raw);
        }
        Ok(shaped)
    }

    fn shown<'r, 'a>(
        &self,
        answer: Excerpt<'a>,
        shape: &Shape,
        reader: &'r Reader,
        arena: &'a Arena,
    ) -> Result<Shaped<'r, 'a>> {
        let demand = if matches!(self.action.output, Output::Custom(_)) { Demand::All } else { Demand::Identity };
        let secrets = shape.secrets_of(&answer, self.api.product());
        secrets.for_each(|secret| self.api.connection.redact_also(&secret));
        match self.call.within {
            "" => reader.show(answer, arena, demand),
            within => reader.show(answer.look(within), arena, demand),
        }
    }

    /// An input as text.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.input.get(name)?.as_str()
    }

    /// Inputs that must be given, as text.
    pub fn texts<const N: usize>(&self, names: [&str; N]) -> [&str; N] {
        names.map(|name| self.text(name).unwrap_or_default())
    }

    pub fn flag(&self, name: &str) -> bool {
        self.input.get(name).and_then(Value::as_bool).unwrap_or_default()
    }

    /// Sends the action's call, filled with this input, after the read that comes first.
    ///
    /// # Errors
    /// As sending. A change that came between is not overwritten: it is read again and the write repeated once, unless
    /// the caller gave the version that it knows.
    pub fn send(&self, input: &Map<String, Value>) -> Result<Value> {
        self.api.json(&self.send_call(input)?)
    }

    /// As `send`, for the answer as it came.
    fn send_call(&self, input: &Map<String, Value>) -> Result<Reply> {
        let Some(read) = &self.call.prefetch else { return self.reply(input) };
        let pinned = self.input.contains_key("version");
        for last in [pinned, true] {
            let before = self.api.send_json(Request::get(self.address_to_read(read.request, input)?))?;
            let mut input = input.clone();
            (read.carry_over)(&before, &mut input);
            match self.reply(&input) {
                Err(error) if !last && changed_meanwhile(&error) => {}
                sent => return sent,
            }
        }
        unreachable!("the last turn returns")
    }

    /// Sends the action's call, filled with this input, for an answer whose status or headers count.
    ///
    /// # Errors
    /// As sending.
    pub fn reply(&self, input: &Map<String, Value>) -> Result<Reply> {
        self.api.send(self.request(input)?).map_err(|error| self.in_inputs_names(error))
    }

    /// The call, filled with this input.
    fn request(&self, input: &Map<String, Value>) -> Result<Request> {
        let mut request = Request::new(self.call.method(), self.address(input)?);
        request.repeatable |= self.action.idempotent();
        if let Some(form) = self.call.form {
            return Ok(request.form(form(self)?));
        }
        Ok(match self.filling(input).body(self.call.body) {
            Some(body) => request.json(&body),
            None => request,
        })
    }

    /// Reads what lies at these segments below the API's root.
    ///
    /// # Errors
    /// As sending.
    pub fn read(&self, segments: &[&str], query: &[(&str, &str)]) -> Result<Value> {
        self.api.send_json(Request::get(address::of_segments(&self.api.connection, segments, query)))
    }

    /// The list that this input fills the call for: `{items, next}`.
    ///
    /// # Errors
    /// As listing.
    pub fn list_of(&self, input: &Map<String, Value>) -> Result<String> {
        // What is looked at to keep an item may be no part of the output.
        let wanted = || if self.call.keep.is_some() { Wanted::WHOLE } else { self.wanted() };
        let listing = |url| ListRequest { wanted: wanted(), partial: self.is_partial(), ..self.listing(url) };
        let show = |item: &Excerpt| {
            self.call.keep.is_none_or(|keep| keep(self, item)).then(|| self.output_of(item)).transpose()
        };
        paging::joined(&show, &|visit| {
            let mut lists = vec![listing(self.address(input)?)];
            if !self.call.then.is_empty() {
                lists.push(listing(self.address_to_read(self.call.then, input)?));
            }
            self.api.list_in_turn(lists, visit)
        })
    }

    /// A list that begins at an address, each item in the form that `show` gives it: `{items, next}`.
    ///
    /// # Errors
    /// As listing.
    pub fn list_at(&self, url: url::Url, show: Show) -> Result<String> {
        paging::joined(show, &|visit| self.api.list(&self.listing(url.clone()), visit))
    }

    /// What the input asks of a list that begins at an address.
    pub fn listing(&self, url: url::Url) -> ListRequest<'_> {
        ListRequest {
            url,
            headers: Vec::new(),
            page: self.call.page,
            wanted: Wanted::WHOLE,
            partial: false,
            items: self.call.items,
            max_items: self.input.get("max_items").and_then(Value::as_u64).unwrap_or_default(),
            cursor: self.text("cursor"),
            counted: self.call.counted,
        }
    }

    /// The call's address, filled with this input.
    ///
    /// # Errors
    /// `upstream` where an answer that was to fill it lacks what it takes.
    pub fn address(&self, input: &Map<String, Value>) -> Result<url::Url> {
        self.address_of(self.call, input)
    }

    /// The address of a call, which may be another action's on what the same input names.
    ///
    /// # Errors
    /// As `address`.
    pub fn address_of(&self, call: &Call, input: &Map<String, Value>) -> Result<url::Url> {
        let query = self.filling(input).query(call.query);
        let connection = &self.api.connection;
        let root = if call.web { connection.web.as_ref().ok_or_else(no_web)? } else { &connection.root };
        Ok(address::below(root, &self.path(call.path(), input)?, &query))
    }

    /// Where a `GET /path?query` leads, filled with this input.
    fn address_to_read(&self, request: &str, input: &Map<String, Value>) -> Result<url::Url> {
        let target = request.trim_start_matches("GET ");
        let (path, query) = target.split_once('?').unwrap_or((target, ""));
        Ok(address::below(&self.api.connection.root, &self.path(path, input)?, &self.filling(input).query(query)))
    }

    fn path(&self, template: &str, input: &Map<String, Value>) -> Result<String> {
        self.filling(input).path(template).ok_or_else(|| {
            Error::new(Kind::Upstream, "Unexpected response: it lacks what the next request needs.")
                .resolution("Inspect the response with the action Call API. A proxy may have modified it.")
        })
    }

    fn filling<'a>(&self, input: &'a Map<String, Value>) -> Filling<'a> {
        Filling { action: self.action, product: self.api.product(), input }
    }

    /// Names the fields that Bitbucket complains of as the action's input does: the template tells where they went.
    fn in_inputs_names(&self, mut error: Box<Error>) -> Box<Error> {
        if let Ok(template) = json::parse(self.call.body) {
            for FieldError { field, .. } in &mut error.fields {
                if let Some(name) = names_in(&find(&template, field)).first() {
                    *field = name.trim_end_matches('*').into();
                }
            }
        }
        error
    }

    pub fn is_cloud(&self) -> bool {
        self.api.product() == Product::Cloud
    }
}

/// The error of an action that Atlassian has removed.
fn removed(mut error: Box<Error>, action: &Action) -> Box<Error> {
    let Some(Deprecated { reason, removal: Some(removal), .. }) = &action.deprecated else { return error };
    error.kind = Kind::Gone;
    error.cause(format!("Removed on {removal}. {reason}")).resolution("Remove the action from the workflow.")
}

/// Refuses what only web pages have, where nobody said where they are.
fn no_web() -> Box<Error> {
    Error::new(Kind::InvalidConnection, "The connection has no URL for Bitbucket's web pages, which this requires.")
        .resolution("Set `web_url` in the connection to the origin of Bitbucket's web pages, without a path.")
}

/// Refuses what a Data Center of an older version does not have.
fn too_old(what: &str, since: &str, version: &str) -> Box<Error> {
    Error::new(Kind::Unsupported, format!("{what} requires Data Center {since} or later. This server is {version}."))
        .resolution("Omit it, or upgrade the server.")
}

/// Whether a version comes before another; what is no number counts as the newest.
fn is_older(version: &str, than: &str) -> bool {
    let parts =
        |version: &str| -> Vec<u32> { version.split('.').map(|part| part.parse().unwrap_or(u32::MAX)).collect() };
    parts(version) < parts(than)
}

/// Whether Data Center refused a write because its `version` is not the newest.
fn changed_meanwhile(error: &Error) -> bool {
    error.kind == Kind::Conflict && Exception::of(error) == Exception::OutOfDate
}

#[cfg(test)]
mod tests {
    use super::is_older;

    #[test]
    fn versions_compare_by_number() {
        for (version, than, older) in [
            ("8.9.22", "8.18", true),
            ("8.18.0", "8.18", false),
            ("9.4.0", "8.18", false),
            ("7.21.1", "7.4", false),
            ("10.0.0-rc1", "9.0", false),
            ("", "8.18", false),
        ] {
            assert_eq!(is_older(version, than), older, "{version} {than}");
        }
    }
}
