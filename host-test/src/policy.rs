//! What one connection's requests may do: what follows from the connector's own word for where it has to reach
//! (`catalog.origins`), and from what whoever runs the host allows beyond it.
//!
//! | purpose | where it may go | what goes along |
//! |---|---|---|
//! | api | the origins told for it, below their paths | the header that the host adds for a host-managed connection |
//! | token | the origins told for it | nothing of the host's |
//! | storage | the origins told for it, and those under `allow`; no name may lead to a private address | neither `authorization` nor `cookie` |

use crate::{catalog::Origin as Told, connections::Connection, limits::Limits, types::Header, wire::Purpose};
use percent_encoding::percent_decode_str;
use std::{
    fmt,
    net::{IpAddr, Ipv4Addr, Ipv6Addr},
};
use url::{Host, Url};

/// Headers that belong to the host's HTTP client: set by a connector, they could smuggle a second request or reach
/// another server behind the same address.
const HOSTS_OWN: &[&str] =
    &["connection", "content-length", "cookie", "host", "keep-alive", "te", "trailer", "transfer-encoding", "upgrade"];

/// The addresses a connection may talk to, how much may come back, and the credential that the host adds itself.
pub struct Policy {
    told: Vec<(Pattern, Purpose)>,
    /// Further storage, that whoever runs the host named.
    allowed: Vec<Pattern>,
    authorization: Option<String>,
    /// Most bytes of an answer that enter the connector's memory.
    pub response_bytes: u64,
    /// Most bytes of an answer that go to the file store.
    pub blob_bytes: u64,
}

impl fmt::Debug for Policy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Policy").field("told", &self.told).field("allowed", &self.allowed).finish_non_exhaustive()
    }
}

impl Policy {
    /// The policy that follows from the origins that the connector tells for this connection. The error is a sentence for
    /// the person who runs the host.
    pub fn new(origins: &[Told], connection: &Connection, limits: &Limits) -> Result<Self, String> {
        let told = origins.iter().map(|origin| {
            let pattern = Pattern::parse(&origin.url)
                .ok_or_else(|| format!("the connector wants to reach `{}`, which is no origin", origin.url))?;
            Ok((pattern, origin.purpose))
        });
        let allowed = connection.allow().iter().map(|host| {
            let address = if host.contains("://") { host.clone() } else { format!("https://{host}") };
            Pattern::parse(&address)
                .ok_or_else(|| format!("`allow` holds `{host}`, which is no host name and no address"))
        });
        Ok(Self {
            told: told.collect::<Result<_, String>>()?,
            allowed: allowed.collect::<Result<_, String>>()?,
            authorization: connection.authorization().map(str::to_owned),
            response_bytes: limits.response_bytes,
            blob_bytes: limits.blob_bytes,
        })
    }

    /// Whether a request may leave; the error is a sentence that says why not. Takes the headers out that may not go along.
    pub fn check(&self, purpose: Purpose, url: &Url, headers: &mut Vec<Header>) -> Result<(), String> {
        if !url.username().is_empty() || url.password().is_some() {
            return Err("The address holds a user name or password; credentials go in a header.".into());
        }
        let told = self.told.iter().any(|(pattern, of)| *of == purpose && pattern.fits(url));
        let allowed = purpose == Purpose::Storage && self.allowed.iter().any(|pattern| pattern.fits(url));
        if !told && !allowed {
            let asked = url.origin().ascii_serialization();
            let host_fits = self.told.iter().any(|(pattern, of)| *of == purpose && pattern.fits_host(url));
            if host_fits {
                return Err(format!("{} is outside of what this connection reaches on {asked}.", url.path()));
            }
            let way_out = match purpose {
                Purpose::Storage => "; list it under `allow` to permit it",
                Purpose::Api | Purpose::Token => "",
            };
            return Err(format!("{asked} is not one of this connection's hosts{way_out}."));
        }
        if purpose == Purpose::Storage {
            if !allowed && literal(url).is_some_and(|address| !is_public(address)) {
                return Err("Files are not fetched from an address of a private network.".into());
            }
            headers.retain(|header| !["authorization", "cookie"].contains(&&*header.name.to_ascii_lowercase()));
        }
        if let Some(header) = headers.iter().find(|header| header.value.contains(['\r', '\n', '\0'])) {
            return Err(format!("The header `{}` holds a line break.", header.name));
        }
        match headers.iter().map(|header| header.name.to_ascii_lowercase()).find(|name| is_hosts_own(name)) {
            Some(name) => Err(format!("The header `{name}` is the host's to set.")),
            None => Ok(()),
        }
    }

    /// The `Authorization` header that the host adds for a host-managed connection, to the API and nowhere else.
    pub fn authorization(&self, purpose: Purpose) -> Option<&str> {
        self.authorization.as_deref().filter(|_| purpose == Purpose::Api)
    }

    /// Whether a name in this address has to lead to a public one. An address that stands under `allow` as such, and
    /// `localhost`, are what whoever wrote it there means.
    pub fn has_to_be_public(&self, purpose: Purpose, url: &Url) -> bool {
        purpose == Purpose::Storage && literal(url).is_none()
    }
}

/// Scheme, host, port and the path to stay below; the host may be `*`, for any, and its first label may be, for any one
/// label.
#[derive(Debug, PartialEq)]
struct Pattern {
    scheme: String,
    host: String,
    port: Option<u16>,
    /// With a slash at its end.
    path: String,
}

impl Pattern {
    fn parse(address: &str) -> Option<Self> {
        let (address, any) = match address.split_once("://*.") {
            Some((scheme, rest)) => (format!("{scheme}://{rest}"), "*."),
            None => (address.to_owned(), ""),
        };
        let url = Url::parse(&address).ok().filter(|url| matches!(url.scheme(), "http" | "https"))?;
        let host = format!("{any}{}", url.host_str()?);
        let path = format!("{}/", url.path().trim_end_matches('/'));
        Some(Self { scheme: url.scheme().into(), host, port: url.port_or_known_default(), path })
    }

    fn fits(&self, url: &Url) -> bool {
        let below = url.path().starts_with(&self.path) || url.path() == self.path.trim_end_matches('/');
        below && (self.path == "/" || !climbs(url.path())) && self.fits_host(url)
    }

    fn fits_host(&self, url: &Url) -> bool {
        let host = url.host_str().unwrap_or_default();
        let same = match self.host.strip_prefix("*.") {
            _ if self.host == "*" => true,
            Some(rest) => host.split_once('.').is_some_and(|(any, of)| !any.is_empty() && of == rest),
            None => host == self.host,
        };
        same && url.scheme() == self.scheme && url.port_or_known_default() == self.port
    }
}

/// How often a path is decoded to see where it leads: more than any server and its proxies do together.
const DECODED: usize = 5;

/// Whether a server or a proxy may read a path as one that leads out of the folder it is in. The parser of addresses takes
/// `..` and `%2e%2e` out itself; others read it behind an encoded slash or backslash, encoded twice, or with a parameter
/// (`..;a`) as well.
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
    true
}

fn is_hosts_own(name: &str) -> bool {
    HOSTS_OWN.contains(&name) || name.starts_with("proxy-")
}

/// The address that stands in place of a name; `localhost` is one (RFC 6761).
fn literal(url: &Url) -> Option<IpAddr> {
    match url.host()? {
        Host::Ipv4(address) => Some(address.into()),
        Host::Ipv6(address) => Some(address.into()),
        Host::Domain("localhost") => Some(Ipv4Addr::LOCALHOST.into()),
        Host::Domain(_) => None,
    }
}

/// Whether an address is one of the internet's: not of this machine, its network, or a network of its provider.
pub fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(v4) => {
            let [first, second, third, _] = v4.octets();
            !(v4.is_private()
                || v4.is_loopback()
                || v4.is_link_local()
                || v4.is_broadcast()
                || v4.is_multicast()
                || first == 0
                // Carriers' own networks (RFC 6598), protocol assignments and benchmarks (RFC 6890), reserved ones.
                || (first == 100 && (64..128).contains(&second))
                || (first, second, third) == (192, 0, 0)
                || (first == 198 && (18..20).contains(&second))
                || first >= 240)
        }
        IpAddr::V6(v6) => match embedded(v6) {
            Some(v4) => is_public(v4.into()),
            None => {
                !(v6.is_loopback()
                    || v6.is_unspecified()
                    || v6.is_multicast()
                    || v6.is_unique_local()
                    || v6.is_unicast_link_local()
                    // Addresses of a site, which were given up for unique local ones (RFC 3879).
                    || v6.segments()[0] & 0xffc0 == 0xfec0)
            }
        },
    }
}

/// The IPv4 address that an IPv6 address leads to: mapped (RFC 4291), translated (RFC 6052), or 6to4 (RFC 3056).
fn embedded(address: Ipv6Addr) -> Option<Ipv4Addr> {
    let pair = |high: u16, low: u16| Ipv4Addr::from(u32::from(high) << 16 | u32::from(low));
    match address.segments() {
        [0, 0, 0, 0, 0, 0xffff, high, low] | [0x64, 0xff9b, 0, 0, 0, 0, high, low] => Some(pair(high, low)),
        [0x2002, high, low, ..] => Some(pair(high, low)),
        _ => None,
    }
}
