//! Issues of Cloud's own tracker, which is gone.

use crate::base::error::{Kind, Result};
use crate::catalog::fields::{DESCRIPTION, QUERY, REPO, SORT, TEXT, TITLE, WORKSPACE};
use crate::catalog::types::{COMMENT_SHAPE, PERSON_SHAPE};
use crate::engine::action::{ACTION, Action, Answer, CALL, Call, Deprecated, Gives, Task};
use crate::engine::check::check;
use crate::engine::field::{Field, Word, number as count, person, word, words as choice};
use crate::engine::shape::{Shape, both, link, number, one, text, time, words};

pub const ACTIONS: &[&Action] = &[&LIST, &GET, &CREATE, &UPDATE, &LIST_COMMENTS, &CREATE_COMMENT];
const _: () = check(ACTIONS);

const GONE: Option<Deprecated> = Some(Deprecated {
    since: "2026-08-20",
    reason: "Atlassian has removed the issue tracker of Bitbucket Cloud; issues are kept in Jira.",
    replacement: None,
    removal: Some("2026-08-20"),
});

const ISSUE_SHAPE: Shape = Shape {
    name: "Issue",
    members: &[
        number("id", both("id"), "Number; what other actions take.", "7"),
        text("title", both("title"), "Title.", "Uploads fail now and then"),
        text(
            "description",
            both("content.raw"),
            "What it is about, in Markdown.",
            "Every tenth upload stops half way.",
        )
        .or_null("where there is none"),
        words("state", both("state"), "Where it stands.", STATES, "open"),
        words("kind", both("kind"), "What kind of issue it is.", KINDS, "bug").or_null("where Cloud does not tell"),
        words("priority", both("priority"), "How much it matters.", PRIORITIES, "major")
            .or_null("where Cloud does not tell"),
        one("author", both("reporter"), "Who reported it.", &PERSON_SHAPE).or_null("where the account is gone"),
        one("assignee", both("assignee"), "Who is to see to it.", &PERSON_SHAPE).or_null("where nobody is"),
        time("created_at", both("created_on"), "When it was reported."),
        time("updated_at", both("updated_on"), "When it last changed.").or_null("where Cloud does not tell"),
        link("link", both("links.html.href"), "Web page.", "https://bitbucket.org/acme/web/issues/7")
            .or_null("where Cloud does not tell"),
    ],
};

const STATES: &[Word] = &[
    word("new", "new", "new"),
    word("open", "open", "open"),
    word("submitted", "submitted", "submitted"),
    word("resolved", "resolved", "resolved"),
    word("on-hold", "on hold", "on hold"),
    word("invalid", "invalid", "invalid"),
    word("duplicate", "duplicate", "duplicate"),
    word("wontfix", "wontfix", "wontfix"),
    word("closed", "closed", "closed"),
];
const KINDS: &[Word] = &[
    word("bug", "bug", "bug"),
    word("enhancement", "enhancement", "enhancement"),
    word("proposal", "proposal", "proposal"),
    word("task", "task", "task"),
];
const PRIORITIES: &[Word] = &[
    word("trivial", "trivial", "trivial"),
    word("minor", "minor", "minor"),
    word("major", "major", "major"),
    word("critical", "critical", "critical"),
    word("blocker", "blocker", "blocker"),
];

const ISSUE: Field = count("issue", "Number of the issue.", &(1, i64::MAX), "7");
const ISSUE_TITLE: Field = Field { example: "Uploads fail now and then", ..TITLE };
const ABOUT: Field = Field { example: "Every tenth upload stops half way.", ..DESCRIPTION };
const ISSUE_KIND: Field = choice("kind", "What kind of issue it is.", KINDS, "bug");
const PRIORITY: Field = choice("priority", "How much it matters.", PRIORITIES, "major");
const ASSIGNEE: Field =
    person("assignee", "Who is to see to it: UUID, account id, user name, e-mail address or display name.", "ada");

const LIST: Action = Action {
    id: "list-issues",
    about: "Lists the issues of a repository.",
    needs: &[&WORKSPACE, &REPO],
    takes: &[&QUERY, &SORT],
    gives: Gives::List(&ISSUE_SHAPE),
    cloud: Some(&Call {
        does: "GET /repositories/{workspace}/{repo}/issues",
        query: "q={query}&sort={sort}",
        scope: "issue",
        token: "read:issue:bitbucket",
        run: Some(ask),
        ..CALL
    }),
    deprecated: GONE,
    ..ACTION
};

/// Whatever the tracker's address answers now, it is not that an issue was mistyped.
fn ask(task: &Task) -> Result<Answer> {
    let answer = match task.action.gives {
        Gives::List(_) => task.list().map(Answer::Made),
        _ => task.send(&task.input).map(Answer::Raw),
    };
    answer.map_err(|mut error| match error.kind {
        Kind::NotFound | Kind::Gone => {
            error.kind = Kind::Gone;
            error
                .cause("Atlassian has removed the issue tracker of Bitbucket Cloud on 2026-08-20; nothing replaces it but Jira.")
                .resolution("Keep issues in Jira: link the repository to a Jira project in Bitbucket's settings, and use the actions of Jira.")
        }
        _ => error,
    })
}

const GET: Action = Action {
    id: "get-issue",
    about: "Tells about one issue.",
    needs: &[&WORKSPACE, &REPO, &ISSUE],
    gives: Gives::One(&ISSUE_SHAPE),
    cloud: Some(&Call {
        does: "GET /repositories/{workspace}/{repo}/issues/{issue}",
        scope: "issue",
        token: "read:issue:bitbucket",
        run: Some(ask),
        ..CALL
    }),
    deprecated: GONE,
    ..ACTION
};

const CREATE: Action = Action {
    id: "create-issue",
    about: "Reports an issue.",
    needs: &[&WORKSPACE, &REPO, &ISSUE_TITLE],
    takes: &[&ABOUT.sampled(), &ISSUE_KIND, &PRIORITY, &ASSIGNEE],
    gives: Gives::One(&ISSUE_SHAPE),
    cloud: Some(&Call {
        does: "POST /repositories/{workspace}/{repo}/issues",
        body: r#"{
            "title": "{title}",
            "content": { "raw": "{description}" },
            "kind": "{kind}",
            "priority": "{priority}",
            "assignee": { "uuid": "{assignee}" }
        }"#,
        scope: "issue:write",
        token: "read:issue:bitbucket write:issue:bitbucket",
        run: Some(ask),
        ..CALL
    }),
    deprecated: GONE,
    ..ACTION
};

const UPDATE: Action = Action {
    id: "update-issue",
    about: "Changes an issue; what is not named stays as it is.",
    needs: &[&WORKSPACE, &REPO, &ISSUE],
    takes: &[
        &ISSUE_TITLE,
        &ABOUT.clearable(),
        &choice("state", "Where it stands.", STATES, "resolved").sampled(),
        &ISSUE_KIND,
        &PRIORITY,
        &ASSIGNEE,
    ],
    gives: Gives::One(&ISSUE_SHAPE),
    cloud: Some(&Call {
        does: "PUT /repositories/{workspace}/{repo}/issues/{issue}",
        body: r#"{
            "title": "{title}",
            "content": { "raw": "{description}" },
            "state": "{state}",
            "kind": "{kind}",
            "priority": "{priority}",
            "assignee": { "uuid": "{assignee}" }
        }"#,
        scope: "issue:write",
        token: "read:issue:bitbucket write:issue:bitbucket",
        run: Some(ask),
        ..CALL
    }),
    deprecated: GONE,
    ..ACTION
};

const LIST_COMMENTS: Action = Action {
    id: "list-issue-comments",
    about: "Lists the comments on an issue.",
    needs: &[&WORKSPACE, &REPO, &ISSUE],
    gives: Gives::List(&COMMENT_SHAPE),
    cloud: Some(&Call {
        does: "GET /repositories/{workspace}/{repo}/issues/{issue}/comments",
        scope: "issue",
        token: "read:issue:bitbucket",
        run: Some(ask),
        ..CALL
    }),
    deprecated: GONE,
    ..ACTION
};

const CREATE_COMMENT: Action = Action {
    id: "create-issue-comment",
    about: "Comments on an issue.",
    needs: &[&WORKSPACE, &REPO, &ISSUE, &TEXT],
    gives: Gives::One(&COMMENT_SHAPE),
    cloud: Some(&Call {
        does: "POST /repositories/{workspace}/{repo}/issues/{issue}/comments",
        body: r#"{ "content": { "raw": "{text}" } }"#,
        scope: "issue:write",
        token: "read:issue:bitbucket write:issue:bitbucket",
        run: Some(ask),
        ..CALL
    }),
    deprecated: GONE,
    ..ACTION
};
