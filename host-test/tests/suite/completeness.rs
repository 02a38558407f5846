//! No action without a case on each of its products, and no group without a failure.

use crate::{LIBRARY, assert_none, catalog, json};
use host_test::catalog::Effect;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

#[tokio::test]
async fn every_action_has_a_fixture_of_its_sample_on_each_product() {
    let mut faults = Vec::new();
    for action in catalog().await {
        for product in action.support.iter().map(|support| support.product.as_str()) {
            let mut cases = LIBRARY.cases().filter(|case| case.product == product);
            match cases.find(|case| case.name == action.id) {
                None => faults.push(format!("fixtures/{product}/{}.json is missing", action.id)),
                Some(case) if case.fixture.action != action.id => {
                    faults.push(format!("{product}/{} runs {}", case.name, case.fixture.action));
                }
                Some(case) if case.fixture.input != json(&action.schemas.sample_input) => {
                    faults.push(format!(
                        "{product}/{}: its input is not the sample {}",
                        case.name, action.schemas.sample_input
                    ));
                }
                Some(_) => {}
            }
        }
    }
    assert_none(faults);
}

/// What is written, is written with all that may be said of it, and with nothing but what must.
#[tokio::test]
async fn every_write_has_fixtures_of_all_its_inputs_and_of_none_that_may_be_left_out() {
    let mut faults = Vec::new();
    let writes = catalog().await.iter().filter(|action| action.effect != Effect::Read && action.id != "call-api");
    for action in writes {
        let schema = json(&action.schemas.input);
        let fields = schema["properties"].as_object().expect("members");
        let required = |name: &str| schema["required"].as_array().is_some_and(|all| all.iter().any(|one| one == name));
        // Of these exactly one is given, and these have a default in a connection: they are never all absent.
        let chosen = |name: &str| schema["oneOf"].to_string().contains(&format!("\"{name}\""));
        let inherited = |name: &str| fields[name]["x-inherited"] == true;
        for product in action.support.iter().map(|support| &*support.product) {
            let cases = LIBRARY.cases().filter(|case| case.product == product && case.fixture.action == action.id);
            let inputs: Vec<_> =
                cases.filter(|case| case.fixture.error.is_none()).map(|case| &case.fixture.input).collect();
            for (name, field) in fields {
                let takes = field["x-products"].as_array().is_none_or(|on| on.iter().any(|it| it == product));
                let applies = takes && name != "include_raw";
                if applies && !inputs.iter().any(|input| input.get(name).is_some()) {
                    faults.push(format!("{product}/{}: no fixture of a success sets `{name}`", action.id));
                }
            }
            let least = |input: &&Value| {
                input.as_object().is_some_and(|given| {
                    given.keys().all(|name| required(name) || chosen(name) || inherited(name) || needed(&fields[name]))
                })
            };
            if !inputs.iter().copied().any(|input| least(&input)) {
                faults.push(format!("{product}/{}: no fixture of a success leaves out all that may be", action.id));
            }
        }
    }
    assert_none(faults);
}

/// Whether a product needs a field that the other does not know, so that the schema of both cannot require it.
fn needed(field: &Value) -> bool {
    field["x-required-on"].is_array()
}

#[tokio::test]
async fn every_group_has_a_fixture_that_fails() {
    let groups: BTreeMap<_, _> = catalog().await.iter().map(|action| (&*action.id, &*action.group)).collect();
    let failing = LIBRARY.cases().filter(|case| case.fixture.error.is_some());
    let covered: BTreeSet<_> = failing.filter_map(|case| groups.get(&*case.fixture.action)).collect();
    let bare = groups.values().filter(|group| !covered.contains(group)).collect::<BTreeSet<_>>();
    assert_none(bare.iter().map(|group| format!("no fixture shows a failure of `{group}`")).collect());
}

#[test]
fn every_fixture_is_named_after_its_action() {
    let strays = LIBRARY.cases().filter(|case| case.name.split('.').next() != Some(&*case.fixture.action));
    assert_none(strays.map(|case| format!("{}/{} runs {}", case.product, case.name, case.fixture.action)).collect());
}
