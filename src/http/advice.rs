//! What people read beside an error: why it most likely happened and what to do. `docs/errors.md` is written from here.

use crate::base::connection::{Connection, Credential};
use crate::base::error::Kind;
use crate::base::product::Product;
use crate::http::exception::Exception;

/// Why there is no token, as far as this component decides by it.
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
    /// The server does not know what the token was asked for with: a refresh token, or a code.
    InvalidGrant,
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
            Self::InvalidGrant => "invalid_grant",
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
    /// Or that name one of these exceptions of Data Center.
    pub exceptions: &'static [Exception],
    /// Or of which failures that this component finds by itself.
    pub reasons: &'static [Reason],
    pub cause: &'static str,
    pub resolution: &'static str,
}

const fn advice(kind: Kind, on: &'static str, cause: &'static str, resolution: &'static str) -> Advice {
    Advice { kind, on, says: &[], exceptions: &[], reasons: &[], cause, resolution }
}

impl Advice {
    const fn where_it_says(self, says: &'static [&'static str]) -> Self {
        Self { says, ..self }
    }

    const fn where_it_names(self, exceptions: &'static [Exception]) -> Self {
        Self { exceptions, ..self }
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
        "Bitbucket Cloud has no such endpoint, or it doesn't support this method.",
        "Check the path and the method in Atlassian's documentation.",
    ),
    advice(
        Kind::Unsupported,
        DATA_CENTER,
        "This server has no such endpoint. Its version may be too old or too new, or the path is wrong.",
        "Check the path, the version of the server, and that the base URL includes the context path.",
    ),
    advice(
        Kind::Unauthenticated,
        "",
        "The account uses two-step verification, so a password alone can't authenticate it.",
        "Use an API token, an HTTP access token or OAuth instead of the password.",
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
        "The access token is new but not accepted. The consumer, application link or account was changed or removed.",
        "Check the consumer or application link in Bitbucket, then connect again.",
    ),
    advice(
        Kind::Unauthenticated,
        HOST_MANAGED,
        "The credential that the workflow platform stores is invalid, or it is an API token sent as a bearer token. API tokens require basic authentication with an email address.",
        "Connect again in the workflow platform, which stores this credential.",
    )
    .where_it_says(&["not supported for this endpoint"]),
    advice(
        Kind::Unauthenticated,
        HOST_MANAGED,
        "The credential that the workflow platform stores is expired or revoked.",
        "Connect again in the workflow platform, which stores this credential.",
    ),
    advice(
        Kind::TokenAcquisition,
        OAUTH,
        "The client ID or client secret is wrong, or the client isn't allowed to do this.",
        "Copy the client ID and client secret again from the consumer or application link. Client credentials require a private consumer.",
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
        "The authorization code has expired, was already used, or belongs to another client.",
        "Connect again. Don't use the browser's back button during the sign-in.",
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
        "The consumer or application link lacks some of the requested scopes.",
        "Select the scopes there, or request fewer in the connection's `scopes`, then connect again.",
    )
    .where_it_says(&["invalid_scope"]),
    advice(
        Kind::TokenAcquisition,
        OAUTH,
        "The response belongs to a different sign-in than the latest one, or to none.",
        "Connect again in a single window, and wait for the browser to redirect.",
    )
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
        "The client ID or client secret is no longer valid.",
        "Compare the client ID and client secret with the consumer or application link, then connect again.",
    )
    .where_it_says(&["invalid_client", "unauthorized_client"]),
    advice(
        Kind::TokenRefresh,
        OAUTH,
        "The workflow platform could not store the new tokens, so they aren't used.",
        "Check the platform's storage, then try again within ten minutes, while the old refresh token is still valid. After that, connect again.",
    )
    .where_it_is(&[Reason::NotStored]),
    advice(
        Kind::TokenRefresh,
        OAUTH,
        "Another run is refreshing this connection, or the platform's storage isn't responding.",
        "Try again in a few seconds. If it keeps failing, check the platform's storage.",
    )
    .where_it_is(&[Reason::Locked]),
    advice(
        Kind::TokenRefresh,
        OAUTH,
        "The authorization server failed or did not respond.",
        "Try again within ten minutes, while the old refresh token is still valid. If it keeps failing, check `token_url`.",
    )
    .where_it_is(&[Reason::EndpointFailed]),
    advice(Kind::TokenRefresh, OAUTH, "The authorization server did not issue a new token.", "Try again. If it keeps failing, connect again."),
    advice(
        Kind::InteractionRequired,
        "",
        "Too many failed sign-ins. The server requires a CAPTCHA.",
        "Sign in with a browser once, then try again. To avoid this, use an HTTP access token.",
    ),
    advice(
        Kind::Forbidden,
        "",
        "This type of credential isn't supported here. Access tokens of workspaces, projects and repositories have no user.",
        "Use a connection with an API token.",
    )
    .where_it_says(&["authentication mechanism"]),
    advice(
        Kind::Forbidden,
        DATA_CENTER,
        "The account has no Bitbucket license, or is deactivated.",
        "Ask an administrator of the server to grant the account access to Bitbucket under Global permissions.",
    )
    .where_it_names(&[Exception::NoAccess]),
    advice(
        Kind::Forbidden,
        ACCESS_TOKEN,
        "The access token belongs to another workspace, project or repository, or lacks the permission.",
        "Create an access token in the settings of the workspace, project or repository, and select the permissions it needs.",
    ),
    advice(
        Kind::Forbidden,
        "",
        "The account or token lacks the permission or a license.",
        "Ask an administrator of the repository or project for the permission, or use a different connection.",
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
        "Check the spelling of the names, and which workspace, project or repository the access token belongs to.",
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
        "See the announcement for its replacement.",
    ),
    advice(
        Kind::Conflict,
        "",
        "The resource already exists.",
        "Use the existing one, or choose another name. Running this again doesn't help.",
    )
    .where_it_says(&["already exists", "duplicate", "already in use", "is already taken"]),
    advice(
        Kind::Conflict,
        "",
        "There is nothing left to change: it is closed, merged, or has no changes.",
        "Check its current state. Running this again doesn't help.",
    )
    .where_it_says(&[
        "already closed",
        "already been closed",
        "already merged",
        "already been merged",
        "already declined",
        "already up-to-date",
    ])
    .where_it_names(&[Exception::EmptyPullRequest, Exception::IllegalPullRequestState]),
    advice(
        Kind::Conflict,
        "",
        "It already exists, was changed in the meantime, or is blocked by a merge check.",
        "Read the resource again, resolve what blocks the change, and try again.",
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
        "Wait for `retry_after_ms`, then try again. Run fewer steps in parallel, or use an access token, which has its own limit.",
    ),
    advice(
        Kind::QuotaExceeded,
        "",
        "The workspace has reached a limit of its plan or a quota.",
        "Ask an administrator of the workspace to check its plan, build minutes and storage.",
    ),
    advice(
        Kind::TooLarge,
        "",
        "The file or archive is larger than Bitbucket accepts, or than can be kept in memory.",
        "Request less, save the response as a blob if the action supports it, or send smaller files.",
    ),
    advice(
        Kind::Timeout,
        "",
        "Bitbucket or the network took longer than the connection or the server allows.",
        "Request less at once, or increase `timeout_ms` in the connection.",
    ),
    advice(
        Kind::Network,
        "",
        "The server's certificate isn't valid yet. The clock of the server or of the platform is wrong.",
        "Correct both clocks.",
    )
    .where_it_says(&["notvalidyet", "not yet valid", "not valid yet"]),
    advice(
        Kind::Network,
        "",
        "The server's certificate has expired, or the clock of the platform is wrong.",
        "Ask the server's administrator for a new certificate, and check the platform's clock.",
    )
    .where_it_says(&["certificate has expired", "certificate expired", "certexpired", "invalid peer certificate: expired"]),
    advice(
        Kind::Network,
        "",
        "The server's certificate is self-signed, or issued by an authority that the platform doesn't trust.",
        "Add the authority to the platform's trusted certificates, or ask the server's administrator for a certificate from a public authority.",
    )
    .where_it_says(&["unknownissuer", "unknown issuer", "self-signed", "self signed", "selfsigned", "certificate"]),
    advice(
        Kind::Network,
        "",
        "Name resolution, the certificate, a proxy or the connection failed.",
        "Check the URL in the connection, the network, any proxy and the certificate.",
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
        "The workflow platform doesn't allow the request, or its storage failed.",
        "Ask the platform's administrator to allow the host, or to check its storage.",
    ),
    advice(
        Kind::Cancelled,
        "",
        "The run was canceled, or took longer than the workflow platform allows.",
        "Run it again. If it timed out, request less at once.",
    ),
    advice(
        Kind::Other,
        "",
        "The workflow platform didn't report what went wrong.",
        "Ask the platform's administrator to check its log.",
    ),
];

/// Where the connection broke after the request may have been sent.
pub const INTERRUPTED: Advice = advice(
    Kind::Network,
    "a connection that broke",
    "The server or a proxy closed the connection before the response was complete.",
    "If it keeps failing, check any proxies and their timeouts.",
);

const CLOUD: &str = Product::Cloud.name();
const DATA_CENTER: &str = Product::DataCenter.name();
const API_TOKEN: &str = "API token";
const PASSWORD: &str = "username and password";
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
    given(kind, connection, said, &Exception::Other(String::new()))
}

/// As `on`, given the exception that Data Center named as well.
pub fn given(kind: Kind, connection: &Connection, said: &str, exception: &Exception) -> &'static Advice {
    let said = said.to_ascii_lowercase();
    row(kind, connection, |row| says(&said, row.says) || row.exceptions.contains(exception))
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
    let is_general = |row: &Advice| row.says.is_empty() && row.exceptions.is_empty() && row.reasons.is_empty();
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

    /// Words that users of Bitbucket don't say; sentences of one fact each.
    #[test]
    fn advice_is_in_plain_words() {
        const NOT_PLAIN: &[&str] = &[
            "; ",
            "«",
            "tells",
            "told",
            "somebody",
            "whoever",
            "who runs",
            "e-mail",
            "user name",
            "address",
            "answer",
            " made",
            "make ",
            "faulty",
            "mend",
            "tick",
            "any more",
            "side by side",
            "meanwhile",
            "keeps what",
            "counts",
            "time-out",
        ];
        for Advice { cause, resolution, .. } in ADVICE {
            for text in [cause, resolution] {
                // What an email address is called, and making sure of something.
                let text = text.replace("email address", "").replace("Make sure", "");
                let found: Vec<_> = NOT_PLAIN.iter().filter(|word| text.contains(**word)).collect();
                assert!(found.is_empty() && text.ends_with('.'), "{found:?}: {text}");
            }
        }
    }

    #[test]
    fn every_kind_has_its_row_and_the_page_shows_them_all() {
        let mut page = String::from(
            "# Errors\n\nEvery error has a kind, a `message`, the most likely `cause` and a `resolution`. Bitbucket's own words\n\
            are in `message` and `detail`. Unless Bitbucket is more specific, cause and resolution are those below.\n\n\
            `applied` is whether the change was made: `no`, `unknown` (a request was sent, and its response was lost), `partly` or\n\
            `yes` (the change was made, but the response could not be used). `extra` then lists the requests. `retryable` is whether the same\n\
            call may succeed later without any action.\n\n\
            | kind | connection | if the response contains | cause | resolution |\n|---|---|---|---|---|\n",
        );
        for Advice { kind, on, says, exceptions, reasons, cause, resolution } in ADVICE {
            let on = if on.is_empty() { "any" } else { on };
            let names = exceptions.iter().map(Exception::name).chain(reasons.iter().map(|reason| reason.name()));
            let says: Vec<_> = says.iter().copied().chain(names).collect();
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
