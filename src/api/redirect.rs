//! Where a redirect may lead, and what goes along: the rule that keeps credentials on their origin.
//!
//! | what | rule |
//! |---|---|
//! | same scheme, host and port | credentials and headers are kept |
//! | any other origin | credentials and headers are dropped, but for `Range`, which says what is wanted; it must be `https`, or loopback seen from loopback |
//! | GET, HEAD | followed |
//! | a write | followed, with its body, for 307 and 308 on the same origin: a repository that moved |
//! | a page to sign in | not followed: the credential does not count |
//! | more than five in a row | not followed |

use url::{Host, Url};

/// The most redirects that are followed in a row.
pub const MOST: usize = 5;

/// What to do about an answer.
#[derive(Debug, PartialEq, Eq)]
pub enum Redirect {
    /// It is none, or one that is given back as it is.
    None,
    Follow {
        url: Url,
        /// Whether credentials and headers go along.
        same_origin: bool,
    },
    /// It leads to a page to sign in.
    Login,
    /// It must not be followed; why, as the end of «The redirect …».
    Refused(&'static str),
}

/// Decides for an answer's status and `Location`.
pub fn decide(from: &Url, method: &str, status: u16, location: Option<&str>) -> Redirect {
    let (301 | 302 | 303 | 307 | 308, Some(location)) = (status, location) else { return Redirect::None };
    let Ok(url) = from.join(location) else { return Redirect::Refused("leads to what is no address") };
    let same_origin = url.origin() == from.origin();
    if is_login(&url) {
        return Redirect::Login;
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Redirect::Refused("leads to an address with a user name or password");
    }
    let (reads, moved) = (matches!(method, "GET" | "HEAD"), same_origin && matches!(status, 307 | 308));
    if !reads && !moved {
        return Redirect::None;
    }
    let safe = url.scheme() == "https" || (url.scheme() == "http" && is_loopback(&url) && is_loopback(from));
    if !same_origin && !safe {
        return Redirect::Refused("leads to an address without https");
    }
    Redirect::Follow { url, same_origin }
}

/// A page to sign in, of Data Center, Cloud or Atlassian's accounts.
fn is_login(url: &Url) -> bool {
    url.host_str() == Some("id.atlassian.com")
        || url
            .path_segments()
            .is_some_and(|mut segments| segments.any(|s| matches!(s, "login" | "login.jsp" | "signin")))
}

fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn to(from: &str, method: &str, status: u16, location: &str) -> Redirect {
        decide(&from.parse().unwrap(), method, status, Some(location))
    }

    /// Whether credentials go along; none where it is not followed.
    fn keeps(from: &str, location: &str) -> Option<bool> {
        match to(from, "GET", 302, location) {
            Redirect::Follow { same_origin, .. } => Some(same_origin),
            _ => None,
        }
    }

    #[test]
    fn credentials_stay_on_their_origin() {
        const API: &str = "https://api.bitbucket.org/2.0/x";
        for (from, location, expected) in [
            (API, "/2.0/y", Some(true)),
            (API, "y?z=1", Some(true)),
            (API, "https://api.bitbucket.org/2.0/y", Some(true)),
            (API, "https://API.BitBucket.org:443/2.0/y", Some(true)),
            (API, "https://api.bitbucket.org:8443/2.0/y", Some(false)),
            (API, "https://api.bitbucket.org./2.0/y", Some(false)),
            (API, "https://bitbucket.org/2.0/y", Some(false)),
            (API, "https://api.bitbucket.org.evil.example/y", Some(false)),
            (API, "//storage.example/y", Some(false)),
            (API, "https://storage.example/y?signature=1", Some(false)),
            (API, "http://api.bitbucket.org/2.0/y", None),
            (API, "http://storage.example/y", None),
            (API, "http://127.0.0.1/y", None),
            (API, "ftp://storage.example/y", None),
            (API, "https://ada@api.bitbucket.org/y", None),
            (API, "https://ada:secret@storage.example/y", None),
            (API, "https://api.bitbucket.org@storage.example/y", None),
            (API, "https://bücher.example/y", None),
            (API, "https://[::1/y", None),
            ("https://[2001:DB8::1]/x", "https://[2001:db8:0::1]:443/y", Some(true)),
            ("https://[2001:db8::1]/x", "https://[2001:db8::2]/y", Some(false)),
            ("https://[::ffff:192.0.2.1]/x", "https://192.0.2.1/y", Some(false)),
            ("http://git.example.com/x", "http://git.example.com:80/y", Some(true)),
            ("http://git.example.com/x", "https://git.example.com/y", Some(false)),
            ("http://git.example.com/x", "http://other.example.com/y", None),
            ("http://127.0.0.1:7990/x", "http://127.0.0.1:7991/y", Some(false)),
            ("http://localhost:7990/x", "http://[::1]:7990/y", Some(false)),
            ("http://127.0.0.1:7990/x", "http://git.example.com/y", None),
        ] {
            assert_eq!(keeps(from, location), expected, "{from} -> {location}");
        }
    }

    #[test]
    fn writes_are_followed_only_where_the_resource_moved_on_its_origin() {
        const REPO: &str = "https://git.example.com/rest/api/latest/projects/ACME/repos/old";
        for (method, status, location, followed) in [
            ("PUT", 307, "/rest/api/latest/projects/ACME/repos/new", true),
            ("POST", 308, "/rest/api/latest/projects/ACME/repos/new", true),
            ("POST", 302, "/rest/api/latest/projects/ACME/repos/new", false),
            ("DELETE", 301, "/rest/api/latest/projects/ACME/repos/new", false),
            ("PUT", 307, "https://other.example.com/rest", false),
            ("GET", 303, "https://other.example.com/rest", true),
            ("HEAD", 301, "/rest/x", true),
            ("GET", 304, "/rest/x", false),
            ("GET", 300, "/rest/x", false),
        ] {
            let found = to(REPO, method, status, location);
            assert_eq!(matches!(found, Redirect::Follow { .. }), followed, "{method} {status} {location}");
        }
        assert_eq!(decide(&REPO.parse().unwrap(), "GET", 302, None), Redirect::None);
    }

    #[test]
    fn pages_to_sign_in_are_no_answer() {
        let from = "https://git.example.com/bitbucket/rest/api/latest/projects";
        for page in [
            "/bitbucket/login?next=/x",
            "/login",
            "https://id.atlassian.com/login",
            "https://bitbucket.org/account/signin/",
        ] {
            assert_eq!(to(from, "GET", 302, page), Redirect::Login, "{page}");
        }
        assert_ne!(to(from, "GET", 302, "/bitbucket/rest/api/latest/projects/LOGIN"), Redirect::Login);
    }
}
