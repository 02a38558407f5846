//! No action without a case on each of its products, and no group without a failure.

use crate::{LIBRARY, assert_none, catalog, json};
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
                Some(case) if case.fixture.input != json(&action.sample_input) => {
                    faults
                        .push(format!("{product}/{}: its input is not the sample {}", case.name, action.sample_input));
                }
                Some(_) => {}
            }
        }
    }
    assert_none(faults);
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
