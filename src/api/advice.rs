//! What people read beside an error: why it most likely happened and what to do. `docs/errors.md` is written from here.

use crate::action::Product;
use crate::connection::{Connection, Credential};
use crate::error::Kind;

/// One row of the page for troubleshooting.
pub struct Advice {
    pub kind: Kind,
    /// Of which connections it speaks, where kinds of credentials differ.
    pub on: &'static str,
    pub cause: &'static str,
    pub resolution: &'static str,
}

const fn advice(kind: Kind, on: &'static str, cause: &'static str, resolution: &'static str) -> Advice {
    Advice { kind, on, cause, resolution }
}

const ADVICE: &[Advice] = &[
    advice(
        Kind::InvalidInput,
        "",
        "The input breaks the action's schema; `fields` says where.",
        "Correct the named fields; nothing was sent.",
    ),
    advice(
        Kind::Unsupported,
        CLOUD,
        "Bitbucket Cloud has no such endpoint, or not with this method.",
        "Check the path and the method in Atlassian's documentation.",
    ),
    advice(
        Kind::Unsupported,
        DATA_CENTER,
        "This server has no such route: its version is too old or too new for it, or the path is wrong.",
        "Check the path and the server's version, and that the base URL is the server's with its context path.",
    ),
    advice(
        Kind::Unauthenticated,
        API_TOKEN,
        "The e-mail address or the API token is wrong, expired or revoked, or the token was made without scopes.",
        "Make an API token with scopes at id.atlassian.com and enter it with the account's e-mail address.",
    ),
    advice(
        Kind::Unauthenticated,
        PASSWORD,
        "The user name or password is wrong, or the server takes no passwords.",
        "Check both by signing in with a browser; use an HTTP access token where passwords are switched off.",
    ),
    advice(
        Kind::Unauthenticated,
        BEARER,
        "The token is wrong, expired or revoked, or of a kind that does not count here.",
        "Make a new token in Bitbucket and enter it in the connection.",
    ),
    advice(
        Kind::Unauthenticated,
        HOST_MANAGED,
        "The credential that the workflow platform keeps is expired or revoked.",
        "Connect again in the workflow platform, which keeps this credential.",
    ),
    advice(
        Kind::TokenAcquisition,
        "OAuth",
        "Failed to get token: the authorization server refused the client or the code.",
        "Check client id, secret and callback address, then connect again.",
    ),
    advice(
        Kind::TokenResponse,
        "OAuth",
        "Failed to parse token response: the token endpoint answered something that is no token.",
        "Check the token address in the connection, and what proxies on the way do.",
    ),
    advice(
        Kind::TokenRefresh,
        "OAuth",
        "Token refresh failure: the refresh token is expired, revoked or was rotated away.",
        "Connect again.",
    ),
    advice(
        Kind::Captcha,
        "",
        "Too many failed sign-ins: the server wants a person to solve a CAPTCHA.",
        "Sign in with a browser once, then try again; better, use an HTTP access token.",
    ),
    advice(
        Kind::Forbidden,
        "",
        "The account or token has no permission for this, or no licence.",
        "Ask an administrator of the repository or project for the permission, or use another connection.",
    ),
    advice(
        Kind::MissingScope,
        "",
        "The credential lacks scopes; `required_scopes` and `granted_scopes` say which.",
        "Make a credential with the required scopes and enter it in the connection.",
    ),
    advice(
        Kind::NotFound,
        "",
        "It does not exist under this name, or the credential may not see it.",
        "Check the names for spelling; then check that the account of this connection can open it in Bitbucket.",
    ),
    advice(
        Kind::Gone,
        "",
        "Atlassian has removed this from Bitbucket Cloud.",
        "Read the announcement for what replaces it.",
    ),
    advice(
        Kind::Conflict,
        "",
        "It exists already, was changed meanwhile, or a merge check stands against it.",
        "Read the resource again, resolve what stands against the change, and repeat it.",
    ),
    advice(
        Kind::Rejected,
        "",
        "Bitbucket does not take a value of the request; `fields` says which, where it tells.",
        "Correct the input as Bitbucket says.",
    ),
    advice(
        Kind::RateLimited,
        "",
        "Too many requests in a short time.",
        "Wait as long as `retry_after_ms` says, then try again; run less side by side, or use an access token with limits of its own.",
    ),
    advice(
        Kind::Timeout,
        "",
        "Bitbucket, or the way to it, took longer than the connection or the server allows.",
        "Try again with less at once, or raise `timeout_ms` in the connection; after a write, look first whether it was done.",
    ),
    advice(
        Kind::Network,
        "",
        "The server's name, its certificate, a proxy, or the connection itself failed.",
        "Check the address in the connection, the network, the proxy and the certificate.",
    ),
    advice(
        Kind::Upstream,
        CLOUD,
        "Bitbucket failed, or a proxy answered in its place.",
        "Try again later; bitbucket.status.atlassian.com tells of faults that are known.",
    ),
    advice(
        Kind::Upstream,
        DATA_CENTER,
        "The server failed, or a proxy answered in its place.",
        "Try again later, or ask who runs the server.",
    ),
    WRONG_CREDENTIAL,
    advice(
        Kind::Host,
        "",
        "The workflow platform does not allow the request, or could not read or store what it keeps.",
        "Ask whoever runs the platform to allow the host that is named, or to look at its storage.",
    ),
    TOO_LARGE,
];

/// Beside `forbidden`, where the credential's kind is what is wrong.
pub const WRONG_CREDENTIAL: Advice = advice(
    Kind::Forbidden,
    "an access token where a user is wanted",
    "This kind of credential does not count here: access tokens of workspaces, projects and repositories have no user.",
    "Use a connection with an API token.",
);

/// Where an answer does not fit.
pub const TOO_LARGE: Advice = advice(
    Kind::Host,
    "an answer that is too large",
    "Files and archives can be larger than what is taken into memory.",
    "Let it be saved as a blob, or ask for less.",
);

const CLOUD: &str = Product::Cloud.name();
const DATA_CENTER: &str = Product::DataCenter.name();
const API_TOKEN: &str = "API token";
const PASSWORD: &str = "user name and password";
const BEARER: &str = "access token, HTTP access token";
const HOST_MANAGED: &str = "host-managed";

/// The row for a kind of error of this connection.
pub fn on(kind: Kind, connection: &Connection) -> &'static Advice {
    let credential = match (&connection.credential, connection.product) {
        (Credential::Basic { .. }, Product::Cloud) => API_TOKEN,
        (Credential::Basic { .. }, Product::DataCenter) => PASSWORD,
        (Credential::Bearer(_), _) => BEARER,
        (Credential::HostManaged, _) => HOST_MANAGED,
    };
    let of_kind = || ADVICE.iter().filter(|advice| advice.kind == kind);
    let fits = |on: &str| on.is_empty() || on == credential || on == connection.product.name();
    of_kind().find(|advice| fits(advice.on)).expect("a row for each kind and connection")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A kind as the contract names it.
    fn name(kind: Kind) -> String {
        format!("{kind:?}").chars().fold(String::new(), |mut name, c| {
            if c.is_uppercase() && !name.is_empty() {
                name.push('-');
            }
            name.push(c.to_ascii_lowercase());
            name
        })
    }

    /// The kinds of the contract.
    fn kinds() -> Vec<&'static str> {
        let (_, after) = include_str!("../../wit/connector.wit").split_once("enum error-kind {").unwrap();
        let (kinds, _) = after.split_once('}').unwrap();
        kinds
            .lines()
            .map(str::trim)
            .filter(|line| !line.starts_with("///"))
            .filter_map(|line| line.strip_suffix(','))
            .collect()
    }

    #[test]
    fn every_kind_has_its_row_and_the_page_shows_them_all() {
        let mut page = String::from(
            "# Errors\n\nEvery error names its kind, what happened (`message`), why (`cause`) and what to do (`resolution`); Bitbucket's own\n\
            words are in `message` and `detail`. Where Bitbucket tells nothing more exact, cause and resolution are these.\n\n\
            | kind | connection | cause | what to do |\n|---|---|---|---|\n",
        );
        for Advice { kind, on, cause, resolution } in ADVICE {
            let on = if on.is_empty() { "any" } else { on };
            page += &format!("| `{}` | {on} | {cause} | {resolution} |\n", name(*kind));
        }
        for kind in kinds() {
            assert!(ADVICE.iter().any(|advice| name(advice.kind) == kind), "{kind}");
        }
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/errors.md");
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(path, &page).unwrap();
        }
        let written = std::fs::read_to_string(path).unwrap_or_default();
        assert!(written == page, "docs/errors.md is not what the table says; UPDATE=1 writes it anew");
    }
}
