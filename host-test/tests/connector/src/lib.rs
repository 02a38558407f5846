//! A connector for Parcels, a service that does not exist: it signs in with an account for a session that it sends in a header of
//! its own, has depots to choose from, takes labels as base64 inside JSON, and hands out files from its storage.
//!
//! The tests of the host run it: whatever a host does for Bitbucket, it does for this, and knows neither.

// Its errors are the contract's own record, unboxed.
#![allow(clippy::result_large_err)]

#[allow(unsafe_code, missing_docs, clippy::all, clippy::pedantic)]
mod bindings {
    wit_bindgen::generate!({
        inline: "
            package test:parcels;
            world parcels {
                include workflow:connector/minimal@0.1.0;
                export workflow:connector/forms@0.1.0;
            }
        ",
        path: "../../../wit",
        world: "test:parcels/parcels",
        generate_all,
    });
    #[cfg(target_family = "wasm")]
    export!(Parcels);
    #[cfg(target_family = "wasm")]
    use super::Parcels;
}

use bindings::exports::workflow::connector::{actions, catalog, forms};
use bindings::workflow::connector::{
    connections, http, invocation, token_store,
    types::{Applied, Blob, BlobPart, Chunk, Content, Error, ErrorKind, FieldError, Header},
};
use serde_json::{Value, json};

struct Parcels;

const LOGIN: &str = "https://login.parcels.example";

impl catalog::Guest for Parcels {
    fn describe() -> catalog::Connector {
        catalog::Connector {
            id: "parcels".into(),
            title: "Parcels".into(),
            description: "Sends parcels.".into(),
            version: "1.0.0".into(),
            products: vec![catalog::Product { id: "parcels".into(), title: "Parcels".into() }],
            connection_schema: json!({ "oneOf": [{
                "type": "object",
                "properties": {
                    "product": { "const": "parcels" },
                    "credential": { "const": "account" },
                    "account": { "type": "string" },
                    "secret": { "type": "string", "writeOnly": true },
                    "region": { "enum": ["eu", "us"] },
                },
                "required": ["product", "credential", "account", "secret", "region"],
            }] })
            .to_string(),
            documentation: None,
            extra: None,
        }
    }

    fn actions() -> Vec<catalog::Action> {
        let action = |id: &str, effect| catalog::Action {
            id: id.into(),
            title: id.replace('-', " "),
            description: "Does it.".into(),
            group: "Parcels".into(),
            effect,
            idempotent: true,
            support: vec![catalog::Support { product: "parcels".into(), since: None, scopes: Vec::new() }],
            deprecated: None,
            documentation: None,
            extra: None,
        };
        vec![action("list-parcels", catalog::Effect::Read), action("send-parcel", catalog::Effect::Write)]
    }

    fn schemas_of(id: String, _: Option<String>) -> Option<catalog::Schemas> {
        let depot = json!({ "type": "string", "x-choices": true });
        let file = json!({ "type": "object", "properties": { "blob": { "type": "string" } }, "x-blob": true });
        let (input, output) = match &*id {
            "list-parcels" => (json!({ "depot": depot }), json!({ "items": { "type": "array" } })),
            "send-parcel" => (json!({ "depot": depot, "label": file }), json!({ "id": {}, "receipt": file })),
            _ => return None,
        };
        let object = |properties: Value| json!({ "type": "object", "properties": properties }).to_string();
        let sample = || "{}".to_owned();
        Some(catalog::Schemas {
            input: object(input),
            output: object(output),
            sample_input: sample(),
            sample_output: sample(),
        })
    }

    fn required_scopes(_: String, _: Vec<String>) -> Vec<catalog::ScopeSet> {
        Vec::new()
    }

    fn origins(settings: String) -> Result<Vec<catalog::Origin>, Error> {
        let origin = |url: String, purpose| catalog::Origin { url, purpose };
        Ok(vec![
            origin(root(&read(&settings)?)?, http::Purpose::Api),
            origin(LOGIN.into(), http::Purpose::Token),
            origin("https://*.labels.example".into(), http::Purpose::Storage),
        ])
    }
}

impl actions::Guest for Parcels {
    fn invoke(connection: String, action: String, input: String) -> Result<String, Error> {
        let session = Session::open(connection)?;
        let input = read(&input)?;
        let depot = input["depot"].as_str().ok_or_else(|| error(ErrorKind::InvalidInput, "depot is missing"))?;
        match &*action {
            "list-parcels" => session.get(&format!("/depots/{depot}/parcels")).map(|parcels| parcels.to_string()),
            "send-parcel" => session.send_parcel(depot, input["label"]["blob"].as_str().unwrap_or_default()),
            _ => Err(error(ErrorKind::Unsupported, "there is no such action")),
        }
    }
}

impl forms::Guest for Parcels {
    fn choices(
        connection: String,
        _: String,
        _: String,
        _: String,
        search: Option<String>,
        _: Option<String>,
    ) -> Result<forms::ChoicePage, Error> {
        let depots = Session::open(connection)?.get("/depots")?;
        let search = search.unwrap_or_default();
        let choice = |depot: &Value| {
            let name = depot["name"].as_str()?;
            let choice = forms::Choice {
                value: depot["id"].to_string(),
                label: name.into(),
                description: depot["town"].as_str().map(Into::into),
                extra: None,
            };
            name.contains(&search).then_some(choice)
        };
        let items = depots["items"].as_array().into_iter().flatten().filter_map(choice).collect();
        Ok(forms::ChoicePage { items, cursor: None })
    }
}

/// A connection and the session that it has at the service.
struct Session {
    connection: String,
    settings: Value,
    root: String,
}

impl Session {
    fn open(connection: String) -> Result<Self, Error> {
        let settings = connections::get(&connection).map_err(|_| error(ErrorKind::Host, "there are no settings"))?;
        let settings = read(&settings)?;
        let root = root(&settings)?;
        Ok(Self { connection, settings, root })
    }

    fn get(&self, path: &str) -> Result<Value, Error> {
        let response =
            self.send("GET", &format!("{}{path}", self.root), Vec::new(), http::Sink::Inline(1 << 20), true)?;
        json_of(&response)
    }

    /// The same attempt or a later one sends the same parcel: the service goes by the key.
    fn send_parcel(&self, depot: &str, label: &str) -> Result<String, Error> {
        let part = BlobPart { handle: label.into(), offset: 0, length: None, base64: true };
        let body = vec![
            Chunk::Text(format!(r#"{{"key":"{}","depot":"{depot}","label":""#, invocation::id())),
            Chunk::BlobPart(part),
            Chunk::Text(r#""}"#.into()),
        ];
        let url = format!("{}/parcels", self.root);
        let sent = json_of(&self.send("POST", &url, body, http::Sink::Inline(1 << 20), true)?)?;
        let receipt = sent["receipt_url"].as_str().unwrap_or_default();
        let stored = self.once("GET", receipt, Vec::new(), http::Sink::Blob, http::Purpose::Storage, None, true)?;
        let Content::Blob(Blob { handle, size, media_type, name }) = stored.body else {
            return Err(error(ErrorKind::Upstream, "the receipt cannot be read"));
        };
        let file = json!({ "blob": handle, "size": size, "media_type": media_type, "name": name });
        Ok(json!({ "id": sent["id"], "receipt": file }).to_string())
    }

    /// With the session; with a new one after a 401.
    fn send(
        &self,
        method: &str,
        url: &str,
        body: Vec<Chunk>,
        sink: http::Sink,
        repeatable: bool,
    ) -> Result<http::Response, Error> {
        let mut stored = self.stored()?;
        if stored.is_none() {
            stored = self.sign_in(None)?;
        }
        let send = |entry: &Option<token_store::Entry>| {
            let session = entry.as_ref().map(|entry| entry.tokens.access_token.clone());
            self.once(method, url, body.clone(), sink, http::Purpose::Api, session, repeatable)
        };
        let response = send(&stored)?;
        if response.status != 401 {
            return Ok(response);
        }
        send(&self.sign_in(stored)?)
    }

    fn stored(&self) -> Result<Option<token_store::Entry>, Error> {
        token_store::load(&self.connection).map_err(|_| error(ErrorKind::Host, "there is no store"))
    }

    /// A session in place of a stale one, by whoever gets the lock.
    fn sign_in(&self, stale: Option<token_store::Entry>) -> Result<Option<token_store::Entry>, Error> {
        let _lock = token_store::lock(&self.connection, 10_000)
            .map_err(|_| error(ErrorKind::TokenAcquisition, "somebody else signs in all the time"))?;
        let stored = self.stored()?;
        let revision = |entry: &Option<token_store::Entry>| entry.as_ref().map(|entry| entry.revision);
        if revision(&stored) != revision(&stale) {
            return Ok(stored);
        }
        let account = json!({ "account": self.settings["account"], "secret": self.settings["secret"] });
        let body = vec![Chunk::Text(account.to_string())];
        let url = format!("{LOGIN}/sessions");
        let answer = self.once("POST", &url, body, http::Sink::Inline(1 << 16), http::Purpose::Token, None, true)?;
        let answer = json_of(&answer)?;
        let tokens = token_store::Tokens {
            access_token: answer["session"].as_str().unwrap_or_default().into(),
            refresh_token: None,
            expires_at: None,
            scopes: Vec::new(),
            extra: Some(json!({ "warehouse": answer["warehouse"] }).to_string()),
        };
        token_store::save(&self.connection, &tokens, revision(&stored))
            .map_err(|_| error(ErrorKind::TokenAcquisition, "the session cannot be kept"))?;
        self.stored()
    }

    #[allow(clippy::too_many_arguments)]
    fn once(
        &self,
        method: &str,
        url: &str,
        body: Vec<Chunk>,
        sink: http::Sink,
        purpose: http::Purpose,
        session: Option<String>,
        repeatable: bool,
    ) -> Result<http::Response, Error> {
        let headers = session.into_iter().map(|value| Header { name: "X-Parcels-Session".into(), value }).collect();
        let request = http::Request {
            connection: self.connection.clone(),
            purpose,
            method: method.into(),
            url: url.into(),
            headers,
            body,
            sink,
            timeout_ms: 10_000,
            repeatable,
            extra: None,
        };
        http::send(&request).map_err(|fault| {
            let fault = format!("{fault:?}");
            error(ErrorKind::Network, &fault)
        })
    }
}

fn root(settings: &Value) -> Result<String, Error> {
    match settings["region"].as_str() {
        Some(region @ ("eu" | "us")) => Ok(format!("https://{region}.parcels.example")),
        _ => Err(Error {
            fields: vec![FieldError { field: "region".into(), message: "region is eu or us".into() }],
            ..error(ErrorKind::InvalidConnection, "The region is eu or us.")
        }),
    }
}

fn json_of(response: &http::Response) -> Result<Value, Error> {
    let text = match &response.body {
        Content::Text(text) if response.status < 300 => text,
        _ => return Err(Error { status: Some(response.status), ..error(ErrorKind::Upstream, "Parcels refused.") }),
    };
    read(text)
}

fn read(text: &str) -> Result<Value, Error> {
    serde_json::from_str(text).map_err(|_| error(ErrorKind::Upstream, "that is no JSON"))
}

fn error(kind: ErrorKind, message: &str) -> Error {
    Error {
        kind,
        code: None,
        message: message.into(),
        cause: None,
        resolution: None,
        applied: Applied::No,
        retryable: false,
        retry_after_ms: None,
        status: None,
        required_scopes: Vec::new(),
        granted_scopes: Vec::new(),
        fields: Vec::new(),
        link: None,
        request: None,
        detail: None,
        extra: None,
    }
}
