//! The store, which others use as well: what they stored counts, and what it refuses loses nothing.

use super::{HERE, REFRESH, Site, assert_told, stage::Stage};
use futures::FutureExt;
use host_test::{
    sim::{Answer, Product, Rule, Script, Simulation},
    tokens::{StoreError, TokenStore, Tokens},
};
use serde_json::json;
use std::sync::{
    Arc, Mutex,
    atomic::{AtomicUsize, Ordering},
};

/// Another run's hand on a store in memory, which answers at once.
fn now<T>(answer: impl Future<Output = T>) -> T {
    answer.now_or_never().expect("memory answers at once")
}

fn put(store: &dyn TokenStore, tokens: Tokens) {
    let revision = now(store.load(HERE)).expect("it answers").map(|entry| entry.revision);
    now(store.save(HERE, tokens, revision)).expect("it takes them");
}

/// A connection whose token is over, in whose refresh somebody else interferes at this step, once.
async fn interfered(product: Product, at: Stage, interfere: impl Fn(&dyn TokenStore) + Send + Sync + 'static) -> Site {
    let site = Site::connected(product, Script::default()).await;
    site.outlive();
    let (store, first) = (site.services.tokens.clone(), AtomicUsize::new(0));
    site.staged(move |stage| {
        if *stage == at && first.fetch_add(1, Ordering::SeqCst) == 0 {
            interfere(&*store);
        }
        Ok(())
    })
}

/// Tokens that the server will take, for somebody to store later.
fn prepared(site: &Site) -> Tokens {
    site.simulation.connected(site.product)
}

#[tokio::test]
async fn what_another_run_refreshed_is_used() {
    for product in Product::ALL {
        for at in [Stage::Lock, Stage::Locked] {
            let newer = Arc::new(Mutex::new(None::<Tokens>));
            let theirs = newer.clone();
            let site = interfered(product, at, move |store| {
                put(store, theirs.lock().expect("no panic under the lock").take().expect("tokens"));
            })
            .await;
            let tokens = prepared(&site);
            *newer.lock().expect("no panic under the lock") = Some(tokens.clone());
            site.run().await.expect("a success");
            assert_eq!(site.counts(), (0, 1), "{product:?} {at:?}");
            assert_eq!(site.stored().await.expect("tokens").tokens, tokens);
        }
    }
}

#[tokio::test]
async fn what_another_run_stored_meanwhile_counts() {
    // Hosts without a lock that holds: both refreshed.
    for product in Product::ALL {
        for at in [Stage::Ask, Stage::Answered, Stage::Save] {
            let newer = Arc::new(Mutex::new(None::<Tokens>));
            let theirs = newer.clone();
            let site = interfered(product, at, move |store| {
                put(store, theirs.lock().expect("no panic under the lock").take().expect("tokens"));
            })
            .await;
            let tokens = prepared(&site);
            *newer.lock().expect("no panic under the lock") = Some(tokens.clone());
            site.run().await.expect("a success");
            assert_eq!(site.stored().await.expect("tokens").tokens, tokens, "{product:?} {at:?}");
            assert!(site.is_alive().await);
        }
    }
}

#[tokio::test]
async fn a_refusal_is_believed_only_while_the_store_agrees() {
    for product in Product::ALL {
        for body in [
            json!({ "error": "invalid_grant", "error_description": "The refresh token was used." }),
            json!({ "error": "invalid_request", "error_description": "Invalid refresh_token" }),
        ] {
            let refuse = |site: &Site| {
                let rule = Rule::on("POST", &Simulation::token_path(product)).times(1);
                site.simulation.rule(rule.answers(Answer::json(400, &body)));
            };
            let newer = Arc::new(Mutex::new(None::<Tokens>));
            let theirs = newer.clone();
            let site = interfered(product, Stage::Answered, move |store| {
                put(store, theirs.lock().expect("no panic under the lock").take().expect("tokens"));
            })
            .await;
            *newer.lock().expect("no panic under the lock") = Some(prepared(&site));
            refuse(&site);
            site.run().await.expect("a success");
            assert_eq!(site.counts(), (1, 1), "{product:?} {body}");

            let site = interfered(product, Stage::Answered, |_| ()).await;
            refuse(&site);
            assert_told(&site.fails().await, REFRESH.0, REFRESH.1, &["onnect"]);
            assert_eq!(site.counts(), (1, 0), "{product:?} {body}");
            assert!(site.stored().await.is_some(), "what is stored stays: the server may be wrong");
        }
    }
}

#[tokio::test]
async fn whoever_disconnects_meanwhile_stays_disconnected() {
    for product in Product::ALL {
        for at in [Stage::Lock, Stage::Locked, Stage::Ask, Stage::Answered, Stage::Save] {
            let site = interfered(product, at, |store| now(store.forget(HERE)).expect("it forgets")).await;
            let told = site.fails().await;
            assert_eq!(
                (&told["kind"], site.stored().await),
                (&json!("unauthenticated"), None),
                "{product:?} {at:?} {told:#}"
            );
            assert_eq!(site.counts().1, 0, "{product:?} {at:?}");
        }
    }
}

/// Fails so many times at this step.
async fn failing(product: Product, at: Stage, times: usize) -> Site {
    let site = Site::connected(product, Script::default()).await;
    site.outlive();
    let failed = AtomicUsize::new(0);
    site.staged(move |stage| match *stage == at && failed.fetch_add(1, Ordering::SeqCst) < times {
        true => Err("the disk is full".into()),
        false => Ok(()),
    })
}

#[tokio::test]
async fn a_store_that_fails_to_save_is_asked_again() {
    for product in Product::ALL {
        for times in 1..=3 {
            // Before it saved, and after: then the answer alone is lost.
            for at in [Stage::Save, Stage::Saved] {
                let site = failing(product, at, times).await;
                site.run().await.expect("a success");
                assert_eq!((site.counts(), site.refreshes()), ((1, 1), 1), "{product:?} {at:?} {times}");
                assert!(site.is_alive().await, "{product:?} {at:?} {times}");
            }
        }
    }
}

#[tokio::test]
async fn what_cannot_be_saved_is_not_used() {
    for product in Product::ALL {
        let site = Site::connected(product, Script::default()).await;
        site.outlive();
        let (broken, before) = (Arc::new(AtomicUsize::new(1)), site.stored().await);
        let breaks = broken.clone();
        let site = site.staged(move |stage| match *stage == Stage::Save && breaks.load(Ordering::SeqCst) > 0 {
            true => Err("the disk is full".into()),
            false => Ok(()),
        });
        let told = site.fails().await;
        assert_told(&told, REFRESH.0, REFRESH.1, &["the disk is full"]);
        assert!(told["retry_after_ms"].is_u64(), "{told:#}");
        assert_eq!((site.counts(), site.stored().await), ((1, 0), before), "{product:?}");
        // Within ten minutes the old refresh token still counts.
        broken.store(0, Ordering::SeqCst);
        site.run().await.expect("a success");
        assert!(site.is_alive().await, "{product:?}");
    }
}

#[tokio::test]
async fn a_store_that_cannot_be_read_is_told_and_nothing_is_sent() {
    for product in Product::ALL {
        let site = failing(product, Stage::Load, usize::MAX).await;
        let told = site.fails().await;
        assert_eq!(told["kind"], "host", "{told:#}");
        assert!(told["cause"].as_str().is_some_and(|cause| cause.contains("the disk is full")), "{told:#}");
        assert_eq!(site.counts(), (0, 0), "{product:?}");
    }
}

#[tokio::test]
async fn a_lock_that_cannot_be_had_is_told_or_not_needed() {
    for product in Product::ALL {
        // Its holder hangs.
        let site = failing(product, Stage::Lock, usize::MAX).await;
        let told = site.fails().await;
        assert_told(&told, REFRESH.0, REFRESH.1, &["the disk is full"]);
        assert!(told["retry_after_ms"].is_u64(), "{told:#}");
        assert_eq!(site.counts(), (0, 0), "{product:?}");

        // Its holder hangs after the work was done.
        let site = Site::connected(product, Script::default()).await;
        site.outlive();
        let (tokens, store) = (prepared(&site), site.services.tokens.clone());
        let site = site.staged(move |stage| match stage {
            Stage::Lock => {
                put(&*store, tokens.clone());
                Err("another run held the lock".into())
            }
            _ => Ok(()),
        });
        site.run().await.expect("a success");
        assert_eq!(site.counts(), (0, 1), "{product:?}");
    }
}

#[tokio::test]
async fn whoever_stops_waiting_for_a_lock_that_hangs_keeps_nobody_else_from_it() {
    for product in Product::ALL {
        let site = Site::connected(product, Script::default()).await;
        site.outlive();
        let held = site.services.tokens.lock(HERE).await.expect("it is free");
        {
            let mut waiting = std::pin::pin!(site.run());
            assert!(futures::poll!(&mut waiting).is_pending());
        }
        drop(held);
        site.run().await.expect("a success");
        assert_eq!(site.refreshes(), 1, "{product:?}");
    }
}

#[tokio::test]
async fn a_late_writer_does_not_overwrite() {
    for product in Product::ALL {
        let site = Site::connected(product, Script::default()).await;
        let old = site.stored().await.expect("tokens");
        site.outlive();
        site.run().await.expect("a success");
        let late = site.services.tokens.save(HERE, old.tokens, Some(old.revision)).await;
        assert!(matches!(late, Err(StoreError::Conflict(Some(_)))));
        assert!(site.is_alive().await, "{product:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn side_by_side_in_one_process_there_is_one_refresh() {
    for product in Product::ALL {
        let site = Site::connected(product, Script::default()).await;
        site.outlive();
        let runs = (0..50).map(|_| site.run());
        for outcome in futures::future::join_all(runs).await {
            outcome.expect("a success");
        }
        assert_eq!(site.refreshes(), 1, "{product:?}");
    }
}
