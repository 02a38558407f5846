//! What Bitbucket really sends or takes though no schema has it.

use super::schemas::{self, Type};
use serde_json::Value;

/// How something is known that no schema has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// The pages themselves show or tell it, beside their schemas.
    Told,
    /// An answer of a real server shows it.
    Seen,
    /// Several clients read it or send it; no answer of a real server was at hand.
    Read,
}
use How::{Read, Seen, Told};

/// A schema, an object in one, or an operation; its members, and for an operation its `body`, answers by status and query
/// parameters; how they are known. What is sent alone has `sent ` before it.
type Row = (&'static str, &'static str, How);

const CLOUD: &[Row] = &[
    ("account_links", "html:link self:link", Told),
    ("base_commit.summary", "type:'rendered'", Told),
    ("branch", "sync_strategies:[string]", Seen),
    ("branching_model", "links:{*:link}", Read),
    ("commit", "links:{*:link}", Told),
    ("commit_file", "attributes:[string] links:{*:link} size:number", Told),
    ("commit_file", "mimetype:string", Read),
    ("commitstatus", "commit:commit repository:repository", Seen),
    ("deploy_key", "id:number", Told),
    ("deploy_key", "created_on:string", Read),
    (
        "deployment",
        "deployable:deployment_release key:string last_update_time:string number:number step:pipeline_step \
         version:number",
        Read,
    ),
    (
        "deployment_environment",
        "category:{name:string} environment_lock_enabled:boolean environment_type:{name:string rank:number \
         type:string} \
         hidden:boolean lock:{name:string type:string} rank:number slug:string",
        Seen,
    ),
    ("deployment_release", "key:string pipeline:pipeline", Read),
    ("deployment_state_completed", "completed_on:string started_on:string", Read),
    ("deployment_state_in_progress", "started_on:string", Read),
    ("deployment_variable", "system:boolean", Read),
    (
        "pipeline",
        "duration_in_seconds:number expired:boolean first_successful:boolean has_variables:boolean run_number:number",
        Read,
    ),
    ("pipeline_command", "commandType:string", Read),
    ("sent pipeline_schedule_post_request_body.target", "type:string", Read),
    ("pipeline_state", "name:string", Read),
    ("pipeline_state_in_progress_stage", "name:string", Read),
    (
        "pipeline_step",
        "build_seconds_used:number duration_in_seconds:number maxTime:number name:string pipeline:pipeline \
         run_number:number trigger:{type:string}",
        Seen,
    ),
    ("pipeline_step_state_pending", "stage:pipeline_state_in_progress_stage", Read),
    (
        "pipeline_target",
        "commit:commit destination:string destination_commit:commit pullrequest:pullrequest selector:{pattern:string \
         type:string} source:string",
        Told,
    ),
    ("pipeline_trigger", "name:string", Read),
    ("pipeline_trigger_manual", "name:string", Read),
    ("pipeline_trigger_push", "name:string", Read),
    ("pipeline_variable", "system:boolean", Read),
    ("project", "workspace:workspace", Read),
    ("project.links", "self:link", Read),
    ("pullrequest", "description:string", Told),
    ("pullrequest.merge_commit", "links:{*:link} type:'commit'", Read),
    ("pullrequest_endpoint.commit", "links:{*:link} type:'commit'", Told),
    ("report_data", "value:string|number|boolean|{href:string text:string}", Told),
    ("repository", "override_settings:{*:boolean} slug:string website:string workspace:workspace", Seen),
    ("repository.links", "branches:link source:link", Read),
    ("snippet", "files:{*:{links:{html:link self:link}}} id:string links:{*:link}", Told),
    (
        "snippet_comment",
        "content:base_commit.summary created_on:string deleted:boolean id:number parent:snippet_comment \
         updated_on:string user:account",
        Read,
    ),
    ("team", "username:string", Read),
    ("treeentry", "attributes:[string] links:{*:link} size:number", Told),
    ("treeentry", "escaped_path:string mimetype:string", Read),
    // One file's own record, where `format=meta` asks for it.
    ("paginated_treeentries", "attributes:[string] commit:commit links:{*:link} path:string type:string", Told),
    ("paginated_treeentries", "escaped_path:string mimetype:string", Read),
    ("user", "email:string username:string", Told),
    ("user", "location:string", Read),
    (
        "webhook_subscription",
        "history_enabled:boolean links:{*:link} read_only:boolean skip_cert_verification:boolean source:string",
        Seen,
    ),
    // What pages tell of operations, and their schemas leave out.
    ("GET /repositories/{workspace}", "?after:string", Read),
    (
        "GET /repositories/{workspace}/{repo_slug}/commits",
        "?ctx:string ?exclude:string ?include:string ?path:string",
        Told,
    ),
    ("PUT /repositories/{workspace}/{repo_slug}/commit/{commit}/comments/{comment_id}", "201:commit_comment", Read),
    ("POST /repositories/{workspace}/{repo_slug}/commit/{commit}/comments", "201:commit_comment", Read),
    ("POST /repositories/{workspace}/{repo_slug}/commit/{commit}/statuses/build", "200:commitstatus", Seen),
    ("POST /repositories/{workspace}/{repo_slug}/deploy-keys", "body:deploy_key", Told),
    ("GET /repositories/{workspace}/{repo_slug}/deployments", "?environment:string ?sort:string", Read),
    ("GET /repositories/{workspace}/{repo_slug}/diff/{spec}", "?from_pullrequest_id:string", Read),
    ("GET /repositories/{workspace}/{repo_slug}/diffstat/{spec}", "?from_pullrequest_id:string", Read),
    (
        "GET /repositories/{workspace}/{repo_slug}/downloads",
        "200:{next:string page:number pagelen:number size:number values:[{created_on:string downloads:number \
         links:{*:link} name:string size:number type:string user:account}]} ?page:string ?pagelen:string",
        Read,
    ),
    ("GET /repositories/{workspace}/{repo_slug}/file-conflicts/{spec}", "?from_pullrequest_id:string", Read),
    ("POST /repositories/{workspace}/{repo_slug}/hooks", "body:webhook_subscription", Told),
    ("PUT /repositories/{workspace}/{repo_slug}/hooks/{uid}", "body:webhook_subscription", Told),
    ("POST /workspaces/{workspace}/hooks", "body:webhook_subscription", Told),
    ("PUT /workspaces/{workspace}/hooks/{uid}", "body:webhook_subscription", Told),
    ("GET /repositories/{workspace}/{repo_slug}/issues", "?q:string ?sort:string", Told),
    ("PUT /repositories/{workspace}/{repo_slug}/issues/{issue_id}", "body:issue", Told),
    ("POST /repositories/{workspace}/{repo_slug}/issues/{issue_id}/comments", "201:issue_comment", Read),
    ("GET /repositories/{workspace}/{repo_slug}/patch/{spec}", "?from_pullrequest_id:string ?topic:string", Read),
    // A piece of it, where the page tells of the header `Range`.
    ("GET /repositories/{workspace}/{repo_slug}/pipelines/{pipeline_uuid}/steps/{step_uuid}/log", "206:any", Told),
    ("GET /repositories/{workspace}/{repo_slug}/pullrequests", "?q:string", Told),
    (
        "GET /repositories/{workspace}/{repo_slug}/pullrequests/{pull_request_id}/activity",
        "200:{next:string pagelen:number values:[{approval:{date:string pullrequest:pullrequest user:account} \
         changes_requested:{date:string pullrequest:pullrequest user:account} comment:pullrequest_comment \
         pull_request:pullrequest task:{action:string action_on:string actor:account task:object} \
         update:{author:account changes:object date:string description:string destination:pullrequest_endpoint \
         draft:boolean reason:string reviewers:[account] source:pullrequest_endpoint state:string title:string}}]} \
         ?ctx:string ?pagelen:string",
        Told,
    ),
    (
        "GET /repositories/{workspace}/{repo_slug}/pullrequests/{pull_request_id}/comments",
        "?q:string ?sort:string",
        Told,
    ),
    (
        "GET /repositories/{workspace}/{repo_slug}/pullrequests/{pull_request_id}/commits",
        "200:{next:string page:number pagelen:number values:[commit]} ?page:string ?pagelen:string",
        Read,
    ),
    (
        "POST /repositories/{workspace}/{repo_slug}/pullrequests/{pull_request_id}/decline",
        "body:{message:string}",
        Read,
    ),
    ("GET /repositories/{workspace}/{repo_slug}/pullrequests/{pull_request_id}/diffstat", "?pagelen:string", Read),
    (
        "POST /repositories/{workspace}/{repo_slug}/pullrequests/{pull_request_id}/merge",
        "202:{links:{*:link} task_status:string}",
        Read,
    ),
    (
        "GET /repositories/{workspace}/{repo_slug}/pullrequests/{pull_request_id}/merge/task-status/{task_id}",
        "200:{links:{*:link} merge_result:pullrequest task_status:string}",
        Told,
    ),
    ("POST /repositories/{workspace}/{repo_slug}/refs/branches", "body:branch", Told),
    ("GET /workspaces/{workspace}/members", "?q:string", Told),
];

const DATA_CENTER: &[Row] = &[
    ("RestBranch", "isDefault:boolean", Read),
    ("RestBuildStatus", "dateAdded:integer", Read),
    ("RestChange", "properties:{gitChangeType:string}", Seen),
    (
        "RestComment",
        "permittedOperations:{deletable:boolean editable:boolean transitionable:boolean} tasks:[object]",
        Read,
    ),
    ("RestCommentThreadDiffAnchor", "orphaned:boolean path:string", Read),
    ("RestInsightReportData", "value:string|integer|number|boolean|{href:string linktext:string}", Told),
    // A path is its text, or its parts.
    ("RestPath", "toString:string", Read),
    (
        "RestPerson",
        "active:boolean displayName:string id:integer links:object slug:string type:'NORMAL'|'SERVICE'",
        Read,
    ),
    ("RestProject", "owner:RestApplicationUser", Read),
    (
        "RestPullRequest",
        "author:RestPullRequestParticipant properties:{commentCount:integer mergeCommit:{displayId:string id:string} \
         mergeResult:{current:boolean outcome:string} openTaskCount:integer resolvedTaskCount:integer}",
        Read,
    ),
    (
        "RestPullRequestActivity",
        "added:{commits:[RestCommit] total:integer} addedReviewers:[RestApplicationUser] comment:RestComment \
         commentAction:string \
         commentAnchor:RestCommentThreadDiffAnchor commit:RestCommit fromHash:string previousFromHash:string \
         previousToHash:string removed:{commits:[RestCommit] total:integer} removedReviewers:[RestApplicationUser] toHash:string",
        Read,
    ),
    ("RestPullRequestMergeability", "canMerge:boolean", Read),
    ("RestRefMatcher", "active:boolean", Read),
    ("sent RestRestrictionRequest", "users:[string]", Read),
    ("RestSshKey", "createdDate:integer", Read),
    ("RestTag", "hash:null", Read),
    ("RestWebhook", "createdDate:integer id:integer updatedDate:integer", Read),
    // What no page has: clients that work send and read it.
    (
        "GET /branch-utils/latest/projects/{projectKey}/repos/{repositorySlug}/branchmodel/configuration",
        "200:{development:{refId:string|null useDefault:boolean} production:{refId:string|null useDefault:boolean} \
         scope:RestScope types:[{displayName:string enabled:boolean id:string prefix:string}]}",
        Read,
    ),
    (
        "POST /search/latest/search",
        "200:{code:{category:string count:integer isLastPage:boolean nextStart:integer start:integer \
         values:[{file:string hitContexts:[[{line:integer text:string}]] hitCount:integer \
         pathMatches:[{match:boolean text:string}] repository:RestRepository}]} query:{substituted:boolean} \
         scope:{project:RestProject repository:RestRepository type:string}} \
         body:{entities:{code:{limit:integer start:integer}} query:string}",
        Seen,
    ),
    // Operations.
    (
        "DELETE /api/latest/projects/{projectKey}/repos/{repositorySlug}",
        "202:{context:null exceptionName:null message:string}",
        Read,
    ),
    (
        "GET /api/latest/projects/{projectKey}/webhooks",
        "200:{isLastPage:boolean limit:integer nextPageStart:integer|null size:integer start:integer \
         values:[RestWebhook]} ?limit:string ?start:string",
        Read,
    ),
    (
        "GET /api/latest/projects/{projectKey}/repos/{repositorySlug}/browse",
        "200:{children:{isLastPage:boolean limit:integer nextPageStart:integer|null size:integer start:integer \
         values:[{contentId:string node:string path:RestPath size:integer type:string}]} path:RestPath \
         revision:string} ?limit:string ?start:string",
        Read,
    ),
    (
        "GET /api/latest/projects/{projectKey}/repos/{repositorySlug}/browse/{path}",
        "200:{children:{isLastPage:boolean limit:integer nextPageStart:integer|null size:integer start:integer \
         values:[{contentId:string node:string path:RestPath size:integer type:string}]} path:RestPath \
         revision:string}|{isLastPage:boolean limit:integer lines:[{text:string}] nextPageStart:integer size:integer \
         start:integer}|[{author:RestPerson authorTimestamp:integer commitDisplayId:string commitHash:string \
         commitId:string committer:RestPerson committerTimestamp:integer displayCommitHash:string fileName:string \
         lineNumber:integer spannedLines:integer}]|{type:string} ?limit:string ?start:string",
        Read,
    ),
    ("GET /api/latest/projects/{projectKey}/repos/{repositorySlug}/changes 200", "fromHash:string toHash:string", Read),
    (
        "GET /api/latest/projects/{projectKey}/repos/{repositorySlug}/labels",
        "200:@[RestLabel] ?limit:string ?start:string",
        Read,
    ),
    (
        "GET /api/latest/projects/{projectKey}/repos/{repositorySlug}/pull-requests",
        "?role.1:string ?role.2:string ?username.1:string ?username.2:string",
        Told,
    ),
    (
        "GET /api/latest/projects/{projectKey}/repos/{repositorySlug}/pull-requests/{pullRequestId}/changes",
        "200:{fromHash:string isLastPage:boolean limit:integer nextPageStart:integer properties:{changeScope:string} \
         size:integer \
         start:integer toHash:string values:[RestChange]}",
        Read,
    ),
    (
        "GET /api/latest/projects/{projectKey}/repos/{repositorySlug}/pull-requests/{pullRequestId}/commits 200",
        "authorCount:integer totalCount:integer",
        Told,
    ),
    (
        "GET /api/latest/projects/{projectKey}/repos/{repositorySlug}/webhooks",
        "200:{isLastPage:boolean limit:integer nextPageStart:integer|null size:integer start:integer \
         values:[RestWebhook]} ?limit:string",
        Read,
    ),
    ("GET /api/latest/users", "?limit:string ?permission.1:string ?permission.1.projectKey:string ?start:string", Told),
    ("GET /api/latest/users", "200:@[RestApplicationUser]", Read),
    (
        "POST /branch-permissions/latest/projects/{projectKey}/repos/{repositorySlug}/restrictions",
        "200:[RestRefRestriction] body:RestRestrictionRequest",
        Read,
    ),
    (
        "PUT /default-reviewers/latest/projects/{projectKey}/repos/{repositorySlug}/condition/{id} body.sourceMatcher",
        "active:boolean",
        Read,
    ),
    (
        "PUT /default-reviewers/latest/projects/{projectKey}/repos/{repositorySlug}/condition/{id} body.targetMatcher",
        "active:boolean",
        Read,
    ),
    (
        "GET /insights/latest/projects/{projectKey}/repos/{repositorySlug}/commits/{commitId}/reports/{key}/annotations",
        "?limit:string",
        Read,
    ),
    ("POST /jira/latest/comments/{commentId}/issues", "body:object", Read),
    (
        "GET /jira/latest/projects/{projectKey}/repos/{repositorySlug}/pull-requests/{pullRequestId}/issues",
        "?limit:string",
        Read,
    ),
];

/// What fixtures have inside of objects of which nothing is published, and nobody could confirm.
const UNCONFIRMED: [(&str, &[&str]); 1] = [("RestWebhookRequestResponse", &["response.statusCode", "response.body"])];

/// The exceptions of one product.
pub struct Exceptions {
    list: Vec<Exception>,
    /// Cloud writes `null` for what is not there.
    pub absent_is_null: bool,
}

pub struct Exception {
    /// `pullrequest.links`, or with `sent ` before it.
    pub at: String,
    pub types: Type,
    pub how: How,
}

impl Exceptions {
    pub fn of_product(product: &str) -> Self {
        let rows = if product == "cloud" { CLOUD } else { DATA_CENTER };
        let list = rows.iter().flat_map(|(place, members, how)| {
            let members = schemas::members(members).into_iter();
            // Parts of an operation stand apart, members hang on.
            let apart = place.rsplit(' ').next().is_some_and(|last| last.starts_with('/'));
            let at = move |name| format!("{place}{}{name}", if apart { ' ' } else { '.' });
            members.map(move |(name, types)| Exception { at: at(name), types, how: *how })
        });
        Self { list: list.collect(), absent_is_null: product == "cloud" }
    }

    pub fn of(&self, reply: bool, place: &str) -> Option<&Exception> {
        self.list.iter().find(|exception| match exception.at.strip_prefix("sent ") {
            Some(at) => !reply && at == place,
            None => exception.at == place,
        })
    }

    pub fn all(&self) -> impl Iterator<Item = &Exception> {
        self.list.iter()
    }

    /// What an object of which nothing is published has that nobody could confirm.
    pub fn unconfirmed(&self, place: &str, value: &Value) -> impl Iterator<Item = &'static str> {
        let of_place = UNCONFIRMED.iter().filter(move |(at, _)| *at == place).flat_map(|(_, paths)| *paths);
        of_place.copied().filter(|path| value.pointer(&format!("/{}", path.replace('.', "/"))).is_some())
    }
}
