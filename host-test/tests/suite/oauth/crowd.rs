//! Many runs in several processes, one token that is over.

use super::{Site, process::Child, stage::Stage};
use host_test::{
    clock::Clock,
    sim::{Product, Script},
};
use serde_json::Value;
use tempfile::TempDir;

const PROCESSES: usize = 4;
const TASKS: usize = 50;

/// A connection whose tokens lie in a file of this folder and are over.
async fn outlived(product: Product, folder: &TempDir) -> Site {
    let site = Site::new(product, Script::default()).in_file(folder.path());
    site.hold(site.simulation.connected(product)).await;
    site.outlive();
    site
}

fn start(site: &Site, folder: &TempDir, stop: Option<Stage>) -> Child {
    let mut child = Child::start(folder.path(), &site.settings, site.clock.now_ms(), stop, TASKS);
    child.is_ready();
    child
}

fn assert_all_succeeded(product: Product, outcomes: &[Value], processes: usize) {
    let failed: Vec<_> = outcomes.iter().filter(|outcome| outcome["name"] != "Web").collect();
    assert!(failed.is_empty(), "{product:?}: {failed:#?}");
    assert_eq!(outcomes.len(), processes * TASKS);
}

#[tokio::test]
async fn two_hundred_runs_refresh_once() {
    for product in Product::ALL {
        let folder = TempDir::new().expect("a folder");
        let site = outlived(product, &folder).await;
        let mut children: Vec<_> = (0..PROCESSES).map(|_| start(&site, &folder, None)).collect();
        children.iter_mut().for_each(Child::go);
        let outcomes: Vec<_> = children.into_iter().flat_map(Child::end).collect();
        assert_all_succeeded(product, &outcomes, PROCESSES);
        assert_eq!((site.refreshes(), site.counts()), (1, (1, PROCESSES * TASKS)), "{product:?}");
        assert!(site.is_alive().await);
    }
}

#[tokio::test]
async fn one_that_dies_while_all_others_wait_costs_one_more() {
    for product in Product::ALL {
        let folder = TempDir::new().expect("a folder");
        let site = outlived(product, &folder).await;
        let mut dies = start(&site, &folder, Some(Stage::Answered));
        dies.go();
        dies.reaches(Stage::Answered);
        let mut children: Vec<_> = (1..PROCESSES).map(|_| start(&site, &folder, None)).collect();
        children.iter_mut().for_each(Child::go);
        children.iter_mut().for_each(|child| child.reaches(Stage::Lock));
        dies.kill();
        let outcomes: Vec<_> = children.into_iter().flat_map(Child::end).collect();
        assert_all_succeeded(product, &outcomes, PROCESSES - 1);
        assert_eq!(site.refreshes(), 2, "{product:?}: its answer died with it, within the grace");
        assert!(site.is_alive().await);
    }
}
