//! Search in code.

use excerpt::{Excerpt, find};
use serde_json::{Value, json};

use crate::base::error::{Error, Kind, Result};
use crate::base::json;
use crate::catalog::fields::{REPO, WORKSPACE};
use crate::catalog::support::steps::insert;
use crate::engine::action::{ACTION, Action, Answer, CALL, Call, Effect, Output, Task};
use crate::engine::check::check;
use crate::engine::field::Field;
use crate::engine::shape::{Member, Shape, at, both};
use crate::http::address;
use crate::http::paging;

pub const ACTIONS: &[&Action] = &[&SEARCH];
const _: () = check(ACTIONS);

const HIT: Shape = Shape {
    name: "File with hits",
    members: &[
        Member::string("path", at("file.path", "file"), "Path from the root of the repository.", "src/upload.rs")
            .column(),
        Member::string("repo", at("file.commit.repository.slug", "repository.slug"), "Slug of the repository.", "web")
            .column()
            .or_null(""),
        Member::string("commit", at("file.commit.hash", ""), "Hash of the searched commit.", "4f5e6d7c8b9a")
            .or_null(""),
        Member::number("hit_count", at("content_match_count", "hitCount"), "Number of matches in the file.", "2")
            .column()
            .or_null(""),
        Member::array("lines", both("lines"), "Lines with matches, and the lines around them.", &LINE).or_null(""),
    ],
};

const LINE: Shape = Shape {
    name: "Line of a file",
    members: &[
        Member::number("line", both("line"), "Line number, from 1.", "17"),
        Member::string("text", both("text"), "Message of the annotation.", "retry(upload)"),
    ],
};

const SEARCH: Action = Action {
    id: "search-code",
    about: "Searches the code of a workspace or project, on its repositories' default branches.",
    required: &[&WORKSPACE, &Field::string("search", "Search text, as on Bitbucket's search page.", "retry ext:rs")],
    optional: &[&REPO.note("Filters by repository.")],
    output: Output::List(&HIT),
    cloud: Some(&Call {
        request: "GET /workspaces/{workspace}/search/code",
        query: "search_query={query}&fields=+values.file.commit.hash,+values.file.commit.repository.slug",
        scope: "repository",
        token: "read:repository:bitbucket",
        run: Some(search_on_cloud),
        adds: &["query"],
        ..CALL
    }),
    data_center: Some(&Call {
        request: "POST /search/latest/search",
        body: r#"{ "query": "{query}", "entities": { "code": { "start": "{start}", "limit": "{limit}" } } }"#,
        scope: "REPO_READ",
        page: 50,
        run: Some(search_on_data_center),
        adds: &["query", "start", "limit"],
        ..CALL
    }),
    effect: Some(Effect::Read),
    idempotent: Some(true),
    ..ACTION
};

fn search_on_cloud(task: &Task) -> Result<Answer> {
    let mut query = task.text("search").unwrap_or_default().to_owned();
    if let Some(repo) = task.text("repo") {
        query += &format!(" repo:{repo}");
    }
    let mut input = task.input.clone();
    insert(&mut input, "query", query.into());
    task.list_at(task.address(&input)?, &|hit| show(task, hit).map(Some)).map(Answer::Made)
}

/// Data Center is told in the body where a page begins, so that no address names it.
fn search_on_data_center(task: &Task) -> Result<Answer> {
    let [workspace, search] = task.texts(["workspace", "search"]);
    let query = match task.text("repo") {
        Some(repo) => format!("{search} repo:{workspace}/{repo}"),
        None => format!("{search} project:{workspace}"),
    };
    // In the address it tells the cursors of one search from those of another.
    let mut url = task.address(&task.input)?;
    address::add_query(&mut url, &[("query".into(), query.clone())]);
    let read = |start: usize, limit: u64| {
        let mut input = task.input.clone();
        insert(&mut input, "query", query.as_str().into());
        insert(&mut input, "start", start.into());
        insert(&mut input, "limit", limit.into());
        let mut answer = task.send(&input)?;
        let mut code = json::take(&mut answer, "code");
        let Value::Array(hits) = json::take(&mut code, "values") else {
            return Err(Error::new(Kind::Upstream, "Bitbucket's answer is no list of hits: it lacks `code.values`.")
                .resolution("Ask who runs the server whether its code search is switched on."));
        };
        let next = code["nextStart"].as_u64().filter(|_| code["isLastPage"] == false);
        Ok((hits, next.and_then(|next| next.try_into().ok())))
    };
    let show = |hit: &Excerpt| show(task, hit).map(Some);
    paging::joined(&show, &|visit| task.api.list_from(&task.listing(url.clone()), &read, visit)).map(Answer::Made)
}

/// A hit as the action gives it, with the lines that each product tells in its own way.
fn show(task: &Task, hit: &Excerpt) -> Result<String> {
    let hit = hit.to_value();
    let mut whole = hit.clone();
    let places = find(&hit, if task.is_cloud() { "content_matches.*.lines" } else { "hitContexts" });
    let mut lines = Vec::new();
    for place in json::items(&places) {
        for line in json::items(place) {
            lines.push(json!({ "line": line["line"], "text": told(task, line) }));
        }
    }
    json::set(&mut whole, "lines", lines.into());
    let mut shown = task.shaped(&Excerpt::of(&whole))?;
    if task.flag("include_raw") {
        shown["raw"] = hit;
    }
    Ok(shown.to_string())
}

fn told(task: &Task, line: &Value) -> String {
    if !task.is_cloud() {
        return plain(line["text"].as_str().unwrap_or_default());
    }
    let mut told = String::new();
    for segment in json::items(&line["segments"]) {
        told += segment["text"].as_str().unwrap_or_default();
    }
    told
}

/// Data Center tells HTML, the hits in `<em>`.
fn plain(html: &str) -> String {
    // `&amp;` comes last: what it stands for begins no other.
    const ENTITIES: &[(&str, &str)] = &[
        ("<em>", ""),
        ("</em>", ""),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&#x27;", "'"),
        ("&#x2F;", "/"),
        ("&amp;", "&"),
    ];
    let mut text = html.to_owned();
    for (entity, plain) in ENTITIES {
        text = text.replace(entity, plain);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn html_becomes_the_text_that_it_shows() {
        assert_eq!(
            plain("if a &lt; b &amp;&amp; <em>retry</em>(&quot;&amp;lt;&quot;)"),
            r#"if a < b && retry("&lt;")"#
        );
    }
}
