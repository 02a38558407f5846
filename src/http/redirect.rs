//! Where a redirect may lead, and what goes along: the rule that keeps credentials on their origin.
//!
//! | what | rule |
//! |---|---|
//! | below the root that the request was for | credentials and headers are kept |
//! | anywhere else | credentials and headers are dropped, but for `Range`, which says what is wanted; it must be `https`, or loopback seen from loopback |
//! | GET, HEAD | followed |
//! | a write | followed, with its body, for 307 and 308 below the root: a repository that moved |
//! | a page to sign in, by its origin and its known path | not followed: the credential does not count |
//! | more than five in a row | not followed |

use url::{Host, Url};

use crate::base::connection::Connection;
use crate::base::product::Product;
use crate::http::address;

/// The most redirects that are followed in a row.
pub const MOST: usize = 5;

/// What to do about an answer.
#[derive(Debug, PartialEq, Eq)]
pub enum Redirect {
    /// It is none, or one that is given back as it is.
    None,
    Follow {
        url: Url,
        /// Whether it is below the API's root, so that credentials and headers go along.
        inside: bool,
    },
    /// It leads to a page to sign in.
    Login,
    /// It must not be followed; why, as the end of «The redirect …».
    Refused(&'static str),
}

/// Decides for an answer's status and `Location`.
pub fn decide(
    connection: &Connection,
    root: &Url,
    from: &Url,
    method: &str,
    status: u16,
    location: Option<&str>,
) -> Redirect {
    let (301 | 302 | 303 | 307 | 308, Some(location)) = (status, location) else { return Redirect::None };
    let Ok(url) = from.join(location) else { return Redirect::Refused("leads to an invalid URL") };
    let inside = address::is_below(root, from) && address::is_below(root, &url);
    if is_login(connection, &url) {
        return Redirect::Login;
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Redirect::Refused("leads to a URL with a username or password");
    }
    let (reads, moved) = (matches!(method, "GET" | "HEAD"), inside && matches!(status, 307 | 308));
    if !reads && !moved {
        return Redirect::None;
    }
    let safe = url.scheme() == "https" || (url.scheme() == "http" && is_loopback(&url) && is_loopback(from));
    if !inside && !safe {
        return Redirect::Refused("leads to a URL without https");
    }
    Redirect::Follow { url, inside }
}

/// A page to sign in: of Atlassian's accounts, or where either product has its own. Repositories, branches and files may
/// be called so as well, and lie elsewhere.
fn is_login(connection: &Connection, url: &Url) -> bool {
    let root = &connection.root;
    let own = url.origin() == root.origin();
    let web = || connection.web.as_ref().is_some_and(|web| web.origin() == url.origin());
    match connection.product {
        _ if url.host_str() == Some("id.atlassian.com") => true,
        Product::Cloud => {
            (own || web() || url.host_str() == Some("bitbucket.org"))
                && ["/account/signin", "/account/login"].iter().any(|page| url.path().starts_with(page))
        }
        Product::DataCenter => {
            let context = root.path().strip_suffix("/rest/").unwrap_or_default();
            let page = url.path().strip_prefix(context).unwrap_or_default();
            own && matches!(page, "/login" | "/login.jsp" | "/mvc/login" | "/plugins/servlet/samlconsumer")
        }
    }
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
    use crate::catalog::connection;

    fn cloud() -> Connection {
        connection::read("c", r#"{"product":"cloud","credential":"host-managed"}"#).unwrap()
    }

    fn server(base_url: &str) -> Connection {
        let settings = format!(
            r#"{{"product":"data-center","credential":"host-managed","base_url":"{base_url}","allow_http":true}}"#
        );
        connection::read("c", &settings).unwrap()
    }

    fn to(connection: &Connection, from: &str, method: &str, status: u16, location: &str) -> Redirect {
        decide(connection, &connection.root, &from.parse().unwrap(), method, status, Some(location))
    }

    /// Whether credentials go along; none where it is not followed.
    fn keeps(connection: &Connection, from: &str, location: &str) -> Option<bool> {
        match to(connection, from, "GET", 302, location) {
            Redirect::Follow { inside, .. } => Some(inside),
            _ => None,
        }
    }

    #[test]
    fn the_web_pages_are_a_root_of_their_own() {
        let connection = cloud();
        let web = connection.web.clone().unwrap();
        let keeps = |from: &str, location: &str| match decide(
            &connection,
            &web,
            &from.parse().unwrap(),
            "GET",
            302,
            Some(location),
        ) {
            Redirect::Follow { inside, .. } => Some(inside),
            _ => None,
        };
        let archive = "https://bitbucket.org/acme/web/get/HEAD.zip";
        assert_eq!(keeps(archive, "/acme/shop/get/HEAD.zip"), Some(true), "a repository that moved");
        assert_eq!(keeps(archive, "https://api.bitbucket.org/2.0/user"), Some(false));
        assert_eq!(keeps(archive, "https://storage.example.com/a.zip"), Some(false));
        assert_eq!(keeps(archive, "/account/signin/?next=/acme/web/get/HEAD.zip"), None);
        assert!(address::checked(&connection.root, &archive.parse().unwrap()).is_err(), "it is none of the API");
    }

    #[test]
    fn credentials_stay_below_the_root() {
        const API: &str = "https://api.bitbucket.org/2.0/x";
        for (location, expected) in [
            ("/2.0/y", Some(true)),
            ("y?z=1", Some(true)),
            ("https://api.bitbucket.org/2.0/y", Some(true)),
            ("https://API.BitBucket.org:443/2.0/y", Some(true)),
            ("/internal/y", Some(false)),
            ("../y", Some(false)),
            ("/2.0/..;/y", Some(false)),
            ("/2.0/%252e%252e/y", Some(false)),
            ("https://api.bitbucket.org:8443/2.0/y", Some(false)),
            ("https://api.bitbucket.org./2.0/y", Some(false)),
            ("https://bitbucket.org/2.0/y", Some(false)),
            ("https://api.bitbucket.org.evil.example/2.0/y", Some(false)),
            ("//storage.example/2.0/y", Some(false)),
            ("https://storage.example/y?signature=1", Some(false)),
            ("http://api.bitbucket.org/2.0/y", None),
            ("http://storage.example/y", None),
            ("http://127.0.0.1/y", None),
            ("ftp://storage.example/y", None),
            ("https://ada@api.bitbucket.org/2.0/y", None),
            ("https://ada:secret@storage.example/y", None),
            ("https://api.bitbucket.org@storage.example/y", None),
            ("https://bücher.example/y", None),
            ("https://[::1/y", None),
        ] {
            assert_eq!(keeps(&cloud(), API, location), expected, "{location}");
        }
        // Once outside, nothing gets the credential again.
        assert_eq!(keeps(&cloud(), "https://storage.example/2.0/x", "https://api.bitbucket.org/2.0/y"), Some(false));
        for (base, location, expected) in [
            ("https://[2001:DB8::1]", "https://[2001:db8:0::1]:443/rest/y", Some(true)),
            ("https://[2001:db8::1]", "https://[2001:db8::2]/rest/y", Some(false)),
            ("https://[::ffff:192.0.2.1]", "https://192.0.2.1/rest/y", Some(false)),
            ("http://git.example.com", "http://git.example.com:80/rest/y", Some(true)),
            ("http://git.example.com", "https://git.example.com/rest/y", Some(false)),
            ("http://git.example.com", "http://other.example.com/rest/y", None),
            ("http://127.0.0.1:7990", "http://127.0.0.1:7991/rest/y", Some(false)),
            ("http://localhost:7990", "http://[::1]:7990/rest/y", Some(false)),
            ("http://127.0.0.1:7990", "http://git.example.com/rest/y", None),
            ("https://git.example.com/bb", "/bb/rest/y", Some(true)),
            ("https://git.example.com/bb", "/rest/y", Some(false)),
            ("https://git.example.com/bb", "/bb/plugins/y", Some(false)),
        ] {
            assert_eq!(keeps(&server(base), &format!("{base}/rest/x"), location), expected, "{base} -> {location}");
        }
    }

    #[test]
    fn writes_are_followed_only_where_the_resource_moved_below_the_root() {
        const REPO: &str = "https://git.example.com/rest/api/latest/projects/ACME/repos/old";
        let server = server("https://git.example.com");
        for (method, status, location, followed) in [
            ("PUT", 307, "/rest/api/latest/projects/ACME/repos/new", true),
            ("POST", 308, "/rest/api/latest/projects/ACME/repos/new", true),
            ("POST", 302, "/rest/api/latest/projects/ACME/repos/new", false),
            ("DELETE", 301, "/rest/api/latest/projects/ACME/repos/new", false),
            ("PUT", 307, "/plugins/servlet/x", false),
            ("PUT", 307, "/rest/api/..;/x", false),
            ("PUT", 307, "https://other.example.com/rest", false),
            ("GET", 303, "https://other.example.com/rest", true),
            ("HEAD", 301, "/rest/x", true),
            ("GET", 304, "/rest/x", false),
            ("GET", 300, "/rest/x", false),
        ] {
            let found = to(&server, REPO, method, status, location);
            assert_eq!(matches!(found, Redirect::Follow { .. }), followed, "{method} {status} {location}");
        }
        assert_eq!(decide(&server, &server.root, &REPO.parse().unwrap(), "GET", 302, None), Redirect::None);
    }

    #[test]
    fn pages_to_sign_in_are_no_answer_and_names_are_none() {
        let server = server("https://git.example.com/bitbucket");
        let from = "https://git.example.com/bitbucket/rest/api/latest/projects";
        for (page, is_one) in [
            ("/bitbucket/login?next=/x", true),
            ("/bitbucket/login.jsp", true),
            ("https://id.atlassian.com/login", true),
            ("/bitbucket/rest/api/latest/projects/login/repos/signin", false),
            ("/bitbucket/rest/api/latest/projects/ACME/repos/web/raw/login", false),
            ("https://storage.example/login", false),
        ] {
            assert_eq!(to(&server, from, "GET", 302, page) == Redirect::Login, is_one, "{page}");
        }
        let from = "https://api.bitbucket.org/2.0/user";
        for (page, is_one) in [
            ("https://bitbucket.org/account/signin/?next=/x", true),
            ("/account/signin/?next=/2.0/user", true),
            ("/2.0/repositories/acme/signin/src/main/login", false),
            ("https://bbuseruploads.s3.amazonaws.com/acme/login/downloads/login", false),
        ] {
            assert_eq!(to(&cloud(), from, "GET", 302, page) == Redirect::Login, is_one, "{page}");
        }
    }

    #[test]
    fn behind_a_proxy_there_are_three_places_to_sign_in_to_cloud() {
        let settings = r#"{"product":"cloud","credential":"host-managed","api_url":"https://api.example.com/2.0","web_url":"https://web.example.com"}"#;
        let proxied = connection::read("c", settings).unwrap();
        for (host, is_one) in [
            ("api.example.com", true),
            ("web.example.com", true),
            ("bitbucket.org", true),
            ("other.example.com", false),
        ] {
            let to = |path: &str| {
                to(&proxied, "https://api.example.com/2.0/user", "GET", 302, &format!("https://{host}{path}"))
            };
            assert_eq!(to("/account/signin/") == Redirect::Login, is_one, "{host}");
            assert_eq!(to("/account/login") == Redirect::Login, is_one, "{host}");
            assert_ne!(to("/account/settings"), Redirect::Login, "{host}");
        }
    }
}
