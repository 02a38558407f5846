//! Filters of triggers: what an event has to be like to start a workflow. They look at the event as the workflow gets it, so
//! that they are the same for both products, and for webhooks and polling.

use excerpt::find;
use regex_lite::{Regex, RegexBuilder};
use serde_json::{Map, Value};

use crate::base::error::{Error, FieldError, Result};
use crate::base::json::{items, plain};
use crate::engine::field::Field;

/// One filter: a field of the configuration and where it looks. It passes what it is not set for.
pub struct Filter {
    pub field: Field,
    /// Members of the event; one of them has to match.
    pub at: &'static [&'static str],
    pub test: Test,
}

pub enum Test {
    /// One of these patterns of names: `*` is anything but `/`, `**` anything, `?` one character; `!` in front excludes.
    Glob,
    /// A regular expression.
    Pattern,
    /// One of these users, by whatever a user is called by.
    User,
    /// This value, or one of these.
    Equal,
    /// One of these patterns matches the path of a changed file. No event has them: they are read from the API.
    Paths,
}

/// The most characters of a regular expression, and of a text that it is tried on. The engine takes time in proportion to
/// both (`regex-lite` never backtracks).
const MOST_PATTERN: usize = 1_000;
const MOST_TEXT: usize = 65_536;

impl Filter {
    /// Whether an event passes, in a configuration that was checked.
    pub fn passes(&self, config: &Map<String, Value>, event: &Value) -> bool {
        let Some(wanted) = config.get(self.field.name) else { return true };
        let found: Vec<Value> = self.at.iter().flat_map(|path| leaves(find(event, path))).collect();
        self.test.passes(wanted, &found)
    }
}

impl Test {
    pub fn passes(&self, wanted: &Value, found: &[Value]) -> bool {
        match self {
            Self::Glob | Self::Paths => {
                let globs: Vec<String> = leaves(wanted.clone()).iter().map(plain).collect();
                found.iter().filter_map(Value::as_str).any(|name| matches_any(&globs, name))
            }
            Self::Pattern => {
                let Ok(pattern) = regex(&plain(wanted)) else { return false };
                found.iter().filter_map(Value::as_str).any(|text| pattern.is_match(cut(text)))
            }
            Self::User => {
                let names: Vec<String> = leaves(wanted.clone()).iter().map(|name| plain(name).to_lowercase()).collect();
                found.iter().any(|user| {
                    let called = ["id", "account_id", "username", "email", "name"];
                    called
                        .iter()
                        .filter_map(|member| user[member].as_str())
                        .any(|it| names.contains(&it.to_lowercase()))
                })
            }
            Self::Equal => {
                let wanted = leaves(wanted.clone());
                found.iter().any(|value| wanted.contains(value))
            }
        }
    }
}

/// What is wrong with the patterns of a configuration that has the right types.
///
/// # Errors
/// `invalid-input` with every regular expression that is none.
pub fn check(id: &str, filters: &[&Filter], config: &Map<String, Value>) -> Result<()> {
    let patterns = filters.iter().filter(|filter| matches!(filter.test, Test::Pattern));
    let errors = patterns.filter_map(|filter| {
        let field = filter.field.name;
        let message = regex(config.get(field)?.as_str()?).err()?;
        Some(FieldError {
            field: field.into(),
            message: format!("`{field}` is not a valid regular expression: {message}"),
        })
    });
    let errors: Vec<_> = errors.collect();
    if errors.is_empty() { Ok(()) } else { Err(Error::invalid_input(&format!("`{id}`"), errors)) }
}

/// Whether one of these patterns matches a name and none with `!` does. Patterns with `!` alone pass everything else.
pub fn matches_any(globs: &[String], name: &str) -> bool {
    let (excluding, including): (Vec<&str>, Vec<&str>) =
        globs.iter().map(String::as_str).partition(|glob| glob.starts_with('!'));
    (including.is_empty() || including.iter().any(|glob| matches_glob(glob, name)))
        && !excluding.iter().any(|glob| matches_glob(&glob[1..], name))
}

/// `*` is anything but `/`, `**` anything, `?` one character but `/`.
fn matches_glob(glob: &str, name: &str) -> bool {
    let mut pattern = String::from("^");
    let mut rest = glob.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '*' if rest.next_if_eq(&'*').is_some() => {
                // `**/` is no folder as well.
                pattern += if rest.next_if_eq(&'/').is_some() { "(.*/)?" } else { ".*" };
            }
            '*' => pattern += "[^/]*",
            '?' => pattern += "[^/]",
            c => pattern += &regex_lite::escape(c.encode_utf8(&mut [0; 4])),
        }
    }
    pattern += "$";
    RegexBuilder::new(&pattern).dot_matches_new_line(true).build().is_ok_and(|pattern| pattern.is_match(name))
}

fn regex(pattern: &str) -> std::result::Result<Regex, String> {
    if pattern.chars().count() > MOST_PATTERN {
        return Err(format!("it is longer than {MOST_PATTERN} characters"));
    }
    RegexBuilder::new(pattern).size_limit(1 << 20).build().map_err(|error| error.to_string())
}

fn cut(text: &str) -> &str {
    &text[..text.floor_char_boundary(MOST_TEXT)]
}

/// The values of lists in lists; null is none.
fn leaves(value: Value) -> Vec<Value> {
    match value {
        Value::Null => Vec::new(),
        Value::Array(_) => items(&value).iter().cloned().flat_map(leaves).collect(),
        value => vec![value],
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn globs_keep_to_folders_and_exclude() {
        for (globs, name, passes) in [
            (&["main"][..], "main", true),
            (&["main"], "main2", false),
            (&["feature/*"], "feature/retry", true),
            (&["feature/*"], "feature/a/b", false),
            (&["feature/**"], "feature/a/b", true),
            (&["**/*.md"], "README.md", true),
            (&["**/*.md"], "docs/a/b.md", true),
            (&["*.md"], "docs/b.md", false),
            (&["v?.0"], "v1.0", true),
            (&["v?.0"], "v10.0", false),
            (&["release.[1]+(x)"], "release.[1]+(x)", true),
            (&["a.b"], "axb", false),
            (&["!main"], "dev", true),
            (&["!main"], "main", false),
            (&["release/*", "!release/old*"], "release/old-1", false),
            (&["release/*", "!release/old*"], "release/1", true),
            (&["*"], "", true),
            (&["**"], "zwei\nZeilen/ü", true),
        ] {
            let globs: Vec<String> = globs.iter().map(|glob| (*glob).to_owned()).collect();
            assert_eq!(matches_any(&globs, name), passes, "{globs:?} {name}");
        }
    }

    #[test]
    fn users_go_by_any_of_their_names_in_any_case() {
        let ada =
            json!({"id": "{8d1c}", "name": "Ada Example", "username": "ada", "email": null, "account_id": "557058:0a"});
        for (wanted, passes) in
            [("ADA", true), ("ada example", true), ("{8d1c}", true), ("557058:0a", true), ("grace", false), ("", false)]
        {
            assert_eq!(Test::User.passes(&json!([wanted]), std::slice::from_ref(&ada)), passes, "{wanted}");
        }
    }

    #[test]
    fn a_filter_passes_what_it_is_not_set_for_and_refuses_what_is_not_there() {
        const DRAFT: Filter =
            Filter { field: Field::boolean("draft", "Draft."), at: &["pull_request.draft"], test: Test::Equal };
        let set = |draft: bool| Map::from_iter([("draft".to_owned(), json!(draft))]);
        let event = json!({"pull_request": {"draft": false}});
        assert!(DRAFT.passes(&Map::new(), &event));
        assert!(DRAFT.passes(&set(false), &event));
        assert!(!DRAFT.passes(&set(true), &event));
        assert!(!DRAFT.passes(&set(true), &json!({"pull_request": {"draft": null}})));
    }

    #[test]
    fn a_regular_expression_is_checked_and_bounded() {
        const TEXT: Filter =
            Filter { field: Field::string("comment_pattern", "", ""), at: &["comment.text"], test: Test::Pattern };
        let config = |pattern: &str| Map::from_iter([("comment_pattern".to_owned(), json!(pattern))]);
        let error = check("comment-added", &[&TEXT], &config("(")).unwrap_err();
        assert_eq!(error.fields[0].field, "comment_pattern");
        assert!(check("comment-added", &[&TEXT], &config(&"a".repeat(1_001))).is_err());
        assert!(check("comment-added", &[&TEXT], &config("(a{500}){500}")).is_err(), "too large once compiled");
        assert!(check("comment-added", &[&TEXT], &config("(?i)^/deploy\\b")).is_ok());
        let passes = |pattern, text| TEXT.passes(&config(pattern), &json!({"comment": {"text": text}}));
        assert!(passes("(?i)^/deploy\\b", "/Deploy now"));
        assert!(!passes("^/deploy\\b", "please /deploy"));
        // What makes engines that backtrack run for years.
        assert!(!passes("(a|aa)+$", &format!("{}b", "a".repeat(60_000))));
    }
}
