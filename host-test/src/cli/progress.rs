//! What a person sees while an action runs, all of it on stderr: a bar on a terminal, and the log where it was asked for.

use console::style;
use host_test::observer::{Level, Observer};
use indicatif::{ProgressBar, ProgressStyle};

use super::terminal::line;

/// Shows progress, and log lines if `verbose`.
pub struct Progress {
    /// Draws nothing where stderr is no terminal.
    bar: ProgressBar,
    verbose: bool,
}

impl Progress {
    pub fn new(verbose: bool) -> Self {
        Self { bar: ProgressBar::no_length(), verbose }
    }
}

impl Observer for Progress {
    fn log(&self, level: Level, message: &str) {
        if !self.verbose {
            return;
        }
        let level = match level {
            Level::Debug => style("debug").dim(),
            Level::Info => style("info").cyan(),
            Level::Warn => style("warn").yellow(),
            Level::Error => style("error").red(),
        };
        // A line must not land in the middle of the bar.
        self.bar.suspend(|| super::styled(&format!("{} {}", level.for_stderr(), line(message))));
    }

    fn progress(&self, done: u64, total: Option<u64>, what: &str) {
        let template = if total.is_some() { "{bar:30} {pos}/{len} {msg}" } else { "{spinner} {pos} {msg}" };
        if let Ok(style) = ProgressStyle::with_template(template) {
            self.bar.set_style(style);
        }
        if let Some(total) = total {
            self.bar.set_length(total);
        }
        self.bar.set_message(line(what));
        self.bar.set_position(done);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
