//! What a store has to do, as a suite that any host can run against its own.
//!
//! ```
//! # tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(async {
//! use host_test::{conformance, tokens::{MemoryTokens, TokenStore}};
//! use std::sync::Arc;
//!
//! let store = Arc::new(MemoryTokens::default());
//! conformance::token_store(async || store.clone() as Arc<dyn TokenStore>).await;
//! # });
//! ```

use crate::tokens::{Entry, Lock, StoreError, TokenStore, Tokens};
use futures::future::join_all;
use std::{sync::Arc, time::Duration};

/// A lock that is held must not be given to anybody within this time.
const HELD: Duration = Duration::from_millis(150);

/// Whatever a store has to do is done within this time.
const SOON: Duration = Duration::from_secs(30);

/// Runs every case against a store of tokens.
///
/// `open` gives a handle on one and the same empty store each time, as two processes would have each their own. Stores
/// that outlive their process should open it anew, so that the cases meet what was really written.
///
/// # Panics
/// Where the store fails a case; the message says what it should have done.
pub async fn token_store(open: impl AsyncFn() -> Arc<dyn TokenStore>) {
    let (one, other) = (open().await, open().await);
    nothing_is_stored_at_first(&*one).await;
    what_was_saved_is_loaded(&*one, &*other).await;
    what_was_saved_is_there_when_the_store_is_opened_again(&*one, &open).await;
    a_late_writer_meets_a_conflict(&*one, &*other).await;
    who_expects_nothing_overwrites_nothing(&*one, &*other).await;
    what_is_forgotten_is_gone_and_its_revisions_are_not_used_again(&*one, &*other).await;
    connections_do_not_see_each_other(&*one).await;
    one_of_many_savers_wins_each_revision(&one, &other).await;
    a_lock_is_for_one_and_is_given_back(&one, &other).await;
    each_connection_has_a_lock_of_its_own(&*one, &*other).await;
    who_gives_up_waiting_leaves_nothing_behind(&*one, &*other).await;
    everybody_who_waits_gets_the_lock_once(&one, &other).await;
}

async fn nothing_is_stored_at_first(store: &dyn TokenStore) {
    assert_eq!(load(store, "empty").await, None, "a connection without tokens has no entry");
    store.forget("empty").await.expect("forgetting what is not there is no failure");
}

async fn what_was_saved_is_loaded(one: &dyn TokenStore, other: &dyn TokenStore) {
    let long = |letter: &str| letter.repeat(10 * 1024);
    let kinds = [
        Tokens {
            access_token: long("a"),
            refresh_token: Some(long("r")),
            expires_at: Some(1_793_534_400_000),
            scopes: vec!["repository:write".into(), "größe ✓ \"quoted\"".into()],
            extra: Some(r#"{"id_token":"ö"}"#.into()),
        },
        Tokens { refresh_token: None, expires_at: None, scopes: Vec::new(), ..tokens("no refresh token") },
        Tokens { refresh_token: Some(String::new()), expires_at: Some(0), ..tokens("long expired") },
        // The largest that every database can hold.
        Tokens { expires_at: Some(i64::MAX as u64), ..tokens("never expires") },
    ];
    let mut expected = None;
    for tokens in kinds {
        let revision = save(one, "kinds", &tokens, expected).await.expect("the stored revision was expected");
        assert!(Some(revision) > expected, "revisions grow with every save");
        let stored = Some(Entry { tokens, revision });
        assert_eq!(load(one, "kinds").await, stored, "what was saved is loaded as it was");
        assert_eq!(load(other, "kinds").await, stored, "another handle sees what was saved");
        expected = Some(revision);
    }
    let odd = "wörk ' \" ; -- /../ \u{1f511}";
    save(one, odd, &tokens("odd"), None).await.expect("a connection's name is any text");
    assert_eq!(load(other, odd).await.map(|entry| entry.tokens), Some(tokens("odd")));
}

async fn what_was_saved_is_there_when_the_store_is_opened_again(
    one: &dyn TokenStore,
    open: &impl AsyncFn() -> Arc<dyn TokenStore>,
) {
    let revision = save(one, "kept", &tokens("kept"), None).await.expect("nothing is stored yet");
    let again = open().await;
    let stored = Some(Entry { tokens: tokens("kept"), revision });
    assert_eq!(load(&*again, "kept").await, stored, "a save is durable when it returns");
    save(&*again, "kept", &tokens("later"), Some(revision)).await.expect("the revision was kept too");
    assert_eq!(load(one, "kept").await.map(|entry| entry.tokens), Some(tokens("later")), "nothing is cached");
}

async fn a_late_writer_meets_a_conflict(one: &dyn TokenStore, other: &dyn TokenStore) {
    let first = save(one, "late", &tokens("first"), None).await.expect("nothing is stored yet");
    let second = save(other, "late", &tokens("second"), Some(first)).await.expect("the stored revision was expected");
    let stored = Some(Entry { tokens: tokens("second"), revision: second });
    for expected in [first, second + 1, u64::MAX] {
        let late = save(one, "late", &tokens("late"), Some(expected)).await;
        assert_eq!(late, Err(stored.clone()), "a conflict tells what is stored");
    }
    assert_eq!(load(one, "late").await, stored, "a conflict changes nothing");
}

async fn who_expects_nothing_overwrites_nothing(one: &dyn TokenStore, other: &dyn TokenStore) {
    let missing = save(one, "first", &tokens("a"), Some(7)).await;
    assert_eq!(missing, Err(None), "a revision was expected where nothing is stored");
    let revision = save(one, "first", &tokens("a"), None).await.expect("nothing is stored yet");
    let stored = Some(Entry { tokens: tokens("a"), revision });
    assert_eq!(
        save(other, "first", &tokens("b"), None).await,
        Err(stored),
        "tokens are stored, but none were expected"
    );
}

async fn what_is_forgotten_is_gone_and_its_revisions_are_not_used_again(one: &dyn TokenStore, other: &dyn TokenStore) {
    let before = save(one, "forgotten", &tokens("before"), None).await.expect("nothing is stored yet");
    other.forget("forgotten").await.expect("it is there to be forgotten");
    assert_eq!(load(one, "forgotten").await, None, "what is forgotten is gone for everybody");
    let late = save(one, "forgotten", &tokens("late"), Some(before)).await;
    assert_eq!(late, Err(None), "a refresh that was under way brings nothing back");
    let after = save(one, "forgotten", &tokens("after"), None).await.expect("nothing is stored any more");
    assert!(after > before, "revisions grow across forget: {before}, {after}");
    let late = save(other, "forgotten", &tokens("late"), Some(before)).await;
    assert_eq!(late, Err(Some(Entry { tokens: tokens("after"), revision: after })));
}

async fn connections_do_not_see_each_other(store: &dyn TokenStore) {
    let names = ["mine", "Mine", "mine ", "mine/", "min", "%", ""];
    for name in names {
        save(store, name, &tokens(name), None).await.expect("names that are alike are not the same");
    }
    store.forget("Mine").await.expect("it is there to be forgotten");
    for name in names {
        let stored = load(store, name).await.map(|entry| entry.tokens);
        assert_eq!(stored, (name != "Mine").then(|| tokens(name)), "connection {name:?}");
    }
}

async fn one_of_many_savers_wins_each_revision(one: &Arc<dyn TokenStore>, other: &Arc<dyn TokenStore>) {
    let mut expected = None;
    for round in 0..3 {
        let saves = (0..50).map(|saver| {
            let store = if saver % 2 == 0 { one.clone() } else { other.clone() };
            tokio::spawn(async move {
                save(&*store, "many", &tokens(&format!("{round} by {saver}")), expected)
                    .await
                    .ok()
                    .map(|it| (it, saver))
            })
        });
        let wins: Vec<_> =
            join_all(saves).await.into_iter().filter_map(|saved| saved.expect("no panic while saving")).collect();
        let &[(revision, winner)] = &wins[..] else { panic!("exactly one of the savers wins: {wins:?}") };
        let stored = Some(Entry { tokens: tokens(&format!("{round} by {winner}")), revision });
        assert_eq!(load(&**one, "many").await, stored, "who won is stored");
        expected = Some(revision);
    }
}

async fn a_lock_is_for_one_and_is_given_back(one: &Arc<dyn TokenStore>, other: &Arc<dyn TokenStore>) {
    let held = lock(&**one, "locked").await;
    for store in [one, other] {
        assert!(is_locked(&**store, "locked").await, "a lock that is held was given to a second");
    }
    save(&**other, "locked", &tokens("a"), None).await.expect("a lock keeps nobody from saving");
    assert_ne!(load(&**other, "locked").await, None, "a lock keeps nobody from loading");
    let waiting = tokio::spawn({
        let store = other.clone();
        async move { lock(&*store, "locked").await }
    });
    drop(held);
    let held = waiting.await.expect("who waits gets the lock when it is given back");
    assert!(is_locked(&**one, "locked").await, "a lock that is held was given to a second");
    drop(held);
    drop(lock(&**one, "locked").await);
}

async fn each_connection_has_a_lock_of_its_own(one: &dyn TokenStore, other: &dyn TokenStore) {
    let _held = lock(one, "locked 1").await;
    drop(lock(one, "locked 2").await);
    drop(lock(other, "locked 2").await);
}

async fn who_gives_up_waiting_leaves_nothing_behind(one: &dyn TokenStore, other: &dyn TokenStore) {
    let held = lock(one, "given up").await;
    for store in [one, other, one] {
        assert!(is_locked(store, "given up").await, "a lock that is held was given to a second");
    }
    drop(held);
    for store in [one, other] {
        drop(lock(store, "given up").await);
    }
}

async fn everybody_who_waits_gets_the_lock_once(one: &Arc<dyn TokenStore>, other: &Arc<dyn TokenStore>) {
    let inside = Arc::new(tokio::sync::Mutex::new(()));
    let turns = (0..20).map(|turn| {
        let store = if turn % 2 == 0 { one.clone() } else { other.clone() };
        let inside = inside.clone();
        tokio::spawn(async move {
            let _held = lock(&*store, "queue").await;
            let _alone = inside.try_lock().expect("one holder at a time");
            tokio::task::yield_now().await;
        })
    });
    for turn in join_all(turns).await {
        turn.expect("everybody gets a turn");
    }
}

fn tokens(access_token: &str) -> Tokens {
    Tokens {
        access_token: access_token.into(),
        refresh_token: Some(format!("refresh {access_token}")),
        expires_at: Some(1),
        scopes: vec!["account".into()],
        extra: None,
    }
}

async fn load(store: &dyn TokenStore, connection: &str) -> Option<Entry> {
    soon(store.load(connection)).await.expect("the store is there")
}

/// The new revision, or the entry of the conflict.
async fn save(
    store: &dyn TokenStore,
    connection: &str,
    tokens: &Tokens,
    expected: Option<u64>,
) -> Result<u64, Option<Entry>> {
    soon(store.save(connection, tokens.clone(), expected)).await.map_err(|error| match error {
        StoreError::Conflict(entry) => entry,
        StoreError::Unavailable(why) => panic!("the store is there: {why}"),
    })
}

async fn lock(store: &dyn TokenStore, connection: &str) -> Lock {
    soon(store.lock(connection)).await.expect("the store is there")
}

async fn is_locked(store: &dyn TokenStore, connection: &str) -> bool {
    tokio::time::timeout(HELD, store.lock(connection)).await.is_err()
}

async fn soon<T>(done: impl Future<Output = T>) -> T {
    tokio::time::timeout(SOON, done).await.expect("the store answers within half a minute")
}
