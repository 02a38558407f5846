//! What a client hears of a call while it runs, and how it stops it.

use std::{
    future::Future,
    sync::{Arc, Mutex},
};

use host_test::{
    CallHandle,
    observer::{Level, Observer},
};
use rmcp::{RoleServer, model::ProgressNotificationParam, service::RequestContext};
use tokio::sync::mpsc::{UnboundedSender, unbounded_channel};

use super::super::connection::Watch;

/// How far a call is, in steps of what it does, of how many there are, and what they are.
type Step = (u64, Option<u64>, String);

/// Runs a call that stops when the client cancels it, and hands its progress to a client that asked for it.
/// The log goes to whoever hears it anyway.
pub async fn watched<T, F: Future<Output = T>>(
    context: &RequestContext<RoleServer>,
    log: Arc<dyn Observer>,
    call: impl FnOnce(Watch) -> F,
) -> T {
    let (steps, mut told) = unbounded_channel();
    let observer = Arc::new(Steps { log, steps, last: Mutex::default() });
    let handle = CallHandle::from(context.ct.child_token());
    let telling = async {
        while let Some((done, total, what)) = told.recv().await {
            let Some(token) = context.meta.get_progress_token() else { continue };
            let mut progress = ProgressNotificationParam::new(token, done as f64).with_message(what);
            progress.total = total.map(|total| total as f64);
            // A client that has gone hears nothing.
            let _ = context.peer.notify_progress(progress).await;
        }
    };
    // The call drops its end of the channel, which ends the telling: all progress is told before the result.
    let (answer, ()) = tokio::join!(call(Watch { observer, handle }), telling);
    answer
}

struct Steps {
    log: Arc<dyn Observer>,
    steps: UnboundedSender<Step>,
    last: Mutex<Option<u64>>,
}

impl Observer for Steps {
    fn log(&self, level: Level, message: &str) {
        self.log.log(level, message);
    }

    fn progress(&self, done: u64, total: Option<u64>, what: &str) {
        let mut last = self.last.lock().expect("no panic under the lock");
        // The protocol wants it to grow with every notification.
        if last.is_none_or(|last| done > last) {
            *last = Some(done);
            let _ = self.steps.send((done, total, what.to_owned()));
        }
    }
}
