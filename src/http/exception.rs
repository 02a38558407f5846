//! Data Center's exceptions by name: those that decide something here, and the rest as they are named.

use crate::base::error::Error;

/// An exception of Data Center, without its package.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Exception {
    /// The person is known, and not permitted.
    Authorisation,
    /// The person is known, and has no licence.
    NoAccess,
    /// Too many failed sign-ins: any whose name has "Captcha".
    Captcha,
    /// A sign-in that failed otherwise.
    Authentication,
    /// A branch or tag of this name exists.
    DuplicateRef,
    /// The `version` of a write is not the newest: of whatever resource.
    OutOfDate,
    /// A pull request between branches of which one has nothing new.
    EmptyPullRequest,
    /// A change that the state of a pull request does not allow.
    IllegalPullRequestState,
    /// A commit of a file that would change nothing.
    FileContentUnmodified,
    /// Whatever decides nothing here; empty where the server names none.
    Other(String),
}

impl Exception {
    /// By its name, with or without its package.
    pub fn named(name: &str) -> Self {
        match name.rsplit('.').next().unwrap_or_default() {
            "AuthorisationException" => Self::Authorisation,
            "NoAccessAuthenticationException" => Self::NoAccess,
            name if name.contains("Captcha") => Self::Captcha,
            name if name.ends_with("AuthenticationException") => Self::Authentication,
            "DuplicateRefException" => Self::DuplicateRef,
            name if name.ends_with("OutOfDateException") => Self::OutOfDate,
            "EmptyPullRequestException" => Self::EmptyPullRequest,
            "IllegalPullRequestStateException" => Self::IllegalPullRequestState,
            "FileContentUnmodifiedException" => Self::FileContentUnmodified,
            name => Self::Other(name.to_owned()),
        }
    }

    /// As the page for troubleshooting names it.
    #[cfg(test)]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::NoAccess => "NoAccessAuthenticationException",
            Self::EmptyPullRequest => "EmptyPullRequestException",
            Self::IllegalPullRequestState => "IllegalPullRequestStateException",
            _ => "",
        }
    }

    /// The one that an error's code names.
    pub fn of(error: &Error) -> Self {
        Self::named(error.code.as_deref().unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::Exception;

    #[test]
    fn names_count_without_their_package() {
        for (name, exception) in [
            ("com.atlassian.bitbucket.AuthorisationException", Exception::Authorisation),
            ("x.auth.NoAccessAuthenticationException", Exception::NoAccess),
            ("CaptchaRequiredAuthenticationException", Exception::Captcha),
            ("IncorrectPasswordAuthenticationException", Exception::Authentication),
            ("x.PullRequestOutOfDateException", Exception::OutOfDate),
            ("x.CommentOutOfDateException", Exception::OutOfDate),
            ("x.FileContentUnmodifiedException", Exception::FileContentUnmodified),
            ("x.EmptyPullRequestException", Exception::EmptyPullRequest),
            ("x.IllegalPullRequestStateException", Exception::IllegalPullRequestState),
            ("x.NoSuchBranchException", Exception::Other("NoSuchBranchException".into())),
            ("", Exception::Other(String::new())),
        ] {
            assert_eq!(Exception::named(name), exception, "{name}");
        }
    }
}
