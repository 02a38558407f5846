//! The token store: nobody overwrites what they have not seen, and one at a time refreshes.

use host_test::tokens::{MemoryTokens, StoreError, TokenStore, Tokens};

fn tokens(access_token: &str) -> Tokens {
    Tokens { access_token: access_token.into(), refresh_token: None, expires_at: None, scopes: Vec::new() }
}

#[tokio::test]
async fn a_late_writer_meets_a_conflict_and_sees_what_is_stored() {
    let store = MemoryTokens::default();
    let first = store.save("work", tokens("a"), None).await.expect("nothing is stored yet");
    let second = store.save("work", tokens("b"), Some(first)).await.expect("the revision is the stored one");
    assert!(second > first);
    for expected in [None, Some(first)] {
        match store.save("work", tokens("late"), expected).await {
            Err(StoreError::Conflict(Some(entry))) => assert_eq!((entry.tokens, entry.revision), (tokens("b"), second)),
            other => panic!("{other:?}"),
        }
    }
    store.forget("work").await.expect("it is forgotten");
    assert!(matches!(store.save("work", tokens("late"), Some(second)).await, Err(StoreError::Conflict(None))));
    assert!(store.save("work", tokens("new"), None).await.expect("nothing is stored") > second);
}

#[tokio::test]
async fn a_lock_is_one_holders_until_it_is_dropped() {
    let store = MemoryTokens::default();
    let held = store.lock("work").await.expect("it is free");
    assert!(store.lock("home").await.is_ok(), "another connection's lock is another lock");
    let mut waiting = std::pin::pin!(store.lock("work"));
    assert!(futures::poll!(&mut waiting).is_pending());
    drop(held);
    assert!(waiting.await.is_ok());
}
