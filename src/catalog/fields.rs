//! The inputs that the actions of several resources take.

use crate::catalog::types::VISIBILITY;
use crate::engine::field::{Field, Type};

pub const WORKSPACE: Field = Field::id(
    "workspace",
    "Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center).",
    "acme",
)
.inherited()
.title("Workspace or project");
pub const REPO: Field = Field::id("repo", "Repository slug, as in its URL.", "web").inherited().title("Repository");
pub const PROJECT: Field = Field::id("project", "Project key.", "SHOP");
pub const BRANCH: Field = Field::id("branch", "Branch name, without `refs/heads/`.", "main");
// Like a path: Data Center wants its slashes as they are.
pub const TAG: Field = Field::new(Type::Path, "tag", "Tag name, without `refs/tags/`.", "v1.4.0");
pub const COMMIT: Field = Field::id("commit", "Commit hash.", "4f5e6d7c8b9a0f1e2d3c4b5a69788796a5b4c3d2");
pub const PATH: Field =
    Field::new(Type::Path, "path", "Path of the file from the root of the repository.", "docs/guide.md");
pub const PULL_REQUEST: Field = Field::integer("pull_request", "ID of the pull request.", &(1, i64::MAX), "42");
pub const COMMENT: Field = Field::integer("comment", "ID of the comment.", &(1, i64::MAX), "501");
pub const PERSON: Field =
    Field::user("person", "User: UUID, account ID, username, email address or display name.", "ada").title("User");
pub const GROUP: Field = Field::id("group", "Group slug (Cloud) or name (Data Center).", "developers");
pub const NAME: Field = Field::string("name", "Display name.", "Web");
pub const TITLE: Field = Field::string("title", "Title.", "Retry failed uploads");
pub const DESCRIPTION: Field =
    Field::new(Type::String { min: 0 }, "description", "Description.", "Uploads are tried three times.");
pub const TEXT: Field = Field::string("text", "Text, in Markdown.", "Looks good to me.");
pub const MESSAGE: Field = Field::string("message", "Message of the commit or tag.", "Retry failed uploads");
pub const FILTER: Field =
    Field::new(Type::Search, "filter", "Filters by name. Matches names that contain the text.", "feature/");
pub const QUERY: Field = Field::string("query", "Filter in Bitbucket's query language.", r#"name ~ "web""#).on_cloud();
pub const SORT: Field =
    Field::string("sort", "Field to sort by. Prefix with `-` for descending order.", "-updated_on").on_cloud();
pub const VERSION: Field = Field::integer(
    "version",
    "Expected version, for optimistic locking. Defaults to the current version.",
    &(0, i64::MAX),
    "1",
)
.on_data_center();

pub const PARENT: Field = Field::integer("parent", "ID of the comment to reply to.", &(1, i64::MAX), "500");

pub const LINE: Field =
    Field::integer("line", "Line to comment on, in the new version of the file.", &(1, i64::MAX), "17")
        .requires("path");

pub const OLD_LINE: Field = Field::integer(
    "old_line",
    "Line to comment on, in the old version of the file. Set both `line` and `old_line` for an unchanged line.",
    &(1, i64::MAX),
    "15",
)
.requires("path");

pub const KEY: Field = Field::id("key", "Key that identifies it on the commit.", "ci/web");

pub const URL: Field = Field::string("url", "URL.", "https://ci.example.com/web/17").format("uri");

/// What an action takes that is about one environment.
pub const ENVIRONMENT: Field =
    Field::id("environment", "Environment.", "{7a1e5c30-0005-4b2d-9f3e-5d6c7b8a9f05}").note("Its UUID.");

pub const CUSTOM: Field =
    Field::string("custom", "Name of a custom pipeline of `bitbucket-pipelines.yml`.", "deploy-to-production");

pub const ENABLED: Field = Field::boolean("enabled", "Whether it is enabled.");

pub const SOURCE: Field = Field::id("source", "Source branch.", "feature/retry").title("Source branch");

pub const CLOSE_SOURCE_BRANCH: Field =
    Field::boolean("close_source_branch", "Whether to delete the source branch on merge.").on_cloud();

pub const TARGET: Field = Field::id("target", "Target branch.", "main").title("Target branch");

pub const REVIEWERS: Field = Field::users(
    "reviewers",
    "Reviewers: UUIDs, account IDs, usernames, email addresses or display names.",
    "ada, grace",
);

pub const DRAFT: Field = Field::boolean("draft", "Whether the pull request is a draft.").since("8.18");

pub const VISIBLE: Field = Field::enumeration("visibility", "Visibility.", VISIBILITY, "private");

pub const SECRET: Field =
    Field::string("secret", "Secret used to sign deliveries. At most 128 characters.", "a-long-random-text").secret();
