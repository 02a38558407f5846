//! Lists: follows their pages, joins their items, and stops and resumes where a caller wants.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Value, json};
use url::Url;

use super::{Api, Request, address};
use crate::action::Product;
use crate::error::{Error, Kind, Result};
use crate::host::Header;
use crate::json;

/// Items of a list, and where it goes on.
pub struct Items {
    pub items: Vec<Value>,
    /// The cursor of what follows; none at the end.
    pub next: Option<String>,
}

/// What to list: how it begins, how much of it, and where an earlier run stopped.
pub struct Listing<'a> {
    /// Its first page, without parameters of paging.
    pub url: Url,
    pub headers: Vec<Header>,
    /// The most items that a page may have.
    pub page: u32,
    pub max_items: u64,
    pub cursor: Option<&'a str>,
}

/// Where a page begins.
struct Place {
    url: Url,
    /// Items of the page that were given already.
    skip: usize,
}

impl Api<'_> {
    /// Follows the pages until there are enough items or no more.
    ///
    /// # Errors
    /// As sending; `invalid-input` for a cursor that is none of this list, `upstream` for an answer that is no page or
    /// whose next page lies elsewhere.
    pub fn list(&self, listing: &Listing) -> Result<Items> {
        let page = u64::from(listing.page).min(listing.max_items).max(1);
        let mut place = match listing.cursor {
            Some(cursor) => self.resume(listing, cursor)?,
            None => Place { url: with_size(self.product(), &listing.url, page), skip: 0 },
        };
        let mut items: Vec<Value> = Vec::new();
        loop {
            let request = Request { headers: listing.headers.clone(), ..Request::get(place.url.clone()) };
            let mut answer = self.send_json(request)?;
            let Some(values) = answer.get_mut("values").and_then(Value::as_array_mut) else {
                return Err(Error::new(Kind::Upstream, "The answer is no page of a list: it lacks `values`.")
                    .resolution("Leave out `max_items` to get this answer as it is."));
            };
            let left = usize::try_from(listing.max_items).unwrap_or(usize::MAX) - items.len();
            let given = values.len().saturating_sub(place.skip);
            items.extend(values.drain(..).skip(place.skip).take(left));
            let total = answer.get("size").and_then(Value::as_u64).filter(|_| self.product() == Product::Cloud);
            self.host.progress(items.len() as u64, total, "items");
            if given > left {
                let rest = Place { url: place.url, skip: place.skip + left };
                return Ok(Items { items, next: Some(self.cursor(&rest)) });
            }
            match self.next(&place.url, &answer)? {
                None => return Ok(Items { items, next: None }),
                Some(url) => place = Place { url, skip: 0 },
            }
            if given == left {
                return Ok(Items { items, next: Some(self.cursor(&place)) });
            }
        }
    }

    /// The page behind this one, as its answer tells.
    fn next(&self, url: &Url, answer: &Value) -> Result<Option<Url>> {
        match self.product() {
            // Taken as it stands: only Bitbucket knows what its parameters mean.
            Product::Cloud => match answer.get("next").and_then(Value::as_str) {
                None => Ok(None),
                Some(next) => match Url::parse(next).ok().filter(|next| address::is_below(&self.connection, next)) {
                    Some(next) => Ok(Some(next)),
                    None => Err(Error::new(Kind::Upstream, "The next page lies outside the API of this connection.")
                        .resolution("Check `api_url` in the connection; nothing was sent to the other address.")),
                },
            },
            Product::DataCenter => {
                if answer.get("isLastPage").and_then(Value::as_bool).unwrap_or(true) {
                    return Ok(None);
                }
                // Not always start + limit, and none on a server that has no more to give.
                let start = answer.get("nextPageStart").and_then(Value::as_u64);
                Ok(start.map(|start| with_parameter(url, "start", &start.to_string())))
            }
        }
    }

    /// Opaque to callers: product, address below the root, items to skip.
    fn cursor(&self, place: &Place) -> String {
        let root = self.connection.root.path();
        let path = place.url.path().strip_prefix(root).unwrap_or_default();
        let at = format!("{path}?{}", place.url.query().unwrap_or_default());
        let cursor = json!({ "p": self.product().id(), "at": at, "skip": place.skip });
        URL_SAFE_NO_PAD.encode(cursor.to_string())
    }

    fn resume(&self, listing: &Listing, cursor: &str) -> Result<Place> {
        let place = || -> Option<Place> {
            let cursor = json::parse(&String::from_utf8(URL_SAFE_NO_PAD.decode(cursor).ok()?).ok()?).ok()?;
            let here = cursor.get("p")? == self.product().id();
            let url = address::pasted(&self.connection, cursor.get("at")?.as_str()?).ok()?;
            let same_list = url.path() == listing.url.path();
            let skip = cursor.get("skip")?.as_u64()?.try_into().ok()?;
            (here && same_list).then_some(Place { url, skip })
        };
        place().ok_or_else(|| {
            Error::invalid_field(
                "this list",
                "cursor",
                "`cursor` is not the `next` of an earlier answer of this list on this product",
            )
        })
    }
}

/// Asks for pages of a size, unless the address does already.
fn with_size(product: Product, url: &Url, page: u64) -> Url {
    let name = match product {
        Product::Cloud => "pagelen",
        Product::DataCenter => "limit",
    };
    if url.query_pairs().any(|(given, _)| given == name) {
        return url.clone();
    }
    let mut url = url.clone();
    address::add_query(&mut url, &[(name.into(), page.to_string())]);
    url
}

/// The address with one parameter replaced, the others untouched and in order.
fn with_parameter(url: &Url, name: &str, value: &str) -> Url {
    let is_other = |pair: &&str| pair.split('=').next() != Some(name) && !pair.is_empty();
    let others: Vec<_> = url.query().unwrap_or_default().split('&').filter(is_other).collect();
    let mut replaced = url.clone();
    replaced.set_query((!others.is_empty()).then(|| others.join("&")).as_deref());
    address::add_query(&mut replaced, &[(name.into(), value.into())]);
    replaced
}
