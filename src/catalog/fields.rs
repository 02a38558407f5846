//! The inputs that the actions of several resources take.

use crate::catalog::types::VISIBILITY;
use crate::engine::field::{Field, Type};

pub const WORKSPACE: Field =
    Field::id("workspace", "Workspace on Cloud; project key, or `~user`, on Data Center.", "acme")
        .inherited()
        .title("Workspace or project");
pub const REPO: Field =
    Field::id("repo", "Slug of the repository, as its address shows it.", "web").inherited().title("Repository");
pub const PROJECT: Field = Field::id("project", "Key of a project.", "SHOP");
pub const BRANCH: Field = Field::id("branch", "Name of a branch, without `refs/heads/`.", "main");
// Like a path: Data Center wants its slashes as they are.
pub const TAG: Field = Field::new(Type::Path, "tag", "Name of a tag, without `refs/tags/`.", "v1.4.0");
pub const COMMIT: Field = Field::id("commit", "Hash of a commit.", "4f5e6d7c8b9a0f1e2d3c4b5a69788796a5b4c3d2");
pub const PATH: Field = Field::new(Type::Path, "path", "Path of a file from the repository's root.", "docs/guide.md");
pub const PULL_REQUEST: Field = Field::integer("pull_request", "Number of the pull request.", &(1, i64::MAX), "42");
pub const COMMENT: Field = Field::integer("comment", "Number of the comment.", &(1, i64::MAX), "501");
pub const PERSON: Field =
    Field::user("person", "Somebody: UUID, account id, user name, e-mail address or display name.", "ada")
        .title("User");
pub const GROUP: Field = Field::id("group", "Slug of a group on Cloud, its name on Data Center.", "developers");
pub const NAME: Field = Field::string("name", "Name for people to read.", "Web");
pub const TITLE: Field = Field::string("title", "Title.", "Retry failed uploads");
pub const DESCRIPTION: Field = Field::new(
    Type::String { min: 0 },
    "description",
    "What it is about, for people to read.",
    "Uploads are tried three times.",
);
pub const TEXT: Field = Field::string("text", "What to say, in Markdown.", "Looks good to me.");
pub const MESSAGE: Field =
    Field::string("message", "Message that Git keeps with the commit or tag.", "Retry failed uploads");
pub const FILTER: Field = Field::new(Type::Search, "filter", "Only those whose name holds this.", "feature/");
pub const QUERY: Field = Field::string("query", "Filter in Bitbucket's query language.", r#"name ~ "web""#).on_cloud();
pub const SORT: Field =
    Field::string("sort", "Field to sort by; with `-` in front, the largest first.", "-updated_on").on_cloud();
pub const VERSION: Field =
    Field::integer("version", "Version that the change is made for; the newest when absent.", &(0, i64::MAX), "1")
        .on_data_center();

pub const PARENT: Field = Field::integer("parent", "Comment to answer.", &(1, i64::MAX), "500");

pub const LINE: Field =
    Field::integer("line", "Line to comment on, in the new version of the file.", &(1, i64::MAX), "17")
        .requires("path");

pub const OLD_LINE: Field = Field::integer(
    "old_line",
    "Line to comment on, in the old version of the file; beside `line`, for a line that did not change.",
    &(1, i64::MAX),
    "15",
)
.requires("path");

pub const KEY: Field = Field::id("key", "What tells it from others on the commit.", "ci/web");

pub const URL: Field = Field::string("url", "An address on the web.", "https://ci.example.com/web/17").format("uri");

/// What an action takes that is about one environment.
pub const ENVIRONMENT: Field =
    Field::id("environment", "What tells the environment from others.", "{7a1e5c30-0005-4b2d-9f3e-5d6c7b8a9f05}")
        .note("Its UUID.");

pub const CUSTOM: Field =
    Field::string("custom", "Name of a custom pipeline of `bitbucket-pipelines.yml`.", "deploy-to-production");

pub const ENABLED: Field = Field::boolean("enabled", "Whether it is switched on.");

pub const SOURCE: Field = Field::id("source", "Branch that holds the change.", "feature/retry").title("Source branch");

pub const CLOSE_SOURCE_BRANCH: Field =
    Field::boolean("close_source_branch", "Delete the source branch when it is merged.").on_cloud();

pub const TARGET: Field = Field::id("target", "Branch to merge into.", "main").title("Target branch");

pub const REVIEWERS: Field =
    Field::users("reviewers", "Who is to review it: ids, user names, e-mail addresses or display names.", "ada, grace");

pub const DRAFT: Field = Field::boolean("draft", "Whether it is not meant to be merged yet.").since("8.18");

pub const VISIBLE: Field = Field::enumeration("visibility", "Who can see it.", VISIBILITY, "private");

pub const SECRET: Field = Field::string(
    "secret",
    "Signs each delivery, for the receiver to check; at most 128 characters.",
    "a-long-random-text",
)
.secret();
