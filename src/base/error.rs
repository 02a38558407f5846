//! The one error of the crate: what a workflow can branch on, and what a person needs to read.

/// The code of an error that is about one answer alone, or one item of a list.
pub const INCOMPLETE: &str = "incomplete";

/// A result whose error is the record that the host gets. Boxed, as it is large and rare.
pub type Result<T, E = Box<Error>> = std::result::Result<T, E>;

/// What went wrong, in the terms of the contract and in its order; `wit/connector.wit` says when each kind happens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    InvalidInput,
    InvalidConnection,
    Unsupported,
    Unauthenticated,
    TokenAcquisition,
    TokenResponse,
    TokenRefresh,
    InteractionRequired,
    Forbidden,
    MissingScope,
    NotFound,
    Gone,
    Conflict,
    Rejected,
    RateLimited,
    QuotaExceeded,
    TooLarge,
    Timeout,
    Network,
    Upstream,
    Cancelled,
    Host,
    Other,
}

/// Whether what a call asked for has happened, in the terms of the contract and in its order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Applied {
    No,
    Unknown,
    Partly,
    Yes,
}

/// One faulty field, by its path in the action's input.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldError {
    pub field: String,
    pub message: String,
}

/// The error record of the contract. No part of it ever holds a secret.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error("{message}")]
pub struct Error {
    pub kind: Kind,
    /// The service's own code.
    pub code: Option<String>,
    /// One sentence for the person who reads the workflow's log.
    pub message: String,
    /// Why it happened, where that is known.
    pub cause: Option<String>,
    /// What to do about it.
    pub resolution: Option<String>,
    /// Set where a run ends, from what became of its writes (`api/applied.rs`).
    pub applied: Applied,
    /// Set where the error is handed to the host.
    pub retryable: bool,
    pub retry_after_ms: Option<u64>,
    /// HTTP status of the answer that caused it.
    pub status: Option<u16>,
    pub required_scopes: Vec<String>,
    pub granted_scopes: Vec<String>,
    pub fields: Vec<FieldError>,
    /// Documentation or announcement.
    pub link: Option<String>,
    /// The request that failed, as method and path without query.
    pub request: Option<String>,
    /// What the server said, cut and stripped of secrets.
    pub detail: Option<String>,
    /// Anything more, as a JSON object.
    pub extra: Option<String>,
}

impl From<Box<Error>> for Error {
    /// As the host gets it.
    fn from(error: Box<Error>) -> Self {
        Self { retryable: error.is_retryable(), ..*error }
    }
}

impl Error {
    /// An error that is nothing yet but its kind and sentence.
    pub fn new(kind: Kind, message: impl Into<String>) -> Box<Self> {
        Self::bare(kind, message.into())
    }

    fn bare(kind: Kind, message: String) -> Box<Self> {
        Box::new(Self {
            kind,
            code: None,
            message,
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
        })
    }

    /// The input breaks the schema in these places. Nothing was sent.
    pub fn invalid_input(what: &str, fields: Vec<FieldError>) -> Box<Self> {
        let told = fields.iter().map(|fault| fault.message.as_str()).collect::<Vec<_>>().join("; ");
        let stop = if told.ends_with('?') { "" } else { "." };
        let mut error = Self::new(Kind::InvalidInput, format!("Invalid input for {what}: {told}{stop}"));
        error.resolution = Some("Fix the fields in `fields`. No request was sent.".into());
        error.fields = fields;
        error
    }

    /// One field of the input is wrong. Nothing was sent.
    pub fn invalid_field(what: &str, field: &str, message: impl Into<String>) -> Box<Self> {
        Self::invalid_input(what, vec![FieldError { field: field.into(), message: message.into() }])
    }

    /// Whether the same call may succeed later without anybody doing something.
    fn is_retryable(&self) -> bool {
        match self.kind {
            Kind::RateLimited | Kind::Timeout | Kind::Network => true,
            Kind::Upstream => self.status.is_some_and(|status| status >= 500),
            _ => self.retry_after_ms.is_some(),
        }
    }

    /// Whether nobody knows what became of the request: its answer was lost, or the server gave up on it.
    pub fn leaves_open(&self) -> bool {
        match self.kind {
            Kind::Timeout | Kind::Network => true,
            Kind::Upstream => self.status.is_some_and(|status| status >= 500),
            _ => false,
        }
    }

    pub fn cause(mut self: Box<Self>, cause: impl Into<String>) -> Box<Self> {
        self.cause = Some(cause.into());
        self
    }

    pub fn resolution(mut self: Box<Self>, resolution: impl Into<String>) -> Box<Self> {
        self.resolution = Some(resolution.into());
        self
    }
}
