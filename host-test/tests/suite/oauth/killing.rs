//! The process dies between two steps of a refresh, by a signal that nobody can catch, and the next one goes on.

use super::{MINUTE, REFRESH, Site, assert_told, process::Child, stage::Stage};
use host_test::{
    clock::Clock,
    sim::{Consumer, Product, Rotation, Script},
};
use serde_json::Value;
use std::time::Duration;
use tempfile::TempDir;

/// How often each step is tried.
const ROUNDS: usize = 3;

/// A connection whose tokens lie in a file and are over.
struct Scene {
    site: Site,
    folder: TempDir,
}

impl Scene {
    async fn new(product: Product, script: Script) -> Self {
        let folder = TempDir::new().expect("a folder");
        let site = Site::new(product, script).in_file(folder.path());
        site.hold(site.simulation.connected(product)).await;
        Self { site, folder }
    }

    fn child(&self, stop: Option<Stage>) -> Child {
        let mut child = Child::start(self.folder.path(), &self.site.settings, self.site.clock.now_ms(), stop, 1);
        child.is_ready();
        child.go();
        child
    }

    /// A child is killed at this step.
    fn killed_at(&self, stage: Stage) {
        let mut child = self.child(Some(stage));
        child.reaches(stage);
        child.kill();
    }

    /// What a child comes to that nobody stops.
    fn next(&self) -> Value {
        self.child(None).end().remove(0)
    }
}

#[tokio::test]
async fn wherever_it_dies_the_chain_goes_on() {
    for product in Product::ALL {
        let scene = Scene::new(product, Script::default()).await;
        for round in 0..ROUNDS {
            for stage in Stage::REFRESH {
                scene.site.outlive();
                let before = scene.site.refreshes();
                scene.killed_at(stage);
                let output = scene.next();
                assert_eq!(output["name"], "Web", "{product:?} {stage:?} {round}: {output:#}");
                assert!(scene.site.is_alive().await, "{product:?} {stage:?} {round}");
                // What was saved is not asked for again; what was not is.
                let asked = match stage {
                    Stage::Answered | Stage::Save => 2,
                    _ => 1,
                };
                assert_eq!(scene.site.refreshes() - before, asked, "{product:?} {stage:?} {round}");
            }
        }
    }
}

#[tokio::test]
async fn dying_again_and_again_is_survived_within_the_grace() {
    for product in Product::ALL {
        let scene = Scene::new(product, Script::default()).await;
        scene.site.outlive();
        for _ in 0..ROUNDS {
            scene.killed_at(Stage::Answered);
            scene.site.pass(MINUTE * 3);
        }
        let output = scene.next();
        assert_eq!(output["name"], "Web", "{product:?}: {output:#}");
        assert!(scene.site.is_alive().await, "{product:?}");
    }
}

#[tokio::test]
async fn where_the_server_forgives_nothing_only_the_answer_can_be_lost() {
    for product in Product::ALL {
        let consumer = Consumer::default().rotation(Rotation::Grace(Duration::ZERO));
        let scene = Scene::new(product, Script::default().consumer(consumer)).await;
        for stage in [Stage::Locked, Stage::Ask, Stage::Saved, Stage::Unlock] {
            scene.site.outlive();
            scene.killed_at(stage);
            let output = scene.next();
            assert_eq!(output["name"], "Web", "{product:?} {stage:?}: {output:#}");
        }
        scene.site.outlive();
        scene.killed_at(Stage::Answered);
        assert_told(&scene.next()["error"], REFRESH.0, REFRESH.1, &["onnect"]);
    }
}

#[tokio::test]
async fn after_the_grace_a_person_has_to_connect_again_and_can() {
    for product in Product::ALL {
        let scene = Scene::new(product, Script::default()).await;
        scene.site.outlive();
        scene.killed_at(Stage::Save);
        scene.site.pass(MINUTE * 10);
        for _ in 0..2 {
            assert_told(&scene.next()["error"], REFRESH.0, REFRESH.1, &["onnect"]);
        }
        scene.site.connect().await.expect("it is connected again");
        assert_eq!(scene.next()["name"], "Web", "{product:?}");
    }
}

#[tokio::test]
async fn whoever_waits_goes_on_in_the_moment_in_which_the_holder_dies() {
    for product in Product::ALL {
        let scene = Scene::new(product, Script::default()).await;
        scene.site.outlive();
        let mut hangs = scene.child(Some(Stage::Ask));
        hangs.reaches(Stage::Ask);
        let mut waiting = scene.child(None);
        waiting.reaches(Stage::Lock);
        assert_eq!(scene.site.refreshes(), 0);
        hangs.kill();
        assert_eq!(waiting.end().remove(0)["name"], "Web", "{product:?}");
        assert_eq!(scene.site.refreshes(), 1, "{product:?}");
        assert!(scene.site.is_alive().await);
    }
}

/// The one case that waits as long as the connector does: half a minute.
#[tokio::test]
async fn whoever_waits_for_one_that_hangs_is_told_when_to_come_back() {
    let mut scenes = Vec::new();
    for product in Product::ALL {
        let scene = Scene::new(product, Script::default()).await;
        scene.site.outlive();
        let mut hangs = scene.child(Some(Stage::Ask));
        hangs.reaches(Stage::Ask);
        let waits = scene.child(None);
        scenes.push((scene, hangs, waits));
    }
    for (scene, hangs, waits) in scenes {
        let told = &waits.end().remove(0)["error"];
        assert_told(told, REFRESH.0, REFRESH.1, &["another run"]);
        assert!(told["retry_after_ms"].is_u64(), "{told:#}");
        assert_eq!(scene.site.counts(), (0, 0));
        hangs.kill();
        assert_eq!(scene.next()["name"], "Web");
    }
}
