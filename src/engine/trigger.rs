//! What a trigger is: one literal that says what starts a workflow, and what it starts with.

use excerpt::find;
use serde_json::{Map, Value};

use crate::base::json::plain;
use crate::base::product::Product;
use crate::engine::field::{Field, Variant};
use crate::engine::filter::Filter;
use crate::engine::form::Form;
use crate::engine::poll::Poll;
use crate::engine::shape::{Demand, Shape};

/// One trigger of the catalog. Everything that is not written here is derived: title, schemas, samples, docs.
pub struct Trigger {
    /// Kebab case; released ids never change.
    pub id: &'static str,
    pub about: &'static str,
    /// The webhook events that it starts from, by the names that both products share or by Bitbucket's own; empty where
    /// polling alone finds it.
    pub events: &'static [&'static Variant],
    /// What a delivery becomes: the bodies that events are made from, one each; none where it is of another trigger.
    pub parts: fn(Value, Product) -> Vec<Value>,
    /// What an event looks like.
    pub event: &'static Shape,
    /// Members of an event that tell it from any other of this trigger in its repository. Empty where an event is only told
    /// by its delivery: a branch can move from one commit to another more than once.
    pub identity: &'static [&'static str],
    /// What a delivery only names, and has to be read.
    pub named: Option<&'static Named>,
    /// Whether only webhooks of a workspace or project tell of it.
    pub of_workspace: bool,
    pub filters: &'static [&'static Filter],
    /// Further configuration.
    pub options: &'static [&'static Field],
    /// How polling finds its events; none where nothing does.
    pub poll: Option<&'static Poll>,
    /// Scopes of Cloud's OAuth consumers and access tokens that its events need, beside that of webhooks; space-separated.
    pub scope: &'static str,
    /// The same, of Cloud's API tokens.
    pub token: &'static str,
}

/// A thing of which deliveries tell the number alone.
pub struct Named {
    /// The member of the event.
    pub member: &'static str,
    /// Id of the action that reads it, and the field that takes its number.
    pub action: &'static str,
    pub field: &'static str,
    /// Whether it is what the delivery told of already: the API may tell of it a little later.
    pub is_there: fn(&Value) -> bool,
}

/// A trigger that says nothing yet, to complete with `..TRIGGER`.
pub const TRIGGER: Trigger = Trigger {
    id: "",
    about: "",
    events: &[],
    parts: |body, _| vec![body],
    event: &Shape { name: "Event", members: &[] },
    identity: &[],
    named: None,
    of_workspace: false,
    filters: &[],
    options: &[],
    poll: None,
    scope: "",
    token: "",
};

/// One event, as the contract has it.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    pub id: String,
    /// RFC 3339, where Bitbucket says so.
    pub occurred_at: Option<String>,
    /// Fits the trigger's schema.
    pub payload: Value,
}

impl Trigger {
    /// `Pull request opened`, from the id.
    pub fn title(&self) -> String {
        let mut title = self.id.replace('-', " ");
        title[..1].make_ascii_uppercase();
        title
    }

    /// The keys of the product's webhook events that it starts from.
    pub fn keys(&self, product: Product) -> Vec<&'static str> {
        let mut keys = Vec::new();
        for key in self.events.iter().map(|event| event.on(product)) {
            if !key.is_empty() && !keys.contains(&key) {
                keys.push(key);
            }
        }
        keys
    }

    /// Whether the product has it.
    pub fn is_on(&self, product: Product) -> bool {
        !self.keys(product).is_empty() || self.is_polled_on(product)
    }

    /// Whether polling finds its events on the product.
    pub fn is_polled_on(&self, product: Product) -> bool {
        self.poll.is_some_and(|poll| poll.is_on(product))
    }

    /// What a form for its configuration asks for.
    pub fn form(&self, required: &'static [&'static Field], common: &'static [&'static Field]) -> Form {
        let filters = self.filters.iter().map(|filter| &filter.field);
        let optional = common.iter().chain(self.options).copied().chain(filters);
        Form {
            id: self.id,
            required: required.to_vec(),
            optional: optional.collect(),
            one_of: &[],
            products: Product::ALL.into_iter().filter(|product| self.is_on(*product)).collect(),
        }
    }

    /// The events that a delivery's body tells of, in its order. What is odd becomes null; nothing is refused for it.
    pub fn events_of(&self, body: Value, product: Product, delivery: &str) -> Vec<Event> {
        let parts = (self.parts)(body, product).into_iter().enumerate();
        let shaped = parts.filter_map(|(i, part)| {
            // Nothing is demanded, so nothing fails.
            let payload = self.event.value_of(&part, product, Demand::Nothing).ok()?;
            Some(self.event(payload, &format!("{delivery}/{i}")))
        });
        shaped.collect()
    }

    /// The event of this payload; `otherwise` is its id where the payload does not tell it from others.
    pub fn event(&self, payload: Map<String, Value>, otherwise: &str) -> Event {
        let payload = Value::Object(payload);
        let mut told = vec![find(&payload, "repository.id")];
        told.extend(self.identity.iter().map(|member| find(&payload, member)));
        let id = if self.identity.is_empty() || told[1..].iter().any(Value::is_null) {
            otherwise.to_owned()
        } else {
            told.iter().filter(|value| !value.is_null()).map(plain).collect::<Vec<_>>().join("/")
        };
        let occurred_at = payload["occurred_at"].as_str().map(str::to_owned);
        Event { id, occurred_at, payload }
    }
}
