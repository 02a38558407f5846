//! The life of an OAuth connection's tokens. Refresh tokens rotate, and whoever misses a rotation has lost the chain:
//!
//! | what | rule |
//! |---|---|
//! | when | a minute before the access token expires, and once after a 401 that says so |
//! | who | whoever holds the store's lock; the others wait, look at the store again, and use what they find |
//! | the answer is lost | asked again with the same refresh token, which Bitbucket takes for some ten minutes more |
//! | `invalid_grant` | believed while the store still holds the token that was refused |
//! | saving | before the new access token is used; tried again, as nothing is worse than to lose it |
//! | the store holds something newer meanwhile | that counts |
//! | nothing newer is to be had for now | a token that still counts is used on, to its last moment |
//! | clocks | a new token is used once, whatever its expiry says |
//! | a host that records the run | leaves all of this out: what happens here changes neither what a run asks beside it, nor in which order |

use crate::base::connection::{Client, Grant};
use crate::base::error::{Error, Kind, Result};
use crate::base::host::{Entry, StoreError, Tokens};
use crate::http::advice::{self, Reason};
use crate::http::auth::endpoint;
use crate::http::auth::session::Session;
use crate::http::client::Api;

/// How long before its expiry a token is replaced, in milliseconds.
const AHEAD: u64 = 60_000;
/// How long to wait for another refresher, in milliseconds.
const LOCK_WAIT: u32 = 30_000;
/// Waits before each try to save, in milliseconds. They come out of no budget: a token that is not saved is lost.
const SAVE_WAITS: [u32; 4] = [0, 200, 1_000, 5_000];
/// When to come back where the store or another refresher stands in the way, in milliseconds.
const COME_BACK: u64 = 10_000;

/// Sees to it that an OAuth connection has a token that is worth sending.
///
/// # Errors
/// `unauthenticated` for a connection that nobody has connected, the three kinds of tokens, `host` where the store
/// fails.
pub fn ready(api: &Api) -> Result<()> {
    let Some(client) = api.connection.client() else { return Ok(()) };
    // Each time, whatever is stored: a host that records a run leaves its tokens out, so that what it does record may not
    // depend on them.
    api.now.set(api.host.now());
    if api.tokens.borrow().is_none() {
        match load(api)? {
            Some(entry) => set(api, entry, false),
            None if client.grant == Grant::ClientCredentials => return refresh(api, client, None),
            None => return Err(not_connected(api, "has not been connected yet")),
        }
    }
    let Some(Session { entry, unconfirmed: false, kept: false }) = api.tokens.borrow().clone() else { return Ok(()) };
    let renewable = client.grant == Grant::ClientCredentials || entry.tokens.refresh_token.is_some();
    if !renewable || !expires_within(api, &entry.tokens, AHEAD) {
        return Ok(());
    }
    refresh(api, client, Some(&entry)).or_else(|error| {
        // What the token endpoint did not answer for now, it may answer the next run.
        let passes = error.request.is_some() && error.retry_after_ms.is_some();
        if !passes || expires_within(api, &entry.tokens, 0) {
            return Err(error);
        }
        api.host.debug(&format!("Using the current tokens of `{}`. {error}", api.connection.name));
        *api.tokens.borrow_mut() = Some(Session { entry, unconfirmed: false, kept: true });
        Ok(())
    })
}

/// After a 401 that says that the tokens of this revision do not count any more: whether there are others to send.
///
/// # Errors
/// As `ready`.
pub fn renew(api: &Api, sent_with: Option<u64>) -> Result<bool> {
    let (Some(client), Some(held)) = (api.connection.client(), api.tokens.borrow().clone()) else { return Ok(false) };
    if sent_with != Some(held.revision()) {
        return Ok(true);
    }
    if held.unconfirmed {
        return Ok(false);
    }
    refresh(api, client, Some(&held.entry))?;
    Ok(true)
}

/// Gets a new token now, whatever is left of the old one; a newer one that another run got is as good.
///
/// # Errors
/// As `ready`.
pub fn refresh_now(api: &Api, client: &Client) -> Result<()> {
    let stored = load(api)?;
    refresh(api, client, stored.as_ref())
}

/// Notes that the server takes the token.
pub fn confirm(api: &Api) {
    if let Some(held) = api.tokens.borrow_mut().as_mut() {
        held.unconfirmed = false;
    }
}

/// Gets a token in place of the stale one, or takes the one that somebody else got.
fn refresh(api: &Api, client: &Client, stale: Option<&Entry>) -> Result<()> {
    let name = &api.connection.name;
    let lock = api.host.lock_tokens(name, LOCK_WAIT);
    if lock.is_ok() {
        // Waiting took its time, and under the lock nothing is recorded.
        api.now.set(api.host.now());
    }
    let stored = load(api)?;
    if let Some(newer) =
        stored.clone().filter(|entry| is_other(entry, stale) && !expires_within(api, &entry.tokens, AHEAD))
    {
        api.host.debug(&format!("Another run refreshed the tokens of `{name}`."));
        set(api, newer, true);
        return Ok(());
    }
    let kind = match client.grant {
        Grant::AuthorizationCode => Kind::TokenRefresh,
        Grant::ClientCredentials => Kind::TokenAcquisition,
    };
    // Session until the new tokens are stored.
    let _lock = lock.map_err(|error| {
        let mut failed =
            endpoint::failed(&api.connection, kind, Reason::Locked, "could not acquire the token refresh lock");
        failed.cause = Some(format!("{} Store: {}.", failed.cause.unwrap_or_default(), why(error)));
        failed.retry_after_ms = Some(COME_BACK);
        failed
    })?;
    let token = stored.as_ref().and_then(|entry| entry.tokens.refresh_token.as_deref());
    let form = match (client.grant, &stored, token) {
        (Grant::ClientCredentials, ..) => vec![("grant_type", "client_credentials")],
        (_, _, Some(token)) => vec![("grant_type", "refresh_token"), ("refresh_token", token)],
        (_, Some(_), None) => {
            return Err(endpoint::failed(
                &api.connection,
                kind,
                Reason::NoRefreshToken,
                "the access token has expired, and there is no refresh token",
            ));
        }
        (_, None, None) => return Err(not_connected(api, "was disconnected meanwhile")),
    };
    api.host.debug(&format!("Refreshing the tokens of `{name}`."));
    let answer = endpoint::ask(api, client, kind, &form);
    if answer.as_ref().is_err_and(|none| none.reason == Reason::InvalidGrant) {
        match load(api)? {
            Some(entry) if is_other(&entry, stored.as_ref()) => {
                set(api, entry, true);
                return Ok(());
            }
            Some(_) => {}
            None => return Err(not_connected(api, "was disconnected meanwhile")),
        }
    }
    let mut tokens = answer?;
    if let Some(Entry { tokens: old, .. }) = &stored {
        tokens.refresh_token = tokens.refresh_token.or(old.refresh_token.clone());
        tokens.extra = tokens.extra.or(old.extra.clone());
        if tokens.scopes.is_empty() {
            tokens.scopes.clone_from(&old.scopes);
        }
    }
    let entry = save(api, kind, tokens, stored.as_ref())?;
    api.host.debug(&format!("Stored the tokens of `{name}` as revision {}.", entry.revision));
    set(api, entry, true);
    Ok(())
}

/// Stores tokens in place of those that the refresh began with; gives what is stored then.
fn save(api: &Api, kind: Kind, tokens: Tokens, began: Option<&Entry>) -> Result<Entry> {
    let mut expected = began.map(|entry| entry.revision);
    let mut cause = String::new();
    for wait in SAVE_WAITS {
        if wait > 0 {
            api.host.sleep(wait);
        }
        match api.host.save_tokens(&api.connection.name, &tokens, expected) {
            Ok(revision) => return Ok(Entry { tokens, revision }),
            // An earlier try was done although it seemed to fail.
            Err(StoreError::Conflict(Some(stored))) if are_same(&stored.tokens, &tokens) => return Ok(stored),
            Err(StoreError::Conflict(Some(stored))) => {
                let newer = began
                    .is_none_or(|began| stored.revision > began.revision && !are_same(&stored.tokens, &began.tokens));
                if newer {
                    return Ok(stored);
                }
                expected = Some(stored.revision);
            }
            Err(StoreError::Conflict(None)) => return Err(not_connected(api, "was disconnected meanwhile")),
            Err(error) => cause = why(error),
        }
        api.host.debug(&format!("Could not store the tokens of `{}` yet: {cause}", api.connection.name));
    }
    Err(unsaved(api, kind, &cause))
}

/// Stores the tokens of a new sign-in, whatever was stored before.
///
/// # Errors
/// `token-acquisition` where the store does not take them.
pub fn replace(api: &Api, tokens: Tokens) -> Result<()> {
    let mut cause = String::new();
    let mut expected = None;
    for wait in SAVE_WAITS {
        if wait > 0 {
            api.host.sleep(wait);
        }
        match api.host.save_tokens(&api.connection.name, &tokens, expected) {
            Ok(_) => return Ok(()),
            Err(StoreError::Conflict(stored)) => expected = stored.map(|entry| entry.revision),
            Err(error) => cause = why(error),
        }
    }
    Err(unsaved(api, Kind::TokenAcquisition, &cause))
}

fn unsaved(api: &Api, kind: Kind, cause: &str) -> Box<Error> {
    let mut error = endpoint::failed(&api.connection, kind, Reason::NotStored, "could not store the new tokens");
    error.cause = Some(format!("{} Store: {}.", error.cause.unwrap_or_default(), api.connection.redact(cause)));
    error.retry_after_ms = Some(COME_BACK);
    error
}

fn load(api: &Api) -> Result<Option<Entry>> {
    let stored = api.host.load_tokens(&api.connection.name).map_err(|error| {
        let mut unread =
            Error::new(Kind::Host, format!("Could not read the tokens of the connection `{}`.", api.connection.name))
                .cause(why(error))
                .resolution(advice::on(Kind::Host, &api.connection, "").resolution);
        unread.retry_after_ms = Some(COME_BACK);
        unread
    })?;
    if let Some(entry) = &stored {
        redact_also(api, &entry.tokens);
    }
    Ok(stored)
}

/// From here on the run works with these.
fn set(api: &Api, entry: Entry, unconfirmed: bool) {
    redact_also(api, &entry.tokens);
    *api.tokens.borrow_mut() = Some(Session { entry, unconfirmed, kept: false });
}

/// Keeps tokens out of what is told. A server may repeat those that are over as well as new ones.
fn redact_also(api: &Api, tokens: &Tokens) {
    api.connection.redact_also(&tokens.access_token);
    api.connection.redact_also(tokens.refresh_token.as_deref().unwrap_or_default());
}

/// Whether a token expires within so many milliseconds, or has. Clocks may be anywhere: nothing here overflows.
fn expires_within(api: &Api, tokens: &Tokens, ms: u64) -> bool {
    tokens.expires_at.is_some_and(|at| at.saturating_sub(api.now.get()) <= ms)
}

fn is_other(entry: &Entry, than: Option<&Entry>) -> bool {
    than.is_none_or(|than| entry.revision != than.revision || entry.tokens.access_token != than.tokens.access_token)
}

fn are_same(one: &Tokens, other: &Tokens) -> bool {
    one.access_token == other.access_token && one.refresh_token == other.refresh_token
}

fn not_connected(api: &Api, why: &str) -> Box<Error> {
    Error::new(Kind::Unauthenticated, format!("The connection `{}` {why}.", api.connection.name))
        .cause("There is no token: nobody has signed in yet, or access was revoked.")
        .resolution("Connect it by signing in with a browser.")
}

/// The store's words.
pub fn why(error: StoreError) -> String {
    match error {
        StoreError::Conflict(_) => "the tokens changed meanwhile".into(),
        StoreError::Busy => "another run held the lock".into(),
        StoreError::Denied(why) | StoreError::Unavailable(why) => why,
    }
}
