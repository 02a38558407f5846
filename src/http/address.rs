//! Addresses below the API's root, and the rule that none leads out of it.

use percent_encoding::percent_decode_str;
use url::Url;

use crate::base::connection::Connection;
use crate::base::error::{Error, Kind, Result};
use crate::base::percent::encoded;
use crate::base::product::Product;

/// The address of an encoded path below a root, with these parameters.
pub fn below(root: &Url, path: &str, query: &[(String, String)]) -> Url {
    let mut url = at(root, path);
    add_query(&mut url, query);
    url
}

/// The address of these segments below the API's root, each encoded.
pub fn of_segments(connection: &Connection, segments: &[&str], query: &[(&str, &str)]) -> Url {
    let mut path = String::new();
    for segment in segments {
        path += "/";
        path += &encoded(segment);
    }
    let mut url = at(&connection.root, &path);
    add_pairs(&mut url, &mut query.iter().copied());
    url
}

fn at(root: &Url, path: &str) -> Url {
    let mut url = root.clone();
    // What climbs would be resolved here, and reach another endpoint unseen: encoded twice it stays, for `checked` to refuse.
    let path = if climbs(path) { path.replace('.', "%252e") } else { path.to_owned() };
    url.set_path(&format!("{}{path}", root.path().trim_end_matches('/')));
    url
}

/// Adds parameters behind those that are there; a repeated name stays repeated.
pub fn add_query(url: &mut Url, query: &[(String, String)]) {
    add_pairs(url, &mut query.iter().map(|(name, value)| (&**name, &**value)));
}

/// As `add_query`.
pub fn add_pairs(url: &mut Url, query: &mut dyn Iterator<Item = (&str, &str)>) {
    let all = with_pairs(url.query().unwrap_or_default(), query);
    url.set_query(Some(&*all).filter(|all| !all.is_empty()));
}

/// A query, or a form in the same encoding, with these pairs behind those that it has.
pub fn with_pairs(query: &str, added: &mut dyn Iterator<Item = (&str, &str)>) -> String {
    let mut all = query.to_owned();
    for (name, value) in added {
        all += if all.is_empty() { "" } else { "&" };
        all += &encoded(name);
        all += "=";
        all += &encoded(value);
    }
    all
}

/// Whether an address lies below a root: same scheme, host and port, and a path that begins as the root's does
/// and climbs nowhere, however a server or a proxy reads it.
pub fn is_below(root: &Url, url: &Url) -> bool {
    url.origin() == root.origin()
        && url.username().is_empty()
        && url.password().is_none()
        && url.path().starts_with(root.path())
        && !climbs(url.path())
}

/// The last look before a request leaves: names that servers give (slugs, task ids, `next`, `Location`) are parts of
/// addresses as well.
///
/// # Errors
/// `upstream` for an address outside the root.
pub fn checked(root: &Url, url: &Url) -> Result<()> {
    if is_below(root, url) {
        return Ok(());
    }
    Err(Error::new(Kind::Upstream, "The request would leave the API of this connection. It was not sent.")
        .cause("A name or URL in the input, or in a response from Bitbucket, leads outside.")
        .resolution("Check the names in the input, and `api_url` or `base_url` in the connection."))
}

/// How often a path is decoded to see where it leads: more than any server and its proxies do together.
const DECODED: usize = 5;

/// Whether a path has a `.` or `..` segment in any spelling: encoded, encoded again, with path parameters (`..;a`), or
/// behind an encoded slash or backslash.
fn climbs(path: &str) -> bool {
    let mut path = path.to_owned();
    for _ in 0..DECODED {
        let mut segments = path.split(['/', '\\']).map(|segment| segment.split(';').next().unwrap_or_default());
        if segments.any(|segment| matches!(segment, "." | "..")) {
            return true;
        }
        let decoded = percent_decode_str(&path).decode_utf8_lossy().into_owned();
        if decoded == path {
            return false;
        }
        path = decoded;
    }
    // Nobody encodes a name so often who does not mean to hide something.
    true
}

/// The address that a person means by a path, in any of the ways in which paths are pasted.
///
/// # Errors
/// What is wrong with the path, as the end of «`path` …».
pub fn pasted(connection: &Connection, path: &str) -> Result<Url, String> {
    if path.is_empty() {
        return Err("must not be empty".into());
    }
    if path.chars().any(char::is_control) {
        return Err("must not contain control characters".into());
    }
    if path.contains('\\') {
        return Err("must not contain backslashes; encode one as %5C".into());
    }
    if path.contains('#') {
        return Err("must not contain `#`; encode it as %23".into());
    }
    if path.starts_with("//") {
        return Err("must not begin with two slashes, which name another host".into());
    }
    let (before_query, _) = path.split_once('?').unwrap_or((path, ""));
    if climbs(before_query) {
        return Err("must not contain `.` or `..` segments, in any encoding".into());
    }
    let root = &connection.root;
    let url = if before_query.contains("://") {
        let url = Url::parse(path).map_err(|_| "is not a URL".to_owned())?;
        if !url.username().is_empty() || url.password().is_some() {
            return Err("must not contain a username or password".into());
        }
        if url.origin() != root.origin() {
            return Err(format!("must be on {}", root.origin().ascii_serialization()));
        }
        url
    } else {
        let relative = relative(connection, path.trim_start_matches('/'));
        Url::parse(&format!("{root}{relative}")).map_err(|_| "is not a URL".to_owned())?
    };
    if is_below(root, &url) { Ok(url) } else { Err(format!("must be below {root}")) }
}

/// What follows the root in a path that may repeat the root's end: `2.0/…` on Cloud, `rest/…` or `context/rest/…`.
fn relative<'a>(connection: &Connection, path: &'a str) -> &'a str {
    let root = connection.root.path().trim_start_matches('/');
    let last = match connection.product {
        Product::Cloud => "2.0/",
        Product::DataCenter => "rest/",
    };
    path.strip_prefix(root).or_else(|| path.strip_prefix(last)).unwrap_or(path)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::connection;

    fn cloud() -> Connection {
        connection::read("c", r#"{"product":"cloud","credential":"host-managed"}"#).unwrap()
    }

    fn server() -> Connection {
        let settings =
            r#"{"product":"data-center","credential":"host-managed","base_url":"https://git.example.com/bitbucket"}"#;
        connection::read("c", settings).unwrap()
    }

    #[test]
    fn paths_are_taken_in_all_the_ways_people_paste_them() {
        for path in [
            "repositories/acme",
            "/repositories/acme",
            "2.0/repositories/acme",
            "/2.0/repositories/acme",
            "https://api.bitbucket.org/2.0/repositories/acme",
            "https://API.bitbucket.org:443/2.0/repositories/acme",
        ] {
            assert_eq!(
                pasted(&cloud(), path).unwrap().as_str(),
                "https://api.bitbucket.org/2.0/repositories/acme",
                "{path}"
            );
        }
        for path in [
            "api/1.0/projects",
            "/rest/api/1.0/projects",
            "rest/api/1.0/projects",
            "/bitbucket/rest/api/1.0/projects",
            "https://git.example.com/bitbucket/rest/api/1.0/projects",
        ] {
            let expected = "https://git.example.com/bitbucket/rest/api/1.0/projects";
            assert_eq!(pasted(&server(), path).unwrap().as_str(), expected, "{path}");
        }
        let with_query = pasted(&cloud(), "repositories/acme?role=member&q=name~\"a b\"").unwrap();
        assert_eq!(
            with_query.as_str(),
            "https://api.bitbucket.org/2.0/repositories/acme?role=member&q=name~%22a%20b%22"
        );
        assert_eq!(pasted(&cloud(), "x?next=https://a/b/../c").unwrap().path(), "/2.0/x");
    }

    #[test]
    fn no_path_leaves_the_api() {
        for path in [
            "https://evil.example/2.0/repositories",
            "http://api.bitbucket.org/2.0/repositories",
            "https://api.bitbucket.org:8443/2.0/repositories",
            "https://api.bitbucket.org.evil.example/2.0/x",
            "https://ada:secret@api.bitbucket.org/2.0/x",
            "https://api.bitbucket.org@evil.example/2.0/x",
            "https://api.bitbucket.org/internal/x",
            "//evil.example/2.0/x",
            "\\\\evil.example",
            "repositories/../../internal",
            "repositories/%2e%2E/x",
            "repositories/.%2e/x",
            "repositories/..;/x",
            "repositories/..;a=b/x",
            "repositories/%2e%2e;/x",
            "repositories/%252e%252e/x",
            "repositories/%25252e./x",
            "repositories/..%2fx",
            "repositories/..%5Cx",
            "repositories/..%252Fx",
            "repositories/%2e%2e%3b/x",
            "repositories/acme/..",
            "./x",
            "repositories/a\tb",
            "repositories/a\nb",
            "repositories/a#b",
            "ftp://api.bitbucket.org/2.0/x",
            "",
        ] {
            assert!(pasted(&cloud(), path).is_err(), "{path}");
        }
        assert_eq!(pasted(&cloud(), "https://evil.example/x").unwrap_err(), "must be on https://api.bitbucket.org");
        assert!(pasted(&server(), "https://git.example.com/plugins/servlet/x").is_err());
    }

    #[test]
    fn names_that_only_look_like_it_stay() {
        for path in ["/a..b/c", "/...", "/..a", "/a%2fb", "/feature%2F..retry", "/a;b", "/50%25", "/a%3b..", "/%2e%2ea"]
        {
            assert!(!climbs(path), "{path}");
            let url = below(&cloud().root, path, &[]);
            assert!(checked(&cloud().root, &url).is_ok(), "{url}");
        }
        // Deeper than anybody means it.
        assert!(climbs("/%2525252525252561"));
    }

    #[test]
    fn what_servers_name_leads_nowhere_else() {
        for name in ["..", "../..", "..;", "%2e%2e", "..\\..", "a/../.."] {
            let url = of_segments(&server(), &["api", "latest", "projects", name, "repos"], &[]);
            assert!(checked(&server().root, &url).is_err(), "{url}");
        }
        let url = of_segments(&server(), &["api", "latest", "users", "ada/l;x"], &[]);
        assert!(checked(&server().root, &url).is_ok(), "{url}");
    }

    #[test]
    fn parameters_are_added_encoded_and_repeated() {
        let mut url = below(&cloud().root, "/x", &[]);
        assert_eq!(url.as_str(), "https://api.bitbucket.org/2.0/x");
        let pairs = [("state", "OPEN"), ("state", "MERGED"), ("q", r#"name="a&b""#)];
        add_query(&mut url, &pairs.map(|(n, v)| (n.into(), v.into())));
        assert_eq!(url.query(), Some("state=OPEN&state=MERGED&q=name%3D%22a%26b%22"));
        let url = of_segments(&server(), &["api", "latest", "users", "ada/l"], &[("filter", "a b")]);
        assert_eq!(url.as_str(), "https://git.example.com/bitbucket/rest/api/latest/users/ada%2Fl?filter=a%20b");
    }
}
