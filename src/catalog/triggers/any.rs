//! Every event, known or not.

use crate::base::json::{set, take_out};
use crate::base::product::Product;
use crate::catalog::support::events;
use crate::catalog::triggers::common::{ACTOR, EVENT, REPOSITORY, occurred_at};
use crate::engine::field::{Field, Type};
use crate::engine::shape::{Member, Shape, both};
use crate::engine::trigger::{TRIGGER, Trigger};

pub const TRIGGERS: &[&Trigger] = &[&ANY];

/// Its id: it is told of all events, whatever their key.
pub const ANY_EVENT: &str = "any-event";

const ANY: Trigger = Trigger {
    id: ANY_EVENT,
    about: "Starts on any webhook event, and passes the payload on unchanged.",
    events: &events::ALL,
    parts: |mut body, product| {
        let mut payload = body.clone();
        if product == Product::Cloud {
            // It was put there for the shape.
            take_out(&mut payload, "eventKey");
        }
        set(&mut body, "payload", payload);
        vec![body]
    },
    event: &ANY_SHAPE,
    options: &[&EVENTS],
    scope: "repository pullrequest project pipeline",
    token: "read:repository:bitbucket read:pullrequest:bitbucket read:project:bitbucket read:pipeline:bitbucket",
    ..TRIGGER
};

const EVENTS: Field = Field::new(
    Type::Array(&Type::Enum(events::EVENTS)),
    "events",
    "Filters by event. Defaults to every event that the product has.",
    "push, pull-request-opened",
);

const ANY_SHAPE: Shape = Shape {
    name: "Any event",
    members: &[
        EVENT,
        occurred_at(""),
        ACTOR,
        REPOSITORY,
        Member::any("payload", both("payload"), "The payload, as Bitbucket sent it.", "{}"),
    ],
};
