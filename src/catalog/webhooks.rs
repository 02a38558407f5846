//! Webhooks of a repository, or of a whole workspace or project.

use serde_json::json;

use crate::base::error::Result;
use crate::catalog::fields::{NAME, REPO, SECRET, URL, WORKSPACE};
use crate::catalog::support::events::EVENTS;
use crate::catalog::support::pull_requests::keep;
use crate::catalog::support::steps::{found_among, offset_cursor, slice_page};
use crate::engine::action::{ACTION, Action, Answer, CALL, Call, Effect, Output, Read, Task};
use crate::engine::check::check;
use crate::engine::field::{Field, Type, Variant};
use crate::engine::shape::{Member, Shape, at, both};

pub const ACTIONS: &[&Action] = &[&LIST, &GET, &CREATE, &UPDATE, &DELETE, &TEST, &LIST_EVENTS];
const _: () = check(ACTIONS);

const WEBHOOK_SHAPE: Shape = Shape {
    name: "Webhook",
    members: &[
        Member::string("id", at("uuid", "id"), "UUID on Cloud, number on Data Center; what other actions take.", "10"),
        Member::string("name", at("description", "name"), "Name for people to read.", "Build server")
            .or_null("where there is none"),
        Member::string("url", both("url"), "Where events are delivered to.", "https://ci.example.com/hooks/bitbucket"),
        Member::strings(
            "events",
            both("events"),
            "Keys of the events that it delivers, as Bitbucket names them.",
            "repo:push",
        ),
        Member::boolean("active", both("active"), "Whether it delivers."),
        Member::enumeration(
            "certificate",
            at("skip_cert_verification", "sslVerificationRequired"),
            "Whether the certificate of `url` is checked.",
            CERTIFICATE,
            "checked",
        )
        .or_null("where Bitbucket does not tell"),
        Member::secret(
            "secret_set",
            at("secret_set", "configuration.secret"),
            "Whether deliveries are signed with a secret.",
        )
        .or_null("where Data Center tells of none"),
        Member::enumeration(
            "level",
            at("subject_type", "scopeType"),
            "Whose events it delivers.",
            LEVELS,
            "repository",
        )
        .or_null("where Data Center does not tell"),
        Member::time("created_at", at("created_at", "createdDate"), "When it was made.")
            .or_null("where Bitbucket does not tell"),
        Member::time("updated_at", at("", "updatedDate"), "When it last changed.").or_null("on Cloud"),
    ],
};

const DELIVERY: Shape = Shape {
    name: "Delivery",
    members: &[
        Member::number("status", at("", "response.statusCode"), "HTTP status with which the address answered.", "200")
            .or_null("where nothing answered"),
        Member::string("body", at("", "response.body"), "What it answered.", "ok").or_null("where it answered nothing"),
    ],
};

const EVENT: Shape = Shape {
    name: "Webhook event",
    members: &[
        Member::string("event", both("event"), "Key; what other actions take.", "repo:push"),
        Member::string("name", at("label", "label"), "Name for people to read.", "Push").or_null("on Data Center"),
        Member::string("description", at("description", ""), "When it happens.", "Whenever a repository push occurs")
            .or_null("on Data Center"),
        Member::string("category", at("category", ""), "What it is about.", "Repository").or_null("on Data Center"),
    ],
};

/// Cloud tells whether the check is skipped, Data Center whether it is made.
const CERTIFICATE: &[Variant] = &[Variant::new("checked", "false", "true"), Variant::new("unchecked", "true", "false")];
const LEVELS: &[Variant] =
    &[Variant::new("repository", "repository", "repository"), Variant::new("workspace", "workspace", "project")];

const WEBHOOK: Field = Field::id("webhook", "Id of a webhook: UUID on Cloud, number on Data Center.", "10");
const OF_REPO: Field = REPO.note("The workspace's or project's own webhooks when absent.").sampled();
const TARGET: Field =
    Field { example: "https://ci.example.com/hooks/bitbucket", ..URL }.note("Where events are delivered to.");
const OF_EVENTS: Field = Field::new(
    Type::Array(&Type::Enum(EVENTS)),
    "events",
    "Events to deliver: words that hold on both products, or keys of Bitbucket's own.",
    "push, pull-request-opened",
);
const ACTIVE: Field = Field::boolean("active", "Whether it delivers.");
const CHECKED: Field =
    Field::enumeration("certificate", "Whether the certificate of `url` is checked.", CERTIFICATE, "checked");
/// What a webhook of Cloud is made with, and changed to.
const ON_CLOUD: &str = r#"{
    "description": "{name}",
    "url": "{url}",
    "events": ["{events*}"],
    "active": "{active}",
    "secret": "{secret}",
    "skip_cert_verification": "{certificate}"
}"#;

const LIST: Action = Action {
    id: "list-webhooks",
    about: "Lists the webhooks of a repository, workspace or project.",
    required: &[&WORKSPACE],
    optional: &[&OF_REPO],
    output: Output::List(&WEBHOOK_SHAPE),
    cloud: Some(&ALL_ON_CLOUD),
    data_center: Some(&ALL_ON_DATA_CENTER),
    ..ACTION
};

const ALL_ON_CLOUD: Call = Call {
    request: "GET /repositories/{workspace}/{repo}/hooks|/workspaces/{workspace}/hooks",
    scope: "webhook",
    token: "read:webhook:bitbucket",
    ..CALL
};
const ALL_ON_DATA_CENTER: Call = Call {
    request: "GET /api/latest/projects/{workspace}/repos/{repo}/webhooks|/api/latest/projects/{workspace}/webhooks",
    scope: "REPO_ADMIN",
    ..CALL
};

const GET: Action = Action {
    id: "get-webhook",
    about: "Gets a webhook. The secret is never returned.",
    required: &[&WORKSPACE, &WEBHOOK],
    optional: &[&OF_REPO],
    output: Output::Object(&WEBHOOK_SHAPE),
    cloud: Some(&Call {
        request: "GET /repositories/{workspace}/{repo}/hooks/{webhook}|/workspaces/{workspace}/hooks/{webhook}",
        scope: "webhook",
        token: "read:webhook:bitbucket",
        ..CALL
    }),
    data_center: Some(&Call {
        request: "GET /api/latest/projects/{workspace}/repos/{repo}/webhooks/{webhook}|/api/latest/projects/{workspace}/webhooks/{webhook}",
        scope: "REPO_ADMIN",
        ..CALL
    }),
    ..ACTION
};

const CREATE: Action = Action {
    id: "create-webhook",
    about: "Creates a webhook that sends events to a URL.",
    required: &[
        &WORKSPACE,
        &Field { example: "Build server", ..NAME },
        &TARGET,
        &OF_EVENTS.note("On Cloud the credential needs the scope of each event as well."),
    ],
    optional: &[&OF_REPO, &SECRET, &ACTIVE.or("true"), &CHECKED.or("checked")],
    output: Output::Object(&WEBHOOK_SHAPE),
    cloud: Some(&Call {
        request: "POST /repositories/{workspace}/{repo}/hooks|/workspaces/{workspace}/hooks",
        body: ON_CLOUD,
        scope: "webhook",
        token: "read:webhook:bitbucket write:webhook:bitbucket",
        made: Some(|task| found_among(task, &ALL_ON_CLOUD, &|hook| hook["url"] == task.texts(["url"])[0])),
        ..CALL
    }),
    data_center: Some(&Call {
        request: "POST /api/latest/projects/{workspace}/repos/{repo}/webhooks|/api/latest/projects/{workspace}/webhooks",
        body: r#"{
            "name": "{name}",
            "url": "{url}",
            "events": ["{events*}"],
            "active": "{active}",
            "configuration": { "secret": "{secret}" },
            "sslVerificationRequired": "{certificate}"
        }"#,
        scope: "REPO_ADMIN",
        made: Some(|task| found_among(task, &ALL_ON_DATA_CENTER, &|hook| hook["url"] == task.texts(["url"])[0])),
        ..CALL
    }),
    ..ACTION
};

const UPDATE: Action = Action {
    id: "update-webhook",
    about: "Updates a webhook. Omitted fields are left unchanged.",
    required: &[&WORKSPACE, &WEBHOOK],
    optional: &[
        &OF_REPO,
        &Field { example: "Build server", ..NAME },
        &TARGET,
        &OF_EVENTS.sampled(),
        &ACTIVE,
        &CHECKED,
        &SECRET
            .note("A server of Data Center that does not tell its secrets loses one that is not given again.")
            .clearable(),
    ],
    output: Output::Object(&WEBHOOK_SHAPE),
    cloud: Some(&Call {
        request: "PUT /repositories/{workspace}/{repo}/hooks/{webhook}|/workspaces/{workspace}/hooks/{webhook}",
        body: ON_CLOUD,
        scope: "webhook",
        token: "read:webhook:bitbucket write:webhook:bitbucket",
        prefetch: Some(Read {
            request: "GET /repositories/{workspace}/{repo}/hooks/{webhook}|/workspaces/{workspace}/hooks/{webhook}",
            // The secret stays by itself where it is not named.
            carry_over: |before, input| {
                const PLACES: &[(&str, &str)] = &[
                    ("name", "description"),
                    ("url", "url"),
                    ("events", "events"),
                    ("active", "active"),
                    ("certificate", "skip_cert_verification"),
                ];
                keep(before, input, PLACES);
            },
        }),
        ..CALL
    }),
    data_center: Some(&Call {
        request: "PUT /api/latest/projects/{workspace}/repos/{repo}/webhooks/{webhook}|/api/latest/projects/{workspace}/webhooks/{webhook}",
        body: r#"{
            "name": "{name}",
            "url": "{url}",
            "events": ["{events*}"],
            "active": "{active}",
            "configuration": { "secret": "{secret}" },
            "credentials": "{credentials}",
            "sslVerificationRequired": "{certificate}"
        }"#,
        scope: "REPO_ADMIN",
        prefetch: Some(Read {
            request: "GET /api/latest/projects/{workspace}/repos/{repo}/webhooks/{webhook}|/api/latest/projects/{workspace}/webhooks/{webhook}",
            carry_over: |before, input| {
                const PLACES: &[(&str, &str)] = &[
                    ("name", "name"),
                    ("url", "url"),
                    ("events", "events"),
                    ("active", "active"),
                    ("secret", "configuration.secret"),
                    ("credentials", "credentials"),
                    ("certificate", "sslVerificationRequired"),
                ];
                keep(before, input, PLACES);
            },
        }),
        adds: &["credentials"],
        ..CALL
    }),
    ..ACTION
};

const DELETE: Action = Action {
    id: "delete-webhook",
    about: "Deletes a webhook.",
    required: &[&WORKSPACE, &WEBHOOK],
    optional: &[&OF_REPO],
    output: Output::Empty,
    cloud: Some(&Call {
        request: "DELETE /repositories/{workspace}/{repo}/hooks/{webhook}|/workspaces/{workspace}/hooks/{webhook}",
        scope: "webhook",
        token: "delete:webhook:bitbucket",
        ..CALL
    }),
    data_center: Some(&Call {
        request: "DELETE /api/latest/projects/{workspace}/repos/{repo}/webhooks/{webhook}|/api/latest/projects/{workspace}/webhooks/{webhook}",
        scope: "REPO_ADMIN",
        ..CALL
    }),
    ..ACTION
};

const TEST: Action = Action {
    id: "test-webhook",
    about: "Sends a test request to a webhook URL and returns the response.",
    required: &[&WORKSPACE, &TARGET],
    optional: &[
        &OF_REPO.note("The server posts on behalf of the project when absent."),
        &WEBHOOK.note("The one whose settings the test is sent with."),
        &CHECKED.or("checked"),
    ],
    output: Output::Object(&DELIVERY),
    data_center: Some(&Call {
        request: "POST /api/latest/projects/{workspace}/repos/{repo}/webhooks/test|/api/latest/projects/{workspace}/webhooks/test",
        query: "url={url}&webhookId={webhook}&sslVerificationRequired={certificate}",
        scope: "REPO_ADMIN",
        ..CALL
    }),
    idempotent: Some(true),
    ..ACTION
};

const LIST_EVENTS: Action = Action {
    id: "list-webhook-events",
    about: "Lists the events that webhooks can deliver.",
    optional: &[&Field::enumeration("level", "Whose events.", LEVELS, "repository").or("repository").on_cloud()],
    output: Output::List(&EVENT),
    cloud: Some(&Call { request: "GET /hook_events/{level}", ..CALL }),
    data_center: Some(&Call { scope: "PUBLIC_REPOS", run: Some(list_events_of_data_center), ..CALL }),
    effect: Some(Effect::Read),
    ..ACTION
};

/// No endpoint tells them. A cursor counts the events that were given before.
fn list_events_of_data_center(task: &Task) -> Result<Answer> {
    let given = offset_cursor(task, "this list")?;
    let mut events = Vec::new();
    for word in EVENTS.iter().filter(|word| word.cloud.is_empty()) {
        events.push(json!({ "event": word.name }));
    }
    slice_page(task, &events, given)
}
