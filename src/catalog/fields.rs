//! The inputs that the actions of several resources take.

use crate::catalog::support::contents::FILE_ENCODINGS;
use crate::catalog::types::VISIBILITY;
use crate::engine::field::{Field, Kind, field, flag, id, number, people, person, text, words};

pub const WORKSPACE: Field =
    id("workspace", "Workspace on Cloud; project key, or `~user`, on Data Center.", "acme").inherited();
pub const REPO: Field = id("repo", "Slug of the repository, as its address shows it.", "web").inherited();
pub const PROJECT: Field = id("project", "Key of a project.", "SHOP");
pub const BRANCH: Field = id("branch", "Name of a branch, without `refs/heads/`.", "main");
// Like a path: Data Center wants its slashes as they are.
pub const TAG: Field = field(Kind::Path, "tag", "Name of a tag, without `refs/tags/`.", "v1.4.0");
pub const COMMIT: Field = id("commit", "Hash of a commit.", "4f5e6d7c8b9a0f1e2d3c4b5a69788796a5b4c3d2");
pub const PATH: Field = field(Kind::Path, "path", "Path of a file from the repository's root.", "docs/guide.md");
pub const PULL_REQUEST: Field = number("pull_request", "Number of the pull request.", &(1, i64::MAX), "42");
pub const COMMENT: Field = number("comment", "Number of the comment.", &(1, i64::MAX), "501");
pub const PERSON: Field =
    person("person", "Somebody: UUID, account id, user name, e-mail address or display name.", "ada");
pub const GROUP: Field = id("group", "Slug of a group on Cloud, its name on Data Center.", "developers");
pub const NAME: Field = text("name", "Name for people to read.", "Web");
pub const TITLE: Field = text("title", "Title.", "Retry failed uploads");
pub const DESCRIPTION: Field = field(
    Kind::Text { min: 0 },
    "description",
    "What it is about, for people to read.",
    "Uploads are tried three times.",
);
pub const TEXT: Field = text("text", "What to say, in Markdown.", "Looks good to me.");
pub const MESSAGE: Field = text("message", "Message that Git keeps with the commit or tag.", "Retry failed uploads");
pub const FILTER: Field = field(Kind::Search, "filter", "Only those whose name holds this.", "feature/");
pub const QUERY: Field = text("query", "Filter in Bitbucket's query language.", r#"name ~ "web""#).on_cloud();
pub const SORT: Field =
    text("sort", "Field to sort by; with `-` in front, the largest first.", "-updated_on").on_cloud();
pub const VERSION: Field =
    number("version", "Version that the change is made for; the newest when absent.", &(0, i64::MAX), "1")
        .on_data_center();

pub const PARENT: Field = number("parent", "Comment to answer.", &(1, i64::MAX), "500");

pub const LINE: Field = number("line", "Line to comment on, in the new version of the file.", &(1, i64::MAX), "17");

pub const OLD_LINE: Field = number(
    "old_line",
    "Line to comment on, in the old version of the file; beside `line`, for a line that did not change.",
    &(1, i64::MAX),
    "15",
);

pub const KEY: Field = id("key", "What tells it from others on the commit.", "ci/web");

pub const URL: Field = text("url", "An address on the web.", "https://ci.example.com/web/17");

/// What an action takes that is about one environment.
pub const ENVIRONMENT: Field =
    id("environment", "What tells the environment from others.", "{7a1e5c30-0005-4b2d-9f3e-5d6c7b8a9f05}")
        .note("Its UUID.");

pub const CUSTOM: Field =
    text("custom", "Name of a custom pipeline of `bitbucket-pipelines.yml`.", "deploy-to-production");

pub const ENABLED: Field = flag("enabled", "Whether it is switched on.");

pub const SOURCE: Field = id("source", "Branch that holds the change.", "feature/retry");

pub const CLOSE_SOURCE_BRANCH: Field =
    flag("close_source_branch", "Delete the source branch when it is merged.").on_cloud();

pub const TARGET: Field = id("target", "Branch to merge into.", "main");

pub const REVIEWERS: Field =
    people("reviewers", "Who is to review it: ids, user names, e-mail addresses or display names.", "ada, grace");

pub const DRAFT: Field = flag("draft", "Whether it is not meant to be merged yet.").since("8.18");

pub const VISIBLE: Field = words("visibility", "Who can see it.", VISIBILITY, "private");

pub const ENCODING: Field = words(
    "encoding",
    "How to give it; text where it is UTF-8 and base64 otherwise when absent.",
    FILE_ENCODINGS,
    "text",
);
