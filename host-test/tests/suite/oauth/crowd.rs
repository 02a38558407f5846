//! Many runs in several processes, one token that is over.

use super::{Site, process::Child};
use host_test::{
    clock::Clock,
    sim::{Product, Script},
};
use tempfile::TempDir;

const PROCESSES: usize = 4;
const TASKS: usize = 50;

#[tokio::test]
async fn two_hundred_runs_refresh_once() {
    for product in Product::ALL {
        let folder = TempDir::new().expect("a folder");
        let site = Site::new(product, Script::default()).in_file(folder.path());
        site.hold(site.simulation.connected(product)).await;
        site.outlive();
        let now = site.clock.now_ms();
        let mut children: Vec<_> =
            (0..PROCESSES).map(|_| Child::start(folder.path(), &site.settings, now, None, TASKS)).collect();
        children.iter_mut().for_each(Child::is_ready);
        children.iter_mut().for_each(Child::go);
        let outcomes: Vec<_> = children.into_iter().flat_map(Child::end).collect();
        let failed: Vec<_> = outcomes.iter().filter(|outcome| outcome["name"] != "Web").collect();
        assert!(failed.is_empty(), "{product:?}: {failed:#?}");
        assert_eq!(outcomes.len(), PROCESSES * TASKS);
        assert_eq!((site.refreshes(), site.counts()), (1, (1, PROCESSES * TASKS)), "{product:?}");
        assert!(site.is_alive().await);
    }
}
