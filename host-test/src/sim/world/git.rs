//! A model of Git: commits with whole trees, branches and tags. No object is written, and hashes are made of what a commit says.

use super::{By, people::Person};
use bytes::Bytes;
use sha2::{Digest, Sha256};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

/// Files by their paths.
pub type Tree = BTreeMap<String, Bytes>;

#[derive(Clone)]
pub struct Commit {
    pub hash: String,
    pub parents: Vec<String>,
    pub message: String,
    pub author: &'static Person,
    /// Milliseconds since the epoch.
    pub at: u64,
    pub files: Arc<Tree>,
}

/// A branch or a tag.
#[derive(Clone)]
pub struct Ref {
    pub name: String,
    pub commit: String,
    pub is_tag: bool,
}

/// What a push did to a branch or a tag.
#[derive(Clone)]
pub struct RefChange {
    pub name: String,
    pub is_tag: bool,
    pub before: Option<String>,
    pub after: Option<String>,
}

/// What happened to a file between two commits.
pub struct FileChange {
    pub path: String,
    pub before: Option<Bytes>,
    pub after: Option<Bytes>,
}

#[derive(Clone, Default)]
pub struct Git {
    /// In the order in which they were made.
    commits: Vec<Commit>,
    pub refs: Vec<Ref>,
}

impl Git {
    /// What a branch's or tag's name, with or without `refs/…/`, `HEAD`, or the beginning of a hash stands for.
    pub fn resolve(&self, name: &str) -> Option<&Commit> {
        let name = if name == "HEAD" { "main" } else { name };
        let named = self.find(name, false).or_else(|| self.find(name, true));
        let hash = named.map_or(name, |found| &found.commit);
        let is_hash = hash.len() >= 7 && hash.chars().all(|digit| digit.is_ascii_hexdigit());
        self.commits.iter().find(|commit| is_hash && commit.hash.starts_with(hash))
    }

    /// A branch or tag of this name, with or without `refs/…/`.
    pub fn find(&self, name: &str, is_tag: bool) -> Option<&Ref> {
        let short = name.strip_prefix(if is_tag { "refs/tags/" } else { "refs/heads/" }).unwrap_or(name);
        self.refs.iter().find(|known| known.is_tag == is_tag && known.name == short)
    }

    pub fn branches(&self) -> impl Iterator<Item = &Ref> {
        self.refs.iter().filter(|known| !known.is_tag)
    }

    pub fn tags(&self) -> impl Iterator<Item = &Ref> {
        self.refs.iter().filter(|known| known.is_tag)
    }

    /// Makes, moves or deletes a branch or tag.
    pub fn set(&mut self, name: &str, is_tag: bool, commit: Option<&str>) -> RefChange {
        let place = self.refs.iter().position(|known| known.is_tag == is_tag && known.name == name);
        let before = place.map(|place| self.refs[place].commit.clone());
        match (place, commit) {
            (Some(place), Some(commit)) => self.refs[place].commit = commit.into(),
            (Some(place), None) => drop(self.refs.remove(place)),
            (None, Some(commit)) => self.refs.push(Ref { name: name.into(), commit: commit.into(), is_tag }),
            (None, None) => {}
        }
        RefChange { name: name.into(), is_tag, before, after: commit.map(str::to_owned) }
    }

    /// Adds a commit, without moving anything to it.
    pub fn add(&mut self, parents: &[&str], message: &str, by: By, files: Tree) -> &Commit {
        let mut digest = Sha256::new();
        for part in parents.iter().copied().chain([message, by.person.nickname, &by.at.to_string()]) {
            digest.update(part);
            digest.update([0]);
        }
        for (path, content) in &files {
            digest.update(path);
            digest.update(content);
        }
        // As many as there are, so that the same commit made twice is two.
        digest.update(self.commits.len().to_string());
        let hash: String = digest.finalize().iter().take(20).map(|byte| format!("{byte:02x}")).collect();
        self.add_as(&hash, parents, message, by, files)
    }

    /// With a hash of its own.
    pub fn add_as(&mut self, hash: &str, parents: &[&str], message: &str, by: By, files: Tree) -> &Commit {
        let parents = parents.iter().map(|&parent| parent.to_owned()).collect();
        let (author, at, files) = (by.person, by.at, Arc::new(files));
        self.commits.push(Commit { hash: hash.into(), parents, message: message.into(), author, at, files });
        self.commits.last().expect("it was just pushed")
    }

    /// What leads to a commit, the newest first, without what leads to another.
    pub fn history(&self, from: &str, without: Option<&str>) -> Vec<&Commit> {
        let (wanted, known) = (self.ancestors(from), without.map(|other| self.ancestors(other)).unwrap_or_default());
        let is_news = |commit: &&Commit| wanted.contains(&*commit.hash) && !known.contains(&*commit.hash);
        self.commits.iter().rev().filter(is_news).collect()
    }

    /// The newest commit that leads to both.
    pub fn merge_base(&self, one: &str, other: &str) -> Option<&Commit> {
        let others = self.ancestors(other);
        self.history(one, None).into_iter().find(|commit| others.contains(&*commit.hash))
    }

    /// The files that differ between two commits; all of the second's where there is no first.
    pub fn changes(&self, before: Option<&str>, after: &str) -> Vec<FileChange> {
        let files = |name: &str| self.resolve(name).map(|commit| commit.files.clone()).unwrap_or_default();
        let (old, new) = (before.map(files).unwrap_or_default(), files(after));
        let paths: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
        let change = |path: &String| {
            let (before, after) = (old.get(path).cloned(), new.get(path).cloned());
            (before != after).then(|| FileChange { path: path.clone(), before, after })
        };
        paths.into_iter().filter_map(change).collect()
    }

    /// A commit's own changes.
    pub fn own_changes(&self, commit: &Commit) -> Vec<FileChange> {
        self.changes(commit.parents.first().map(String::as_str), &commit.hash)
    }

    fn ancestors(&self, from: &str) -> BTreeSet<&str> {
        let mut found = BTreeSet::new();
        let mut next: Vec<&Commit> = self.resolve(from).into_iter().collect();
        while let Some(commit) = next.pop() {
            if found.insert(&*commit.hash) {
                next.extend(commit.parents.iter().filter_map(|parent| self.resolve(parent)));
            }
        }
        found
    }
}
