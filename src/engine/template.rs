//! Fills the templates of a call with an input. Four rules, and never a fifth; what they cannot say is computed, or a function does it:
//!
//! 1. `"{f}"` alone is the value as it is: a number stays a number.
//! 2. Inside text it is text; percent-encoded in a path or a query.
//! 3. A one-item array with `{f*}` repeats for each item; a query parameter with `{f*}` repeats.
//! 4. What is absent is left out, and with it an object inside the body whose inputs are all absent.

use serde_json::{Map, Value};

use crate::base::json::{self, plain};
use crate::base::percent::encoded;
use crate::base::product::Product;
use crate::engine::action::Action;
use crate::engine::field::{Type, Variant};

/// The values that fill a call's templates.
pub struct Filling<'a> {
    pub action: &'a Action,
    pub product: Product,
    pub input: &'a Map<String, Value>,
}

impl Filling<'_> {
    /// A path, each value encoded; only a file's path keeps its slashes. Of paths separated by `|` it is the first whose
    /// inputs are all there: a webhook is its repository's, or where none is named its workspace's. None where an answer
    /// that was to fill it did not tell, or told what leads elsewhere.
    pub fn path(&self, template: &str) -> Option<String> {
        let segments = |name: &str| {
            let text = plain(&self.value(name).filter(|value| !value.is_null())?);
            let keeps_slashes = matches!(self.kind(name), Some(Type::Path));
            let segments = text.split(|c| keeps_slashes && c == '/');
            (!matches!(&*text, "." | "..")).then(|| segments.map(encoded).collect::<Vec<_>>().join("/"))
        };
        template.split('|').find_map(|path| replace(path, &segments))
    }

    /// The parameters of a query, unencoded.
    pub fn query(&self, template: &str) -> Vec<(String, String)> {
        let mut filled = Vec::new();
        for (name, value) in template.split('&').filter_map(|parameter| parameter.split_once('=')) {
            match repeated(value) {
                Some(list) => {
                    for item in self.items(list).unwrap_or_default() {
                        filled.push((name.to_owned(), plain(&item)));
                    }
                }
                None => filled.extend(self.text(value).map(|text| (name.to_owned(), text))),
            }
        }
        filled
    }

    /// A filled text; none where one of its inputs is absent.
    fn text(&self, template: &str) -> Option<String> {
        replace(template, &|name| self.value(name).as_ref().map(plain))
    }

    /// A JSON body; none for an empty template.
    pub fn body(&self, template: &str) -> Option<Value> {
        if template.is_empty() {
            return None;
        }
        match json::parse(template).unwrap_or_default() {
            Value::Object(template) => Some(Value::Object(self.members(&template))),
            constant => Some(constant),
        }
    }

    fn members(&self, template: &Map<String, Value>) -> Map<String, Value> {
        json::object(template.iter().filter_map(|(name, value)| Some((name.clone(), self.json(value)?))))
    }

    /// A filled value; none where all its inputs are absent.
    fn json(&self, template: &Value) -> Option<Value> {
        match template {
            Value::String(text) => match placeholder(text.as_bytes(), 0) {
                Some((1, end)) if end + 1 == text.len() => self.value(&text[1..end]),
                _ => self.text(text).map(Value::String),
            },
            Value::Array(items) => match items.as_slice() {
                [item] => match list_in(item) {
                    Some(list) => {
                        let repeat = |value| self.with_item(item, &format!("{{{list}*}}"), &value);
                        self.items(list).map(|values| values.into_iter().map(repeat).collect())
                    }
                    None => self.json(item).map(|filled| Value::Array(vec![filled])),
                },
                items => Some(items.iter().filter_map(|item| self.json(item)).collect()),
            },
            Value::Object(members) => {
                let filled = self.members(members);
                let has_input = |value: &Value| !names_in(value).is_empty();
                let empty = members.values().any(has_input)
                    && !members.iter().any(|(name, value)| has_input(value) && filled.contains_key(name));
                (!empty).then_some(Value::Object(filled))
            }
            constant => Some(constant.clone()),
        }
    }

    /// The one item of a repeating array, with one of the list's values in its place.
    fn with_item(&self, template: &Value, place: &str, value: &Value) -> Value {
        match template {
            Value::String(text) if text == place => value.clone(),
            Value::String(text) => Value::String(text.replace(place, &plain(value))),
            Value::Array(items) => items.iter().map(|item| self.with_item(item, place, value)).collect(),
            Value::Object(members) => {
                json::object(members.iter().map(|(name, item)| (name.clone(), self.with_item(item, place, value))))
                    .into()
            }
            constant => constant.clone(),
        }
    }

    fn kind(&self, name: &str) -> Option<&Type> {
        self.action.fields().find(|field| field.name == name).map(|field| &field.ty)
    }

    /// A value as the product calls it; none where it is absent.
    fn value(&self, name: &str) -> Option<Value> {
        let value = self.input.get(name)?;
        Some(match (self.kind(name), value) {
            (Some(Type::Enum(words)), value) => self.to_product(words, value),
            // Both products take an empty text for none, and not all of their endpoints take null.
            (Some(Type::String { .. }), Value::Null) => Value::String(String::new()),
            (_, value) => value.clone(),
        })
    }

    /// The values of a list, or those that a word stands for.
    fn items(&self, name: &str) -> Option<Vec<Value>> {
        match (self.kind(name), self.input.get(name)?) {
            (Some(Type::Enum(words)), Value::String(text)) => {
                let word = words.iter().find(|word| word.name == text)?;
                Some(word.on(self.product).split(' ').map(flag_or_text).collect())
            }
            (Some(Type::Array(Type::Enum(words))), Value::Array(items)) => {
                Some(items.iter().map(|item| self.to_product(words, item)).collect())
            }
            (_, Value::Array(items)) => Some(items.clone()),
            _ => None,
        }
    }

    /// What the product calls a word; what is none, as an update that keeps it may bring it, stays as it is.
    fn to_product(&self, words: &[Variant], item: &Value) -> Value {
        let word = words.iter().find(|word| item == word.name);
        word.map_or_else(|| item.clone(), |word| flag_or_text(word.on(self.product)))
    }
}

fn flag_or_text(text: &str) -> Value {
    text.parse().map_or_else(|_| Value::String(text.into()), Value::Bool)
}

/// The next `{name}` or `{name*}` at or after `at`: where its inside starts and ends. Other braces are JSON's.
pub const fn placeholder(template: &[u8], mut at: usize) -> Option<(usize, usize)> {
    while at < template.len() {
        if template[at] == b'{' {
            let mut end = at + 1;
            while end < template.len() && (template[end].is_ascii_lowercase() || template[end] == b'_') {
                end += 1;
            }
            let named = end > at + 1;
            if named && end < template.len() && template[end] == b'*' {
                end += 1;
            }
            if named && end < template.len() && template[end] == b'}' {
                return Some((at + 1, end));
            }
        }
        at += 1;
    }
    None
}

/// Replaces each placeholder; none where one of them is absent.
fn replace(template: &str, value: &dyn Fn(&str) -> Option<String>) -> Option<String> {
    let (mut filled, mut at) = (String::new(), 0);
    while let Some((start, end)) = placeholder(template.as_bytes(), at) {
        filled.push_str(&template[at..start - 1]);
        filled.push_str(&value(&template[start..end])?);
        at = end + 1;
    }
    filled.push_str(&template[at..]);
    Some(filled)
}

/// The list's name, where all of the text is `{name*}`.
fn repeated(text: &str) -> Option<&str> {
    let inside = text.strip_prefix('{')?.strip_suffix("*}")?;
    placeholder(text.as_bytes(), 0).filter(|(_, end)| end + 1 == text.len()).map(|_| inside)
}

/// The names of all placeholders of a template, `*` included.
pub fn names_in(template: &Value) -> Vec<&str> {
    let mut names = Vec::new();
    add_names(template, &mut names);
    names
}

fn add_names<'a>(template: &'a Value, names: &mut Vec<&'a str>) {
    match template {
        Value::String(text) => {
            let mut at = 0;
            while let Some((start, end)) = placeholder(text.as_bytes(), at) {
                names.push(&text[start..end]);
                at = end + 1;
            }
        }
        Value::Array(items) => items.iter().for_each(|item| add_names(item, names)),
        Value::Object(members) => members.values().for_each(|member| add_names(member, names)),
        _ => {}
    }
}

/// The list that an array's one item repeats.
fn list_in(item: &Value) -> Option<&str> {
    names_in(item).into_iter().find_map(|name| name.strip_suffix('*'))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::engine::action::ACTION;
    use crate::engine::field::Field;

    const STATES: &[Variant] = &[
        Variant { name: "all", cloud: "OPEN MERGED", data_center: "ALL" },
        Variant { name: "private", cloud: "true", data_center: "false" },
    ];
    const FIELDS: &[&Field] = &[
        &Field::id("repo", "", ""),
        &Field::new(Type::Path, "path", "", ""),
        &Field::string("title", "", "").clearable(),
        &Field::string("target", "", ""),
        &Field::integer("line", "", &(1, 9), ""),
        &Field::boolean("draft", ""),
        &Field::ids("reviewers", "", ""),
        &Field::enumeration("state", "", STATES, ""),
    ];
    const ANY: Action = Action { optional: FIELDS, ..ACTION };

    fn filling(input: &Value) -> Filling<'_> {
        Filling { action: &ANY, product: Product::Cloud, input: input.as_object().unwrap() }
    }

    #[test]
    fn paths_are_encoded_and_only_file_paths_keep_slashes() {
        let input = json!({"repo": "a/b {ü}~", "path": "docs/read me.md"});
        assert_eq!(
            filling(&input).path("/r/{repo}/src/{path}").as_deref(),
            Some("/r/a%2Fb%20%7B%C3%BC%7D~/src/docs/read%20me.md")
        );
    }

    #[test]
    fn of_several_paths_the_first_counts_whose_inputs_are_there() {
        let paths = "/r/{repo}/{line}|/r/{repo}|/all";
        assert_eq!(filling(&json!({"repo": "a|b", "line": 7})).path(paths).as_deref(), Some("/r/a%7Cb/7"));
        assert_eq!(filling(&json!({"repo": "a|b"})).path(paths).as_deref(), Some("/r/a%7Cb"));
        assert_eq!(filling(&json!({"line": 7})).path(paths).as_deref(), Some("/all"));
    }

    #[test]
    fn a_path_that_an_answer_was_to_fill_and_did_not_is_none() {
        for told in [json!(null), json!("."), json!("..")] {
            assert_eq!(filling(&json!({"repo": told})).path("/r/{repo}"), None);
        }
    }

    #[test]
    fn queries_repeat_lists_and_leave_out_what_is_absent() {
        let input = json!({"state": "all", "reviewers": ["ada", "grace"], "line": 7});
        let query = filling(&input).query(r#"state={state*}&q=n="{title}"&r={reviewers*}&at=l{line}&x=1"#);
        let expected = [("state", "OPEN"), ("state", "MERGED"), ("r", "ada"), ("r", "grace"), ("at", "l7"), ("x", "1")];
        assert_eq!(query, expected.map(|(n, v)| (n.to_owned(), v.to_owned())));
    }

    #[test]
    fn values_alone_keep_their_type_and_inside_text_become_text() {
        let input = json!({"line": 7, "draft": false, "state": "private", "target": "main"});
        let body = filling(&input)
            .body(r#"{"a": "{line}", "b": "line {line}", "c": "{draft}", "d": "{state}", "e": "refs/{target}"}"#);
        assert_eq!(body, Some(json!({"a": 7, "b": "line 7", "c": false, "d": true, "e": "refs/main"})));
    }

    #[test]
    fn an_object_whose_inputs_are_all_absent_goes_and_constants_stay() {
        let template = r#"{"scm": "git", "to": {"branch": {"name": "{target}"}}, "x": {"type": "fixed"}, "y": {"type": "t", "id": "{line}"}}"#;
        assert_eq!(filling(&json!({})).body(template), Some(json!({"scm": "git", "x": {"type": "fixed"}})));
        let input = json!({"target": "main"});
        let expected = json!({"scm": "git", "to": {"branch": {"name": "main"}}, "x": {"type": "fixed"}});
        assert_eq!(filling(&input).body(template), Some(expected));
        assert_eq!(filling(&json!({})).body(r#"{"title": "{title}"}"#), Some(json!({})));
        assert_eq!(filling(&json!({})).body(""), None);
    }

    #[test]
    fn arrays_repeat_their_item_and_an_empty_list_stays_a_list() {
        let template = r#"{"reviewers": [{"user": {"name": "{reviewers*}"}}], "keys": ["u:{reviewers*}"], "one": [{"l": "{line}"}]}"#;
        let input = json!({"reviewers": ["ada", "grace"]});
        let expected = json!({"reviewers": [{"user": {"name": "ada"}}, {"user": {"name": "grace"}}], "keys": ["u:ada", "u:grace"]});
        assert_eq!(filling(&input).body(template), Some(expected));
        assert_eq!(filling(&json!({"reviewers": []})).body(template), Some(json!({"reviewers": [], "keys": []})));
        assert_eq!(filling(&json!({})).body(template), Some(json!({})));
    }

    #[test]
    fn a_null_clears_and_is_not_absent() {
        let input = json!({"title": null, "line": null});
        let body = filling(&input).body(r#"{"title": "{title}", "line": "{line}", "target": "{target}"}"#);
        assert_eq!(body, Some(json!({"title": "", "line": null})));
    }

    #[test]
    fn input_that_looks_like_a_template_is_left_alone() {
        let input =
            json!({"title": "{target}", "target": "{title} {reviewers*}", "reviewers": ["{title}", "{reviewers*}"]});
        let body = filling(&input).body(r#"{"t": "{title}", "x": "a {target} b", "r": ["{reviewers*}"]}"#);
        let expected = json!({"t": "{target}", "x": "a {title} {reviewers*} b", "r": ["{title}", "{reviewers*}"]});
        assert_eq!(body, Some(expected));
    }
}
