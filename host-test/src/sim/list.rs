//! Lists and their pages, in every manner in which either product deals them out.

use super::{Answer, Product};
use axum::{
    extract::{FromRequestParts, OriginalUri},
    http::{header, request::Parts},
};
use serde_json::{Value, json};
use std::{convert::Infallible, sync::Mutex};
use url::Url;

/// How a list deals out its pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paging {
    /// Cloud: pages have numbers, `size` tells how many items there are, `next` leads on.
    Numbered,
    /// Cloud: `next` holds a context that nobody can guess; neither `page` nor `size`. Commits are like this.
    Opaque,
    /// Cloud: `page` and `pagelen`, but neither `size` nor `next`. Pipelines can be like this.
    WithoutNext,
    /// Data Center: the next page starts where this one ends.
    Offsets,
    /// Data Center: the next page starts elsewhere, because what the person may not see was left out.
    Leaping,
}

impl Paging {
    /// Whose manner it is.
    pub const fn product(self) -> Product {
        match self {
            Self::Numbered | Self::Opaque | Self::WithoutNext => Product::Cloud,
            Self::Offsets | Self::Leaping => Product::DataCenter,
        }
    }
}

/// A list of plain items, `{"id": 1, "name": "item 1"}` and so on.
#[derive(Clone, Debug)]
pub struct List {
    paging: Paging,
    path: String,
    items: Vec<Value>,
    most: usize,
    moving: bool,
}

impl List {
    /// So many items below the product's root at this path: `things` is `/2.0/things` on Cloud.
    pub fn new(paging: Paging, path: &str, items: usize) -> Self {
        Self { paging, path: path.into(), items: (1..=items).map(item).collect(), most: 100, moving: false }
    }

    /// A page has at most so many items: Cloud refuses to give more, Data Center gives fewer.
    pub fn most(mut self, items: usize) -> Self {
        self.most = items;
        self
    }

    /// Whenever a page was read, another item comes in at the front, and all others move.
    pub fn moving(mut self) -> Self {
        self.moving = true;
        self
    }
}

fn item(number: usize) -> Value {
    json!({ "id": number, "name": format!("item {number}") })
}

/// The scripted lists of a simulation.
pub struct Lists(Mutex<Vec<List>>);

impl Lists {
    pub fn new(lists: Vec<List>) -> Self {
        Self(Mutex::new(lists))
    }

    /// A page of the list that lies at this address, if one does.
    pub fn page(&self, product: Product, asked: &Asked) -> Option<Answer> {
        let mut lists = self.0.lock().expect("no panic under the lock");
        let path = asked.0.path().strip_prefix(product.root())?;
        let list = lists.iter_mut().find(|list| list.paging.product() == product && list.path == path)?;
        let page = asked.page(list.paging, &list.items, list.most);
        if list.moving {
            list.items.insert(0, item(list.items.len() + 1));
        }
        Some(page)
    }
}

/// The address that was asked for, with its query.
pub struct Asked(Url);

impl<S: Send + Sync> FromRequestParts<S> for Asked {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Infallible> {
        let OriginalUri(uri) = OriginalUri::from_request_parts(parts, state).await?;
        let host = parts.headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or("localhost");
        let nowhere = || Url::parse("http://localhost/").expect("an address");
        Ok(Self(Url::parse(&format!("http://{host}{uri}")).unwrap_or_else(|_| nowhere())))
    }
}

impl Asked {
    /// From the server's root.
    pub fn path(&self) -> &str {
        self.0.path()
    }

    /// The server's address, without a path.
    pub fn origin(&self) -> String {
        self.0.origin().ascii_serialization()
    }

    /// A parameter's value.
    pub fn parameter(&self, name: &str) -> Option<String> {
        self.0.query_pairs().find(|(known, _)| known == name).map(|(_, value)| value.into_owned())
    }

    /// Every value of a parameter that may be repeated.
    pub fn all(&self, name: &str) -> Vec<String> {
        let named = self.0.query_pairs().filter(|(known, _)| known == name);
        named.map(|(_, value)| value.into_owned()).collect()
    }

    /// The page of these items that is asked for; `most` is the most that one may have.
    pub fn page(&self, paging: Paging, items: &[Value], most: usize) -> Answer {
        match paging.product() {
            Product::Cloud => self.cloud_page(paging, items, most),
            Product::DataCenter => Answer::json(200, &self.data_center_page(paging, items, most)),
        }
    }

    fn cloud_page(&self, paging: Paging, items: &[Value], most: usize) -> Answer {
        let pagelen = self.number("pagelen").unwrap_or(10.min(most));
        if pagelen == 0 || pagelen > most {
            let error = json!({ "message": "Invalid pagelen" });
            return Answer::json(400, &json!({ "type": "error", "error": error }));
        }
        let page = self.number("page").unwrap_or(1).max(1);
        let context = self.parameter("ctx").and_then(|context| usize::from_str_radix(&context[1..], 16).ok());
        let from = if paging == Paging::Opaque { context.unwrap_or(0) } else { (page - 1) * pagelen };
        let (from, to) = (from.min(items.len()), (from + pagelen).min(items.len()));
        let mut answer = json!({ "values": items[from..to], "pagelen": pagelen });
        if paging != Paging::Opaque {
            answer["page"] = page.into();
        }
        if paging == Paging::Numbered {
            answer["size"] = items.len().into();
        }
        if to < items.len() && paging != Paging::WithoutNext {
            let next =
                if paging == Paging::Opaque { ("ctx", format!("c{to:x}")) } else { ("page", (page + 1).to_string()) };
            answer["next"] = self.with(next).into();
        }
        Answer::json(200, &answer)
    }

    /// The same as JSON, for lists that lie inside something else.
    pub fn data_center_page(&self, paging: Paging, items: &[Value], most: usize) -> Value {
        // Where it leaps, two of three rows are hidden.
        let rows = if paging == Paging::Leaping { 3 } else { 1 };
        let limit = self.number("limit").unwrap_or(25).clamp(1, most);
        let start = self.number("start").unwrap_or(0);
        let from = (start / rows).min(items.len());
        let to = (from + limit).min(items.len());
        let last = to == items.len();
        json!({
            "values": items[from..to], "size": to - from, "limit": limit, "start": start, "isLastPage": last,
            "nextPageStart": (!last).then_some(to * rows),
        })
    }

    fn number(&self, name: &str) -> Option<usize> {
        self.parameter(name)?.parse().ok()
    }

    fn with(&self, (name, value): (&str, String)) -> String {
        let mut url = self.0.clone();
        url.query_pairs_mut()
            .clear()
            .extend_pairs(self.0.query_pairs().filter(|(known, _)| known != name))
            .append_pair(name, &value);
        url.into()
    }
}
