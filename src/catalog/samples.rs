//! What actions return and triggers' events look like: as the fixtures have it, so that a sample is true as a whole.

use excerpt::{Arena, Excerpt, Wanted};
use serde_json::Value;

use crate::engine::action::Action;
use crate::engine::schema;
use crate::engine::trigger::Trigger;

/// What is another in a fixture than in the sample of the shape, by action and trigger. A test writes it.
const SAMPLES: &str = include_str!("samples.json");

/// What an action returns; of a list the first item.
pub fn output(action: &Action) -> Value {
    sample(action.id, schema::sample_output(action))
}

/// An event of a trigger.
pub fn event(trigger: &Trigger) -> Value {
    sample(trigger.id, schema::sample_of_shape(trigger.event))
}

fn sample(id: &'static str, mut of_shape: Value) -> Value {
    let mut wanted = Wanted::default();
    wanted.member(id).whole();
    let arena = Arena::new();
    let difference = Excerpt::read(SAMPLES, &wanted, &arena).unwrap_or(Excerpt::Null).look(id);
    if !difference.is_null() {
        merge(&mut of_shape, difference.to_value());
    }
    of_shape
}

/// Objects member by member, everything else as a whole.
fn merge(value: &mut Value, other: Value) {
    match (value, other) {
        (Value::Object(value), Value::Object(other)) => {
            for (name, other) in other {
                merge(value.entry(name).or_insert(Value::Null), other);
            }
        }
        (value, other) => *value = other,
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;
    use std::{env, fs};

    use super::*;
    use crate::base::json;
    use crate::catalog::{self, triggers};

    /// The first of these fixtures that there is.
    fn fixture(folders: &[&str], id: &str) -> Value {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
        let mut files = folders.iter().map(|name| folder.join(name).join(format!("{id}.json")));
        let file = files.find(|file| file.exists()).expect("everything has a fixture");
        serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap()
    }

    /// What the fixture of an action returns, on Cloud where that has the action.
    fn output_of_fixture(action: &Action) -> Value {
        let mut output = fixture(&["cloud", "data-center"], action.id)["output"].take();
        if let Some(Value::Array(items)) = output.get_mut("items") {
            items.truncate(1);
        }
        output
    }

    /// The first event of the fixture of a webhook of either product, or else of polling.
    fn event_of_fixture(trigger: &Trigger) -> Value {
        let folders = ["deliveries/cloud", "deliveries/data-center", "polls/cloud", "polls/data-center"];
        let fixture = fixture(&folders, trigger.id);
        let results =
            [&fixture["result"]].into_iter().chain(json::items(&fixture["polls"]).iter().map(|poll| &poll["result"]));
        let mut events = results.flat_map(|result| json::items(&result["events"]));
        events.next().expect("an event")["payload"].clone()
    }

    /// What to merge into a value to get another.
    fn difference(value: &Value, other: &Value) -> Option<Value> {
        let (Value::Object(members), Value::Object(others)) = (value, other) else {
            return (value != other).then(|| other.clone());
        };
        let differences = others.iter().filter_map(|(name, other)| {
            let difference = members.get(name).map_or_else(|| Some(other.clone()), |value| difference(value, other));
            Some((name.clone(), difference?))
        });
        let differences = json::object(differences);
        (!differences.is_empty()).then(|| differences.into())
    }

    /// `UPDATE=1` writes them.
    #[test]
    fn samples_are_those_of_the_fixtures() {
        let of_actions = catalog::all()
            .into_iter()
            .map(|action| (action.id, schema::sample_output(action), output(action), output_of_fixture(action)));
        let of_triggers = triggers::all().map(|trigger| {
            (trigger.id, schema::sample_of_shape(trigger.event), event(trigger), event_of_fixture(trigger))
        });
        let (mut lines, mut other) = (Vec::new(), Vec::new());
        for (id, of_shape, sample, of_fixture) in of_actions.chain(of_triggers) {
            lines.extend(difference(&of_shape, &of_fixture).map(|difference| format!("\"{id}\": {difference}")));
            if sample != of_fixture {
                other.push(id);
            }
        }
        let samples = format!("{{\n{}\n}}\n", lines.join(",\n"));
        if env::var_os("UPDATE").is_some() {
            let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/catalog/samples.json");
            fs::write(file, samples).unwrap();
        } else {
            assert!(other.is_empty(), "run it with UPDATE=1: {other:?}");
            assert_eq!(SAMPLES, samples, "run it with UPDATE=1");
        }
    }

    /// Apart from what the other product's forms alone have.
    #[test]
    fn sample_inputs_are_those_of_the_fixtures() {
        let mut other = Vec::new();
        for action in catalog::all() {
            let form = action.form();
            for product in form.products.clone() {
                let mut input = fixture(&[product.id()], action.id)["input"].take();
                let fields = schema::input(&form, Some(product));
                input.as_object_mut().unwrap().retain(|name, _| !fields["properties"][name].is_null());
                let sample = schema::sample_input(&form, Some(product));
                if sample != input {
                    other.push(format!("{} of {}: {sample} instead of {input}", action.id, product.id()));
                }
            }
        }
        assert!(other.is_empty(), "{other:#?}");
    }
}
