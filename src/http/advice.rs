//! What people read beside an error: why it most likely happened and what to do. `docs/errors.md` is written from here.

use crate::base::connection::{Connection, Credential};
use crate::base::error::Kind;
use crate::base::product::Product;

/// Why there is no token, as far as this component knows it without a server's words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// The endpoint redirects.
    Redirect,
    /// The endpoint sent a page for browsers.
    WebPage,
    /// The browser came back with another `state`, or without a code.
    OtherSignIn,
    /// The store did not take the tokens.
    NotStored,
    /// Another run held the lock.
    Locked,
    /// There is nothing to refresh with.
    NoRefreshToken,
    /// The endpoint was not reached, did not answer, or failed.
    EndpointFailed,
    /// Whatever else, for which there is only the general row.
    Unexplained,
}

impl Reason {
    /// As the page for troubleshooting names it.
    #[cfg(test)]
    const fn name(self) -> &'static str {
        match self {
            Self::Redirect => "a redirect",
            Self::WebPage => "a web page",
            Self::OtherSignIn => "another state, no code",
            Self::NotStored => "tokens that cannot be stored",
            Self::Locked => "a lock that is held",
            Self::NoRefreshToken => "no refresh token",
            Self::EndpointFailed => "no response, 429, 5xx",
            Self::Unexplained => "",
        }
    }
}

/// One row of the page for troubleshooting.
pub struct Advice {
    pub kind: Kind,
    /// Of which connections it speaks, where kinds of credentials differ.
    pub on: &'static str,
    /// Of which answers it speaks: those that say one of these, in lower case. Empty for any.
    pub says: &'static [&'static str],
    /// Or of which failures that this component finds by itself.
    pub reasons: &'static [Reason],
    pub cause: &'static str,
    pub resolution: &'static str,
}

const fn advice(kind: Kind, on: &'static str, cause: &'static str, resolution: &'static str) -> Advice {
    Advice { kind, on, says: &[], reasons: &[], cause, resolution }
}

impl Advice {
    const fn where_it_says(self, says: &'static [&'static str]) -> Self {
        Self { says, ..self }
    }

    const fn where_it_is(self, reasons: &'static [Reason]) -> Self {
        Self { reasons, ..self }
    }
}

/// Of several rows that fit, the first counts: the more exact ones come before the others.
const ADVICE: &[Advice] = &[
    advice(
        Kind::InvalidInput,
        "",
        "The input doesn't match the action's schema. See `fields`.",
        "Fix the fields in `fields`. No request was sent.",
    ),
    advice(
        Kind::InvalidConnection,
        "",
        "The connection's settings are incomplete or conflict with each other. See `fields`.",
        "Fix these fields of the connection. No request was sent.",
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
        "",
        "The account uses two-step verification, so a password alone can't authenticate it.",
        "Use an API token or HTTP access token, or OAuth, instead of the password.",
    )
    .where_it_says(&["two-factor", "two-step", "two factor", "second factor", "2fa", "2sv"]),
    advice(
        Kind::Unauthenticated,
        "",
        "An administrator has disabled basic authentication for the API.",
        "Use an HTTP access token, or OAuth.",
    )
    .where_it_says(BASIC_IS_OFF),
    advice(
        Kind::Unauthenticated,
        API_TOKEN,
        "The API doesn't accept account passwords.",
        "Create an API token with scopes at id.atlassian.com and enter it with the account's email address.",
    )
    .where_it_says(&["account password"]),
    advice(
        Kind::Unauthenticated,
        API_TOKEN,
        "The token is an app password. App passwords stopped working on 2026-07-28.",
        "Create an API token with scopes at id.atlassian.com and enter it with the account's email address.",
    )
    .where_it_says(&["app password"]),
    advice(
        Kind::Unauthenticated,
        API_TOKEN,
        "The email address is wrong, or the API token is invalid, expired, revoked or has no scopes. App passwords stopped working on 2026-07-28.",
        "Create an API token with scopes at id.atlassian.com and enter it with the account's email address.",
    ),
    advice(
        Kind::Unauthenticated,
        PASSWORD,
        "The username or password is wrong, or the server doesn't accept passwords.",
        "Check both by signing in with a browser. If basic authentication is disabled, use an HTTP access token.",
    ),
    advice(
        Kind::Unauthenticated,
        ACCESS_TOKEN,
        "The token is invalid, expired or revoked, or it is an API token, which requires its email address.",
        "Create a new access token in Bitbucket and enter it. For an API token, use the credential `api-token`.",
    )
    .where_it_says(&["not supported for this endpoint"]),
    advice(
        Kind::Unauthenticated,
        BEARER,
        "The token is invalid, expired or revoked, or it is an API token, which can't be used as a bearer token.",
        "Enter an access token of the workspace, project or repository. For an API token and its email address, use the credential `api-token`.",
    )
    .where_it_says(&["not supported for this endpoint"]),
    advice(
        Kind::Unauthenticated,
        BEARER,
        "The token is invalid, expired or revoked, or this type of token isn't supported here.",
        "Create a new token in Bitbucket and enter it in the connection.",
    ),
    advice(
        Kind::Unauthenticated,
        OAUTH,
        "The access token does not count, although it is new: the consumer or application link was changed or removed, or the account was.",
        "Look at the consumer or application link in Bitbucket, then connect again.",
    ),
    advice(
        Kind::Unauthenticated,
        HOST_MANAGED,
        "The credential that the workflow platform keeps is wrong, or an API token that is sent as Bearer: it counts as Basic, with its e-mail address.",
        "Connect again in the workflow platform, which keeps this credential.",
    )
    .where_it_says(&["not supported for this endpoint"]),
    advice(
        Kind::Unauthenticated,
        HOST_MANAGED,
        "The credential that the workflow platform keeps is expired or revoked.",
        "Connect again in the workflow platform, which keeps this credential.",
    ),
    advice(
        Kind::TokenAcquisition,
        OAUTH,
        "The server does not know the client by this id and secret, or does not let it do this.",
        "Copy client id and secret again from the consumer or application link; client credentials want a consumer that is private.",
    )
    .where_it_says(&["invalid_client", "unauthorized_client"]),
    advice(
        Kind::TokenAcquisition,
        OAUTH,
        "The callback URL of the sign-in doesn't match the one of the consumer or application link.",
        "Enter the platform's exact callback URL there, then connect again.",
    )
    .where_it_says(&["redirect_uri", "redirect uri", "callback"]),
    advice(
        Kind::TokenAcquisition,
        OAUTH,
        "The code of the sign-in is too old, was used already, or was given to another client.",
        "Connect again, and do not go back in the browser meanwhile.",
    )
    .where_it_says(&["invalid_grant"]),
    advice(
        Kind::TokenAcquisition,
        OAUTH,
        "The user denied access, or isn't allowed to grant it.",
        "Sign in with the account that the connection should use, and grant access.",
    )
    .where_it_says(&["access_denied"]),
    advice(
        Kind::TokenAcquisition,
        OAUTH,
        "The consumer or application link does not have all the scopes that were asked for.",
        "Select the scopes there, or request fewer in the connection's `scopes`, then connect again.",
    )
    .where_it_says(&["invalid_scope"]),
    advice(
        Kind::TokenAcquisition,
        OAUTH,
        "The response belongs to a different sign-in than the latest one, or to none.",
        "Connect again in a single window, and wait for the browser to redirect.",
    )
    .where_it_says(&["state", "no code"])
    .where_it_is(&[Reason::OtherSignIn]),
    advice(
        Kind::TokenAcquisition,
        OAUTH,
        "The workflow platform could not store the tokens.",
        "Check the platform's storage, then try again.",
    )
    .where_it_is(&[Reason::NotStored]),
    advice(
        Kind::TokenAcquisition,
        OAUTH,
        "The authorization server failed or did not respond.",
        "Try again later. If it keeps failing, check `token_url` in the connection.",
    )
    .where_it_is(&[Reason::EndpointFailed]),
    advice(
        Kind::TokenAcquisition,
        OAUTH,
        "The authorization server did not issue a token.",
        "Check the client ID, client secret and callback URL, then connect again.",
    ),
    advice(
        Kind::TokenResponse,
        OAUTH,
        "The URL redirects. The request contains secrets, so the redirect isn't followed.",
        "If the redirect's target is correct, enter it as `token_url` (or `base_url`).",
    )
    .where_it_is(&[Reason::Redirect]),
    advice(
        Kind::TokenResponse,
        OAUTH,
        "The URL is that of a web page, or a proxy or login page responded instead of the endpoint.",
        "Check `token_url` (or `base_url`) in the connection, and any proxies.",
    )
    .where_it_is(&[Reason::WebPage]),
    advice(
        Kind::TokenResponse,
        OAUTH,
        "The response doesn't conform to RFC 6749.",
        "Check `token_url` in the connection, and any proxies.",
    ),
    advice(
        Kind::TokenRefresh,
        OAUTH,
        "The refresh token is expired or revoked, or another client has already used it. Bitbucket expires refresh tokens that aren't used for three months.",
        "Connect again. Make sure that no other client refreshes the same connection.",
    )
    .where_it_says(&["invalid_grant", "refresh_token"])
    .where_it_is(&[Reason::NoRefreshToken]),
    advice(
        Kind::TokenRefresh,
        OAUTH,
        "The server does not know the client by this id and secret any more.",
        "Compare client id and secret with the consumer or application link, then connect again.",
    )
    .where_it_says(&["invalid_client", "unauthorized_client"]),
    advice(
        Kind::TokenRefresh,
        OAUTH,
        "The workflow platform could not store the new tokens, so they are not used.",
        "The old refresh token counts for some ten minutes more: see that the platform's storage works and try again soon; after that, connect again.",
    )
    .where_it_is(&[Reason::NotStored]),
    advice(
        Kind::TokenRefresh,
        OAUTH,
        "Another run refreshes this connection and has not ended, or the platform's storage does not answer.",
        "Try again in a few seconds; if it stays, look at the platform's storage.",
    )
    .where_it_is(&[Reason::Locked]),
    advice(
        Kind::TokenRefresh,
        OAUTH,
        "The authorization server failed or did not respond.",
        "Try again within ten minutes, for which the old refresh token counts in any case; check `token_url` where it never works.",
    )
    .where_it_is(&[Reason::EndpointFailed]),
    advice(Kind::TokenRefresh, OAUTH, "The authorization server did not issue a new token.", "Try again. If it keeps failing, connect again."),
    advice(
        Kind::InteractionRequired,
        "",
        "Too many failed sign-ins: the server wants a person to solve a CAPTCHA.",
        "Sign in with a browser once, then try again; better, use an HTTP access token.",
    ),
    advice(
        Kind::Forbidden,
        "",
        "This kind of credential does not count here: access tokens of workspaces, projects and repositories have no user.",
        "Use a connection with an API token.",
    )
    .where_it_says(&["authentication mechanism"]),
    advice(
        Kind::Forbidden,
        DATA_CENTER,
        "The account has no licence for Bitbucket, or was deactivated.",
        "Ask an administrator of the server to let the account use Bitbucket (Global permissions).",
    )
    .where_it_says(&["noaccessauthenticationexception"]),
    advice(
        Kind::Forbidden,
        ACCESS_TOKEN,
        "The access token was made for another workspace, project or repository, or without the permission for this.",
        "Make an access token in the settings of what it is to open, and tick what it is to do.",
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
        "The credential lacks scopes. See `required_scopes` and `granted_scopes`.",
        "Create a credential with the required scopes and enter it in the connection.",
    ),
    advice(
        Kind::NotFound,
        ACCESS_TOKEN,
        "The resource doesn't exist, or the access token belongs to another workspace, project or repository.",
        "Check the names for spelling, and where the access token was made: it opens nothing else.",
    ),
    advice(
        Kind::NotFound,
        "",
        "The resource doesn't exist, or the credential can't access it.",
        "Check the spelling of the names, and that the connection's account can open the resource in Bitbucket.",
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
        "The resource already exists.",
        "Use the one that exists, or choose another name; doing the same again changes nothing.",
    )
    .where_it_says(&["already exists", "duplicate", "already in use", "is already taken"]),
    advice(
        Kind::Conflict,
        "",
        "There is nothing to change any more: it is closed, merged, or has no changes.",
        "Look at it as it is now; doing the same again changes nothing.",
    )
    .where_it_says(&[
        "already closed",
        "already been closed",
        "already merged",
        "already been merged",
        "already declined",
        "emptypullrequestexception",
        "already up-to-date",
        "illegalpullrequeststateexception",
    ]),
    advice(
        Kind::Conflict,
        "",
        "It exists already, was changed meanwhile, or a merge check stands against it.",
        "Read the resource again, resolve what stands against the change, and repeat it.",
    ),
    advice(
        Kind::Rejected,
        "",
        "Bitbucket rejected a value in the request. See `fields`, if present.",
        "Fix the input as described by Bitbucket.",
    ),
    advice(
        Kind::RateLimited,
        "",
        "Too many requests in a short time.",
        "Wait as long as `retry_after_ms` says, then try again; run less side by side, or use an access token with limits of its own.",
    ),
    advice(
        Kind::QuotaExceeded,
        "",
        "The plan of the workspace, or one of its quotas, is used up.",
        "Ask an administrator of the workspace to look at its plan, minutes and storage.",
    ),
    advice(
        Kind::TooLarge,
        "",
        "Files and archives can be larger than what Bitbucket accepts or what is taken into memory.",
        "Ask for less, or save the answer as a blob where the action offers that; send smaller files.",
    ),
    advice(
        Kind::Timeout,
        "",
        "Bitbucket, or the way to it, took longer than the connection or the server allows.",
        "Try again with less at once, or raise `timeout_ms` in the connection.",
    ),
    advice(
        Kind::Network,
        "",
        "The server's certificate is not valid yet: its clock, or the clock of the machine that runs the platform, is wrong.",
        "Compare both clocks with the true time.",
    )
    .where_it_says(&["notvalidyet", "not yet valid", "not valid yet"]),
    advice(
        Kind::Network,
        "",
        "The server's certificate has expired, or the clock of the machine that runs the platform is wrong.",
        "Ask who runs the server for a new certificate; compare the platform's clock with the true time.",
    )
    .where_it_says(&["certificate has expired", "certificate expired", "certexpired", "invalid peer certificate: expired"]),
    advice(
        Kind::Network,
        "",
        "The server's certificate is self-signed, or by an authority that the platform does not know.",
        "Have the platform trust that authority, or ask who runs the server for a certificate of a known one.",
    )
    .where_it_says(&["unknownissuer", "unknown issuer", "self-signed", "self signed", "selfsigned", "certificate"]),
    advice(
        Kind::Network,
        "",
        "The server's name, its certificate, a proxy, or the connection itself failed.",
        "Check the URL in the connection, the network, the proxy and the certificate.",
    ),
    INTERRUPTED,
    advice(
        Kind::Upstream,
        CLOUD,
        "Bitbucket failed, or a proxy responded in its place.",
        "Try again later. Known incidents are listed at bitbucket.status.atlassian.com.",
    ),
    advice(
        Kind::Upstream,
        DATA_CENTER,
        "The server failed, or a proxy responded in its place.",
        "Try again later, or contact the server's administrator.",
    ),
    advice(
        Kind::Host,
        "",
        "The workflow platform does not allow the request, or could not read or store what it keeps.",
        "Ask whoever runs the platform to allow the host that is named, or to look at its storage.",
    ),
    advice(
        Kind::Cancelled,
        "",
        "The run was stopped, or took longer than the workflow platform allows.",
        "Run it again when it is wanted; ask for less at once where its time was over.",
    ),
    advice(
        Kind::Other,
        "",
        "The workflow platform could not say what went wrong.",
        "Ask whoever runs the platform to look at its log.",
    ),
];

/// Where the connection broke after the request may have been sent.
pub const INTERRUPTED: Advice = advice(
    Kind::Network,
    "a connection that broke",
    "The server, or a proxy on the way, closed the connection before the answer was complete.",
    "Where it happens again, look at the proxies on the way and their time-outs.",
);

const CLOUD: &str = Product::Cloud.name();
const DATA_CENTER: &str = Product::DataCenter.name();
const API_TOKEN: &str = "API token";
const PASSWORD: &str = "user name and password";
const BEARER: &str = "access token, HTTP access token";
const ACCESS_TOKEN: &str = "access token";
const OAUTH: &str = "OAuth";
const HOST_MANAGED: &str = "host-managed";

/// How servers say that they take no passwords.
pub const BASIC_IS_OFF: &[&str] = &[
    "basic authentication has been disabled",
    "basic authentication is disabled",
    "basic authentication is not allowed",
    "basic auth is disabled",
];

/// The row for a kind of error of this connection, given what the server said.
pub fn on(kind: Kind, connection: &Connection, said: &str) -> &'static Advice {
    let said = said.to_ascii_lowercase();
    row(kind, connection, |row| says(&said, row.says))
}

/// The row for a failure that this component found by itself.
pub fn because(kind: Kind, connection: &Connection, reason: Reason) -> &'static Advice {
    row(kind, connection, |row| row.reasons.contains(&reason))
}

fn row(kind: Kind, connection: &Connection, is_meant: impl Fn(&Advice) -> bool) -> &'static Advice {
    let (credential, narrower) = match (&connection.credential, connection.product) {
        (Credential::Basic { .. }, Product::Cloud) => (API_TOKEN, ""),
        (Credential::Basic { .. }, Product::DataCenter) => (PASSWORD, ""),
        (Credential::Bearer(_), Product::Cloud) => (BEARER, ACCESS_TOKEN),
        (Credential::Bearer(_), Product::DataCenter) => (BEARER, ""),
        (Credential::OAuth(_), _) => (OAUTH, ""),
        (Credential::HostManaged, _) => (HOST_MANAGED, ""),
    };
    let speaks_of = |on: &str| [connection.product.name(), credential, narrower, ""].contains(&on);
    let is_general = |row: &Advice| row.says.is_empty() && row.reasons.is_empty();
    let fits = |row: &Advice| row.kind == kind && speaks_of(row.on) && (is_general(row) || is_meant(row));
    ADVICE.iter().find(|row| fits(row)).expect("a row for each kind and connection")
}

/// Whether a text in lower case holds one of these.
pub fn says(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.contains(word))
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
            `applied` says whether the change was made: `no`, `unknown` (a request was sent, and its answer was lost or says nothing), `partly` or\n\
            `yes` (the change was made, but its answer could not be used); `extra` then names the requests. `retryable` says whether the same\n\
            call may succeed later without anybody doing something.\n\n\
            | kind | connection | where it says | cause | what to do |\n|---|---|---|---|---|\n",
        );
        for Advice { kind, on, says, reasons, cause, resolution } in ADVICE {
            let on = if on.is_empty() { "any" } else { on };
            let says: Vec<_> = says.iter().copied().chain(reasons.iter().map(|reason| reason.name())).collect();
            page += &format!("| `{}` | {on} | {} | {cause} | {resolution} |\n", name(*kind), says.join(", "));
        }
        for (place, kind) in kinds().into_iter().enumerate() {
            let row = ADVICE.iter().find(|advice| name(advice.kind) == kind);
            let row = row.unwrap_or_else(|| panic!("{kind} has no row"));
            // The bindings tell kinds to the host by their place.
            assert_eq!(row.kind as usize, place, "{kind} stands elsewhere than in the contract");
        }
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/errors.md");
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(path, &page).unwrap();
        }
        let written = std::fs::read_to_string(path).unwrap_or_default();
        assert!(written == page, "docs/errors.md is not what the table says; UPDATE=1 writes it anew");
    }
}
