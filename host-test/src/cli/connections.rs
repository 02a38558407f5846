//! `connections` and `disconnect`: what is there, and what is to go.

use std::time::Duration;

use host_test::{
    clock::{Clock as _, SystemClock},
    connections::{Connection, Connections as _},
    tokens::{Entry, TokenStore as _},
};
use serde_json::{Value, json};

use super::{
    arguments::{Disconnect, Options},
    ask::Asked,
    connection::is_demo,
    failure::{self, Result, usage},
    own::{self, Own, Place},
    table::table,
};

/// One connection, without its secrets.
struct Row {
    name: String,
    place: Place,
    product: String,
    credential: String,
    /// Further hosts that files may be fetched from.
    allow: Vec<String>,
    state: State,
}

/// How a connection stands.
pub enum State {
    /// Nothing but its settings is needed.
    Settled,
    /// It needs tokens, and has none.
    Unconnected,
    /// Its token, until when it counts, and whether a new one can be had without a person.
    Token { expires_at: Option<u64>, is_renewed: bool },
    /// Its settings or its tokens cannot be read.
    Unreadable(String),
}

/// All connections of the user's own.
pub async fn list(options: &Options) -> Result<String> {
    let own = Own::open(options)?;
    let mut rows = Vec::new();
    for (name, place) in own.names().await? {
        let (product, credential, allow, state) = match own.get(&name).await {
            Ok(connection) => {
                let setting = |name| connection.setting(name).unwrap_or_default().to_owned();
                let state = match own.store.load(&name).await {
                    Ok(entry) => State::of(&connection, entry),
                    Err(error) => State::Unreadable(error.to_string()),
                };
                (setting("product"), setting("credential"), connection.allow().to_vec(), state)
            }
            Err(error) => (String::new(), String::new(), Vec::new(), State::Unreadable(error.to_string())),
        };
        rows.push(Row { name, place, product, credential, allow, state });
    }
    if options.json {
        let rows: Value = rows.iter().map(|row| row.json(&own)).collect();
        return Ok(super::document(&rows.to_string()));
    }
    if rows.is_empty() {
        super::note("There is none of your own yet. Make one: host-test connect NAME");
        return Ok(String::new());
    }
    let cells = rows.iter().map(|row| {
        let texts = [&row.name, &row.product, &row.credential].map(String::clone);
        texts.into_iter().chain([row.state.told(&row.name), own.shown(row.place)]).collect()
    });
    Ok(table(&["name", "product", "credential", "state", "stored in"], cells))
}

impl State {
    /// Follows from its settings and its tokens.
    pub fn of(connection: &Connection, entry: Option<Entry>) -> Self {
        match entry {
            _ if connection.setting("client_id").is_none() => Self::Settled,
            // Whoever has no refresh token but the client's own credentials asks with those.
            None if is_own_client(connection) => Self::Settled,
            None => Self::Unconnected,
            Some(entry) => Self::Token {
                expires_at: entry.tokens.expires_at,
                is_renewed: entry.tokens.refresh_token.is_some() || is_own_client(connection),
            },
        }
    }

    /// For a person, with what to do about it.
    pub fn told(&self, name: &str) -> String {
        match self {
            Self::Settled => "ready".to_owned(),
            Self::Unconnected => format!("not connected: host-test connect {name}"),
            Self::Unreadable(why) => why.clone(),
            Self::Token { expires_at: None, .. } => "connected".to_owned(),
            Self::Token { expires_at: Some(at), is_renewed } => {
                match (at.checked_sub(SystemClock.now_ms()).filter(|left| *left > 0), is_renewed) {
                    (Some(left), _) => format!("connected, token expires in {}", span(left)),
                    (None, true) => "connected, token is renewed at its next use".to_owned(),
                    (None, false) => format!("token has expired: host-test connect {name}"),
                }
            }
        }
    }
}

impl Row {
    fn json(&self, own: &Own) -> Value {
        let (connected, expires_at, problem) = match &self.state {
            State::Settled => (true, None, None),
            State::Unconnected => (false, None, None),
            State::Token { expires_at, .. } => (true, *expires_at, None),
            State::Unreadable(why) => (false, None, Some(why)),
        };
        let known = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        json!({
            "name": self.name,
            "product": known(&self.product),
            "credential": known(&self.credential),
            "allow": self.allow,
            "connected": connected,
            "expires_at": expires_at,
            "is_renewed": matches!(self.state, State::Token { is_renewed: true, .. }),
            "kept_in": own.shown(self.place),
            "problem": problem,
        })
    }
}

fn is_own_client(connection: &Connection) -> bool {
    connection.setting("credential") == Some("client-credentials")
}

/// `59 min`
fn span(ms: u64) -> String {
    let minutes = Duration::from_millis(ms).as_secs().div_ceil(60);
    match (minutes / 60 / 24, minutes / 60, minutes) {
        (0, 0, minutes) => format!("{minutes} min"),
        (0, hours, minutes) => format!("{hours} h {} min", minutes % 60),
        (days, ..) => format!("{days} days"),
    }
}

/// Forgets the tokens, and the settings that `connect` kept.
pub async fn disconnect(options: &Options, arguments: &Disconnect) -> Result<String> {
    let name = &arguments.name;
    if is_demo(name) {
        return Err(usage(format!("The connection `{name}` is built in."), "There is nothing to forget."));
    }
    let own = Own::open(options)?;
    // Where the name stands twice, this is the way out.
    let kept = own.store.names().await.map_err(|error| own::unusable(&error))?;
    let is_kept = kept.contains(name);
    if !is_kept {
        own.place(name).await?.ok_or_else(|| {
            usage(format!("There is no connection `{name}`."), "`host-test connections` lists yours.")
        })?;
    }
    let what = if is_kept && !arguments.keep { "its settings and its tokens" } else { "its tokens" };
    if !arguments.yes && !Asked::of_stdin().agree(&format!("Forget `{name}`: {what}?"))? {
        return Err(usage(format!("`{name}` was left as it is."), "Enter y, or use --yes."));
    }
    let forgotten = own.store.forget(name).await;
    forgotten
        .map_err(|error| failure::host(anyhow::Error::from(error).context("The tokens could not be forgotten.")))?;
    if is_kept && !arguments.keep {
        own.store.remove(name).await.map_err(|error| own::unusable(&error))?;
    }
    if options.json {
        return Ok(super::document(&json!({ "connection": name, "removed": is_kept && !arguments.keep }).to_string()));
    }
    super::note(&format!(
        "Deleted of `{name}`: {what}. Bitbucket still accepts the credential: revoke it there as well."
    ));
    if !is_kept {
        super::note(&format!("The table [{name}] is still in {}.", own.path.display()));
    }
    Ok(String::new())
}
