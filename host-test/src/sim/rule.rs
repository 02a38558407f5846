//! What a route answers in place of what the simulation would: a fault, a redirect, a stream.

use super::Answer;
use std::sync::Mutex;

/// Answers some requests by itself.
#[derive(Clone, Debug)]
pub struct Rule {
    method: String,
    prefix: String,
    skips: usize,
    times: usize,
    done_first: bool,
    answer: Answer,
}

impl Rule {
    /// For requests of this method (`*` for any) whose path with its query begins so: `/2.0/repositories/acme/web`.
    /// Until told otherwise it answers each with an empty 200.
    pub fn on(method: &str, prefix: &str) -> Self {
        Self {
            method: method.into(),
            prefix: prefix.into(),
            skips: 0,
            times: usize::MAX,
            done_first: false,
            answer: Answer::new(200),
        }
    }

    /// Lets the first so many pass.
    pub fn after(mut self, requests: usize) -> Self {
        self.skips = requests;
        self
    }

    /// Answers so many, and lets all others pass.
    pub fn times(mut self, requests: usize) -> Self {
        self.times = requests;
        self
    }

    /// Does what was asked for before it answers: the write happens, and its answer is lost.
    pub fn done_first(mut self) -> Self {
        self.done_first = true;
        self
    }

    /// Answers this.
    pub fn answers(mut self, answer: Answer) -> Self {
        self.answer = answer;
        self
    }

    fn is_for(&self, method: &str, target: &str) -> bool {
        (self.method == "*" || self.method == method) && target.starts_with(&self.prefix)
    }
}

/// All rules of a simulation; the first that is for a request and not used up answers it.
pub struct Rules(Mutex<Vec<Rule>>);

impl Rules {
    pub fn new(rules: Vec<Rule>) -> Self {
        Self(Mutex::new(rules))
    }

    /// One more, before those that are there.
    pub fn add(&self, rule: Rule) {
        self.0.lock().expect("no panic under the lock").insert(0, rule);
    }

    /// The answer, and whether the request is to be done before.
    pub fn answer(&self, method: &str, target: &str) -> Option<(Answer, bool)> {
        let mut rules = self.0.lock().expect("no panic under the lock");
        for rule in rules.iter_mut().filter(|rule| rule.times > 0 && rule.is_for(method, target)) {
            if rule.skips > 0 {
                rule.skips -= 1;
                continue;
            }
            rule.times = rule.times.saturating_sub(usize::from(rule.times != usize::MAX));
            return Some((rule.answer.clone(), rule.done_first));
        }
        None
    }
}
