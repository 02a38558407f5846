//! Lists: follows their pages, joins their items, and stops and resumes where a caller wants.
//!
//! | what | rule |
//! |---|---|
//! | Cloud | `next` is taken as it stands, after a check that it stays below the API's root; `https://bitbucket.org/!api/2.0/` of the same list counts as that |
//! | Cloud without `next` | where no page told of one, they are counted up while they are full and bring something new, unless `size` says that all is there |
//! | Data Center | `isLastPage` and `nextPageStart`, whatever `limit` was clamped to |
//! | `fields` | Cloud is asked for what is wanted alone, where the list may be asked so; after an answer that refuses it for all of it, and so for the rest of the run |
//! | size of a page | the endpoint's most, less when less is wanted; after `Invalid pagelen` the server's own, once |
//! | an item on two pages | is given once: the list moved meanwhile |
//! | side by side | Cloud's numbered pages whose number is known; Data Center's, while they are full, no more than were read before, and none where the server limits rates; used only where the page before leads to what was fetched |
//! | a list without pages | is one page |
//! | a folder on Data Center | its page lies in `children` |
//! | Cloud's 202 | the list is still being made: `timeout`, with the time to come back |
//! | a page that was read before | ends with `upstream`: the list goes in circles |

use std::collections::BTreeSet;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use excerpt::{Arena, Excerpt, Wanted};
use serde_json::Value;
use url::Url;

use crate::base::connection::Connection;
use crate::base::error::{Error, INCOMPLETE, Kind, Result};
use crate::base::host::Header;
use crate::base::json;
use crate::base::product::Product;
use crate::http::address;
use crate::http::client::{Api, FIELDS};
use crate::http::message::{Reply, Request};

/// What recordings of Cloud show as the beginning of `next`, in place of the API's address.
const CLOUD_INTERNAL: &str = "https://bitbucket.org/!api/2.0/";

/// When to come back for a list that is still being made, in milliseconds.
const COME_BACK: u64 = 5_000;

/// What is known of a list behind its items.
#[derive(Default)]
pub struct Listed {
    /// The cursor of what follows; none at the end.
    pub next: Option<String>,
    /// Items that lack what they are known by.
    skipped: Vec<Skipped>,
}

/// An odd item: it sinks no list, and is not lost in silence.
struct Skipped {
    /// From 1.
    page: usize,
    position: usize,
    reason: String,
}

/// What an item of a list is given to. Tells whether it counts; an error that is [`INCOMPLETE`] skips the item alone.
pub type Visit<'v> = &'v mut dyn FnMut(&Excerpt) -> Result<bool>;

/// The code of the error for what is no list.
pub const NO_LIST: &str = "no-list";

/// The most pages of one list in one run, and the most in a row that bring nothing new: beyond, it has no end.
const MOST_PAGES: usize = 10_000;
const MOST_IDLE: usize = 10;

/// The most bytes of Data Center's pages that are fetched ahead, as they may be large.
const AHEAD_BYTES: usize = 4 << 20;

/// What a Data Center that limits rates says of every answer.
const RATE_LIMIT: &str = "X-RateLimit-Limit";

/// The most odd items that a list names.
const NAMED: usize = 100;

impl Listed {
    /// Gives an item to whoever visits the list; tells whether it counts.
    fn visit(&mut self, visit: Visit, item: &Excerpt, page: usize, position: usize) -> Result<bool> {
        visit(item).or_else(|error| {
            if error.code.as_deref() != Some(INCOMPLETE) {
                return Err(error);
            }
            if self.skipped.len() < NAMED {
                self.skipped.push(Skipped { page, position, reason: error.message.clone() });
            }
            Ok(false)
        })
    }

    /// What stands behind the items: `next`, and `skipped` where there is something in it.
    fn ending(self) -> String {
        let mut json = format!(r#"],"next":{}"#, Value::from(self.next));
        for (i, Skipped { page, position, reason }) in self.skipped.iter().enumerate() {
            json += if i == 0 { r#","skipped":["# } else { "," };
            let reason = Value::from(reason.as_str());
            json += &format!(r#"{{"page":{page},"position":{position},"reason":{reason}}}"#);
        }
        json + if self.skipped.is_empty() { "}" } else { "]}" }
    }
}

/// Gives an item of a list its form, as JSON; none leaves it out.
pub type Show<'s> = &'s dyn Fn(&Excerpt) -> Result<Option<String>>;

/// The items of a walk along a list, each in the form that `show` gives it: `{items, next}`.
///
/// # Errors
/// As the walk.
pub fn joined(show: Show, walk: &dyn Fn(Visit) -> Result<Listed>) -> Result<String> {
    let mut list = BEGIN.to_owned();
    let listed = walk(&mut |item| {
        let shown = show(item)?;
        if let Some(shown) = &shown {
            let is_first = list.len() == BEGIN.len();
            append(&mut list, if is_first { "" } else { "," });
            append(&mut list, shown);
        }
        Ok(shown.is_some())
    })?;
    append(&mut list, &listed.ending());
    Ok(list)
}

const BEGIN: &str = r#"{"items":["#;

/// Adds to a list, which may become long: it grows by a quarter, where twice as much may be more memory than there is.
fn append(list: &mut String, json: &str) {
    const LEAST: usize = 4096;
    if list.capacity() - list.len() < json.len() {
        list.reserve_exact(json.len().max(list.len() / 4).max(LEAST));
    }
    list.push_str(json);
}

/// What to list: how it begins, how much of it, and where an earlier run stopped.
pub struct ListRequest<'a> {
    /// Its first page, without parameters of paging.
    pub url: Url,
    pub headers: Vec<Header>,
    /// The most items that a page may have; 0 where the answer is no page, so that no size is asked for.
    pub page: u32,
    /// What is wanted of each item, where `items` picks none.
    pub wanted: Wanted,
    /// Whether Cloud may be asked for what is wanted alone.
    pub partial: bool,
    /// Picks the items out of a page, where they are not its `values`.
    pub items: Option<Pick>,
    pub max_items: u64,
    pub cursor: Option<&'a str>,
    /// Whether Cloud's pages are counted on the list's own address: some lists tell a `next` that leads elsewhere, forgets
    /// how they are sorted, or comes on the last page.
    pub counted: bool,
}

/// The items of a page, taken out of it, where either product has them; null where it has none.
pub fn values(page: &mut Value) -> Value {
    match page {
        Value::Array(_) => page.take(),
        Value::Object(members) => members.remove("values").unwrap_or_default(),
        _ => Value::Null,
    }
}

/// Picks the items out of a page; null where it has none.
pub type Pick = fn(&mut Value) -> Value;

/// What a page tells beside its items.
const OF_CLOUD: &[&str] = &["next", "size", "page", "pagelen"];
const OF_DATA_CENTER: &[&str] = &["isLastPage", "nextPageStart"];

/// What tells an item from others.
const OF_ITEMS: &[&str] = &["uuid", "id", "hash"];

/// One page.
struct Page<'a> {
    /// What it tells beside its items.
    told: Value,
    /// None where it is no page.
    items: Option<Vec<Excerpt<'a>>>,
    /// How many items the server counts on it.
    length: usize,
}

/// A page whose items were picked.
struct Picked {
    told: Value,
    items: Value,
    length: usize,
}

impl Picked {
    fn page(&self) -> Page<'_> {
        let items = Excerpt::of(&self.items).items().map(Iterator::collect);
        Page { told: self.told.clone(), items, length: self.length }
    }
}

/// Where a page begins.
struct Position {
    url: Url,
    /// Items of the page that were given already.
    skip: usize,
}

/// One walk along a list.
struct Pager<'a> {
    api: &'a Api<'a>,
    listing: &'a ListRequest<'a>,
    /// What is wanted of a page.
    wanted: Wanted,
    /// How many pages were read, and how many items counted.
    pages: usize,
    count: usize,
    listed: Listed,
    /// Hashes of the items that were read and of the addresses of their pages.
    read: BTreeSet<u64>,
    /// Whether a page of this walk told of the next: then one that tells of none is the last.
    told_next: bool,
    /// Answers that were fetched ahead, each with its address.
    ahead: Vec<(Url, Result<Reply>)>,
}

impl Api<'_> {
    /// Follows the pages until there are enough items or no more, and gives each item to `visit`.
    ///
    /// # Errors
    /// As sending and visiting; `invalid-input` for a cursor that is none of this list, `upstream` for an answer that is no
    /// page or whose next page lies elsewhere.
    pub fn list(&self, listing: &ListRequest, visit: Visit) -> Result<Listed> {
        let page = u64::from(listing.page).min(listing.max_items).max(1);
        let place = match listing.cursor {
            Some(cursor) => resume(&self.connection, listing, cursor)?,
            None if listing.page == 0 => Position { url: listing.url.clone(), skip: 0 },
            None => Position { url: with_size(self.product(), &listing.url, page), skip: 0 },
        };
        let wanted = of_page(self.product(), &listing.wanted);
        let place = match listing.partial && !self.refuses_fields() {
            true => Position { url: with_parameter(&place.url, FIELDS, Some(&wanted.paths().join(","))), ..place },
            false => place,
        };
        let (listed, read, ahead) = Default::default();
        let (pages, count, told_next) = (0, 0, false);
        Pager { api: self, listing, wanted, pages, count, listed, read, told_next, ahead }.run(place, visit)
    }

    /// A list of which no address tells where a page begins: `read` gives the items from a place on, and where they go
    /// on; it is told how many are wanted. Each item is given to `visit`.
    ///
    /// # Errors
    /// As reading and visiting; `invalid-input` for a cursor that is none of this list.
    pub fn list_from(
        &self,
        listing: &ListRequest,
        read: &dyn Fn(usize, u64) -> Result<(Vec<Value>, Option<usize>)>,
        visit: Visit,
    ) -> Result<Listed> {
        let start = match listing.cursor {
            Some(cursor) => resume(&self.connection, listing, cursor)?.skip,
            None => 0,
        };
        let (mut at, mut pages, mut left) = (Some(start), 0, listing.max_items);
        let mut listed = Listed::default();
        while let Some(from) = at.filter(|_| left > 0) {
            let (values, next) = read(from, u64::from(listing.page).min(left))?;
            pages += 1;
            for (i, item) in values.iter().enumerate() {
                listed.visit(visit, &Excerpt::of(item), pages, i + 1)?;
            }
            left = left.saturating_sub(values.len() as u64);
            at = next.filter(|next| *next > from);
        }
        listed.next = at.map(|skip| cursor(&self.connection, listing, &Position { url: listing.url.clone(), skip }));
        Ok(listed)
    }

    /// Several lists as one, each behind the other. They differ by their addresses alone.
    ///
    /// # Errors
    /// As `list`.
    pub fn list_in_turn(&self, lists: Vec<ListRequest>, visit: Visit) -> Result<Listed> {
        let mut joined = Listed::default();
        // A cursor is of one of the lists, and tells by its sum of which.
        let is_of =
            |list: &ListRequest| list.cursor.is_some_and(|cursor| resume(&self.connection, list, cursor).is_ok());
        let begin = lists.iter().position(is_of).unwrap_or_default();
        let mut count = 0;
        for (i, mut list) in lists.into_iter().enumerate().skip(begin) {
            list.max_items = list.max_items.saturating_sub(count);
            if list.max_items == 0 {
                let url = with_size(self.product(), &list.url, u64::from(list.page));
                joined.next = Some(cursor(&self.connection, &list, &Position { url, skip: 0 }));
                break;
            }
            list.cursor = list.cursor.filter(|_| i == begin);
            let listed = self.list(&list, &mut |item| {
                let counts = visit(item)?;
                count += u64::from(counts);
                Ok(counts)
            })?;
            joined.skipped.extend(listed.skipped);
            joined.next = listed.next;
            if joined.next.is_some() {
                break;
            }
        }
        Ok(joined)
    }
}

/// What is wanted of a page, whose items have what tells them from others.
fn of_page(product: Product, of_item: &Wanted) -> Wanted {
    let mut page = Wanted::default();
    page.members(of_pages(product));
    let item = page.member("values");
    item.and(of_item);
    item.members(OF_ITEMS);
    item.at("links.self").whole();
    if product == Product::DataCenter {
        let mut folder = Wanted::default();
        folder.member("children").and(&page);
        page.and(&folder);
    }
    page
}

fn of_pages(product: Product) -> &'static [&'static str] {
    match product {
        Product::Cloud => OF_CLOUD,
        Product::DataCenter => OF_DATA_CENTER,
    }
}

impl Pager<'_> {
    fn run(mut self, mut place: Position, visit: Visit) -> Result<Listed> {
        let most = usize::try_from(self.listing.max_items).unwrap_or(usize::MAX);
        let mut idle = 0;
        loop {
            if idle == MOST_IDLE || self.pages == MOST_PAGES {
                return Err(Error::new(Kind::Upstream, "The list has no end: its pages contain nothing new.")
                    .resolution("Lower `max_items`, or filter the list."));
            }
            if !self.read.insert(hash(place.url.as_str())) {
                return Err(Error::new(Kind::Upstream, "The list loops: its next page was already read.")
                    .resolution("Try again, or lower `max_items`."));
            }
            let reply = self.page(&mut place.url)?;
            let (arena, picked) = (Arena::new(), self.picked(&reply)?);
            let page = match &picked {
                Some(picked) => picked.page(),
                None => self.opened(&reply, &arena)?,
            };
            let Page { told, items: Some(items), length } = page else {
                let mut error = Error::new(Kind::Upstream, "Unexpected response: the page has no `values`.")
                    .resolution("It may not be a list. Inspect it with the action Call API, without `max_items`.");
                error.code = Some(NO_LIST.into());
                return Err(error);
            };
            self.pages += 1;
            // An item may stand twice on one page by right; on two it does because the list moved.
            let identities: Vec<_> = items.iter().map(identity).collect();
            let mut new = false;
            for (position, item) in items.iter().enumerate().skip(place.skip) {
                if self.read.contains(&identities[position]) {
                    continue;
                }
                new = true;
                if self.count == most {
                    return Ok(self.end(Some(&Position { url: place.url, skip: position })));
                }
                let counts = self.listed.visit(visit, item, self.pages, position + 1)?;
                self.count += usize::from(counts);
            }
            idle = if new { 0 } else { idle + 1 };
            self.read.extend(identities);
            let total = told["size"].as_u64().filter(|_| self.is_cloud());
            self.api.host.progress(self.count as u64, total, "items");
            let Some(next) = self.next(&place.url, &told, length, new)? else { return Ok(self.end(None)) };
            if self.count == most {
                return Ok(self.end(Some(&Position { url: next, skip: 0 })));
            }
            let left = (most - self.count) as u64;
            self.fetch_ahead(match self.is_cloud() {
                true => self.numbered(&next, &told, total, left),
                false => self.adjoining(&place.url, &next, length, &reply, left),
            });
            place = Position { url: next, skip: 0 };
        }
    }

    fn end(self, next: Option<&Position>) -> Listed {
        // What is wanted of the rest is for whoever goes on to say.
        let whole = next.map(|place| Position { url: self.whole(&place.url), skip: place.skip });
        Listed { next: whole.map(|place| cursor(&self.api.connection, self.listing, &place)), ..self.listed }
    }

    /// A page out of which the list's own function picks the items; none where it has no such.
    fn picked(&self, reply: &Reply) -> Result<Option<Picked>> {
        let Some(pick) = self.listing.items else { return Ok(None) };
        let mut told = self.api.json(reply)?;
        let length = json::items(&told["values"]).len();
        let items = pick(&mut told);
        Ok(Some(Picked { told, items, length }))
    }

    /// A page, open at its items.
    fn opened<'r>(&mut self, reply: &'r Reply, arena: &'r Arena) -> Result<Page<'r>> {
        let page = self.read_page(reply, arena)?;
        // Without an id an item is told by all of it, and so are all items from now on.
        let is_known = |item: &Excerpt| id_of(item).is_some();
        if self.wanted.of("values").is_whole() || page.items.iter().flatten().all(is_known) {
            return Ok(page);
        }
        self.wanted = of_page(self.api.product(), &Wanted::WHOLE);
        self.read_page(reply, arena)
    }

    fn read_page<'r>(&self, reply: &'r Reply, arena: &'r Arena) -> Result<Page<'r>> {
        // Some answers are the list itself.
        let is_bare = reply.text().is_some_and(|text| text.trim_start().starts_with('['));
        let page = self.api.excerpt(reply, if is_bare { self.wanted.of("values") } else { &self.wanted }, arena)?;
        let children = page.look("children");
        let page = if children.is_null() { page } else { children };
        let values = page.look("values");
        let told =
            of_pages(self.api.product()).iter().map(|name| ((*name).to_owned(), page.look(name).to_value())).collect();
        let items: Option<Vec<_>> = page.items().or(values.items()).map(Iterator::collect);
        Ok(Page { told, length: values.items().map_or(0, Iterator::count), items })
    }

    /// Gets one page; its address loses its size where the server refuses that.
    fn page(&mut self, url: &mut Url) -> Result<Reply> {
        let read = match self.ahead.iter().position(|(fetched, _)| fetched == url) {
            Some(at) => self.ahead.swap_remove(at).1.and_then(|reply| self.api.succeeded(reply)),
            None => {
                self.ahead.clear();
                self.api.send(self.request(url))
            }
        };
        let reply = match read {
            Err(error) if error.kind == Kind::Rejected && error.message.contains("Invalid pagelen") => {
                *url = with_parameter(url, "pagelen", None);
                self.api.send(self.request(url))?
            }
            Err(error) if self.listing.partial && self.api.notes_refused_fields(&error) => {
                *url = self.whole(url);
                self.api.send(self.request(url))?
            }
            read => read?,
        };
        if reply.status == 202 {
            let mut error = Error::new(Kind::Timeout, "Bitbucket is still preparing this list.")
                .resolution("Try again in a few seconds.");
            error.retry_after_ms = Some(COME_BACK);
            return Err(error);
        }
        Ok(reply)
    }

    /// The address of a page, asked for as a whole.
    fn whole(&self, url: &Url) -> Url {
        match self.listing.partial {
            true => with_parameter(url, FIELDS, parameter(&self.listing.url, FIELDS)),
            false => url.clone(),
        }
    }

    fn request(&self, url: &Url) -> Request {
        let mut request = Request::get(url.clone());
        request.headers.clone_from(&self.listing.headers);
        request
    }

    /// The page behind this one, as its answer tells; `length` is that of this page, `new` whether it brought anything.
    fn next(&mut self, url: &Url, page: &Value, length: usize, new: bool) -> Result<Option<Url>> {
        let number = |name: &str| page.get(name).and_then(Value::as_u64);
        let odd = |member: &str| {
            Error::new(Kind::Upstream, format!("Unexpected response: `{member}` of the page is invalid."))
                .resolution("Inspect it with the action Call API, without `max_items`. A proxy may have modified it.")
        };
        if !self.is_cloud() {
            match page.get("isLastPage") {
                None | Some(Value::Null | Value::Bool(true)) => return Ok(None),
                Some(Value::Bool(false)) => {}
                Some(_) => return Err(odd("isLastPage")),
            }
            // Not always start + limit.
            let start = number("nextPageStart").ok_or_else(|| odd("nextPageStart"))?;
            return Ok(Some(with_parameter(url, "start", Some(&start.to_string()))));
        }
        if self.listing.counted {
            // The page's own size, where the server gives less than was asked for.
            let asked = || parameter(url, "pagelen").and_then(|size| size.parse().ok());
            let full = number("pagelen").or_else(asked).unwrap_or(1).max(1);
            let this = parameter(url, "page").and_then(|page| page.parse::<u64>().ok()).unwrap_or(1);
            let more = length as u64 >= full && number("size").is_none_or(|size| this.saturating_mul(full) < size);
            return Ok((more && new).then(|| with_parameter(url, "page", Some(&(this + 1).to_string()))));
        }
        match page.get("next") {
            None | Some(Value::Null) => {}
            Some(Value::String(next)) if next.is_empty() => return Ok(None),
            Some(Value::String(next)) => {
                self.told_next = true;
                return self.inside(url, next).map(Some);
            }
            Some(_) => return Err(odd("next")),
        }
        // Some lists of Cloud number their pages and leave out `next`.
        let (Some(this), Some(full)) = (number("page"), number("pagelen")) else { return Ok(None) };
        let more = length as u64 >= full.max(1) && number("size").is_none_or(|size| this.saturating_mul(full) < size);
        Ok((more && new && !self.told_next).then(|| with_parameter(url, "page", Some(&(this + 1).to_string()))))
    }

    /// Cloud's `next`, where it stays in the API.
    fn inside(&self, url: &Url, next: &str) -> Result<Url> {
        let connection = &self.api.connection;
        let internal = next.strip_prefix(CLOUD_INTERNAL).and_then(|rest| connection.root.join(rest).ok());
        let found = match internal {
            Some(rewritten) => Some(rewritten).filter(|rewritten| rewritten.path() == url.path()),
            None => Url::parse(next).ok(),
        };
        found.filter(|next| address::is_below(&connection.root, next)).ok_or_else(|| {
            Error::new(Kind::Upstream, "The URL of the next page is outside the API of this connection.")
                .resolution("Check `api_url` in the connection. Nothing was sent to the other URL.")
        })
    }

    /// Fetches pages side by side.
    fn fetch_ahead(&mut self, urls: Vec<Url>) {
        if urls.len() > 1 && self.ahead.is_empty() {
            let answers = self.api.exchange_all(urls.iter().map(|url| self.request(url)).collect());
            self.ahead = urls.into_iter().zip(answers).collect();
        }
    }

    /// Cloud's pages from `next` on, where they are numbered and their number is known.
    fn numbered(&self, next: &Url, page: &Value, total: Option<u64>, left: u64) -> Vec<Url> {
        let full = page.get("pagelen").and_then(Value::as_u64).unwrap_or_default();
        let first = parameter(next, "page").and_then(|page| page.parse::<u64>().ok());
        let (Some(total), Some(first), 1..) = (total, first, full) else { return Vec::new() };
        let last = total.div_ceil(full).min(first.saturating_add(left.div_ceil(full)).saturating_sub(1));
        let last = last.min(first.saturating_add(self.api.connection.parallel as u64 - 1));
        (first..=last).map(|n| with_parameter(next, "page", Some(&n.to_string()))).collect()
    }

    /// Data Center's pages from `next` on, where they adjoin each other: how many there are nobody tells, so they are no more
    /// than were read before this one.
    fn adjoining(&self, this: &Url, next: &Url, length: usize, reply: &Reply, left: u64) -> Vec<Url> {
        let start = |url: &Url| parameter(url, "start").map_or(Some(0), |start| start.parse::<u64>().ok());
        let (Some(from), Some(first)) = (start(this), start(next)) else { return Vec::new() };
        let full = length as u64;
        // Pages of what the credential may see alone are not full.
        if full == 0 || from.checked_add(full) != Some(first) || reply.header(RATE_LIMIT).is_some() {
            return Vec::new();
        }
        let fitting = AHEAD_BYTES / reply.text().map_or(1, str::len).max(1);
        let most = self.api.connection.parallel.min(self.pages - 1).min(MOST_PAGES - self.pages).min(fitting) as u64;
        let starts = (0..left.div_ceil(full).min(most)).map(|n| first.saturating_add(n * full));
        starts.map(|start| with_parameter(next, "start", Some(&start.to_string()))).collect()
    }

    fn is_cloud(&self) -> bool {
        self.api.product() == Product::Cloud
    }
}

/// What tells an item from others of its list: its id where it has one, else all of it. With the id goes its address, as
/// pull requests are numbered anew in each repository.
fn identity(item: &Excerpt) -> u64 {
    match id_of(item) {
        Some(id) => hash(&format!("{id}{}", item.look("links.self"))),
        None => hash(&item.to_string()),
    }
}

fn id_of<'a>(item: &Excerpt<'a>) -> Option<Excerpt<'a>> {
    OF_ITEMS.iter().map(|name| item.look(name)).find(|id| matches!(id, Excerpt::String(_) | Excerpt::Number(_)))
}

/// FNV-1a: short, and the same in every version of the component, as cursors outlive it.
fn hash(text: &str) -> u64 {
    let mix = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    text.bytes().fold(0xcbf2_9ce4_8422_2325, mix)
}

/// Opaque to callers: product, address below the root, items to skip; with a sum over these and the list's own address,
/// so that a cursor that was changed, or is another list's, is told from a right one.
fn cursor(connection: &Connection, listing: &ListRequest, place: &Position) -> String {
    let path = place.url.path().strip_prefix(connection.root.path()).unwrap_or_default();
    let at = place.url.query().map_or_else(|| path.to_owned(), |query| format!("{path}?{query}"));
    let sum = sum(listing, &at, place.skip as u64);
    let (product, skip) = (connection.product.id(), place.skip);
    URL_SAFE_NO_PAD.encode(format!(r#"{{"at":{},"p":"{product}","skip":{skip},"sum":"{sum}"}}"#, Value::from(at)))
}

fn resume(connection: &Connection, listing: &ListRequest, cursor: &str) -> Result<Position> {
    let place = || -> Option<Position> {
        let cursor = json::parse(&String::from_utf8(URL_SAFE_NO_PAD.decode(cursor).ok()?).ok()?).ok()?;
        let (at, skip) = (cursor.get("at")?.as_str()?, cursor.get("skip")?.as_u64()?);
        let right = cursor.get("p")? == connection.product.id() && cursor.get("sum")? == &sum(listing, at, skip);
        let url = address::pasted(connection, at).ok()?;
        let right = right && is_of_list(&url, &listing.url);
        right.then_some(Position { url, skip: skip.try_into().ok()? })
    };
    place().ok_or_else(|| {
        let message = "`cursor` is not a valid cursor for this list";
        Error::invalid_field("this list", "cursor", message)
    })
}

/// Whether an address is of a list's own path. Cloud names workspaces and repositories by UUID in `next`.
fn is_of_list(url: &Url, list: &Url) -> bool {
    let (found, own) = (url.path().split('/'), list.path().split('/'));
    found.clone().count() == own.clone().count()
        && found.zip(own).all(|(found, own)| found == own || found.to_ascii_uppercase().starts_with("%7B"))
}

fn sum(listing: &ListRequest, at: &str, skip: u64) -> String {
    let of = format!("{}?{} {at} {skip}", listing.url.path(), listing.url.query().unwrap_or_default());
    format!("{:016x}", hash(&of))
}

/// Asks for pages of a size, unless the address does already.
fn with_size(product: Product, url: &Url, page: u64) -> Url {
    let name = match product {
        Product::Cloud => "pagelen",
        Product::DataCenter => "limit",
    };
    if parameter(url, name).is_some() {
        return url.clone();
    }
    with_parameter(url, name, Some(&page.to_string()))
}

/// The value of a parameter, as it stands in the address.
fn parameter<'a>(url: &'a Url, name: &str) -> Option<&'a str> {
    let mut pairs = url.query().unwrap_or_default().split('&').map(|pair| pair.split_once('=').unwrap_or((pair, "")));
    pairs.find(|(given, _)| *given == name).map(|(_, value)| value)
}

/// The address with one parameter changed in its place, added behind the others, or taken away.
pub fn with_parameter(url: &Url, name: &str, value: Option<&str>) -> Url {
    let changed = value.map(|value| format!("{name}={value}"));
    let mut pairs: Vec<_> = url.query().unwrap_or_default().split('&').filter(|pair| !pair.is_empty()).collect();
    match (pairs.iter().position(|pair| pair.split('=').next() == Some(name)), &changed) {
        (Some(at), Some(changed)) => pairs[at] = changed,
        (Some(at), None) => drop(pairs.remove(at)),
        (None, Some(changed)) => pairs.push(changed),
        (None, None) => {}
    }
    let mut url = url.clone();
    url.set_query((!pairs.is_empty()).then(|| pairs.join("&")).as_deref());
    url
}

#[cfg(test)]
mod tests;
