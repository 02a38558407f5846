//! Codes and tokens: what was given, how long it lives, and what became of it.

use super::{
    super::Product,
    consumer::{Consumer, Rotation},
};
use crate::clock::Clock;
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use sha2::{Digest, Sha256};
use std::{
    fmt,
    sync::{Arc, Mutex, MutexGuard},
};

/// How long things live, in milliseconds.
const CLOUD_ACCESS: u64 = 7_200_000;
const DATA_CENTER_ACCESS: u64 = 3_600_000;
const CLOUD_CODE: u64 = 600_000;
const DATA_CENTER_CODE: u64 = 10_000;
/// A refresh token that nobody uses.
const UNUSED: u64 = 90 * 24 * 3_600_000;

/// How often sixteen characters are repeated in a token, to make it as long as Bitbucket's: more than 2,500 characters.
const REPEATS: usize = 160;

/// Everything that one authorization server gave.
pub struct Issuer {
    pub product: Product,
    pub consumer: Consumer,
    clock: Arc<dyn Clock>,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    /// Counts all codes and tokens, so that each is another.
    serial: usize,
    codes: Vec<Code>,
    tokens: Vec<Token>,
    issued: Issued,
}

struct Code {
    value: String,
    redirect_uri: String,
    challenge: Option<String>,
    scopes: Vec<String>,
    dies_at: u64,
}

struct Token {
    value: String,
    buys_access: bool,
    scopes: Vec<String>,
    dies_at: u64,
}

/// What the token endpoint gave and refused until now.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Issued {
    /// Codes that were exchanged for tokens.
    pub exchanges: usize,
    /// Tokens that were refreshed.
    pub refreshes: usize,
    /// Tokens that were given for client credentials.
    pub client_credentials: usize,
    /// The `error` of each request that was refused.
    pub refused: Vec<&'static str>,
    /// The newest access token.
    pub access_token: Option<String>,
    /// The newest refresh token.
    pub refresh_token: Option<String>,
}

impl fmt::Debug for Issued {
    /// Counts alone: tokens are secrets here as well.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Issued")
            .field("exchanges", &self.exchanges)
            .field("refreshes", &self.refreshes)
            .field("client_credentials", &self.client_credentials)
            .field("refused", &self.refused)
            .finish_non_exhaustive()
    }
}

/// What a token request earns.
pub struct Given {
    pub access_token: String,
    pub refresh_token: Option<String>,
    /// Seconds.
    pub expires_in: u64,
    pub scopes: Vec<String>,
}

/// Why a token request earns nothing.
#[derive(Debug)]
pub struct Refusal {
    pub error: &'static str,
    pub description: &'static str,
}

/// What an access token is to the API.
pub enum Standing {
    /// It opens what these scopes cover.
    Live(Vec<String>),
    Expired,
    Unknown,
}

impl Issuer {
    pub fn new(product: Product, consumer: Consumer, clock: Arc<dyn Clock>) -> Self {
        Self { product, consumer, clock, state: Mutex::default() }
    }

    /// The scopes that a wish for these gets: all of the consumer's where it names none; none at all where it names others.
    pub fn granted(&self, wanted: &str) -> Option<Vec<String>> {
        let all = match (&self.consumer.scopes, self.product) {
            (Some(scopes), _) => scopes,
            (None, Product::Cloud) => "account repository:write pullrequest:write pipeline webhook",
            (None, Product::DataCenter) => "REPO_ADMIN REPO_WRITE REPO_READ",
        };
        let all: Vec<_> = all.split(' ').map(str::to_owned).collect();
        let wanted: Vec<_> = wanted.split_whitespace().map(str::to_owned).collect();
        match wanted.iter().all(|scope| all.contains(scope)) {
            true if wanted.is_empty() => Some(all),
            true => Some(wanted),
            false => None,
        }
    }

    /// A code for whoever comes back with it.
    pub fn code(&self, redirect_uri: &str, challenge: Option<String>, scopes: Vec<String>) -> String {
        let life = if self.product == Product::Cloud { CLOUD_CODE } else { DATA_CENTER_CODE };
        let mut state = self.lock();
        state.serial += 1;
        let value = format!("simulated-code-{:04}", state.serial);
        let redirect_uri = redirect_uri.to_owned();
        state.codes.push(Code { value: value.clone(), redirect_uri, challenge, scopes, dies_at: self.now() + life });
        value
    }

    /// Tokens for a code, once.
    pub fn exchange(&self, code: &str, redirect_uri: &str, verifier: Option<&str>) -> Result<Given, Refusal> {
        let mut state = self.lock();
        let refused = |description| Err(Refusal { error: "invalid_grant", description });
        let Some(at) = state.codes.iter().position(|known| known.value == code && known.dies_at > self.now()) else {
            return refused("The specified code is not valid.");
        };
        let code = state.codes.remove(at);
        if code.redirect_uri != redirect_uri {
            return refused("The redirect_uri is not the one that the code was asked for with.");
        }
        let proof = verifier.map(|verifier| URL_SAFE_NO_PAD.encode(Sha256::digest(verifier)));
        if code.challenge != proof {
            return refused("The code_verifier does not fit the code_challenge.");
        }
        state.issued.exchanges += 1;
        Ok(self.give(&mut state, code.scopes, self.consumer.refresh_tokens))
    }

    /// Further tokens for a refresh token.
    pub fn refresh(&self, token: &str) -> Result<Given, Refusal> {
        let (mut state, now) = (self.lock(), self.now());
        let known = state.tokens.iter_mut().find(|known| known.buys_access && known.value == token);
        let Some(known) = known.filter(|known| known.dies_at > now) else {
            return Err(match self.product {
                Product::Cloud => Refusal { error: "invalid_request", description: "Invalid refresh_token" },
                Product::DataCenter => {
                    Refusal { error: "invalid_grant", description: "The refresh token is expired or revoked." }
                }
            });
        };
        let rotates = match self.consumer.rotation {
            Rotation::Never => {
                known.dies_at = now + UNUSED;
                false
            }
            Rotation::Grace(grace) => {
                known.dies_at = known.dies_at.min(now + grace.as_millis() as u64);
                true
            }
        };
        let scopes = known.scopes.clone();
        state.issued.refreshes += 1;
        Ok(self.give(&mut state, scopes, rotates))
    }

    /// An access token for the consumer's owner.
    pub fn client_credentials(&self) -> Result<Given, Refusal> {
        if !self.consumer.private {
            let description = "Client credentials are for private consumers only.";
            return Err(Refusal { error: "unauthorized_client", description });
        }
        let mut state = self.lock();
        state.issued.client_credentials += 1;
        Ok(self.give(&mut state, self.granted("").unwrap_or_default(), false))
    }

    /// Writes down that a request was refused.
    pub fn refused(&self, error: &'static str) {
        self.lock().issued.refused.push(error);
    }

    pub fn issued(&self) -> Issued {
        self.lock().issued.clone()
    }

    pub fn standing(&self, token: &str) -> Standing {
        let (state, now) = (self.lock(), self.now());
        match state.tokens.iter().find(|known| !known.buys_access && known.value == token) {
            Some(known) if known.dies_at > now => Standing::Live(known.scopes.clone()),
            Some(_) => Standing::Expired,
            None => Standing::Unknown,
        }
    }

    /// Whether the server takes this token now, be it an access or a refresh token.
    pub fn takes(&self, token: &str) -> bool {
        let now = self.now();
        self.lock().tokens.iter().any(|known| known.value == token && known.dies_at > now)
    }

    /// The person withdraws the consent: no token is known any more.
    pub fn revoke(&self) {
        self.lock().tokens.clear();
    }

    /// What a person's consent earns, without the way there.
    pub fn consented(&self) -> Given {
        let mut state = self.lock();
        self.give(&mut state, self.granted("").unwrap_or_default(), self.consumer.refresh_tokens)
    }

    fn give(&self, state: &mut State, scopes: Vec<String>, with_refresh: bool) -> Given {
        let life = if self.product == Product::Cloud { CLOUD_ACCESS } else { DATA_CENTER_ACCESS };
        let mut token = |kind: &str, buys_access: bool, life: u64| {
            state.serial += 1;
            let value = format!("simulated-{kind}-token-{:04}-{}", state.serial, "0123456789abcdef".repeat(REPEATS));
            let dies_at = self.now() + life;
            state.tokens.push(Token { value: value.clone(), buys_access, scopes: scopes.clone(), dies_at });
            value
        };
        let access_token = token("access", false, life);
        let refresh_token = with_refresh.then(|| token("refresh", true, UNUSED));
        state.issued.access_token = Some(access_token.clone());
        state.issued.refresh_token = refresh_token.clone().or(state.issued.refresh_token.take());
        Given { access_token, refresh_token, expires_in: life / 1_000, scopes }
    }

    fn now(&self) -> u64 {
        self.clock.now_ms()
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().expect("no panic under the lock")
    }
}
