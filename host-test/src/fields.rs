//! Cloud's parameter `fields`, as its documentation of partial responses has it: what an answer is cut down to.

use serde_json::{Map, Value};
use url::Url;

/// Paths of what is left of an answer. Lists are looked through, and `*` is any member.
#[derive(Debug, Default, PartialEq)]
pub struct Fields {
    /// Whether all of it is left.
    whole: bool,
    members: Vec<(String, Fields)>,
}

/// The name of the parameter.
const NAME: &str = "fields";

impl Fields {
    /// What an address asks for alone; none where it asks for all, or for something more (`+`) or less (`-`) than usual.
    pub fn of(url: &Url) -> Option<Self> {
        let (_, paths) = url.query_pairs().find(|(name, _)| name == NAME)?;
        let mut fields = Self::default();
        for path in paths.split(',') {
            if path.starts_with(['+', '-', ' ']) {
                return None;
            }
            fields.add(path);
        }
        Some(fields)
    }

    fn add(&mut self, path: &str) {
        let (name, rest) = path.split_once('.').map_or((path, None), |(name, rest)| (name, Some(rest)));
        let at = self.members.iter().position(|(known, _)| known == name).unwrap_or_else(|| {
            self.members.push((name.to_owned(), Self::default()));
            self.members.len() - 1
        });
        let member = &mut self.members[at].1;
        match rest {
            Some(rest) => member.add(rest),
            None => member.whole = true,
        }
    }

    /// An answer without what was not asked for.
    pub fn cut(&self, answer: &Value) -> Value {
        match answer {
            _ if self.whole => answer.clone(),
            Value::Array(items) => items.iter().map(|item| self.cut(item)).collect(),
            Value::Object(members) => {
                let asked = |name: &str| self.members.iter().find(|(known, _)| known == name || known == "*");
                let cut = members.iter().filter_map(|(name, value)| Some((name.clone(), asked(name)?.1.cut(value))));
                Value::Object(cut.collect::<Map<_, _>>())
            }
            other => other.clone(),
        }
    }
}

/// The address without the parameter.
pub fn without(url: &str) -> String {
    let Ok(mut url) = Url::parse(url) else { return url.to_owned() };
    let query = url.query().unwrap_or_default();
    let kept: Vec<_> = query.split('&').filter(|pair| pair.split('=').next() != Some(NAME)).collect();
    let query = kept.join("&");
    url.set_query(Some(&query).filter(|query| !query.is_empty()).map(String::as_str));
    url.into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn an_answer_is_cut_down_to_what_was_asked_for() {
        let of =
            |fields: &str| Fields::of(&format!("https://a.example/x?page=2&fields={fields}").parse().expect("a URL"));
        let answer = json!({
            "values": [{ "id": 1, "author": { "name": "Ada", "uuid": "a" } }, { "id": 2, "author": null }],
            "size": 2, "page": 1,
        });
        let cut = |fields: &str| of(fields).expect("paths").cut(&answer);
        assert_eq!(cut("values.id,size"), json!({ "values": [{ "id": 1 }, { "id": 2 }], "size": 2 }));
        let authors = json!({ "values": [{ "author": { "name": "Ada" } }, { "author": null }] });
        assert_eq!(cut("values.author.name"), authors);
        assert_eq!(
            cut("values.*.uuid"),
            json!({ "values": [{ "id": 1, "author": { "uuid": "a" } }, { "id": 2, "author": null }] })
        );
        assert_eq!(cut("values.author,values.author.name")["values"][0]["author"], answer["values"][0]["author"]);
        assert_eq!(cut("none"), json!({}));
        assert!(of("%2Bvalues.author").is_none() && of("-values").is_none());
        assert!(Fields::of(&"https://a.example/x".parse().expect("a URL")).is_none());
    }

    #[test]
    fn addresses_lose_the_parameter_alone() {
        assert_eq!(without("https://a.example/x?q=a%20b&fields=id,title&page=2"), "https://a.example/x?q=a%20b&page=2");
        assert_eq!(without("https://a.example/x?fields=id"), "https://a.example/x");
        assert_eq!(without("https://a.example/x"), "https://a.example/x");
    }
}
