//! Time and randomness.

use async_trait::async_trait;
use std::{
    sync::atomic::{AtomicU64, Ordering},
    time::{Duration, SystemTime, UNIX_EPOCH},
};

/// What time it is, waiting, and random bytes.
#[async_trait]
pub trait Clock: Send + Sync {
    /// Milliseconds since the epoch.
    fn now_ms(&self) -> u64;
    /// Returns when so many milliseconds have passed on this clock.
    async fn sleep(&self, ms: u32);
    /// Random bytes from a cryptographic source.
    fn random(&self, len: usize) -> Vec<u8>;
    /// When a call that begins now and may take so long is stopped, in milliseconds since the epoch; none where it never is.
    fn deadline(&self, most: Duration) -> Option<u64> {
        Some(self.now_ms().saturating_add(most.as_millis() as u64))
    }
}

/// The machine's clock and its source of randomness.
pub struct SystemClock;

#[async_trait]
impl Clock for SystemClock {
    fn now_ms(&self) -> u64 {
        SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_millis() as u64)
    }

    async fn sleep(&self, ms: u32) {
        tokio::time::sleep(Duration::from_millis(ms.into())).await;
    }

    fn random(&self, len: usize) -> Vec<u8> {
        let mut bytes = vec![0; len];
        getrandom::fill(&mut bytes).expect("the system has a source of randomness");
        bytes
    }
}

/// A clock for tests: waiting takes no time and moves it on, and its randomness is the same in every run.
pub struct FakeClock {
    now_ms: AtomicU64,
    drawn: AtomicU64,
    deadline: Option<u64>,
}

impl FakeClock {
    /// Starts at so many milliseconds since the epoch.
    pub fn at(now_ms: u64) -> Self {
        Self { now_ms: AtomicU64::new(now_ms), drawn: AtomicU64::new(0), deadline: None }
    }

    /// Calls are told that they will be stopped then, in milliseconds since the epoch. Otherwise none is told so, as no
    /// wait takes any time.
    pub fn until(self, deadline: u64) -> Self {
        Self { deadline: Some(deadline), ..self }
    }

    /// Jumps to so many milliseconds since the epoch, forwards or backwards.
    pub fn set(&self, now_ms: u64) {
        self.now_ms.store(now_ms, Ordering::SeqCst);
    }
}

impl Default for FakeClock {
    /// Noon of 1 November 2026, UTC.
    fn default() -> Self {
        Self::at(1_793_534_400_000)
    }
}

#[async_trait]
impl Clock for FakeClock {
    fn now_ms(&self) -> u64 {
        self.now_ms.load(Ordering::SeqCst)
    }

    async fn sleep(&self, ms: u32) {
        self.now_ms.fetch_add(ms.into(), Ordering::SeqCst);
    }

    fn random(&self, len: usize) -> Vec<u8> {
        // The golden ratio's multiples spread over the bytes: different each time, the same in each run.
        (0..len)
            .map(|_| (self.drawn.fetch_add(1, Ordering::SeqCst).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 56) as u8)
            .collect()
    }

    fn deadline(&self, _: Duration) -> Option<u64> {
        self.deadline
    }
}
