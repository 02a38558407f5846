//! What a program would be that does nothing but list Cloud's pull requests, and gives what `list-pull-requests` gives.

use serde::{Deserialize, Serialize};

#[derive(Deserialize)]
struct Page<'a> {
    #[serde(borrow)]
    values: Vec<PullRequest<'a>>,
}

#[derive(Deserialize)]
struct PullRequest<'a> {
    id: u64,
    #[serde(borrow)]
    title: std::borrow::Cow<'a, str>,
    description: std::borrow::Cow<'a, str>,
    state: &'a str,
    draft: bool,
    source: End<'a>,
    destination: End<'a>,
    author: Person<'a>,
    participants: Vec<Participant<'a>>,
    comment_count: u64,
    task_count: u64,
    close_source_branch: bool,
    merge_commit: Option<Commit<'a>>,
    closed_by: Option<Person<'a>>,
    reason: &'a str,
    created_on: &'a str,
    updated_on: &'a str,
    links: Links<'a>,
}

#[derive(Deserialize)]
struct End<'a> {
    #[serde(borrow)]
    branch: Branch<'a>,
    commit: Commit<'a>,
    repository: Repository<'a>,
}

#[derive(Deserialize)]
struct Branch<'a> {
    name: &'a str,
}

#[derive(Deserialize)]
struct Commit<'a> {
    hash: &'a str,
}

#[derive(Deserialize)]
struct Repository<'a> {
    full_name: &'a str,
}

#[derive(Deserialize)]
struct Participant<'a> {
    #[serde(borrow)]
    user: Person<'a>,
    role: &'a str,
    state: Option<&'a str>,
    participated_on: Option<&'a str>,
}

#[derive(Deserialize)]
struct Person<'a> {
    uuid: &'a str,
    #[serde(borrow)]
    display_name: std::borrow::Cow<'a, str>,
    nickname: &'a str,
    account_id: &'a str,
    links: Links<'a>,
}

#[derive(Deserialize)]
struct Links<'a> {
    #[serde(borrow)]
    html: Link<'a>,
}

#[derive(Deserialize)]
struct Link<'a> {
    href: &'a str,
}

#[derive(Serialize)]
struct List<'a> {
    items: Vec<Item<'a>>,
    next: Option<&'a str>,
}

#[derive(Serialize)]
struct Item<'a> {
    id: u64,
    workspace: &'a str,
    repo: &'a str,
    title: &'a str,
    description: Option<&'a str>,
    state: &'a str,
    draft: bool,
    source: &'a str,
    source_commit: &'a str,
    source_workspace: &'a str,
    source_repo: &'a str,
    target: &'a str,
    target_commit: &'a str,
    author: User<'a>,
    reviewers: Vec<Reviewer<'a>>,
    participants: Vec<Member<'a>>,
    refused_reviewers: Option<()>,
    comment_count: u64,
    open_task_count: u64,
    close_source_branch: bool,
    merge_strategies: Option<()>,
    merge_commit: Option<&'a str>,
    merge_task: Option<()>,
    closed_by: Option<User<'a>>,
    decline_reason: Option<&'a str>,
    version: Option<()>,
    created_at: String,
    updated_at: String,
    link: &'a str,
}

#[derive(Serialize)]
struct Reviewer<'a> {
    person: User<'a>,
    status: &'a str,
}

#[derive(Serialize)]
struct Member<'a> {
    person: User<'a>,
    role: &'a str,
    status: &'a str,
    participated_at: Option<String>,
}

#[derive(Serialize)]
struct User<'a> {
    id: &'a str,
    name: &'a str,
    username: &'a str,
    account_id: &'a str,
    email: Option<&'a str>,
    link: &'a str,
}

/// The output for a page.
pub fn pull_requests(page: &str) -> String {
    let page: Page = serde_json::from_str(page).expect("a page of Cloud's");
    let items = page.values.iter().map(item).collect();
    serde_json::to_string(&List { items, next: None }).expect("JSON")
}

fn item<'a>(it: &'a PullRequest<'a>) -> Item<'a> {
    let of_role = |role: &'static str| it.participants.iter().filter(move |one| one.role == role);
    let (workspace, repo) = place(&it.destination);
    let (source_workspace, source_repo) = place(&it.source);
    Item {
        id: it.id,
        workspace,
        repo,
        title: &it.title,
        description: filled(&it.description),
        state: match it.state {
            "OPEN" => "open",
            "MERGED" => "merged",
            "DECLINED" => "declined",
            other => other,
        },
        draft: it.draft,
        source: it.source.branch.name,
        source_commit: it.source.commit.hash,
        source_workspace,
        source_repo,
        target: it.destination.branch.name,
        target_commit: it.destination.commit.hash,
        author: user(&it.author),
        reviewers: of_role("REVIEWER").map(|one| Reviewer { person: user(&one.user), status: status(one) }).collect(),
        participants: of_role("PARTICIPANT")
            .map(|one| Member {
                person: user(&one.user),
                role: "participant",
                status: status(one),
                participated_at: one.participated_on.map(time),
            })
            .collect(),
        refused_reviewers: None,
        comment_count: it.comment_count,
        open_task_count: it.task_count,
        close_source_branch: it.close_source_branch,
        merge_strategies: None,
        merge_commit: it.merge_commit.as_ref().map(|commit| commit.hash),
        merge_task: None,
        closed_by: it.closed_by.as_ref().map(user),
        decline_reason: filled(it.reason),
        version: None,
        created_at: time(it.created_on),
        updated_at: time(it.updated_on),
        link: it.links.html.href,
    }
}

fn place<'a>(end: &End<'a>) -> (&'a str, &'a str) {
    end.repository.full_name.split_once('/').unwrap_or_default()
}

fn filled(text: &str) -> Option<&str> {
    Some(text).filter(|text| !text.is_empty())
}

fn status<'a>(one: &Participant<'a>) -> &'a str {
    one.state.unwrap_or("pending")
}

fn user<'a>(person: &'a Person<'a>) -> User<'a> {
    let (id, username, account_id) = (person.uuid, person.nickname, person.account_id);
    User { id, name: &person.display_name, username, account_id, email: None, link: person.links.html.href }
}

/// Cloud's microseconds as milliseconds; all of its times are in UTC.
fn time(told: &str) -> String {
    format!("{}Z", &told[..told.len().min(23)])
}
