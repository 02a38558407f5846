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
        Member::string("id", at("uuid", "id"), "UUID (Cloud) or number (Data Center) of the webhook.", "10").column(),
        Member::string("name", at("description", "name"), "Name of the webhook.", "Build server").column().or_null(""),
        Member::string("url", both("url"), "URL that events are sent to.", "https://ci.example.com/hooks/bitbucket")
            .column(),
        Member::strings("events", both("events"), "Events that are sent, as Bitbucket names them.", "repo:push")
            .column(),
        Member::boolean("active", both("active"), "Whether the webhook is active.").column(),
        Member::enumeration(
            "certificate",
            at("skip_cert_verification", "sslVerificationRequired"),
            "Whether the TLS certificate of `url` is verified.",
            CERTIFICATE,
            "checked",
        )
        .or_null(""),
        Member::secret("secret_set", at("secret_set", "configuration.secret"), "Whether the webhook has a secret.")
            .or_null(""),
        Member::enumeration("level", at("subject_type", "scopeType"), "Level of the webhook.", LEVELS, "repository")
            .or_null(""),
        Member::time("created_at", at("created_at", "createdDate"), "Time of creation.").or_null(""),
        Member::time("updated_at", at("", "updatedDate"), "Time of the last change.").or_null(""),
    ],
};

const DELIVERY: Shape = Shape {
    name: "Delivery",
    members: &[
        Member::number("status", at("", "response.statusCode"), "HTTP status of the response.", "200")
            .or_null("if there was no response"),
        Member::string("body", at("", "response.body"), "Body of the response.", "ok")
            .or_null("if the response was empty"),
    ],
};

const EVENT: Shape = Shape {
    name: "Webhook event",
    members: &[
        Member::string("event", both("event"), "Key of the webhook event.", "repo:push").column(),
        Member::string("name", at("label", "label"), "Name of the webhook event.", "Push").column().or_null(""),
        Member::string(
            "description",
            at("description", ""),
            "Description of the event.",
            "Whenever a repository push occurs",
        )
        .or_null(""),
        Member::string("category", at("category", ""), "Description of the webhook event.", "Repository")
            .column()
            .or_null(""),
    ],
};

/// Cloud tells whether the check is skipped, Data Center whether it is made.
const CERTIFICATE: &[Variant] = &[Variant::new("checked", "false", "true"), Variant::new("unchecked", "true", "false")];
const LEVELS: &[Variant] =
    &[Variant::new("repository", "repository", "repository"), Variant::new("workspace", "workspace", "project")];

const WEBHOOK: Field = Field::id("webhook", "UUID (Cloud) or number (Data Center) of the webhook.", "10");
const OF_REPO: Field = REPO.note("Defaults to the webhooks of the workspace or project.").sampled();
const TARGET: Field = Field { example: "https://ci.example.com/hooks/bitbucket", ..URL }.note("Events are sent to it.");
const OF_EVENTS: Field = Field::new(
    Type::Array(&Type::Enum(EVENTS)),
    "events",
    "Events to send: names shared by both products, or Bitbucket's own keys.",
    "push, pull-request-opened",
);
const ACTIVE: Field = Field::boolean("active", "Whether the webhook is active.");
const CHECKED: Field =
    Field::enumeration("certificate", "Whether to verify the TLS certificate of `url`.", CERTIFICATE, "checked");
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
        &OF_EVENTS.note("On Cloud, the credential also needs the scope of each event."),
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
        &SECRET.note("On Data Center, set it again if the server doesn't return secrets.").clearable(),
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
        &OF_REPO.note("Defaults to a request on behalf of the project."),
        &WEBHOOK.note("Webhook whose settings are used for the test."),
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
    optional: &[&Field::enumeration("level", "Level of the events.", LEVELS, "repository").or("repository").on_cloud()],
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
