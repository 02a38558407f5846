// Written by scripts/bitbucket.ts from the catalog. Do not edit.

/** Inputs and outputs of the actions, by ID. */
export interface Actions {
  "call-api": { input: CallApiInput; output: Answer };
  "get-current-user": { input: GetCurrentUserInput; output: Person };
  "get-user": { input: GetUserInput; output: Person };
  "find-users": { input: FindUsersInput; output: Page<Person> };
  "list-workspaces": { input: ListWorkspacesInput; output: Page<Workspace> };
  "get-workspace": { input: GetWorkspaceInput; output: Workspace };
  "list-workspace-members": { input: ListWorkspaceMembersInput; output: Page<Person> };
  "get-server-info": { input: GetServerInfoInput; output: Server };
  "list-projects": { input: ListProjectsInput; output: Page<Project> };
  "get-project": { input: GetProjectInput; output: Project };
  "create-project": { input: CreateProjectInput; output: Project };
  "update-project": { input: UpdateProjectInput; output: Project };
  "delete-project": { input: DeleteProjectInput; output: { done: true; } };
  "list-repositories": { input: ListRepositoriesInput; output: Page<Repository> };
  "get-repository": { input: GetRepositoryInput; output: Repository };
  "create-repository": { input: CreateRepositoryInput; output: Repository };
  "update-repository": { input: UpdateRepositoryInput; output: Repository };
  "delete-repository": { input: DeleteRepositoryInput; output: { done: true; } };
  "fork-repository": { input: ForkRepositoryInput; output: Repository };
  "list-forks": { input: ListForksInput; output: Page<Repository> };
  "list-watchers": { input: ListWatchersInput; output: Page<Person> };
  "get-default-branch": { input: GetDefaultBranchInput; output: Branch };
  "set-default-branch": { input: SetDefaultBranchInput; output: { done: true; } };
  "discover-repositories": { input: DiscoverRepositoriesInput; output: Repositories };
  "list-labels": { input: ListLabelsInput; output: Page<Label> };
  "add-label": { input: AddLabelInput; output: Label };
  "remove-label": { input: RemoveLabelInput; output: { done: true; } };
  "list-project-permissions": { input: ListProjectPermissionsInput; output: Page<Permission> };
  "set-project-permission": { input: SetProjectPermissionInput; output: { done: true; } };
  "remove-project-permission": { input: RemoveProjectPermissionInput; output: { done: true; } };
  "list-repository-permissions": { input: ListRepositoryPermissionsInput; output: Page<Permission> };
  "set-repository-permission": { input: SetRepositoryPermissionInput; output: { done: true; } };
  "remove-repository-permission": { input: RemoveRepositoryPermissionInput; output: { done: true; } };
  "list-deploy-keys": { input: ListDeployKeysInput; output: Page<DeployKey> };
  "add-deploy-key": { input: AddDeployKeyInput; output: DeployKey };
  "remove-deploy-key": { input: RemoveDeployKeyInput; output: { done: true; } };
  "list-default-reviewers": { input: ListDefaultReviewersInput; output: Page<DefaultReviewer> };
  "add-default-reviewer": { input: AddDefaultReviewerInput; output: Person };
  "remove-default-reviewer": { input: RemoveDefaultReviewerInput; output: { done: true; } };
  "list-branch-restrictions": { input: ListBranchRestrictionsInput; output: Page<BranchRestriction> };
  "get-branch-restriction": { input: GetBranchRestrictionInput; output: BranchRestriction };
  "create-branch-restriction": { input: CreateBranchRestrictionInput; output: BranchRestriction };
  "delete-branch-restriction": { input: DeleteBranchRestrictionInput; output: { done: true; } };
  "get-branching-model": { input: GetBranchingModelInput; output: BranchingModel };
  "list-branches": { input: ListBranchesInput; output: Page<Branch> };
  "get-branch": { input: GetBranchInput; output: Branch };
  "create-branch": { input: CreateBranchInput; output: Branch };
  "delete-branch": { input: DeleteBranchInput; output: { done: true; } };
  "list-tags": { input: ListTagsInput; output: Page<Tag> };
  "get-tag": { input: GetTagInput; output: Tag };
  "create-tag": { input: CreateTagInput; output: Tag };
  "delete-tag": { input: DeleteTagInput; output: { done: true; } };
  "list-commits": { input: ListCommitsInput; output: Page<Commit> };
  "get-commit": { input: GetCommitInput; output: Commit };
  "compare-commits": { input: CompareCommitsInput; output: Page<Commit> };
  "get-diff": { input: GetDiffInput; output: Content };
  "get-diffstat": { input: GetDiffstatInput; output: Page<ChangedFile> };
  "get-patch": { input: GetPatchInput; output: Content };
  "get-merge-base": { input: GetMergeBaseInput; output: Commit };
  "list-commit-pull-requests": { input: ListCommitPullRequestsInput; output: Page<PullRequestOfACommit> };
  "approve-commit": { input: ApproveCommitInput; output: { done: true; } };
  "unapprove-commit": { input: UnapproveCommitInput; output: { done: true; } };
  "list-commit-comments": { input: ListCommitCommentsInput; output: Page<Comment> };
  "create-commit-comment": { input: CreateCommitCommentInput; output: Comment };
  "update-commit-comment": { input: UpdateCommitCommentInput; output: Comment };
  "delete-commit-comment": { input: DeleteCommitCommentInput; output: { done: true; } };
  "set-build-status": { input: SetBuildStatusInput; output: BuildStatus };
  "get-build-status": { input: GetBuildStatusInput; output: BuildStatus };
  "list-build-statuses": { input: ListBuildStatusesInput; output: Page<BuildStatus> };
  "list-required-builds": { input: ListRequiredBuildsInput; output: Page<RequiredBuild> };
  "list-reports": { input: ListReportsInput; output: Page<Report> };
  "get-report": { input: GetReportInput; output: Report };
  "create-report": { input: CreateReportInput; output: Report };
  "delete-report": { input: DeleteReportInput; output: { done: true; } };
  "list-annotations": { input: ListAnnotationsInput; output: Page<Annotation> };
  "add-annotations": { input: AddAnnotationsInput; output: { done: true; } };
  "delete-annotations": { input: DeleteAnnotationsInput; output: { done: true; } };
  "get-file": { input: GetFileInput; output: File };
  "list-directory": { input: ListDirectoryInput; output: Page<EntryOfAFolder> };
  "list-file-history": { input: ListFileHistoryInput; output: Page<VersionOfAFile> };
  "get-blame": { input: GetBlameInput; output: Page<LinesOfOneCommit> };
  "download-archive": { input: DownloadArchiveInput; output: Content };
  "commit-files": { input: CommitFilesInput; output: CommittedFiles };
  "open-change": { input: OpenChangeInput; output: PullRequest };
  "search-code": { input: SearchCodeInput; output: Page<FileWithHits> };
  "list-pull-requests": { input: ListPullRequestsInput; output: Page<PullRequest> };
  "list-my-pull-requests": { input: ListMyPullRequestsInput; output: Page<PullRequest> };
  "get-pull-request": { input: GetPullRequestInput; output: PullRequest };
  "create-pull-request": { input: CreatePullRequestInput; output: PullRequest };
  "update-pull-request": { input: UpdatePullRequestInput; output: PullRequest };
  "decline-pull-request": { input: DeclinePullRequestInput; output: PullRequest };
  "reopen-pull-request": { input: ReopenPullRequestInput; output: PullRequest };
  "delete-pull-request": { input: DeletePullRequestInput; output: { done: true; } };
  "get-pull-request-diff": { input: GetPullRequestDiffInput; output: Content };
  "get-pull-request-diffstat": { input: GetPullRequestDiffstatInput; output: Page<ChangedFile> };
  "get-pull-request-patch": { input: GetPullRequestPatchInput; output: Content };
  "list-pull-request-commits": { input: ListPullRequestCommitsInput; output: Page<Commit> };
  "list-pull-request-build-statuses": { input: ListPullRequestBuildStatusesInput; output: Page<BuildStatus> };
  "merge-pull-request": { input: MergePullRequestInput; output: PullRequest };
  "get-merge-status": { input: GetMergeStatusInput; output: MergeStatus };
  "approve-pull-request": { input: ApprovePullRequestInput; output: Participant };
  "unapprove-pull-request": { input: UnapprovePullRequestInput; output: { done: true; } };
  "request-changes": { input: RequestChangesInput; output: Participant };
  "withdraw-request-for-changes": { input: WithdrawRequestForChangesInput; output: { done: true; } };
  "add-reviewers": { input: AddReviewersInput; output: PullRequest };
  "remove-reviewers": { input: RemoveReviewersInput; output: PullRequest };
  "list-pull-request-participants": { input: ListPullRequestParticipantsInput; output: Page<Participant> };
  "publish-review": { input: PublishReviewInput; output: { done: true; } };
  "list-pull-request-activity": { input: ListPullRequestActivityInput; output: Page<Activity> };
  "list-comments": { input: ListCommentsInput; output: Page<Comment> };
  "get-comment": { input: GetCommentInput; output: Comment };
  "create-comment": { input: CreateCommentInput; output: Comment };
  "update-comment": { input: UpdateCommentInput; output: Comment };
  "delete-comment": { input: DeleteCommentInput; output: { done: true; } };
  "resolve-comment": { input: ResolveCommentInput; output: Comment };
  "reopen-comment": { input: ReopenCommentInput; output: Comment };
  "list-tasks": { input: ListTasksInput; output: Page<Task> };
  "create-task": { input: CreateTaskInput; output: Task };
  "update-task": { input: UpdateTaskInput; output: Task };
  "delete-task": { input: DeleteTaskInput; output: { done: true; } };
  "list-pipelines": { input: ListPipelinesInput; output: Page<Pipeline> };
  "get-pipeline": { input: GetPipelineInput; output: Pipeline };
  "run-pipeline": { input: RunPipelineInput; output: Pipeline };
  "wait-for-pipeline": { input: WaitForPipelineInput; output: Wait };
  "stop-pipeline": { input: StopPipelineInput; output: { done: true; } };
  "list-pipeline-steps": { input: ListPipelineStepsInput; output: Page<Step> };
  "get-step-log": { input: GetStepLogInput; output: Log };
  "get-pipelines-config": { input: GetPipelinesConfigInput; output: PipelinesConfig };
  "update-pipelines-config": { input: UpdatePipelinesConfigInput; output: PipelinesConfig };
  "list-variables": { input: ListVariablesInput; output: Page<Variable> };
  "create-variable": { input: CreateVariableInput; output: Variable };
  "update-variable": { input: UpdateVariableInput; output: Variable };
  "delete-variable": { input: DeleteVariableInput; output: { done: true; } };
  "list-schedules": { input: ListSchedulesInput; output: Page<Schedule> };
  "create-schedule": { input: CreateScheduleInput; output: Schedule };
  "delete-schedule": { input: DeleteScheduleInput; output: { done: true; } };
  "list-environments": { input: ListEnvironmentsInput; output: Page<Environment> };
  "create-environment": { input: CreateEnvironmentInput; output: Environment };
  "delete-environment": { input: DeleteEnvironmentInput; output: { done: true; } };
  "list-deployments": { input: ListDeploymentsInput; output: Page<Deployment> };
  "get-deployment": { input: GetDeploymentInput; output: Deployment };
  "create-deployment": { input: CreateDeploymentInput; output: DeploymentToAnEnvironment };
  "list-downloads": { input: ListDownloadsInput; output: Page<Download> };
  "upload-download": { input: UploadDownloadInput; output: { done: true; } };
  "get-download": { input: GetDownloadInput; output: Content };
  "delete-download": { input: DeleteDownloadInput; output: { done: true; } };
  "list-snippets": { input: ListSnippetsInput; output: Page<Snippet> };
  "get-snippet": { input: GetSnippetInput; output: Snippet };
  "create-snippet": { input: CreateSnippetInput; output: Snippet };
  "update-snippet": { input: UpdateSnippetInput; output: Snippet };
  "delete-snippet": { input: DeleteSnippetInput; output: { done: true; } };
  "list-snippet-comments": { input: ListSnippetCommentsInput; output: Page<Comment> };
  "create-snippet-comment": { input: CreateSnippetCommentInput; output: Comment };
  "list-webhooks": { input: ListWebhooksInput; output: Page<Webhook> };
  "get-webhook": { input: GetWebhookInput; output: Webhook };
  "create-webhook": { input: CreateWebhookInput; output: Webhook };
  "update-webhook": { input: UpdateWebhookInput; output: Webhook };
  "delete-webhook": { input: DeleteWebhookInput; output: { done: true; } };
  "test-webhook": { input: TestWebhookInput; output: Delivery };
  "list-webhook-events": { input: ListWebhookEventsInput; output: Page<WebhookEvent> };
  "list-issues": { input: ListIssuesInput; output: Page<Issue> };
  "get-issue": { input: GetIssueInput; output: Issue };
  "create-issue": { input: CreateIssueInput; output: Issue };
  "update-issue": { input: UpdateIssueInput; output: Issue };
  "list-issue-comments": { input: ListIssueCommentsInput; output: Page<Comment> };
  "create-issue-comment": { input: CreateIssueCommentInput; output: Comment };
  "list-pull-request-issues": { input: ListPullRequestIssuesInput; output: Page<JiraIssue> };
  "create-issue-from-comment": { input: CreateIssueFromCommentInput; output: JiraIssue };
}

/** Configurations and events of the triggers, by ID. */
export interface Triggers {
  "push": { config: PushInput; event: PushEvent };
  "branch-created": { config: BranchCreatedInput; event: BranchEvent };
  "branch-updated": { config: BranchUpdatedInput; event: BranchEvent };
  "branch-deleted": { config: BranchDeletedInput; event: BranchEvent };
  "tag-created": { config: TagCreatedInput; event: TagEvent };
  "tag-deleted": { config: TagDeletedInput; event: TagEvent };
  "pull-request-opened": { config: PullRequestOpenedInput; event: PullRequestEvent };
  "pull-request-updated": { config: PullRequestUpdatedInput; event: PullRequestUpdateEvent };
  "pull-request-source-pushed": { config: PullRequestSourcePushedInput; event: PullRequestPushEvent };
  "pull-request-reviewers-changed": { config: PullRequestReviewersChangedInput; event: ReviewersEvent };
  "pull-request-approved": { config: PullRequestApprovedInput; event: ReviewEvent };
  "pull-request-unapproved": { config: PullRequestUnapprovedInput; event: ReviewEvent };
  "changes-requested": { config: ChangesRequestedInput; event: ReviewEvent };
  "changes-request-withdrawn": { config: ChangesRequestWithdrawnInput; event: ReviewEvent };
  "pull-request-merged": { config: PullRequestMergedInput; event: PullRequestEvent };
  "pull-request-declined": { config: PullRequestDeclinedInput; event: PullRequestEvent };
  "pull-request-deleted": { config: PullRequestDeletedInput; event: PullRequestEvent };
  "comment-added": { config: CommentAddedInput; event: CommentEvent };
  "comment-edited": { config: CommentEditedInput; event: CommentEvent };
  "comment-deleted": { config: CommentDeletedInput; event: CommentEvent };
  "comment-resolved": { config: CommentResolvedInput; event: ResolvedCommentEvent };
  "comment-reopened": { config: CommentReopenedInput; event: CommentEvent };
  "commit-comment-added": { config: CommitCommentAddedInput; event: CommitCommentEvent };
  "commit-comment-edited": { config: CommitCommentEditedInput; event: CommitCommentEvent };
  "commit-comment-deleted": { config: CommitCommentDeletedInput; event: CommitCommentEvent };
  "build-status-created": { config: BuildStatusCreatedInput; event: BuildStatusEvent };
  "build-status-updated": { config: BuildStatusUpdatedInput; event: BuildStatusEvent };
  "pipeline-finished": { config: PipelineFinishedInput; event: PipelineEvent };
  "repository-created": { config: RepositoryCreatedInput; event: RepositoryEvent };
  "repository-forked": { config: RepositoryForkedInput; event: ForkEvent };
  "repository-updated": { config: RepositoryUpdatedInput; event: RepositoryUpdateEvent };
  "repository-deleted": { config: RepositoryDeletedInput; event: RepositoryEvent };
  "repository-transferred": { config: RepositoryTransferredInput; event: TransferEvent };
  "repository-imported": { config: RepositoryImportedInput; event: RepositoryEvent };
  "project-updated": { config: ProjectUpdatedInput; event: ProjectEvent };
  "mirror-synchronized": { config: MirrorSynchronizedInput; event: MirrorEvent };
  "secret-detected": { config: SecretDetectedInput; event: SecretEvent };
  "any-event": { config: AnyEventInput; event: AnyEvent };
}

/** What is a part of something else: any member can be `null`. */
export type Nested<T> = { [Member in Exclude<keyof T, "raw">]: T[Member] | null };

/** A page of a list. */
export interface Page<T> {
  items: T[];
  /** Pass it as `cursor` to get the next page. `null` on the last page. */
  next: string | null;
  /** Items that Bitbucket returned without the member that identifies them. Present only if there are any. */
  skipped?: { page: number; position: number; reason: string }[];
}

/** A file in the blob store of the host. */
export interface FileHandle {
  blob: string;
  name?: string | null;
  media_type?: string | null;
  size?: number | null;
}

export interface CallApiInput {
  /** Path relative to the root of the API, with or without `/2.0` or `/rest`, or a full URL on the connection's server. */
  path: string;
  /** HTTP method. Defaults to `"GET"`. */
  method?: string;
  /** Query parameters. An array repeats its name. */
  query?: Record<string, string | number | boolean | (string | number | boolean)[]>;
  /** Request headers. Headers that carry credentials are refused. */
  headers?: Record<string, string | number | boolean | (string | number | boolean)[]>;
  /** Request body as JSON. */
  body?: unknown;
  /** Request body as text. */
  body_text?: string;
  /** Request body as form fields. An array repeats its name. */
  body_form?: Record<string, string | number | boolean | (string | number | boolean)[]>;
  /** Request body as a multipart form with files. */
  body_multipart?: { name: string; text?: string; base64?: string; file?: FileHandle; filename?: string; content_type?: string; }[];
  /** Request body as base64. */
  body_base64?: string;
  /** Request body as a file. */
  body_file?: FileHandle;
  /** Encoding of the response body. Defaults to JSON if it is JSON, else text if it is UTF-8, else base64. */
  response_as?: "json" | "text" | "base64" | "blob";
  /** Follow the pages of a listing and give up to so many items as `{items, next}`. */
  max_items?: number;
  /** Pagination cursor: `next` of the previous page. */
  cursor?: string;
  /** Whether to fail on status 400 or higher. If false, returns the response as is. Defaults to `true`. */
  raise_for_status?: boolean;
}

export interface Answer {
  /** HTTP status. */
  status: number;
  /** Response headers, with names in lower case. Empty if `max_items` is set. */
  headers: unknown;
  /** Encoding of `body`: `json`, `text`, `base64` or `blob`. */
  format: string;
  /** Response body. If `max_items` is set, `{items, next}`. */
  body: FileHandle;
}

export interface GetCurrentUserInput {
  /** Whether to include Bitbucket's unmodified response as `raw`. Defaults to `false`. */
  include_raw?: boolean;
}

export interface Person {
  /** UUID (Cloud) or username (Data Center). */
  id: string;
  /** Name of the person. */
  name: string | null;
  /** Nickname (Cloud) or username (Data Center). */
  username: string | null;
  /** Atlassian account ID. Cloud only. */
  account_id: string | null;
  /** Email address. `null` if it is hidden. Data Center only. */
  email: string | null;
  /** URL of the web page. */
  link: string | null;
  /** Bitbucket's unmodified response, if `include_raw` is set. */
  raw?: unknown;
}

export interface GetUserInput {
  /** User: UUID, account ID, username, email address or display name. */
  person: string;
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Workspace whose members are searched. On Cloud, required unless the user is given by UUID or account ID. */
  workspace?: string;
  /** Whether to include Bitbucket's unmodified response as `raw`. Defaults to `false`. */
  include_raw?: boolean;
}

export interface FindUsersInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. Required on Cloud, ignored otherwise. */
  workspace?: string;
  /** Filters by name. Matches names that contain the text. Matches usernames and email addresses. On Cloud, email addresses must be complete. */
  filter: string;
  /** Maximum number of items to return across all pages. Defaults to `100`. */
  max_items?: number;
  /** Pagination cursor: `next` of the previous page. */
  cursor?: string;
  /** Whether to include Bitbucket's unmodified response as `raw`. Defaults to `false`. */
  include_raw?: boolean;
}

export interface ListWorkspacesInput {
  /** Maximum number of items to return across all pages. Defaults to `100`. */
  max_items?: number;
  /** Pagination cursor: `next` of the previous page. */
  cursor?: string;
  /** Whether to include Bitbucket's unmodified response as `raw`. Defaults to `false`. */
  include_raw?: boolean;
}

export interface Workspace {
  /** Workspace slug (Cloud) or project key (Data Center). */
  workspace: string;
  /** ID that stays the same if the workspace is renamed. */
  id: string | null;
  /** Name of the workspace. `null` in lists on Cloud. */
  name: string | null;
  /** Description of the workspace. `null` if there is none. Data Center only. */
  description: string | null;
  /** Visibility of the workspace. One of `private`, `public`. `null` in lists on Cloud. */
  visibility: string | null;
  /** URL of the web page. */
  link: string | null;
  /** Bitbucket's unmodified response, if `include_raw` is set. */
  raw?: unknown;
}

export interface GetWorkspaceInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Whether to include Bitbucket's unmodified response as `raw`. Defaults to `false`. */
  include_raw?: boolean;
}

export interface ListWorkspaceMembersInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Maximum number of items to return across all pages. Defaults to `100`. */
  max_items?: number;
  /** Pagination cursor: `next` of the previous page. */
  cursor?: string;
  /** Whether to include Bitbucket's unmodified response as `raw`. Defaults to `false`. */
  include_raw?: boolean;
}

export interface GetServerInfoInput {
  /** Whether to include Bitbucket's unmodified response as `raw`. Defaults to `false`. */
  include_raw?: boolean;
}

export interface Server {
  /** Version of Bitbucket. */
  version: string;
  /** Build number. Data Center only. */
  build: string | null;
  /** Name of the server. Data Center only. */
  name: string | null;
  /** Bitbucket's unmodified response, if `include_raw` is set. */
  raw?: unknown;
}

export interface ListProjectsInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. Required on Cloud, ignored otherwise. */
  workspace?: string;
  /** Maximum number of items to return across all pages. Defaults to `100`. */
  max_items?: number;
  /** Pagination cursor: `next` of the previous page. */
  cursor?: string;
  /** Whether to include Bitbucket's unmodified response as `raw`. Defaults to `false`. */
  include_raw?: boolean;
}

export interface Project {
  /** Key of the project. */
  project: string;
  /** Workspace slug (Cloud) or project key (Data Center). */
  workspace: string | null;
  /** ID that stays the same if the project is renamed. */
  id: string | null;
  /** Name of the project. */
  name: string | null;
  /** Description of the project. */
  description: string | null;
  /** Visibility of the project. One of `private`, `public`. */
  visibility: string | null;
  /** Time of creation. Cloud only. */
  created_at: string | null;
  /** Time of the last change. Cloud only. */
  updated_at: string | null;
  /** URL of the web page. */
  link: string | null;
  /** Bitbucket's unmodified response, if `include_raw` is set. */
  raw?: unknown;
}

export interface GetProjectInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. Required on Cloud, ignored otherwise. */
  workspace?: string;
  /** Project key. */
  project: string;
  /** Whether to include Bitbucket's unmodified response as `raw`. Defaults to `false`. */
  include_raw?: boolean;
}

export interface CreateProjectInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. Required on Cloud, ignored otherwise. */
  workspace?: string;
  /** Project key. Uppercase letters, digits and underscores, starting with a letter. */
  project: string;
  /** Display name. */
  name: string;
  /** Description. */
  description?: string;
  /** Visibility. Defaults to `"private"`. */
  visibility?: "private" | "public";
  /** Whether to include Bitbucket's unmodified response as `raw`. Defaults to `false`. */
  include_raw?: boolean;
}

export interface UpdateProjectInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. Required on Cloud, ignored otherwise. */
  workspace?: string;
  /** Project key. */
  project: string;
  /** Display name. */
  name?: string;
  /** Description. Set it to `null` to clear it. */
  description?: string | null;
  /** Visibility. */
  visibility?: "private" | "public";
  /** Whether to include Bitbucket's unmodified response as `raw`. Defaults to `false`. */
  include_raw?: boolean;
}

export interface DeleteProjectInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. Required on Cloud, ignored otherwise. */
  workspace?: string;
  /** Project key. */
  project: string;
}

export interface ListRepositoriesInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Filters by the role of the authenticated user, or a higher one. Cloud only. */
  role?: "member" | "contributor" | "admin" | "owner";
  /** Filter in Bitbucket's query language. Cloud only. */
  query?: string;
  /** Field to sort by. Prefix with `-` for descending order. Cloud only. */
  sort?: string;
  /** Maximum number of items to return across all pages. Defaults to `100`. */
  max_items?: number;
  /** Pagination cursor: `next` of the previous page. */
  cursor?: string;
  /** Whether to include Bitbucket's unmodified response as `raw`. Defaults to `false`. */
  include_raw?: boolean;
}

export interface Repository {
  /** Slug of the repository. */
  repo: string;
  /** Workspace slug (Cloud) or project key (Data Center). */
  workspace: string | null;
  /** ID that stays the same if the repository is renamed. */
  id: string | null;
  /** Name of the repository. */
  name: string | null;
  /** Description of the repository. */
  description: string | null;
  /** Key of the project. */
  project: string | null;
  /** Visibility of the repository. One of `private`, `public`. */
  visibility: string | null;
  /** Development branch. `null` if the repository is empty. */
  default_branch: string | null;
  /** Size in bytes. Cloud only. */
  size: number | null;
  /** URL to clone over HTTPS. `null` if disabled. */
  clone_https: string | null;
  /** URL to clone over SSH. `null` if disabled. */
  clone_ssh: string | null;
  /** Time of creation. Cloud only. */
  created_at: string | null;
  /** Time of the last change. Cloud only. */
  updated_at: string | null;
  /** URL of the web page. */
  link: string | null;
  /** Bitbucket's unmodified response, if `include_raw` is set. */
  raw?: unknown;
}

export interface GetRepositoryInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to the connection's `repo`. */
  repo?: string;
  /** Whether to include Bitbucket's unmodified response as `raw`. Defaults to `false`. */
  include_raw?: boolean;
}

export interface CreateRepositoryInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Name of the repository. The slug is derived from it. */
  repo: string;
  /** Description. */
  description?: string;
  /** Visibility. Defaults to `"private"`. */
  visibility?: "private" | "public";
  /** Project key. Defaults to the oldest project of the workspace. Cloud only. */
  project?: string;
  /** Whether to include Bitbucket's unmodified response as `raw`. Defaults to `false`. */
  include_raw?: boolean;
}

export interface UpdateRepositoryInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to the connection's `repo`. */
  repo?: string;
  /** Display name. The slug changes with it. */
  name?: string;
  /** Description. Set it to `null` to clear it. */
  description?: string | null;
  /** Visibility. */
  visibility?: "private" | "public";
  /** Whether to include Bitbucket's unmodified response as `raw`. Defaults to `false`. */
  include_raw?: boolean;
}

export interface DeleteRepositoryInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. */
  repo: string;
}

export interface ForkRepositoryInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to the connection's `repo`. */
  repo?: string;
  /** Workspace slug (Cloud) or project key (Data Center) of the new repository. */
  to_workspace: string;
  /** Display name. Defaults to the name of the original. The slug is derived from it. */
  name?: string;
  /** Description. Defaults to that of the original. Cloud only. */
  description?: string;
  /** Visibility. Defaults to that of the original. Cloud only. */
  visibility?: "private" | "public";
  /** Project key. Project in the target workspace. Defaults to its oldest. Cloud only. */
  project?: string;
  /** Whether to include Bitbucket's unmodified response as `raw`. Defaults to `false`. */
  include_raw?: boolean;
}

export interface ListForksInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to the connection's `repo`. */
  repo?: string;
  /** Filter in Bitbucket's query language. Cloud only. */
  query?: string;
  /** Field to sort by. Prefix with `-` for descending order. Cloud only. */
  sort?: string;
  /** Maximum number of items to return across all pages. Defaults to `100`. */
  max_items?: number;
  /** Pagination cursor: `next` of the previous page. */
  cursor?: string;
  /** Whether to include Bitbucket's unmodified response as `raw`. Defaults to `false`. */
  include_raw?: boolean;
}

export interface ListWatchersInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to the connection's `repo`. */
  repo?: string;
  /** Maximum number of items to return across all pages. Defaults to `100`. */
  max_items?: number;
  /** Pagination cursor: `next` of the previous page. */
  cursor?: string;
  /** Whether to include Bitbucket's unmodified response as `raw`. Defaults to `false`. */
  include_raw?: boolean;
}

export interface GetDefaultBranchInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to the connection's `repo`. */
  repo?: string;
  /** Whether to include Bitbucket's unmodified response as `raw`. Defaults to `false`. */
  include_raw?: boolean;
}

export interface Branch {
  /** Name of the branch, without `refs/heads/`. */
  name: string;
  /** Hash of the latest commit. */
  commit: string | null;
  /** Whether the branch is the default branch. Data Center only. */
  default: boolean | null;
  /** Time of the latest commit. Cloud only. */
  committed_at: string | null;
  /** URL of the web page. Cloud only. */
  link: string | null;
  /** Bitbucket's unmodified response, if `include_raw` is set. */
  raw?: unknown;
}

export interface SetDefaultBranchInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to the connection's `repo`. */
  repo?: string;
  /** Branch name, without `refs/heads/`. */
  branch: string;
}

export interface DiscoverRepositoriesInput {
  /** Filters by workspace or project. */
  workspace?: string;
  /** Maximum number of items to return across all pages. A workspace with more repositories continues on the next page. Defaults to `100`. */
  max_items?: number;
  /** Pagination cursor: `next` of the previous page. */
  cursor?: string;
}

export interface Repositories {
  /** Workspaces (Cloud) or projects (Data Center) with their repositories. */
  workspaces: DiscoveredWorkspace[];
  /** Pass it as `cursor` to continue. `null` on the last page. */
  next: string | null;
}

export interface DiscoveredWorkspace {
  /** Workspace slug (Cloud) or project key (Data Center). */
  workspace: string | null;
  /** Name of the discovered workspace. */
  name: string | null;
  /** URL of the web page. */
  link: string | null;
  /** Repositories. */
  repositories: DiscoveredRepository[] | null;
}

export interface DiscoveredRepository {
  /** Slug of the discovered repository. */
  repo: string | null;
  /** ID that stays the same if the repository is renamed. */
  id: string | null;
  /** Name of the discovered repository. */
  name: string | null;
  /** Description of the discovered repository. */
  description: string | null;
  /** Visibility of the discovered repository. One of `private`, `public`. */
  visibility: string | null;
  /** Permission of the connection on the repository. One of `read`, `write`, `admin`. Cloud only. */
  permission: string | null;
  /** Development branch. `null` if the repository is empty. */
  default_branch: string | null;
  /** Size in bytes. Cloud only. */
  size: number | null;
  /** Time of the last change. Cloud only. */
  updated_at: string | null;
  /** URL of the web page. */
  link: string | null;
}

export interface ListLabelsInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to the connection's `repo`. */
  repo?: string;
  /** Maximum number of items to return across all pages. Defaults to `100`. */
  max_items?: number;
  /** Pagination cursor: `next` of the previous page. */
  cursor?: string;
  /** Whether to include Bitbucket's unmodified response as `raw`. Defaults to `false`. */
  include_raw?: boolean;
}

export interface Label {
  /** Name of the label. */
  label: string;
  /** Bitbucket's unmodified response, if `include_raw` is set. */
  raw?: unknown;
}

export interface AddLabelInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to the connection's `repo`. */
  repo?: string;
  /** Label: 3 to 50 lowercase letters, digits and hyphens. */
  label: string;
  /** Whether to include Bitbucket's unmodified response as `raw`. Defaults to `false`. */
  include_raw?: boolean;
}

export interface RemoveLabelInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to the connection's `repo`. */
  repo?: string;
  /** Label: 3 to 50 lowercase letters, digits and hyphens. */
  label: string;
}

export interface ListProjectPermissionsInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. Required on Cloud, ignored otherwise. */
  workspace?: string;
  /** Project key. */
  project: string;
  /** Maximum number of items to return across all pages. Defaults to `100`. */
  max_items?: number;
  /** Pagination cursor: `next` of the previous page. */
  cursor?: string;
  /** Whether to include Bitbucket's unmodified response as `raw`. Defaults to `false`. */
  include_raw?: boolean;
}

export interface Permission {
  /** User that has the permission. `null` if a group has the permission. */
  person: NestedPerson | null;
  /** Group that has the permission. `null` if a user has the permission. */
  group: string | null;
  /** Permission. One of `read`, `write`, `create-repositories`, `admin`. */
  permission: string | null;
  /** Bitbucket's unmodified response, if `include_raw` is set. */
  raw?: unknown;
}

export type NestedPerson = Nested<Person>;

export interface SetProjectPermissionInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. Required on Cloud, ignored otherwise. */
  workspace?: string;
  /** Project key. */
  project: string;
  /** Permission. `create-repositories`: Cloud only. */
  permission: "read" | "write" | "create-repositories" | "admin";
  /** User: UUID, account ID, username, email address or display name. Specify either `person` or `group`. */
  person?: string;
  /** Group slug (Cloud) or name (Data Center). Specify either `person` or `group`. */
  group?: string;
}

export interface RemoveProjectPermissionInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. Required on Cloud, ignored otherwise. */
  workspace?: string;
  /** Project key. */
  project: string;
  /** User: UUID, account ID, username, email address or display name. Specify either `person` or `group`. */
  person?: string;
  /** Group slug (Cloud) or name (Data Center). Specify either `person` or `group`. */
  group?: string;
}

export interface ListRepositoryPermissionsInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to the connection's `repo`. */
  repo?: string;
  /** Maximum number of items to return across all pages. Defaults to `100`. */
  max_items?: number;
  /** Pagination cursor: `next` of the previous page. */
  cursor?: string;
  /** Whether to include Bitbucket's unmodified response as `raw`. Defaults to `false`. */
  include_raw?: boolean;
}

export interface SetRepositoryPermissionInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to the connection's `repo`. */
  repo?: string;
  /** Permission. */
  permission: "read" | "write" | "admin";
  /** User: UUID, account ID, username, email address or display name. Specify either `person` or `group`. */
  person?: string;
  /** Group slug (Cloud) or name (Data Center). Specify either `person` or `group`. */
  group?: string;
}

export interface RemoveRepositoryPermissionInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to the connection's `repo`. */
  repo?: string;
  /** User: UUID, account ID, username, email address or display name. Specify either `person` or `group`. */
  person?: string;
  /** Group slug (Cloud) or name (Data Center). Specify either `person` or `group`. */
  group?: string;
}

export interface ListDeployKeysInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to the connection's `repo`. */
  repo?: string;
  /** Maximum number of items to return across all pages. Defaults to `100`. */
  max_items?: number;
  /** Pagination cursor: `next` of the previous page. */
  cursor?: string;
  /** Whether to include Bitbucket's unmodified response as `raw`. Defaults to `false`. */
  include_raw?: boolean;
}

export interface DeployKey {
  /** ID of the deploy key. */
  id: number;
  /** Name of the deploy key. */
  name: string | null;
  /** Public key. */
  public_key: string | null;
  /** Permission of the key. On Cloud, always `read`. One of `read`, `write`. */
  access: string | null;
  /** Time at which it was added. */
  created_at: string | null;
  /** Time of the last use. `null` until it is used. Cloud only. */
  last_used_at: string | null;
  /** Bitbucket's unmodified response, if `include_raw` is set. */
  raw?: unknown;
}

export interface AddDeployKeyInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to the connection's `repo`. */
  repo?: string;
  /** Public SSH key, as in its `.pub` file. */
  public_key: string;
  /** Display name. On Data Center, defaults to the comment of the key. */
  name?: string;
  /** Permission of the key. Data Center only. Defaults to `"read"`. */
  access?: "read" | "write";
  /** Whether to include Bitbucket's unmodified response as `raw`. Defaults to `false`. */
  include_raw?: boolean;
}

export interface RemoveDeployKeyInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to the connection's `repo`. */
  repo?: string;
  /** ID of the deploy key. */
  deploy_key: number;
}

export interface ListDefaultReviewersInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to the connection's `repo`. */
  repo?: string;
  /** Maximum number of items to return across all pages. Defaults to `100`. */
  max_items?: number;
  /** Pagination cursor: `next` of the previous page. */
  cursor?: string;
  /** Whether to include Bitbucket's unmodified response as `raw`. Defaults to `false`. */
  include_raw?: boolean;
}

export interface DefaultReviewer {
  /** Reviewer. */
  person: NestedPerson;
  /** Level at which the reviewer is set. One of `repository`, `project`. */
  set_on: string | null;
  /** Source branches that the rule applies to. `null` for any branch. Data Center only. */
  source: string | null;
  /** Target branches that the rule applies to. `null` for any branch. Data Center only. */
  target: string | null;
  /** Required number of approvals by the reviewers of the rule. Data Center only. */
  required_approvals: number | null;
  /** Bitbucket's unmodified response, if `include_raw` is set. */
  raw?: unknown;
}

export interface AddDefaultReviewerInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to the connection's `repo`. */
  repo?: string;
  /** User: UUID, account ID, username, email address or display name. */
  person: string;
  /** Whether to include Bitbucket's unmodified response as `raw`. Defaults to `false`. */
  include_raw?: boolean;
}

export interface RemoveDefaultReviewerInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to the connection's `repo`. */
  repo?: string;
  /** User: UUID, account ID, username, email address or display name. */
  person: string;
}

export interface ListBranchRestrictionsInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to the connection's `repo`. */
  repo?: string;
  /** Maximum number of items to return across all pages. Defaults to `100`. */
  max_items?: number;
  /** Pagination cursor: `next` of the previous page. */
  cursor?: string;
  /** Whether to include Bitbucket's unmodified response as `raw`. Defaults to `false`. */
  include_raw?: boolean;
}

export interface BranchRestriction {
  /** ID of the branch restriction. */
  id: number;
  /** Kind of restriction. One of `no-changes`, `no-direct-push`, `no-deletion`, `no-rewriting`, `no-merge`, `approvals`, `default-reviewer-approvals`, `review-group-approvals`, `no-changes-requested`, `passing-builds`, `tasks-done`, `comments-resolved`, `commits-behind`, `reset-approvals`, `reset-approvals-of-changed-files`, `reset-requested-changes`, `dependencies-merged`, `enforce-checks`, `merge-when-builds-pass`. */
  restriction: string | null;
  /** Branch or pattern that the restriction applies to. `null` if `branch_type` is set. */
  pattern: string | null;
  /** Branch type that the restriction applies to. `null` if `pattern` is set. Cloud only. */
  branch_type: string | null;
  /** Users that are exempt. */
  except: NestedPerson[] | null;
  /** Groups that are exempt. */
  except_groups: string[] | null;
  /** Required number of approvals, builds or commits. `null` if there is none. Cloud only. */
  count: number | null;
  /** Bitbucket's unmodified response, if `include_raw` is set. */
  raw?: unknown;
}

export interface GetBranchRestrictionInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to the connection's `repo`. */
  repo?: string;
  /** ID of the branch restriction. */
  branch_restriction: number;
  /** Whether to include Bitbucket's unmodified response as `raw`. Defaults to `false`. */
  include_raw?: boolean;
}

export interface CreateBranchRestrictionInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to the connection's `repo`. */
  repo?: string;
  /** Kind of restriction. `no-merge`, `approvals`, `default-reviewer-approvals`, `review-group-approvals`, `no-changes-requested`, `passing-builds`, `tasks-done`, `comments-resolved`, `commits-behind`, `reset-approvals`, `reset-approvals-of-changed-files`, `reset-requested-changes`, `dependencies-merged`, `enforce-checks`, `merge-when-builds-pass`: Cloud only. `no-changes`: Data Center only. */
  restriction: "no-changes" | "no-direct-push" | "no-deletion" | "no-rewriting" | "no-merge" | "approvals" | "default-reviewer-approvals" | "review-group-approvals" | "no-changes-requested" | "passing-builds" | "tasks-done" | "comments-resolved" | "commits-behind" | "reset-approvals" | "reset-approvals-of-changed-files" | "reset-requested-changes" | "dependencies-merged" | "enforce-checks" | "merge-when-builds-pass";
  /** Branch that the restriction applies to: a name, or a pattern with `*`. */
  pattern: string;
  /** Users that are exempt. On Cloud, only for `no-direct-push` and `no-merge`. */
  except?: string[];
  /** Groups that are exempt: slugs (Cloud) or names (Data Center). On Cloud, only for `no-direct-push` and `no-merge`. */
  except_groups?: string[];
  /** Required number of approvals, builds or commits. Cloud only. */
  count?: number;
  /** Whether to include Bitbucket's unmodified response as `raw`. Defaults to `false`. */
  include_raw?: boolean;
}

export interface DeleteBranchRestrictionInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to the connection's `repo`. */
  repo?: string;
  /** ID of the branch restriction. */
  branch_restriction: number;
}

export interface GetBranchingModelInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to the connection's `repo`. */
  repo?: string;
  /** Whether to include Bitbucket's unmodified response as `raw`. Defaults to `false`. */
  include_raw?: boolean;
}

export interface BranchingModel {
  /** Development branch. `null` if the repository is empty, and on Data Center if it is the default branch. */
  development: string | null;
  /** Whether the development branch is the default branch. */
  development_is_default: boolean | null;
  /** Production branch. `null` if there is none, and on Data Center if it is the default branch. */
  production: string | null;
  /** Whether the production branch is the default branch. */
  production_is_default: boolean | null;
  /** Branch types and their prefixes. */
  branch_types: BranchType[] | null;
  /** Bitbucket's unmodified response, if `include_raw` is set. */
  raw?: unknown;
}

export interface BranchType {
  /** Kind of branch type. One of `feature`, `bugfix`, `release`, `hotfix`. */
  type: string | null;
  /** Prefix of the branch name. `null` if not set. */
  prefix: string | null;
  /** Whether the branch type is enabled. Data Center only. */
  enabled: boolean | null;
}

export interface ListBranchesInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to the connection's `repo`. */
  repo?: string;
  /** Filters by name. Matches names that contain the text. */
  filter?: string;
  /** Order of the branches: by name, or those with the latest commits first. Defaults to Bitbucket's own order. */
  order?: "name" | "latest";
  /** Maximum number of items to return across all pages. Defaults to `100`. */
  max_items?: number;
  /** Pagination cursor: `next` of the previous page. */
  cursor?: string;
  /** Whether to include Bitbucket's unmodified response as `raw`. Defaults to `false`. */
  include_raw?: boolean;
}

export interface GetBranchInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to the connection's `repo`. */
  repo?: string;
  /** Branch name, without `refs/heads/`. */
  branch: string;
  /** Whether to include Bitbucket's unmodified response as `raw`. Defaults to `false`. */
  include_raw?: boolean;
}

export interface CreateBranchInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to the connection's `repo`. */
  repo?: string;
  /** Branch name, without `refs/heads/`. */
  branch: string;
  /** Commit hash or branch to create it from. */
  from: string;
  /** Whether to include Bitbucket's unmodified response as `raw`. Defaults to `false`. */
  include_raw?: boolean;
}

export interface DeleteBranchInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to the connection's `repo`. */
  repo?: string;
  /** Branch name, without `refs/heads/`. */
  branch: string;
}

export interface ListTagsInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to the connection's `repo`. */
  repo?: string;
  /** Filters by name. Matches names that contain the text. */
  filter?: string;
  /** Maximum number of items to return across all pages. Defaults to `100`. */
  max_items?: number;
  /** Pagination cursor: `next` of the previous page. */
  cursor?: string;
  /** Whether to include Bitbucket's unmodified response as `raw`. Defaults to `false`. */
  include_raw?: boolean;
}

export interface Tag {
  /** Name of the tag, without `refs/tags/`. */
  name: string;
  /** Hash of the tagged commit. */
  commit: string | null;
  /** Message of the tag. `null` if the tag is not annotated. Cloud only. */
  message: string | null;
  /** Name of the user who created the tag. `null` if the tag is not annotated. Cloud only. */
  author_name: string | null;
  /** Account of that user. `null` if the tag is not annotated. Cloud only. */
  author: NestedPerson | null;
  /** Time of creation. `null` if the tag is not annotated. Cloud only. */
  created_at: string | null;
  /** Time of the commit. Cloud only. */
  committed_at: string | null;
  /** URL of the web page. Cloud only. */
  link: string | null;
  /** Bitbucket's unmodified response, if `include_raw` is set. */
  raw?: unknown;
}

export interface GetTagInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to the connection's `repo`. */
  repo?: string;
  /** Tag name, without `refs/tags/`. */
  tag: string;
  /** Whether to include Bitbucket's unmodified response as `raw`. Defaults to `false`. */
  include_raw?: boolean;
}

export interface CreateTagInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to the connection's `repo`. */
  repo?: string;
  /** Tag name, without `refs/tags/`. */
  tag: string;
  /** Commit hash. */
  commit: string;
  /** Message of the commit or tag. If set, the tag is annotated. Cloud adds a message of its own by default. */
  message?: string;
  /** Whether to include Bitbucket's unmodified response as `raw`. Defaults to `false`. */
  include_raw?: boolean;
}

export interface DeleteTagInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to the connection's `repo`. */
  repo?: string;
  /** Tag name, without `refs/tags/`. */
  tag: string;
}

export interface ListCommitsInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to the connection's `repo`. */
  repo?: string;
  /** Branch name, without `refs/heads/`. If neither this nor `commit` is set, defaults to all branches (Cloud) or the default branch (Data Center). */
  branch?: string;
  /** Commit hash. Commit to start from. */
  commit?: string;
  /** Commit hash, branch or tag whose commits are excluded. */
  since?: string;
  /** Filters by the path of a file or folder. */
  path?: string;
  /** Maximum number of items to return across all pages. Defaults to `100`. */
  max_items?: number;
  /** Pagination cursor: `next` of the previous page. */
  cursor?: string;
  /** Whether to include Bitbucket's unmodified response as `raw`. Defaults to `false`. */
  include_raw?: boolean;
}

export interface Commit {
  /** Hash of the commit. */
  commit: string;
  /** Commit message. */
  message: string | null;
  /** Name of the author. */
  author_name: string | null;
  /** Email address of the author. */
  author_email: string | null;
  /** Account of that user. `null` if no account has the email address. Cloud only. */
  author: NestedPerson | null;
  /** Hashes of the parent commits. */
  parents: string[] | null;
  /** Time of creation. */
  committed_at: string | null;
  /** URL of the web page. Cloud only. */
  link: string | null;
  /** Bitbucket's unmodified response, if `include_raw` is set. */
  raw?: unknown;
}

export interface GetCommitInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to the connection's `repo`. */
  repo?: string;
  /** Commit hash. */
  commit: string;
  /** Whether to include Bitbucket's unmodified response as `raw`. Defaults to `false`. */
  include_raw?: boolean;
}

export interface CompareCommitsInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to the connection's `repo`. */
  repo?: string;
  /** Commit hash. Branch and tag names are accepted too. */
  commit: string;
  /** Commit hash, branch or tag to compare with. */
  base: string;
  /** Maximum number of items to return across all pages. Defaults to `100`. */
  max_items?: number;
  /** Pagination cursor: `next` of the previous page. */
  cursor?: string;
  /** Whether to include Bitbucket's unmodified response as `raw`. Defaults to `false`. */
  include_raw?: boolean;
}

export interface GetDiffInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to the connection's `repo`. */
  repo?: string;
  /** Commit hash. Branch and tag names are accepted too. */
  commit: string;
  /** Commit hash, branch or tag to compare with. Defaults to the parent commit. */
  base?: string;
  /** Filters by path. */
  path?: string;
  /** Number of context lines around each change. */
  context?: number;
  /** Whether to ignore whitespace changes. Defaults to `false`. */
  ignore_whitespace?: boolean;
  /** Encoding of the content. Defaults to `text` for UTF-8 and `base64` otherwise. */
  encoding?: "text" | "base64" | "blob";
}

export interface Content {
  /** Encoding of `content`: `text`, `base64` or `blob`. */
  encoding: string;
  /** Content as text, as base64, or as a file. */
  content: FileHandle | string;
}

export interface GetDiffstatInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to the connection's `repo`. */
  repo?: string;
  /** Commit hash. Branch and tag names are accepted too. */
  commit: string;
  /** Commit hash, branch or tag to compare with. Defaults to the parent commit. */
  base?: string;
  /** Maximum number of items to return across all pages. Defaults to `100`. */
  max_items?: number;
  /** Pagination cursor: `next` of the previous page. */
  cursor?: string;
  /** Whether to include Bitbucket's unmodified response as `raw`. Defaults to `false`. */
  include_raw?: boolean;
}

export interface ChangedFile {
  /** Path from the root of the repository. */
  path: string;
  /** Path before the change. `null` for a new file, and on Data Center if the path did not change. */
  old_path: string | null;
  /** Kind of change. One of `added`, `modified`, `removed`, `renamed`, `copied`, `conflicted`. */
  change: string | null;
  /** Number of added lines. Cloud only. */
  lines_added: number | null;
  /** Number of removed lines. Cloud only. */
  lines_removed: number | null;
  /** Bitbucket's unmodified response, if `include_raw` is set. */
  raw?: unknown;
}

export interface GetPatchInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to the connection's `repo`. */
  repo?: string;
  /** Commit hash. Branch and tag names are accepted too. */
  commit: string;
  /** Commit hash, branch or tag to compare with. Defaults to the parent commit. */
  base?: string;
  /** Encoding of the content. Defaults to `text` for UTF-8 and `base64` otherwise. */
  encoding?: "text" | "base64" | "blob";
}

export interface GetMergeBaseInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to the connection's `repo`. */
  repo?: string;
  /** Commit hash. Branch and tag names are accepted too. */
  commit: string;
  /** Commit hash, branch or tag to compare with. */
  base: string;
  /** Whether to include Bitbucket's unmodified response as `raw`. Defaults to `false`. */
  include_raw?: boolean;
}

export interface ListCommitPullRequestsInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to the connection's `repo`. */
  repo?: string;
  /** Commit hash. */
  commit: string;
  /** Maximum number of items to return across all pages. Defaults to `100`. */
  max_items?: number;
  /** Pagination cursor: `next` of the previous page. */
  cursor?: string;
  /** Whether to include Bitbucket's unmodified response as `raw`. Defaults to `false`. */
  include_raw?: boolean;
}

export interface PullRequestOfACommit {
  /** ID of the pull request of a commit. */
  id: number;
  /** Title of the pull request of a commit. */
  title: string | null;
  /** State of the pull request of a commit. One of `open`, `merged`, `declined`, `superseded`. */
  state: string | null;
  /** Source branch. `null` if the branch was deleted. */
  source: string | null;
  /** Target branch. `null` if the branch was deleted. */
  target: string | null;
  /** User who opened the pull request. `null` if the account was deleted. */
  author: NestedPerson | null;
  /** Time of creation. */
  created_at: string | null;
  /** Time of the last change. */
  updated_at: string | null;
  /** URL of the web page. */
  link: string | null;
  /** Bitbucket's unmodified response, if `include_raw` is set. */
  raw?: unknown;
}

export interface ApproveCommitInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to the connection's `repo`. */
  repo?: string;
  /** Commit hash. */
  commit: string;
}

export interface UnapproveCommitInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to the connection's `repo`. */
  repo?: string;
  /** Commit hash. */
  commit: string;
}

export interface ListCommitCommentsInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to the connection's `repo`. */
  repo?: string;
  /** Commit hash. */
  commit: string;
  /** Filters by file. Defaults to comments that are not on a file. Data Center only. */
  path?: string;
  /** Maximum number of items to return across all pages. Defaults to `100`. */
  max_items?: number;
  /** Pagination cursor: `next` of the previous page. */
  cursor?: string;
  /** Whether to include Bitbucket's unmodified response as `raw`. Defaults to `false`. */
  include_raw?: boolean;
}

export interface Comment {
  /** ID of the comment. */
  id: number;
  /** Text of the comment, in Markdown. */
  text: string | null;
  /** Name of the author. `null` if the account was deleted. */
  author: NestedPerson | null;
  /** ID of the comment that it replies to. `null` if it is not a reply. */
  parent: number | null;
  /** Path of the file. `null` if it is not on a file. */
  path: string | null;
  /** Line number in the new version of the file. For several lines, the last. `null` if it is not on a line of the new version. */
  line: number | null;
  /** Line number in the old version of the file. `null` if it is not on a line of the old version. */
  old_line: number | null;
  /** First line, if the comment is on several lines. `null` if it is not on several lines. */
  start_line: number | null;
  /** State of the comment. Only its author can see a pending comment. One of `published`, `pending`. */
  state: string | null;
  /** Whether the comment is deleted. Cloud only. */
  deleted: boolean | null;
  /** Time at which the thread was resolved. `null` until then. */
  resolved_at: string | null;
  /** User who resolved the thread. `null` until then. */
  resolved_by: NestedPerson | null;
  /** Version, for optimistic locking. Data Center only. */
  version: number | null;
  /** Time of creation. */
  created_at: string | null;
  /** Time of the last change. */
  updated_at: string | null;
  /** URL of the web page. Cloud only. */
  link: string | null;
  /** Bitbucket's unmodified response, if `include_raw` is set. */
  raw?: unknown;
}

export interface CreateCommitCommentInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to the connection's `repo`. */
  repo?: string;
  /** Commit hash. */
  commit: string;
  /** Text, in Markdown. */
  text: string;
  /** ID of the comment to reply to. */
  parent?: number;
  /** Path of the file from the root of the repository. Path of the file to comment on. */
  path?: string;
  /** Line to comment on, in the new version of the file. */
  line?: number;
  /** Line to comment on, in the old version of the file. Set both `line` and `old_line` for an unchanged line. */
  old_line?: number;
  /** Whether to include Bitbucket's unmodified response as `raw`. Defaults to `false`. */
  include_raw?: boolean;
}

export interface UpdateCommitCommentInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to the connection's `repo`. */
  repo?: string;
  /** Commit hash. */
  commit: string;
  /** ID of the comment. */
  comment: number;
  /** Text, in Markdown. */
  text: string;
  /** Expected version, for optimistic locking. Defaults to the current version. Data Center only. */
  version?: number;
  /** Whether to include Bitbucket's unmodified response as `raw`. Defaults to `false`. */
  include_raw?: boolean;
}

export interface DeleteCommitCommentInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to the connection's `repo`. */
  repo?: string;
  /** Commit hash. */
  commit: string;
  /** ID of the comment. */
  comment: number;
  /** Expected version, for optimistic locking. Defaults to the current version. Data Center only. */
  version?: number;
}

export interface SetBuildStatusInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to the connection's `repo`. */
  repo?: string;
  /** Commit hash. */
  commit: string;
  /** Key that identifies it on the commit. A build status with the same key is replaced. */
  key: string;
  /** State. `unknown`: Data Center only. */
  state: "successful" | "failed" | "in-progress" | "stopped" | "unknown";
  /** URL. URL of the build. */
  url: string;
  /** Display name. */
  name?: string;
  /** Description. Description of the result. */
  description?: string;
  /** Branch name, without `refs/heads/`. Branch that was built. Set it to show the result on the branch's pull request. */
  branch?: string;
  /** Whether to include Bitbucket's unmodified response as `raw`. Defaults to `false`. */
  include_raw?: boolean;
}

export interface BuildStatus {
  /** Key of the build. */
  key: string;
  /** State of the build status. One of `successful`, `failed`, `in-progress`, `stopped`, `unknown`. */
  state: string | null;
  /** Name of the build status. */
  name: string | null;
  /** Description of the result. */
  description: string | null;
  /** Branch that was built. `null` if it was not set. */
  ref: string | null;
  /** URL of the build. */
  url: string | null;
  /** Time of creation. */
  created_at: string | null;
  /** Time of the last update. */
  updated_at: string | null;
  /** Bitbucket's unmodified response, if `include_raw` is set. */
  raw?: unknown;
}

export interface GetBuildStatusInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to the connection's `repo`. */
  repo?: string;
  /** Commit hash. */
  commit: string;
  /** Key that identifies it on the commit. */
  key: string;
  /** Whether to include Bitbucket's unmodified response as `raw`. Defaults to `false`. */
  include_raw?: boolean;
}

export interface ListBuildStatusesInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. Required on Cloud, ignored otherwise. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to the connection's `repo`. Required on Cloud, ignored otherwise. */
  repo?: string;
  /** Commit hash. */
  commit: string;
  /** Maximum number of items to return across all pages. Defaults to `100`. */
  max_items?: number;
  /** Pagination cursor: `next` of the previous page. */
  cursor?: string;
  /** Whether to include Bitbucket's unmodified response as `raw`. Defaults to `false`. */
  include_raw?: boolean;
}

export interface ListRequiredBuildsInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to the connection's `repo`. */
  repo?: string;
  /** Maximum number of items to return across all pages. Defaults to `100`. */
  max_items?: number;
  /** Pagination cursor: `next` of the previous page. */
  cursor?: string;
  /** Whether to include Bitbucket's unmodified response as `raw`. Defaults to `false`. */
  include_raw?: boolean;
}

export interface RequiredBuild {
  /** ID of the required build. */
  id: string;
  /** Keys of the builds that have to pass. */
  builds: string[] | null;
  /** Target branch, or pattern of target branches. Data Center only. */
  branch: string | null;
  /** Kind of `branch`. One of `any`, `branch`, `pattern`, `model-branch`, `model-category`. Data Center only. */
  matches: string | null;
  /** Source branch, or pattern of source branches, that is exempt. Data Center only. */
  exempt: string | null;
  /** Bitbucket's unmodified response, if `include_raw` is set. */
  raw?: unknown;
}

export interface ListReportsInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to the connection's `repo`. */
  repo?: string;
  /** Commit hash. */
  commit: string;
  /** Maximum number of items to return across all pages. Defaults to `100`. */
  max_items?: number;
  /** Pagination cursor: `next` of the previous page. */
  cursor?: string;
  /** Whether to include Bitbucket's unmodified response as `raw`. Defaults to `false`. */
  include_raw?: boolean;
}

export interface Report {
  /** Key of the report. */
  report: string;
  /** Title of the report. */
  title: string | null;
  /** Details of the report. */
  description: string | null;
  /** State of the report. One of `passed`, `failed`, `pending`. */
  result: string | null;
  /** Type of the report. One of `bug`, `coverage`, `security`, `test`. Cloud only. */
  type: string | null;
  /** Tool that created the report. */
  reporter: string | null;
  /** URL at the tool. */
  url: string | null;
  /** Data fields of the report. `null` if there are none. */
  data: FigureOfAReport[] | null;
  /** Time of creation. */
  created_at: string | null;
  /** Time of the last change. Cloud only. */
  updated_at: string | null;
  /** Bitbucket's unmodified response, if `include_raw` is set. */
  raw?: unknown;
}

export interface FigureOfAReport {
  /** Title of the field. */
  title: string | null;
  /** Type of the value. One of `boolean`, `date`, `duration`, `link`, `number`, `percentage`, `text`. */
  type: string | null;
  /** Value. */
  value: unknown;
}

export interface GetReportInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to the connection's `repo`. */
  repo?: string;
  /** Commit hash. */
  commit: string;
  /** Key that the report's tool gave it. */
  report: string;
  /** Whether to include Bitbucket's unmodified response as `raw`. Defaults to `false`. */
  include_raw?: boolean;
}

export interface CreateReportInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to the connection's `repo`. */
  repo?: string;
  /** Commit hash. */
  commit: string;
  /** Key that the report's tool gave it. */
  report: string;
  /** Title. */
  title: string;
  /** Description. Details. */
  description?: string;
  /** State. `pending`: Cloud only. */
  result?: "passed" | "failed" | "pending";
  /** Type of the report. Cloud only. Defaults to `"bug"`. */
  report_type?: "bug" | "coverage" | "security" | "test";
  /** Tool that created the report. */
  reporter?: string;
  /** URL. URL of the report at the tool. */
  url?: string;
  /** URL of the tool's logo. */
  logo?: string;
  /** Data fields of the report. At most ten on Cloud, six on Data Center. */
  data?: ({ title: string; value: unknown; type?: "boolean" | "date" | "duration" | "link" | "number" | "percentage" | "text"; })[];
  /** Whether to include Bitbucket's unmodified response as `raw`. Defaults to `false`. */
  include_raw?: boolean;
}

export interface DeleteReportInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to the connection's `repo`. */
  repo?: string;
  /** Commit hash. */
  commit: string;
  /** Key that the report's tool gave it. */
  report: string;
}

export interface ListAnnotationsInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to the connection's `repo`. */
  repo?: string;
  /** Commit hash. */
  commit: string;
  /** Key that the report's tool gave it. */
  report: string;
  /** Maximum number of items to return across all pages. Defaults to `100`. */
  max_items?: number;
  /** Pagination cursor: `next` of the previous page. */
  cursor?: string;
  /** Whether to include Bitbucket's unmodified response as `raw`. Defaults to `false`. */
  include_raw?: boolean;
}

export interface Annotation {
  /** ID of the annotation. `null` if it has none. */
  id: string | null;
  /** Message of the annotation. */
  message: string | null;
  /** Severity of the annotation. One of `low`, `medium`, `high`, `critical`. */
  severity: string | null;
  /** Type of the annotation. One of `bug`, `code-smell`, `vulnerability`. */
  type: string | null;
  /** Path of the file. `null` if it is not on a file. */
  path: string | null;
  /** Line number. `0` for the whole file. `null` if it is not on a line. */
  line: number | null;
  /** URL at the tool. */
  url: string | null;
  /** Bitbucket's unmodified response, if `include_raw` is set. */
  raw?: unknown;
}

export interface AddAnnotationsInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to the connection's `repo`. */
  repo?: string;
  /** Commit hash. */
  commit: string;
  /** Key that the report's tool gave it. */
  report: string;
  /** Annotations, each with an ID of its own. */
  annotations: ({ id: string; message: string; severity: "low" | "medium" | "high" | "critical"; type?: "bug" | "code-smell" | "vulnerability"; path?: string; line?: number; url?: string; })[];
}

export interface DeleteAnnotationsInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to the connection's `repo`. */
  repo?: string;
  /** Commit hash. */
  commit: string;
  /** Key that the report's tool gave it. */
  report: string;
  /** IDs of the annotations. Defaults to all annotations of the report. */
  annotation_ids?: string[];
}

export interface GetFileInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to the connection's `repo`. */
  repo?: string;
  /** Path of the file from the root of the repository. */
  path: string;
  /** Branch name, without `refs/heads/`. Defaults to the default branch if `commit` is not set either. */
  branch?: string;
  /** Commit hash. */
  commit?: string;
  /** Encoding of the content. Defaults to `text` for UTF-8 and `base64` otherwise. */
  encoding?: "text" | "base64" | "blob";
}

export interface File {
  /** Path from the root of the repository. */
  path: string;
  /** Encoding of `content`: `text`, `base64` or `blob`. */
  encoding: string;
  /** Content of the file as text, as base64, or as a file. */
  content: FileHandle | string;
}

export interface ListDirectoryInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to the connection's `repo`. */
  repo?: string;
  /** Path of the folder from the root of the repository. Defaults to the root. */
  folder?: string;
  /** Branch name, without `refs/heads/`. Defaults to the default branch if `commit` is not set either. */
  branch?: string;
  /** Commit hash. */
  commit?: string;
  /** Maximum number of items to return across all pages. Defaults to `100`. */
  max_items?: number;
  /** Pagination cursor: `next` of the previous page. */
  cursor?: string;
  /** Whether to include Bitbucket's unmodified response as `raw`. Defaults to `false`. */
  include_raw?: boolean;
}

export interface EntryOfAFolder {
  /** Path from the root of the repository. */
  path: string;
  /** Type of the annotation. One of `file`, `folder`, `submodule`. */
  type: string | null;
  /** Size in bytes. `null` for folders. */
  size: number | null;
  /** Attributes, such as `executable`, `link` or `binary`. `null` for folders. Cloud only. */
  attributes: string[] | null;
  /** Hash of the commit. Cloud only. */
  commit: string | null;
  /** Bitbucket's unmodified response, if `include_raw` is set. */
  raw?: unknown;
}

export interface ListFileHistoryInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to the connection's `repo`. */
  repo?: string;
  /** Path of the file from the root of the repository. */
  path: string;
  /** Branch name, without `refs/heads/`. Defaults to the default branch if `commit` is not set either. */
  branch?: string;
  /** Commit hash. */
  commit?: string;
  /** Whether to follow renames of the file. Defaults to `true`. */
  follow_renames?: boolean;
  /** Maximum number of items to return across all pages. Defaults to `100`. */
  max_items?: number;
  /** Pagination cursor: `next` of the previous page. */
  cursor?: string;
  /** Whether to include Bitbucket's unmodified response as `raw`. Defaults to `false`. */
  include_raw?: boolean;
}

export interface VersionOfAFile {
  /** Hash of the commit. */
  commit: string;
  /** Path of the file in that commit. Cloud only. */
  path: string | null;
  /** Message of the commit. */
  message: string | null;
  /** Name of the author. */
  author_name: string | null;
  /** Email address of the author. */
  author_email: string | null;
  /** Time of creation. */
  committed_at: string | null;
  /** Size in bytes. Cloud only. */
  size: number | null;
  /** URL of the commit. Cloud only. */
  link: string | null;
  /** Bitbucket's unmodified response, if `include_raw` is set. */
  raw?: unknown;
}

export interface GetBlameInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to the connection's `repo`. */
  repo?: string;
  /** Path of the file from the root of the repository. */
  path: string;
  /** Branch name, without `refs/heads/`. Defaults to the default branch if `commit` is not set either. */
  branch?: string;
  /** Commit hash. */
  commit?: string;
  /** Maximum number of items to return across all pages. Defaults to `100`. */
  max_items?: number;
  /** Pagination cursor: `next` of the previous page. */
  cursor?: string;
  /** Whether to include Bitbucket's unmodified response as `raw`. Defaults to `false`. */
  include_raw?: boolean;
}

export interface LinesOfOneCommit {
  /** Hash of the commit that last changed the lines. */
  commit: string;
  /** First line, from 1. */
  line: number | null;
  /** Number of lines. */
  line_count: number | null;
  /** Path of the file in that commit. Data Center only. */
  path: string | null;
  /** Name of the author. Data Center only. */
  author_name: string | null;
  /** Email address of the author. Data Center only. */
  author_email: string | null;
  /** Time of creation. Data Center only. */
  committed_at: string | null;
  /** Bitbucket's unmodified response, if `include_raw` is set. */
  raw?: unknown;
}

export interface DownloadArchiveInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to the connection's `repo`. */
  repo?: string;
  /** Branch name, without `refs/heads/`. Defaults to the default branch if `commit` is not set either. */
  branch?: string;
  /** Commit hash. */
  commit?: string;
  /** What archive to make. `tar.bz2`: Cloud only. `tar`, `tgz`: Data Center only. Defaults to `"zip"`. */
  format?: "zip" | "tar.gz" | "tar.bz2" | "tar" | "tgz";
  /** Only these files and folders. Data Center only. */
  paths?: string[];
  /** Folder to put everything into, inside the archive. Data Center only. */
  prefix?: string;
  /** Encoding of the content. Defaults to `text` for UTF-8 and `base64` otherwise. */
  encoding?: "text" | "base64" | "blob";
}

export interface CommitFilesInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to the connection's `repo`. */
  repo?: string;
  /** Message of the commit or tag. */
  message: string;
  /** Files, each with its content. Cloud creates one commit for all files, Data Center one for each file. */
  files: { path: string; text?: string; base64?: string; file?: FileHandle; move_from?: string; delete?: boolean; executable?: boolean; }[];
  /** Branch name, without `refs/heads/`. Defaults to the default branch. Created from it if it doesn't exist. */
  branch?: string;
  /** Fails if the branch (Cloud) or file (Data Center) has changed since this commit. */
  expected_commit?: string;
}

export interface CommittedFiles {
  /** Hash of the latest commit. */
  commit: string;
  /** Hashes of the created commits, oldest first. Empty if nothing changed. */
  commits: string[];
  /** Branch that the files were committed to. */
  branch: string;
}

export interface OpenChangeInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to the connection's `repo`. */
  repo?: string;
  /** Title. */
  title: string;
  /** Source branch. Created if it doesn't exist. */
  source: string;
  /** Files, each with its content. Cloud creates one commit for all files, Data Center one for each file. */
  files: { path: string; text?: string; base64?: string; file?: FileHandle; move_from?: string; delete?: boolean; executable?: boolean; }[];
  /** Target branch. Defaults to the default branch. */
  target?: string;
  /** Message of the commit or tag. Defaults to the title. */
  message?: string;
  /** Description. */
  description?: string;
  /** Reviewers: UUIDs, account IDs, usernames, email addresses or display names. */
  reviewers?: string[];
  /** Whether the pull request is a draft. Data Center 8.18 or later. */
  draft?: boolean;
  /** Whether to delete the source branch on merge. Cloud only. */
  close_source_branch?: boolean;
  /** Fails if the branch (Cloud) or file (Data Center) has changed since this commit. */
  expected_commit?: string;
  /** Whether to include Bitbucket's unmodified response as `raw`. Defaults to `false`. */
  include_raw?: boolean;
}

export interface PullRequest {
  /** ID of the pull request. */
  id: number;
  /** Workspace slug (Cloud) or project key (Data Center). `null` if the repository was deleted. */
  workspace: string | null;
  /** Slug of the repository. `null` if the repository was deleted. */
  repo: string | null;
  /** Title of the pull request. */
  title: string | null;
  /** Description of the pull request. */
  description: string | null;
  /** State of the pull request. One of `open`, `merged`, `declined`, `superseded`. */
  state: string | null;
  /** Whether the pull request is a draft. `null` on Data Center before 8.18. */
  draft: boolean | null;
  /** Source branch. `null` if the branch was deleted. */
  source: string | null;
  /** Latest commit of the source branch. `null` if the branch was deleted. */
  source_commit: string | null;
  /** Workspace slug or project key of the repository that contains the source branch. `null` if the fork was deleted. */
  source_workspace: string | null;
  /** Slug of the repository that contains the source branch. Differs from `repo` for a fork. `null` if the fork was deleted. */
  source_repo: string | null;
  /** Target branch. `null` if the branch was deleted. */
  target: string | null;
  /** Latest commit of the target branch. `null` if the branch was deleted. */
  target_commit: string | null;
  /** User who opened the pull request. `null` if the account was deleted. */
  author: NestedPerson | null;
  /** Reviewers. */
  reviewers: Reviewer[] | null;
  /** Participants other than reviewers. */
  participants: NestedParticipant[] | null;
  /** Reviewers that were removed because Bitbucket no longer accepts them. `null` unless reviewers were removed. */
  refused_reviewers: NestedPerson[] | null;
  /** Number of comments. */
  comment_count: number | null;
  /** Number of open tasks. */
  open_task_count: number | null;
  /** Whether the source branch is deleted on merge. Cloud only. */
  close_source_branch: boolean | null;
  /** Merge strategies that the target branch allows. Each is one of `merge-commit`, `fast-forward`, `fast-forward-or-merge-commit`, `squash`, `squash-fast-forward`, `rebase-fast-forward`, `rebase-merge-commit`. `null` unless Bitbucket reports them. Cloud only. */
  merge_strategies: string[] | null;
  /** Hash of the merge commit. `null` until it is merged. */
  merge_commit: string | null;
  /** ID of the asynchronous merge, if not waited for. Pass it to `get-merge-status`. `null` if the merge was waited for. Cloud only. */
  merge_task: string | null;
  /** User who merged or declined the pull request. `null` until then. Cloud only. */
  closed_by: NestedPerson | null;
  /** Reason for declining. `null` if none was given. Cloud only. */
  decline_reason: string | null;
  /** Version, for optimistic locking. Data Center only. */
  version: number | null;
  /** Time of creation. */
  created_at: string | null;
  /** Time of the last change. */
  updated_at: string | null;
  /** URL of the web page. */
  link: string | null;
  /** Bitbucket's unmodified response, if `include_raw` is set. */
  raw?: unknown;
}

export interface Reviewer {
  /** The user. */
  person: NestedPerson | null;
  /** Review status. One of `pending`, `approved`, `changes-requested`. */
  status: string | null;
}

export interface Participant {
  /** The user. */
  person: NestedPerson;
  /** Role in the pull request. One of `author`, `reviewer`, `participant`. */
  role: string | null;
  /** Review status. One of `pending`, `approved`, `changes-requested`. */
  status: string | null;
  /** Time of the last review activity. `null` if there is none. Cloud only. */
  participated_at: string | null;
  /** Bitbucket's unmodified response, if `include_raw` is set. */
  raw?: unknown;
}

export type NestedParticipant = Nested<Participant>;

export interface SearchCodeInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Search text, as on Bitbucket's search page. */
  search: string;
  /** Filters by repository. */
  repo?: string;
  /** Maximum number of items to return across all pages. Defaults to `100`. */
  max_items?: number;
  /** Pagination cursor: `next` of the previous page. */
  cursor?: string;
  /** Whether to include Bitbucket's unmodified response as `raw`. Defaults to `false`. */
  include_raw?: boolean;
}

export interface FileWithHits {
  /** Path from the root of the repository. */
  path: string;
  /** Slug of the repository. */
  repo: string | null;
  /** Hash of the searched commit. Cloud only. */
  commit: string | null;
  /** Number of matches in the file. */
  hit_count: number | null;
  /** Lines with matches, and the lines around them. */
  lines: LineOfAFile[] | null;
  /** Bitbucket's unmodified response, if `include_raw` is set. */
  raw?: unknown;
}

export interface LineOfAFile {
  /** Line number, from 1. */
  line: number | null;
  /** Message of the annotation. */
  text: string | null;
}

export interface ListPullRequestsInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to the connection's `repo`. */
  repo?: string;
  /** Filters by state. `superseded`: Cloud only. Defaults to `"open"`. */
  state?: "open" | "merged" | "declined" | "superseded" | "all";
  /** Filters by target branch. */
  target?: string;
  /** Filters by author. */
  opened_by?: string;
  /** Filters by reviewer. */
  reviewer?: string;
  /** Field to sort by. Prefix with `-` for descending order. Cloud only. */
  sort?: string;
  /** Maximum number of items to return across all pages. Defaults to `100`. */
  max_items?: number;
  /** Pagination cursor: `next` of the previous page. */
  cursor?: string;
  /** Whether to include Bitbucket's unmodified response as `raw`. Defaults to `false`. */
  include_raw?: boolean;
}

export interface ListMyPullRequestsInput {
  /** Filters by workspace or project. Required on Cloud. */
  workspace?: string;
  /** Role. `reviewer`, `participant`: Data Center only. Defaults to `"author"`. */
  role?: "author" | "reviewer" | "participant";
  /** Filters by state. `superseded`: Cloud only. Defaults to `"open"`. */
  state?: "open" | "merged" | "declined" | "superseded" | "all";
  /** User: UUID, account ID, username, email address or display name. Defaults to the authenticated user. */
  person?: string;
  /** Maximum number of items to return across all pages. Defaults to `100`. */
  max_items?: number;
  /** Pagination cursor: `next` of the previous page. */
  cursor?: string;
  /** Whether to include Bitbucket's unmodified response as `raw`. Defaults to `false`. */
  include_raw?: boolean;
}

export interface GetPullRequestInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to the connection's `repo`. */
  repo?: string;
  /** ID of the pull request. */
  pull_request: number;
  /** Whether to include Bitbucket's unmodified response as `raw`. Defaults to `false`. */
  include_raw?: boolean;
}

export interface CreatePullRequestInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to the connection's `repo`. */
  repo?: string;
  /** Title. */
  title: string;
  /** Source branch. */
  source: string;
  /** Target branch. Defaults to the default branch. */
  target?: string;
  /** Description. */
  description?: string;
  /** Reviewers: UUIDs, account IDs, usernames, email addresses or display names. */
  reviewers?: string[];
  /** Whether the pull request is a draft. Data Center 8.18 or later. */
  draft?: boolean;
  /** Whether to delete the source branch on merge. Cloud only. */
  close_source_branch?: boolean;
  /** Workspace slug or project key of the fork that contains the source branch. Defaults to that of the target. */
  source_workspace?: string;
  /** Slug of the fork that contains the source branch. Defaults to that of the target. */
  source_repo?: string;
  /** Whether to include Bitbucket's unmodified response as `raw`. Defaults to `false`. */
  include_raw?: boolean;
}

export interface UpdatePullRequestInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to the connection's `repo`. */
  repo?: string;
  /** ID of the pull request. */
  pull_request: number;
  /** Title. */
  title?: string;
  /** Description. Set it to `null` to clear it. */
  description?: string | null;
  /** Target branch. Left unchanged by default. */
  target?: string;
  /** Reviewers: UUIDs, account IDs, usernames, email addresses or display names. Left unchanged by default. */
  reviewers?: string[];
  /** Whether the pull request is a draft. Data Center 8.18 or later. */
  draft?: boolean;
  /** Expected version, for optimistic locking. Defaults to the current version. Data Center only. */
  version?: number;
  /** Whether to include Bitbucket's unmodified response as `raw`. Defaults to `false`. */
  include_raw?: boolean;
}

export interface DeclinePullRequestInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to the connection's `repo`. */
  repo?: string;
  /** ID of the pull request. */
  pull_request: number;
  /** Text, in Markdown. Reason for declining. */
  text?: string;
  /** Expected version, for optimistic locking. Defaults to the current version. Data Center only. */
  version?: number;
  /** Whether to include Bitbucket's unmodified response as `raw`. Defaults to `false`. */
  include_raw?: boolean;
}

export interface ReopenPullRequestInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to the connection's `repo`. */
  repo?: string;
  /** ID of the pull request. */
  pull_request: number;
  /** Expected version, for optimistic locking. Defaults to the current version. Data Center only. */
  version?: number;
  /** Whether to include Bitbucket's unmodified response as `raw`. Defaults to `false`. */
  include_raw?: boolean;
}

export interface DeletePullRequestInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to the connection's `repo`. */
  repo?: string;
  /** ID of the pull request. */
  pull_request: number;
  /** Expected version, for optimistic locking. Defaults to the current version. Data Center only. */
  version?: number;
}

export interface GetPullRequestDiffInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to the connection's `repo`. */
  repo?: string;
  /** ID of the pull request. */
  pull_request: number;
  /** Encoding of the content. Defaults to `text` for UTF-8 and `base64` otherwise. */
  encoding?: "text" | "base64" | "blob";
}

export interface GetPullRequestDiffstatInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to the connection's `repo`. */
  repo?: string;
  /** ID of the pull request. */
  pull_request: number;
  /** Maximum number of items to return across all pages. Defaults to `100`. */
  max_items?: number;
  /** Pagination cursor: `next` of the previous page. */
  cursor?: string;
  /** Whether to include Bitbucket's unmodified response as `raw`. Defaults to `false`. */
  include_raw?: boolean;
}

export interface GetPullRequestPatchInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to the connection's `repo`. */
  repo?: string;
  /** ID of the pull request. */
  pull_request: number;
  /** Encoding of the content. Defaults to `text` for UTF-8 and `base64` otherwise. */
  encoding?: "text" | "base64" | "blob";
}

export interface ListPullRequestCommitsInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to the connection's `repo`. */
  repo?: string;
  /** ID of the pull request. */
  pull_request: number;
  /** Maximum number of items to return across all pages. Defaults to `100`. */
  max_items?: number;
  /** Pagination cursor: `next` of the previous page. */
  cursor?: string;
  /** Whether to include Bitbucket's unmodified response as `raw`. Defaults to `false`. */
  include_raw?: boolean;
}

export interface ListPullRequestBuildStatusesInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to the connection's `repo`. */
  repo?: string;
  /** ID of the pull request. */
  pull_request: number;
  /** Maximum number of items to return across all pages. Defaults to `100`. */
  max_items?: number;
  /** Pagination cursor: `next` of the previous page. */
  cursor?: string;
  /** Whether to include Bitbucket's unmodified response as `raw`. Defaults to `false`. */
  include_raw?: boolean;
}

export interface MergePullRequestInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to the connection's `repo`. */
  repo?: string;
  /** ID of the pull request. */
  pull_request: number;
  /** Merge strategy. Defaults to the repository's default strategy. `fast-forward-or-merge-commit`: Data Center only. */
  strategy?: "merge-commit" | "fast-forward" | "fast-forward-or-merge-commit" | "squash" | "squash-fast-forward" | "rebase-fast-forward" | "rebase-merge-commit";
  /** Message of the commit or tag. Defaults to Bitbucket's own. */
  message?: string;
  /** Whether to delete the source branch on merge. Cloud only. */
  close_source_branch?: boolean;
  /** Whether to wait for the merge to finish. If false, Cloud merges in the background. Poll `get-merge-status` with `merge_task`. Defaults to `true`. */
  wait?: boolean;
  /** Expected version, for optimistic locking. Defaults to the current version. Data Center only. */
  version?: number;
  /** Whether to include Bitbucket's unmodified response as `raw`. Defaults to `false`. */
  include_raw?: boolean;
}

export interface GetMergeStatusInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to the connection's `repo`. */
  repo?: string;
  /** ID of the pull request. */
  pull_request: number;
  /** Merge that goes on: `merge_task` of what `merge-pull-request` gave. Cloud only. */
  merge_task?: string;
  /** Whether to include Bitbucket's unmodified response as `raw`. Defaults to `false`. */
  include_raw?: boolean;
}

export interface MergeStatus {
  /** State of the merge status. One of `ready`, `blocked`, `merging`, `failed`, `merged`, `declined`, `superseded`. */
  status: string;
  /** Whether Bitbucket would merge it. Cloud runs its merge checks only when it is asked to merge: there it means open and without conflicts. */
  can_merge: boolean | null;
  /** Whether it conflicts with its target. `null` where it is not open, while a merge goes on, and until Data Center has found out. */
  conflicted: boolean | null;
  /** Reasons why the pull request can't be merged. Empty if it can. */
  reasons: string[] | null;
  /** Bitbucket's unmodified response, if `include_raw` is set. */
  raw?: unknown;
}

export interface ApprovePullRequestInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to the connection's `repo`. */
  repo?: string;
  /** ID of the pull request. */
  pull_request: number;
  /** Whether to include Bitbucket's unmodified response as `raw`. Defaults to `false`. */
  include_raw?: boolean;
}

export interface UnapprovePullRequestInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to the connection's `repo`. */
  repo?: string;
  /** ID of the pull request. */
  pull_request: number;
}

export interface RequestChangesInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to the connection's `repo`. */
  repo?: string;
  /** ID of the pull request. */
  pull_request: number;
  /** Whether to include Bitbucket's unmodified response as `raw`. Defaults to `false`. */
  include_raw?: boolean;
}

export interface WithdrawRequestForChangesInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to the connection's `repo`. */
  repo?: string;
  /** ID of the pull request. */
  pull_request: number;
}

export interface AddReviewersInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to the connection's `repo`. */
  repo?: string;
  /** ID of the pull request. */
  pull_request: number;
  /** Reviewers: UUIDs, account IDs, usernames, email addresses or display names. */
  reviewers: string[];
  /** Expected version, for optimistic locking. Defaults to the current version. Data Center only. */
  version?: number;
  /** Whether to include Bitbucket's unmodified response as `raw`. Defaults to `false`. */
  include_raw?: boolean;
}

export interface RemoveReviewersInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to the connection's `repo`. */
  repo?: string;
  /** ID of the pull request. */
  pull_request: number;
  /** Reviewers: UUIDs, account IDs, usernames, email addresses or display names. */
  reviewers: string[];
  /** Expected version, for optimistic locking. Defaults to the current version. Data Center only. */
  version?: number;
  /** Whether to include Bitbucket's unmodified response as `raw`. Defaults to `false`. */
  include_raw?: boolean;
}

export interface ListPullRequestParticipantsInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to the connection's `repo`. */
  repo?: string;
  /** ID of the pull request. */
  pull_request: number;
  /** Maximum number of items to return across all pages. Defaults to `100`. */
  max_items?: number;
  /** Pagination cursor: `next` of the previous page. */
  cursor?: string;
  /** Whether to include Bitbucket's unmodified response as `raw`. Defaults to `false`. */
  include_raw?: boolean;
}

export interface PublishReviewInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to the connection's `repo`. */
  repo?: string;
  /** ID of the pull request. */
  pull_request: number;
  /** Review status. Left unchanged by default. `pending`: Data Center only. */
  verdict?: "pending" | "approved" | "changes-requested";
  /** Text, in Markdown. General comment. */
  text?: string;
}

export interface ListPullRequestActivityInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to the connection's `repo`. */
  repo?: string;
  /** ID of the pull request. */
  pull_request: number;
  /** Maximum number of items to return across all pages. Defaults to `100`. */
  max_items?: number;
  /** Pagination cursor: `next` of the previous page. */
  cursor?: string;
  /** Whether to include Bitbucket's unmodified response as `raw`. Defaults to `false`. */
  include_raw?: boolean;
}

export interface Activity {
  /** Kind of activity. One of `opened`, `updated`, `commits-changed`, `reviewers-changed`, `commented`, `approved`, `unapproved`, `changes-requested`, `merged`, `declined`, `superseded`, `reopened`, `task-created`, `task-resolved`, `other`. */
  kind: string;
  /** Time of the activity. */
  at: string | null;
  /** User who caused the activity. `null` if the account was deleted. */
  person: NestedPerson | null;
  /** Text of the comment, task or reason. `null` if there is no text. */
  text: string | null;
  /** ID of the comment. `null` if it is not a comment. */
  comment: number | null;
  /** Path of the file that the comment is on. `null` if it is not a comment on a file. */
  path: string | null;
  /** Latest commit of the source branch at that time. For a merge on Data Center, the merge commit. */
  commit: string | null;
  /** Names of the changed properties, as Bitbucket names them. Cloud only. */
  changed: string[] | null;
  /** Added reviewers. `null` if there are none. */
  added_reviewers: NestedPerson[] | null;
  /** Removed reviewers. `null` if there are none. */
  removed_reviewers: NestedPerson[] | null;
  /** Bitbucket's unmodified response, if `include_raw` is set. */
  raw?: unknown;
}

export interface ListCommentsInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to the connection's `repo`. */
  repo?: string;
  /** ID of the pull request. */
  pull_request: number;
  /** Filter in Bitbucket's query language. Cloud only. */
  query?: string;
  /** Field to sort by. Prefix with `-` for descending order. Cloud only. */
  sort?: string;
  /** Maximum number of items to return across all pages. Defaults to `100`. */
  max_items?: number;
  /** Pagination cursor: `next` of the previous page. */
  cursor?: string;
  /** Whether to include Bitbucket's unmodified response as `raw`. Defaults to `false`. */
  include_raw?: boolean;
}

export interface GetCommentInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to the connection's `repo`. */
  repo?: string;
  /** ID of the pull request. */
  pull_request: number;
  /** ID of the comment. */
  comment: number;
  /** Whether to include Bitbucket's unmodified response as `raw`. Defaults to `false`. */
  include_raw?: boolean;
}

export interface CreateCommentInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to the connection's `repo`. */
  repo?: string;
  /** ID of the pull request. */
  pull_request: number;
  /** Text, in Markdown. */
  text: string;
  /** ID of the comment to reply to. */
  parent?: number;
  /** Path of the file from the root of the repository. Path of the file to comment on. */
  path?: string;
  /** Line to comment on, in the new version of the file. */
  line?: number;
  /** Line to comment on, in the old version of the file. Set both `line` and `old_line` for an unchanged line. */
  old_line?: number;
  /** First line of several. The last is `line` or `old_line`. Data Center 9.3 or later. */
  start_line?: number;
  /** Whether to create the comment as pending, visible only to you until published. Data Center 7.7 or later. */
  pending?: boolean;
  /** Whether to include Bitbucket's unmodified response as `raw`. Defaults to `false`. */
  include_raw?: boolean;
}

export interface UpdateCommentInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to the connection's `repo`. */
  repo?: string;
  /** ID of the pull request. */
  pull_request: number;
  /** ID of the comment. */
  comment: number;
  /** Text, in Markdown. */
  text: string;
  /** Expected version, for optimistic locking. Defaults to the current version. Data Center only. */
  version?: number;
  /** Whether to include Bitbucket's unmodified response as `raw`. Defaults to `false`. */
  include_raw?: boolean;
}

export interface DeleteCommentInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to the connection's `repo`. */
  repo?: string;
  /** ID of the pull request. */
  pull_request: number;
  /** ID of the comment. */
  comment: number;
  /** Expected version, for optimistic locking. Defaults to the current version. Data Center only. */
  version?: number;
}

export interface ResolveCommentInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to the connection's `repo`. */
  repo?: string;
  /** ID of the pull request. */
  pull_request: number;
  /** ID of the comment. */
  comment: number;
  /** Expected version, for optimistic locking. Defaults to the current version. Data Center only. */
  version?: number;
  /** Whether to include Bitbucket's unmodified response as `raw`. Defaults to `false`. */
  include_raw?: boolean;
}

export interface ReopenCommentInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to the connection's `repo`. */
  repo?: string;
  /** ID of the pull request. */
  pull_request: number;
  /** ID of the comment. */
  comment: number;
  /** Expected version, for optimistic locking. Defaults to the current version. Data Center only. */
  version?: number;
  /** Whether to include Bitbucket's unmodified response as `raw`. Defaults to `false`. */
  include_raw?: boolean;
}

export interface ListTasksInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to the connection's `repo`. */
  repo?: string;
  /** ID of the pull request. */
  pull_request: number;
  /** Filters by state. */
  state?: "open" | "resolved";
  /** Maximum number of items to return across all pages. Defaults to `100`. */
  max_items?: number;
  /** Pagination cursor: `next` of the previous page. */
  cursor?: string;
  /** Whether to include Bitbucket's unmodified response as `raw`. Defaults to `false`. */
  include_raw?: boolean;
}

export interface Task {
  /** ID of the task. */
  id: number;
  /** Text of the task. */
  text: string | null;
  /** State of the task. One of `open`, `resolved`. */
  state: string | null;
  /** User who created the task. `null` if the account was deleted. */
  author: NestedPerson | null;
  /** ID of the comment that the task belongs to. `null` if there is none. */
  comment: number | null;
  /** Time at which the task was resolved. `null` until then. */
  resolved_at: string | null;
  /** User who caused the activity. `null` until it is resolved. */
  resolved_by: NestedPerson | null;
  /** Version, for optimistic locking. Data Center only. */
  version: number | null;
  /** Time of creation. */
  created_at: string | null;
  /** Time of the last change. */
  updated_at: string | null;
  /** URL of the web page. Cloud only. */
  link: string | null;
  /** Bitbucket's unmodified response, if `include_raw` is set. */
  raw?: unknown;
}

export interface CreateTaskInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to the connection's `repo`. */
  repo?: string;
  /** ID of the pull request. */
  pull_request: number;
  /** Text, in Markdown. */
  text: string;
  /** ID of the comment. ID of the comment that the task belongs to. */
  comment?: number;
  /** Whether to include Bitbucket's unmodified response as `raw`. Defaults to `false`. */
  include_raw?: boolean;
}

export interface UpdateTaskInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to the connection's `repo`. */
  repo?: string;
  /** ID of the pull request. */
  pull_request: number;
  /** ID of the task. */
  task: number;
  /** State. */
  state?: "open" | "resolved";
  /** Text, in Markdown. */
  text?: string;
  /** Expected version, for optimistic locking. Defaults to the current version. Data Center only. */
  version?: number;
  /** Whether to include Bitbucket's unmodified response as `raw`. Defaults to `false`. */
  include_raw?: boolean;
}

export interface DeleteTaskInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to the connection's `repo`. */
  repo?: string;
  /** ID of the pull request. */
  pull_request: number;
  /** ID of the task. */
  task: number;
  /** Expected version, for optimistic locking. Defaults to the current version. Data Center only. */
  version?: number;
}

export interface ListPipelinesInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to the connection's `repo`. */
  repo?: string;
  /** Filters by state. Cloud only. */
  state?: "pending" | "in-progress" | "paused" | "halted" | "successful" | "failed" | "error" | "stopped";
  /** Filters by it. */
  branch?: string;
  /** Filters by it. */
  commit?: string;
  /** Field to sort by. Prefix with `-` for descending order. Cloud only. Defaults to `"-created_on"`. */
  sort?: string;
  /** Maximum number of items to return across all pages. Defaults to `100`. */
  max_items?: number;
  /** Pagination cursor: `next` of the previous page. */
  cursor?: string;
  /** Whether to include Bitbucket's unmodified response as `raw`. Defaults to `false`. */
  include_raw?: boolean;
}

export interface Pipeline {
  /** UUID of the pipeline. */
  id: string;
  /** Build number within the repository. */
  number: number | null;
  /** State of the pipeline. One of `pending`, `in-progress`, `paused`, `halted`, `successful`, `failed`, `error`, `stopped`, `expired`. */
  state: string | null;
  /** Error message. `null` if `state` is not `error`. Cloud only. */
  error: string | null;
  /** Branch or tag of the pipeline. `null` if it runs on a commit only. Cloud only. */
  ref: string | null;
  /** Hash of the commit. Cloud only. */
  commit: string | null;
  /** ID of the pull request. `null` if there is none. Cloud only. */
  pull_request: number | null;
  /** Definition in `bitbucket-pipelines.yml`: name of a custom pipeline, branch pattern, or `default`. Cloud only. */
  definition: string | null;
  /** What started the pipeline. One of `push`, `manual`, `schedule`. Cloud only. */
  trigger: string | null;
  /** User who started the pipeline. `null` if no user did. Cloud only. */
  author: NestedPerson | null;
  /** Duration in seconds. `null` until it runs. Cloud only. */
  duration_seconds: number | null;
  /** Time at which it started. */
  created_at: string | null;
  /** Time at which it completed. `null` until it completes. Cloud only. */
  completed_at: string | null;
  /** Bitbucket's unmodified response, if `include_raw` is set. */
  raw?: unknown;
}

export interface GetPipelineInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to the connection's `repo`. */
  repo?: string;
  /** UUID or build number of the pipeline. */
  pipeline: string;
  /** Whether to include Bitbucket's unmodified response as `raw`. Defaults to `false`. */
  include_raw?: boolean;
}

export interface RunPipelineInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to the connection's `repo`. */
  repo?: string;
  /** Branch name, without `refs/heads/`. Defaults to the default branch. */
  branch?: string;
  /** Tag name, without `refs/tags/`. */
  tag?: string;
  /** Commit hash. Defaults to the latest commit of the branch or tag. Without a branch or tag, the pipeline `default` runs. */
  commit?: string;
  /** ID of the pull request. Its latest commit is built. */
  pull_request?: number;
  /** Name of a custom pipeline of `bitbucket-pipelines.yml`. Defaults to the pipeline of the branch, tag or pull request. */
  custom?: string;
  /** Variables of the run, by name. */
  variables?: Record<string, string | number | boolean | (string | number | boolean)[]>;
  /** Secured variables of the run, by name. Their values are hidden in logs. */
  secured_variables?: Record<string, string | number | boolean | (string | number | boolean)[]>;
  /** Whether to include Bitbucket's unmodified response as `raw`. Defaults to `false`. */
  include_raw?: boolean;
}

export interface WaitForPipelineInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to the connection's `repo`. */
  repo?: string;
  /** UUID or build number of the pipeline. */
  pipeline: string;
  /** Maximum time to wait, in seconds. `0` checks once. The workflow platform may allow less. Defaults to `120`. */
  wait_seconds?: number;
  /** Pagination cursor: `next` of the previous page. */
  cursor?: string;
}

export interface Wait {
  /** Whether the pipeline has completed. */
  done: boolean;
  /** The pipeline at the time of the last request. */
  pipeline: NestedPipeline;
  /** Total waiting time in seconds. */
  waited_seconds: number;
  /** Pass it as `cursor` to continue waiting. `null` if the pipeline has completed. */
  next: string | null;
}

export type NestedPipeline = Nested<Pipeline>;

export interface StopPipelineInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to the connection's `repo`. */
  repo?: string;
  /** UUID or build number of the pipeline. */
  pipeline: string;
}

export interface ListPipelineStepsInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to the connection's `repo`. */
  repo?: string;
  /** UUID or build number of the pipeline. */
  pipeline: string;
  /** Maximum number of items to return across all pages. Defaults to `100`. */
  max_items?: number;
  /** Pagination cursor: `next` of the previous page. */
  cursor?: string;
  /** Whether to include Bitbucket's unmodified response as `raw`. Defaults to `false`. */
  include_raw?: boolean;
}

export interface Step {
  /** UUID of the step. */
  id: string;
  /** Name. Cloud only. */
  name: string | null;
  /** State of the step. One of `pending`, `ready`, `in-progress`, `paused`, `halted`, `successful`, `failed`, `error`, `stopped`, `expired`, `skipped`. */
  state: string | null;
  /** Error message. `null` if `state` is not `error`. Cloud only. */
  error: string | null;
  /** Duration in seconds. `null` until it runs. Cloud only. */
  duration_seconds: number | null;
  /** Time at which it started. `null` until it runs. Cloud only. */
  started_at: string | null;
  /** Time at which it completed. `null` until it completes. Cloud only. */
  completed_at: string | null;
  /** Bitbucket's unmodified response, if `include_raw` is set. */
  raw?: unknown;
}

export interface GetStepLogInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to the connection's `repo`. */
  repo?: string;
  /** UUID or build number of the pipeline. */
  pipeline: string;
  /** UUID of the pipeline step. */
  step: string;
  /** Maximum number of bytes from the end. */
  tail?: number;
  /** Position to start from, in bytes. Pass `next_offset` of the previous response to get what is new. */
  offset?: number;
  /** Maximum number of bytes. */
  length?: number;
  /** Encoding of the content. Defaults to `text` for UTF-8 and `base64` otherwise. */
  encoding?: "text" | "base64" | "blob";
}

export interface Log {
  /** Encoding of `content`: `text`, `base64` or `blob`. */
  encoding: string;
  /** Content as text, as base64, or as a file. */
  content: FileHandle | string;
  /** Position of `content` in the log, in bytes. */
  offset: number;
  /** Position after `content`, in bytes. Pass it as `offset` to get what follows. `null` for a blob of unknown size. */
  next_offset: number | null;
}

export interface GetPipelinesConfigInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to the connection's `repo`. */
  repo?: string;
  /** Whether to include Bitbucket's unmodified response as `raw`. Defaults to `false`. */
  include_raw?: boolean;
}

export interface PipelinesConfig {
  /** Whether Pipelines is enabled. */
  enabled: boolean;
  /** Bitbucket's unmodified response, if `include_raw` is set. */
  raw?: unknown;
}

export interface UpdatePipelinesConfigInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to the connection's `repo`. */
  repo?: string;
  /** Whether it is enabled. */
  enabled: boolean;
  /** Whether to include Bitbucket's unmodified response as `raw`. Defaults to `false`. */
  include_raw?: boolean;
}

export interface ListVariablesInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to the variables of the workspace. */
  repo?: string;
  /** Environment. Its UUID. Defaults to the variables of the repository. */
  environment?: string;
  /** Maximum number of items to return across all pages. Defaults to `100`. */
  max_items?: number;
  /** Pagination cursor: `next` of the previous page. */
  cursor?: string;
  /** Whether to include Bitbucket's unmodified response as `raw`. Defaults to `false`. */
  include_raw?: boolean;
}

export interface Variable {
  /** Name of the variable in scripts. */
  key: string;
  /** UUID. */
  id: string | null;
  /** Value. `null` if the variable is secured. Cloud only. */
  value: string | null;
  /** Whether the value is hidden, also in logs. */
  secured: boolean | null;
  /** Bitbucket's unmodified response, if `include_raw` is set. */
  raw?: unknown;
}

export interface CreateVariableInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Key or UUID of the variable. The key of the new one: letters, digits and underscores. */
  variable: string;
  /** Value of the variable. */
  value: string;
  /** Repository slug, as in its URL. Defaults to the variables of the workspace. */
  repo?: string;
  /** Environment. Its UUID. Defaults to the variables of the repository. */
  environment?: string;
  /** Whether to hide the value, also in logs. Defaults to `false`. */
  secured?: boolean;
  /** Whether to include Bitbucket's unmodified response as `raw`. Defaults to `false`. */
  include_raw?: boolean;
}

export interface UpdateVariableInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Key or UUID of the variable. */
  variable: string;
  /** Value of the variable. */
  value: string;
  /** Repository slug, as in its URL. Defaults to the variables of the workspace. */
  repo?: string;
  /** Environment. Its UUID. Defaults to the variables of the repository. */
  environment?: string;
  /** Whether to hide the value, also in logs. */
  secured?: boolean;
  /** Whether to include Bitbucket's unmodified response as `raw`. Defaults to `false`. */
  include_raw?: boolean;
}

export interface DeleteVariableInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Key or UUID of the variable. */
  variable: string;
  /** Repository slug, as in its URL. Defaults to the variables of the workspace. */
  repo?: string;
  /** Environment. Its UUID. Defaults to the variables of the repository. */
  environment?: string;
}

export interface ListSchedulesInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to the connection's `repo`. */
  repo?: string;
  /** Maximum number of items to return across all pages. Defaults to `100`. */
  max_items?: number;
  /** Pagination cursor: `next` of the previous page. */
  cursor?: string;
  /** Whether to include Bitbucket's unmodified response as `raw`. Defaults to `false`. */
  include_raw?: boolean;
}

export interface Schedule {
  /** UUID of the schedule. */
  id: string;
  /** Whether the schedule is enabled. */
  enabled: boolean | null;
  /** Cron expression in UTC: second, minute, hour, day, month, weekday, year. */
  cron: string | null;
  /** Branch that the pipeline runs on. Cloud only. */
  branch: string | null;
  /** Definition in `bitbucket-pipelines.yml`: name of a custom pipeline, branch pattern, or `default`. Cloud only. */
  definition: string | null;
  /** Time of creation. Cloud only. */
  created_at: string | null;
  /** Time of the last change. Cloud only. */
  updated_at: string | null;
  /** Bitbucket's unmodified response, if `include_raw` is set. */
  raw?: unknown;
}

export interface CreateScheduleInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to the connection's `repo`. */
  repo?: string;
  /** Branch name, without `refs/heads/`. */
  branch: string;
  /** Cron expression in UTC: second, minute, hour, day, month, weekday, year. Use `?` for either day or weekday. */
  cron: string;
  /** Name of a custom pipeline of `bitbucket-pipelines.yml`. Defaults to the pipeline of the branch. */
  custom?: string;
  /** Whether it is enabled. Defaults to `true`. */
  enabled?: boolean;
  /** Whether to include Bitbucket's unmodified response as `raw`. Defaults to `false`. */
  include_raw?: boolean;
}

export interface DeleteScheduleInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to the connection's `repo`. */
  repo?: string;
  /** UUID of the schedule. */
  schedule: string;
}

export interface ListEnvironmentsInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to the connection's `repo`. */
  repo?: string;
  /** Maximum number of items to return across all pages. Defaults to `100`. */
  max_items?: number;
  /** Pagination cursor: `next` of the previous page. */
  cursor?: string;
  /** Whether to include Bitbucket's unmodified response as `raw`. Defaults to `false`. */
  include_raw?: boolean;
}

export interface Environment {
  /** UUID of the environment. */
  id: string;
  /** Name of the environment. `null` in deployments. Cloud only. */
  name: string | null;
  /** Description of the environment. One of `testing`, `staging`, `production`. Cloud only. */
  type: string | null;
  /** Bitbucket's unmodified response, if `include_raw` is set. */
  raw?: unknown;
}

export interface CreateEnvironmentInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to the connection's `repo`. */
  repo?: string;
  /** Display name. */
  name: string;
  /** Type of the environment. `testing`, `staging`, `production`: Cloud only. */
  environment_type: "testing" | "staging" | "production";
  /** Whether to include Bitbucket's unmodified response as `raw`. Defaults to `false`. */
  include_raw?: boolean;
}

export interface DeleteEnvironmentInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to the connection's `repo`. */
  repo?: string;
  /** Environment. Its UUID. */
  environment: string;
}

export interface ListDeploymentsInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to the connection's `repo`. */
  repo?: string;
  /** Filters by environment: its UUID. */
  environment?: string;
  /** Field to sort by. Prefix with `-` for descending order. Cloud only. Defaults to `"-state.started_on"`. */
  sort?: string;
  /** Maximum number of items to return across all pages. Defaults to `100`. */
  max_items?: number;
  /** Pagination cursor: `next` of the previous page. */
  cursor?: string;
  /** Whether to include Bitbucket's unmodified response as `raw`. Defaults to `false`. */
  include_raw?: boolean;
}

export interface Deployment {
  /** UUID of the deployment. */
  id: string;
  /** State of the deployment. One of `undeployed`, `in-progress`, `successful`, `failed`, `stopped`. */
  state: string | null;
  /** Environment that was deployed to. */
  environment: NestedEnvironment | null;
  /** Name of the release. Cloud only. */
  release: string | null;
  /** Hash of the deployed commit. Cloud only. */
  commit: string | null;
  /** UUID of the pipeline. `null` if there is none. Cloud only. */
  pipeline: string | null;
  /** Number of the deployment within its environment. Cloud only. */
  number: number | null;
  /** User who started the deployment. Cloud only. */
  person: NestedPerson | null;
  /** Time at which it started. `null` until it runs. Cloud only. */
  started_at: string | null;
  /** Time at which it completed. `null` until it completes. Cloud only. */
  completed_at: string | null;
  /** URL of the pipeline step. Cloud only. */
  link: string | null;
  /** Bitbucket's unmodified response, if `include_raw` is set. */
  raw?: unknown;
}

export type NestedEnvironment = Nested<Environment>;

export interface GetDeploymentInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to the connection's `repo`. */
  repo?: string;
  /** UUID of the deployment. */
  deployment: string;
  /** Whether to include Bitbucket's unmodified response as `raw`. Defaults to `false`. */
  include_raw?: boolean;
}

export interface CreateDeploymentInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to the connection's `repo`. */
  repo?: string;
  /** Commit hash. */
  commit: string;
  /** Key that identifies it on the commit. */
  key: string;
  /** Sequence number. A larger number is newer. */
  sequence: number;
  /** State. `pending`, `in-progress`, `successful`, `failed`, `stopped`, `rolled-back`, `unknown`: Data Center only. */
  state: "pending" | "in-progress" | "successful" | "failed" | "stopped" | "rolled-back" | "unknown";
  /** URL. URL of the deployment. */
  url: string;
  /** Display name. */
  name: string;
  /** Environment. Key of the environment. */
  environment: string;
  /** Display name of the environment. */
  environment_name: string;
  /** Description. Description of the result. Defaults to `"Deployed."`. */
  description?: string;
  /** Type of the environment. `development`, `testing`, `staging`, `production`: Data Center only. */
  environment_type?: "development" | "testing" | "staging" | "production";
  /** URL of the environment. */
  environment_url?: string;
  /** Whether to include Bitbucket's unmodified response as `raw`. Defaults to `false`. */
  include_raw?: boolean;
}

export interface DeploymentToAnEnvironment {
  /** Key of the deployment. */
  key: string;
  /** Sequence number of the deployment. */
  sequence: number | null;
  /** State of the deployment to an environment. One of `pending`, `in-progress`, `successful`, `failed`, `stopped`, `rolled-back`, `unknown`. Data Center only. */
  state: string | null;
  /** Name of the deployment to an environment. Data Center only. */
  name: string | null;
  /** Description of the result. Data Center only. */
  description: string | null;
  /** Environment that was deployed to. Data Center only. */
  environment: EnvironmentOfADeployment | null;
  /** Hash of the deployed commit. Data Center only. */
  commit: string | null;
  /** URL of the deployment. Data Center only. */
  url: string | null;
  /** Time of the last update. Data Center only. */
  updated_at: string | null;
  /** Bitbucket's unmodified response, if `include_raw` is set. */
  raw?: unknown;
}

export interface EnvironmentOfADeployment {
  /** Key of the environment. */
  key: string | null;
  /** Name of the environment of a deployment. Data Center only. */
  name: string | null;
  /** Description of the environment of a deployment. One of `development`, `testing`, `staging`, `production`. Data Center only. */
  type: string | null;
  /** URL of the environment. `null` where there is none. Data Center only. */
  url: string | null;
}

export interface ListDownloadsInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to the connection's `repo`. */
  repo?: string;
  /** Maximum number of items to return across all pages. Defaults to `100`. */
  max_items?: number;
  /** Pagination cursor: `next` of the previous page. */
  cursor?: string;
  /** Whether to include Bitbucket's unmodified response as `raw`. Defaults to `false`. */
  include_raw?: boolean;
}

export interface Download {
  /** Name of the file. */
  name: string;
  /** Size in bytes. */
  size: number | null;
  /** Number of downloads. Cloud only. */
  downloads: number | null;
  /** User who uploaded the file. `null` if the account was deleted. Cloud only. */
  person: NestedPerson | null;
  /** Time of the upload. */
  created_at: string | null;
  /** Bitbucket's unmodified response, if `include_raw` is set. */
  raw?: unknown;
}

export interface UploadDownloadInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to the connection's `repo`. */
  repo?: string;
  /** Files, each with its content. */
  files: { name: string; text?: string; base64?: string; file?: FileHandle; }[];
}

export interface GetDownloadInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to the connection's `repo`. */
  repo?: string;
  /** Name of the file. */
  download: string;
  /** Encoding of the content. Defaults to `text` for UTF-8 and `base64` otherwise. */
  encoding?: "text" | "base64" | "blob";
}

export interface DeleteDownloadInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to the connection's `repo`. */
  repo?: string;
  /** Name of the file. */
  download: string;
}

export interface ListSnippetsInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Maximum number of items to return across all pages. Defaults to `100`. */
  max_items?: number;
  /** Pagination cursor: `next` of the previous page. */
  cursor?: string;
  /** Whether to include Bitbucket's unmodified response as `raw`. Defaults to `false`. */
  include_raw?: boolean;
}

export interface Snippet {
  /** ID of the snippet. */
  id: string;
  /** Title of the snippet. Cloud only. */
  title: string | null;
  /** Visibility of the snippet. One of `private`, `public`. */
  visibility: string | null;
  /** Names of the files. `null` in lists. Cloud only. */
  files: string[] | null;
  /** Name of the user who created the tag. `null` if the account was deleted. Cloud only. */
  author: NestedPerson | null;
  /** Time of creation. */
  created_at: string | null;
  /** Time of the last change. Cloud only. */
  updated_at: string | null;
  /** URL of the web page. Cloud only. */
  link: string | null;
  /** Bitbucket's unmodified response, if `include_raw` is set. */
  raw?: unknown;
}

export interface GetSnippetInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** ID of the snippet, as in its URL. */
  snippet: string;
  /** Whether to include Bitbucket's unmodified response as `raw`. Defaults to `false`. */
  include_raw?: boolean;
}

export interface CreateSnippetInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Files, each with its content. */
  files: { name: string; text?: string; base64?: string; file?: FileHandle; }[];
  /** Title. */
  title?: string;
  /** Visibility. Defaults to `"private"`. */
  visibility?: "private" | "public";
  /** Whether to include Bitbucket's unmodified response as `raw`. Defaults to `false`. */
  include_raw?: boolean;
}

export interface UpdateSnippetInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** ID of the snippet, as in its URL. */
  snippet: string;
  /** Title. */
  title?: string;
  /** Visibility. */
  visibility?: "private" | "public";
  /** Files, each with its content. Files with an existing name are replaced, others are added. */
  files?: { name: string; text?: string; base64?: string; file?: FileHandle; }[];
  /** Names of files to delete. */
  delete_files?: string[];
  /** Whether to include Bitbucket's unmodified response as `raw`. Defaults to `false`. */
  include_raw?: boolean;
}

export interface DeleteSnippetInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** ID of the snippet, as in its URL. */
  snippet: string;
}

export interface ListSnippetCommentsInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** ID of the snippet, as in its URL. */
  snippet: string;
  /** Maximum number of items to return across all pages. Defaults to `100`. */
  max_items?: number;
  /** Pagination cursor: `next` of the previous page. */
  cursor?: string;
  /** Whether to include Bitbucket's unmodified response as `raw`. Defaults to `false`. */
  include_raw?: boolean;
}

export interface CreateSnippetCommentInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** ID of the snippet, as in its URL. */
  snippet: string;
  /** Text, in Markdown. */
  text: string;
  /** ID of the comment to reply to. */
  parent?: number;
  /** Whether to include Bitbucket's unmodified response as `raw`. Defaults to `false`. */
  include_raw?: boolean;
}

export interface ListWebhooksInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to the webhooks of the workspace or project. */
  repo?: string;
  /** Maximum number of items to return across all pages. Defaults to `100`. */
  max_items?: number;
  /** Pagination cursor: `next` of the previous page. */
  cursor?: string;
  /** Whether to include Bitbucket's unmodified response as `raw`. Defaults to `false`. */
  include_raw?: boolean;
}

export interface Webhook {
  /** UUID (Cloud) or number (Data Center) of the webhook. */
  id: string;
  /** Name of the webhook. */
  name: string | null;
  /** URL that events are sent to. */
  url: string | null;
  /** Events that are sent, as Bitbucket names them. */
  events: string[] | null;
  /** Whether the webhook is active. */
  active: boolean | null;
  /** Whether the TLS certificate of `url` is verified. One of `checked`, `unchecked`. */
  certificate: string | null;
  /** Whether the webhook has a secret. */
  secret_set: boolean | null;
  /** Level of the webhook. One of `repository`, `workspace`. */
  level: string | null;
  /** Time of creation. */
  created_at: string | null;
  /** Time of the last change. Data Center only. */
  updated_at: string | null;
  /** Bitbucket's unmodified response, if `include_raw` is set. */
  raw?: unknown;
}

export interface GetWebhookInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** UUID (Cloud) or number (Data Center) of the webhook. */
  webhook: string;
  /** Repository slug, as in its URL. Defaults to the webhooks of the workspace or project. */
  repo?: string;
  /** Whether to include Bitbucket's unmodified response as `raw`. Defaults to `false`. */
  include_raw?: boolean;
}

export interface CreateWebhookInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Display name. */
  name: string;
  /** URL. Events are sent to it. */
  url: string;
  /** Events to send: names shared by both products, or Bitbucket's own keys. On Cloud, the credential also needs the scope of each event. */
  events: ("push" | "pull-request-opened" | "pull-request-updated" | "pull-request-source-pushed" | "pull-request-approved" | "pull-request-unapproved" | "changes-requested" | "pull-request-merged" | "pull-request-declined" | "comment-added" | "comment-edited" | "comment-deleted" | "commit-comment-added" | "repository-forked" | "repository-updated" | "project-updated" | "repo:push" | "repo:fork" | "repo:updated" | "repo:created" | "repo:deleted" | "repo:transfer" | "repo:imported" | "repo:commit_comment_created" | "repo:commit_status_created" | "repo:commit_status_updated" | "pullrequest:created" | "pullrequest:updated" | "pullrequest:push" | "pullrequest:approved" | "pullrequest:unapproved" | "pullrequest:changes_request_created" | "pullrequest:changes_request_removed" | "pullrequest:fulfilled" | "pullrequest:rejected" | "pullrequest:comment_created" | "pullrequest:comment_updated" | "pullrequest:comment_deleted" | "pullrequest:comment_resolved" | "pullrequest:comment_reopened" | "pipeline:span_created" | "project:updated" | "repo:refs_changed" | "repo:modified" | "repo:forked" | "repo:comment:added" | "repo:comment:edited" | "repo:comment:deleted" | "repo:secret_detected" | "pr:opened" | "pr:from_ref_updated" | "pr:modified" | "pr:merged" | "pr:declined" | "pr:deleted" | "pr:reviewer:updated" | "pr:reviewer:approved" | "pr:reviewer:unapproved" | "pr:reviewer:needs_work" | "pr:comment:added" | "pr:comment:edited" | "pr:comment:deleted" | "mirror:repo_synchronized" | "project:modified")[];
  /** Repository slug, as in its URL. Defaults to the webhooks of the workspace or project. */
  repo?: string;
  /** Secret used to sign deliveries. At most 128 characters. */
  secret?: string;
  /** Whether the webhook is active. Defaults to `true`. */
  active?: boolean;
  /** Whether to verify the TLS certificate of `url`. Defaults to `"checked"`. */
  certificate?: "checked" | "unchecked";
  /** Whether to include Bitbucket's unmodified response as `raw`. Defaults to `false`. */
  include_raw?: boolean;
}

export interface UpdateWebhookInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** UUID (Cloud) or number (Data Center) of the webhook. */
  webhook: string;
  /** Repository slug, as in its URL. Defaults to the webhooks of the workspace or project. */
  repo?: string;
  /** Display name. */
  name?: string;
  /** URL. Events are sent to it. */
  url?: string;
  /** Events to send: names shared by both products, or Bitbucket's own keys. */
  events?: ("push" | "pull-request-opened" | "pull-request-updated" | "pull-request-source-pushed" | "pull-request-approved" | "pull-request-unapproved" | "changes-requested" | "pull-request-merged" | "pull-request-declined" | "comment-added" | "comment-edited" | "comment-deleted" | "commit-comment-added" | "repository-forked" | "repository-updated" | "project-updated" | "repo:push" | "repo:fork" | "repo:updated" | "repo:created" | "repo:deleted" | "repo:transfer" | "repo:imported" | "repo:commit_comment_created" | "repo:commit_status_created" | "repo:commit_status_updated" | "pullrequest:created" | "pullrequest:updated" | "pullrequest:push" | "pullrequest:approved" | "pullrequest:unapproved" | "pullrequest:changes_request_created" | "pullrequest:changes_request_removed" | "pullrequest:fulfilled" | "pullrequest:rejected" | "pullrequest:comment_created" | "pullrequest:comment_updated" | "pullrequest:comment_deleted" | "pullrequest:comment_resolved" | "pullrequest:comment_reopened" | "pipeline:span_created" | "project:updated" | "repo:refs_changed" | "repo:modified" | "repo:forked" | "repo:comment:added" | "repo:comment:edited" | "repo:comment:deleted" | "repo:secret_detected" | "pr:opened" | "pr:from_ref_updated" | "pr:modified" | "pr:merged" | "pr:declined" | "pr:deleted" | "pr:reviewer:updated" | "pr:reviewer:approved" | "pr:reviewer:unapproved" | "pr:reviewer:needs_work" | "pr:comment:added" | "pr:comment:edited" | "pr:comment:deleted" | "mirror:repo_synchronized" | "project:modified")[];
  /** Whether the webhook is active. */
  active?: boolean;
  /** Whether to verify the TLS certificate of `url`. */
  certificate?: "checked" | "unchecked";
  /** Secret used to sign deliveries. At most 128 characters. On Data Center, set it again if the server doesn't return secrets. Set it to `null` to clear it. */
  secret?: string | null;
  /** Whether to include Bitbucket's unmodified response as `raw`. Defaults to `false`. */
  include_raw?: boolean;
}

export interface DeleteWebhookInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** UUID (Cloud) or number (Data Center) of the webhook. */
  webhook: string;
  /** Repository slug, as in its URL. Defaults to the webhooks of the workspace or project. */
  repo?: string;
}

export interface TestWebhookInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** URL. Events are sent to it. */
  url: string;
  /** Repository slug, as in its URL. Defaults to a request on behalf of the project. */
  repo?: string;
  /** UUID (Cloud) or number (Data Center) of the webhook. Webhook whose settings are used for the test. */
  webhook?: string;
  /** Whether to verify the TLS certificate of `url`. Defaults to `"checked"`. */
  certificate?: "checked" | "unchecked";
  /** Whether to include Bitbucket's unmodified response as `raw`. Defaults to `false`. */
  include_raw?: boolean;
}

export interface Delivery {
  /** HTTP status of the response. `null` if there was no response. Data Center only. */
  status: number | null;
  /** Body of the response. `null` if the response was empty. Data Center only. */
  body: string | null;
  /** Bitbucket's unmodified response, if `include_raw` is set. */
  raw?: unknown;
}

export interface ListWebhookEventsInput {
  /** Level of the events. Cloud only. Defaults to `"repository"`. */
  level?: "repository" | "workspace";
  /** Maximum number of items to return across all pages. Defaults to `100`. */
  max_items?: number;
  /** Pagination cursor: `next` of the previous page. */
  cursor?: string;
  /** Whether to include Bitbucket's unmodified response as `raw`. Defaults to `false`. */
  include_raw?: boolean;
}

export interface WebhookEvent {
  /** Key of the webhook event. */
  event: string;
  /** Name of the webhook event. */
  name: string | null;
  /** Description of the event. Cloud only. */
  description: string | null;
  /** Description of the webhook event. Cloud only. */
  category: string | null;
  /** Bitbucket's unmodified response, if `include_raw` is set. */
  raw?: unknown;
}

export interface ListIssuesInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to the connection's `repo`. */
  repo?: string;
  /** Filter in Bitbucket's query language. Cloud only. */
  query?: string;
  /** Field to sort by. Prefix with `-` for descending order. Cloud only. */
  sort?: string;
  /** Maximum number of items to return across all pages. Defaults to `100`. */
  max_items?: number;
  /** Pagination cursor: `next` of the previous page. */
  cursor?: string;
  /** Whether to include Bitbucket's unmodified response as `raw`. Defaults to `false`. */
  include_raw?: boolean;
}

export interface Issue {
  /** ID of the issue. */
  id: number;
  /** Title of the issue. */
  title: string | null;
  /** Description of the issue, in Markdown. */
  description: string | null;
  /** State of the issue. One of `new`, `open`, `submitted`, `resolved`, `on-hold`, `invalid`, `duplicate`, `wontfix`, `closed`. */
  state: string | null;
  /** Kind of issue. One of `bug`, `enhancement`, `proposal`, `task`. */
  kind: string | null;
  /** Priority of the issue. One of `trivial`, `minor`, `major`, `critical`, `blocker`. */
  priority: string | null;
  /** User who reported the issue. `null` if the account was deleted. */
  author: NestedPerson | null;
  /** Assignee of the issue. `null` if there are none. */
  assignee: NestedPerson | null;
  /** Time of creation. */
  created_at: string | null;
  /** Time of the last change. */
  updated_at: string | null;
  /** URL of the web page. */
  link: string | null;
  /** Bitbucket's unmodified response, if `include_raw` is set. */
  raw?: unknown;
}

export interface GetIssueInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to the connection's `repo`. */
  repo?: string;
  /** ID of the issue. */
  issue: number;
  /** Whether to include Bitbucket's unmodified response as `raw`. Defaults to `false`. */
  include_raw?: boolean;
}

export interface CreateIssueInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to the connection's `repo`. */
  repo?: string;
  /** Title. */
  title: string;
  /** Description. */
  description?: string;
  /** Kind of issue. */
  kind?: "bug" | "enhancement" | "proposal" | "task";
  /** Priority. */
  priority?: "trivial" | "minor" | "major" | "critical" | "blocker";
  /** Assignee: UUID, account ID, username, email address or display name. */
  assignee?: string;
  /** Whether to include Bitbucket's unmodified response as `raw`. Defaults to `false`. */
  include_raw?: boolean;
}

export interface UpdateIssueInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to the connection's `repo`. */
  repo?: string;
  /** ID of the issue. */
  issue: number;
  /** Title. */
  title?: string;
  /** Description. Set it to `null` to clear it. */
  description?: string | null;
  /** State. */
  state?: "new" | "open" | "submitted" | "resolved" | "on-hold" | "invalid" | "duplicate" | "wontfix" | "closed";
  /** Kind of issue. */
  kind?: "bug" | "enhancement" | "proposal" | "task";
  /** Priority. */
  priority?: "trivial" | "minor" | "major" | "critical" | "blocker";
  /** Assignee: UUID, account ID, username, email address or display name. */
  assignee?: string;
  /** Whether to include Bitbucket's unmodified response as `raw`. Defaults to `false`. */
  include_raw?: boolean;
}

export interface ListIssueCommentsInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to the connection's `repo`. */
  repo?: string;
  /** ID of the issue. */
  issue: number;
  /** Maximum number of items to return across all pages. Defaults to `100`. */
  max_items?: number;
  /** Pagination cursor: `next` of the previous page. */
  cursor?: string;
  /** Whether to include Bitbucket's unmodified response as `raw`. Defaults to `false`. */
  include_raw?: boolean;
}

export interface CreateIssueCommentInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to the connection's `repo`. */
  repo?: string;
  /** ID of the issue. */
  issue: number;
  /** Text, in Markdown. */
  text: string;
  /** Whether to include Bitbucket's unmodified response as `raw`. Defaults to `false`. */
  include_raw?: boolean;
}

export interface ListPullRequestIssuesInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to the connection's `repo`. */
  repo?: string;
  /** ID of the pull request. */
  pull_request: number;
  /** Maximum number of items to return across all pages. Defaults to `100`. */
  max_items?: number;
  /** Pagination cursor: `next` of the previous page. */
  cursor?: string;
  /** Whether to include Bitbucket's unmodified response as `raw`. Defaults to `false`. */
  include_raw?: boolean;
}

export interface JiraIssue {
  /** Key of the Jira issue. */
  key: string;
  /** ID of the comment that the issue was created from. `null` if it was found by its key. Data Center only. */
  comment: number | null;
  /** URL of the issue in Jira. `null` for a new one. Data Center only. */
  link: string | null;
  /** Bitbucket's unmodified response, if `include_raw` is set. */
  raw?: unknown;
}

export interface CreateIssueFromCommentInput {
  /** ID of the comment. A comment on a pull request. */
  comment: number;
  /** Key of the Jira project. */
  jira_project: string;
  /** Name of the issue type in the Jira project. */
  issue_type: string;
  /** Title. */
  title: string;
  /** Description. */
  description?: string;
  /** ID of the application link to Jira. Required if the server is linked to several. */
  jira?: string;
  /** Whether to include Bitbucket's unmodified response as `raw`. Defaults to `false`. */
  include_raw?: boolean;
}

export interface PushInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to every repository of the workspace or project. */
  repo?: string;
  /** Filters by repository slug. Patterns: `*` matches any characters, and a leading `!` excludes. */
  repos?: string[];
  /** Number of recent events to start with when polling begins. Defaults to `0`. */
  backfill?: number;
  /** Secret of a webhook that was created by hand. If set, no webhook is created. Otherwise, the webhook gets a random secret. */
  secret?: string;
  /** What starts a run: the whole push, each branch or tag, or each commit. Defaults to `"push"`. */
  per?: "push" | "ref" | "commit";
  /** Whether to fetch the commits that the webhook omits. Bitbucket sends at most five for each branch, and older versions of Data Center none. Defaults to `false`. */
  fetch_missing?: boolean;
  /** Filters by branch. Patterns: `*` matches any characters but `/`, `**` any characters, and a leading `!` excludes. */
  branches?: string[];
  /** Filters by tag. Patterns as for branches. */
  tags?: string[];
  /** Filters by the path of a changed file. Patterns: `*` matches any characters but `/`, `**` any characters, and a leading `!` excludes. */
  paths?: string[];
  /** Filters by the user who caused the event: UUIDs, account IDs, usernames, email addresses or display names. */
  actors?: string[];
}

export interface PushEvent {
  /** Key of the webhook event, as Bitbucket names it. `null` if the event was found by polling. */
  event: string | null;
  /** Time of the event. Data Center only. */
  occurred_at: string | null;
  /** User who caused the event. `null` if the account was deleted, or the event was found by polling. */
  actor: NestedPerson | null;
  /** Repository of the event. `null` if the repository was deleted. */
  repository: EventRepository | null;
  /** Changed branches and tags. */
  changes: RefChange[] | null;
}

export interface EventRepository {
  /** ID that stays the same if the repository is renamed. */
  id: string | null;
  /** Workspace slug (Cloud) or project key (Data Center). */
  workspace: string | null;
  /** Slug of the repository. */
  repo: string | null;
  /** Name of the repository. */
  name: string | null;
  /** URL of the web page. */
  link: string | null;
}

export interface RefChange {
  /** Name of the branch or tag, without `refs/heads/` or `refs/tags/`. */
  ref: string | null;
  /** `branch` or `tag`. */
  type: string | null;
  /** `created`, `updated` or `deleted`. */
  change: string | null;
  /** Name of the branch. `null` if it is a tag. */
  branch: string | null;
  /** Name of the tag. `null` if it is a branch. */
  tag: string | null;
  /** Commit before the push. `null` if it was created. */
  before: string | null;
  /** Commit after the push. `null` if it was deleted. */
  after: string | null;
  /** Whether the branch was rewritten. Cloud only. */
  forced: boolean | null;
  /** Whether `commits` is incomplete. */
  truncated: boolean | null;
  /** Pushed commits, latest first. */
  commits: NestedCommit[] | null;
}

export type NestedCommit = Nested<Commit>;

export interface BranchCreatedInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to every repository of the workspace or project. */
  repo?: string;
  /** Filters by repository slug. Patterns: `*` matches any characters, and a leading `!` excludes. */
  repos?: string[];
  /** Number of recent events to start with when polling begins. Defaults to `0`. */
  backfill?: number;
  /** Secret of a webhook that was created by hand. If set, no webhook is created. Otherwise, the webhook gets a random secret. */
  secret?: string;
  /** Filters by branch. Patterns: `*` matches any characters but `/`, `**` any characters, and a leading `!` excludes. */
  branches?: string[];
  /** Filters by the user who caused the event: UUIDs, account IDs, usernames, email addresses or display names. */
  actors?: string[];
}

export interface BranchEvent {
  /** Key of the webhook event, as Bitbucket names it. `null` if the event was found by polling. */
  event: string | null;
  /** Time of the event. Data Center only. */
  occurred_at: string | null;
  /** User who caused the event. `null` if the account was deleted, or the event was found by polling. */
  actor: NestedPerson | null;
  /** Repository of the event. `null` if the repository was deleted. */
  repository: EventRepository | null;
  /** Name of the branch, without `refs/heads/`. */
  branch: string | null;
  /** Commit before the change. `null` if it was created. */
  before: string | null;
  /** Commit after the change. `null` if it was deleted. */
  after: string | null;
  /** Whether the branch was rewritten. Cloud only. */
  forced: boolean | null;
  /** Whether `commits` is incomplete. */
  truncated: boolean | null;
  /** Pushed commits, latest first. */
  commits: NestedCommit[] | null;
}

export interface BranchUpdatedInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to every repository of the workspace or project. */
  repo?: string;
  /** Filters by repository slug. Patterns: `*` matches any characters, and a leading `!` excludes. */
  repos?: string[];
  /** Number of recent events to start with when polling begins. Defaults to `0`. */
  backfill?: number;
  /** Secret of a webhook that was created by hand. If set, no webhook is created. Otherwise, the webhook gets a random secret. */
  secret?: string;
  /** Whether to fetch the commits that the webhook omits. Bitbucket sends at most five for each branch, and older versions of Data Center none. Defaults to `false`. */
  fetch_missing?: boolean;
  /** Filters by branch. Patterns: `*` matches any characters but `/`, `**` any characters, and a leading `!` excludes. */
  branches?: string[];
  /** Filters by the path of a changed file. Patterns: `*` matches any characters but `/`, `**` any characters, and a leading `!` excludes. */
  paths?: string[];
  /** Filters by the user who caused the event: UUIDs, account IDs, usernames, email addresses or display names. */
  actors?: string[];
}

export interface BranchDeletedInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to every repository of the workspace or project. */
  repo?: string;
  /** Filters by repository slug. Patterns: `*` matches any characters, and a leading `!` excludes. */
  repos?: string[];
  /** Number of recent events to start with when polling begins. Defaults to `0`. */
  backfill?: number;
  /** Secret of a webhook that was created by hand. If set, no webhook is created. Otherwise, the webhook gets a random secret. */
  secret?: string;
  /** Filters by branch. Patterns: `*` matches any characters but `/`, `**` any characters, and a leading `!` excludes. */
  branches?: string[];
  /** Filters by the user who caused the event: UUIDs, account IDs, usernames, email addresses or display names. */
  actors?: string[];
}

export interface TagCreatedInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to every repository of the workspace or project. */
  repo?: string;
  /** Filters by repository slug. Patterns: `*` matches any characters, and a leading `!` excludes. */
  repos?: string[];
  /** Number of recent events to start with when polling begins. Defaults to `0`. */
  backfill?: number;
  /** Secret of a webhook that was created by hand. If set, no webhook is created. Otherwise, the webhook gets a random secret. */
  secret?: string;
  /** Filters by tag. Patterns as for branches. */
  tags?: string[];
  /** Filters by the user who caused the event: UUIDs, account IDs, usernames, email addresses or display names. */
  actors?: string[];
}

export interface TagEvent {
  /** Key of the webhook event, as Bitbucket names it. `null` if the event was found by polling. */
  event: string | null;
  /** Time of the event. Data Center only. */
  occurred_at: string | null;
  /** User who caused the event. `null` if the account was deleted, or the event was found by polling. */
  actor: NestedPerson | null;
  /** Repository of the event. `null` if the repository was deleted. */
  repository: EventRepository | null;
  /** Name of the tag, without `refs/tags/`. */
  tag: string | null;
  /** Commit before the change. `null` if it was created. */
  before: string | null;
  /** Commit after the change. `null` if it was deleted. */
  after: string | null;
}

export interface TagDeletedInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to every repository of the workspace or project. */
  repo?: string;
  /** Filters by repository slug. Patterns: `*` matches any characters, and a leading `!` excludes. */
  repos?: string[];
  /** Number of recent events to start with when polling begins. Defaults to `0`. */
  backfill?: number;
  /** Secret of a webhook that was created by hand. If set, no webhook is created. Otherwise, the webhook gets a random secret. */
  secret?: string;
  /** Filters by tag. Patterns as for branches. */
  tags?: string[];
  /** Filters by the user who caused the event: UUIDs, account IDs, usernames, email addresses or display names. */
  actors?: string[];
}

export interface PullRequestOpenedInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to every repository of the workspace or project. */
  repo?: string;
  /** Filters by repository slug. Patterns: `*` matches any characters, and a leading `!` excludes. */
  repos?: string[];
  /** Number of recent events to start with when polling begins. Defaults to `0`. */
  backfill?: number;
  /** Secret of a webhook that was created by hand. If set, no webhook is created. Otherwise, the webhook gets a random secret. */
  secret?: string;
  /** Filters by source branch. Patterns as for branches. */
  source_branches?: string[];
  /** Filters by target branch. Patterns: `*` matches any characters but `/`, `**` any characters, and a leading `!` excludes. */
  target_branches?: string[];
  /** Filters by the path of a changed file. Patterns: `*` matches any characters but `/`, `**` any characters, and a leading `!` excludes. */
  paths?: string[];
  /** Filters by author: UUIDs, account IDs, usernames, email addresses or display names. */
  authors?: string[];
  /** Filters by whether the pull request is a draft. */
  is_draft?: boolean;
  /** Filters by the user who caused the event: UUIDs, account IDs, usernames, email addresses or display names. */
  actors?: string[];
}

export interface PullRequestEvent {
  /** Key of the webhook event, as Bitbucket names it. `null` if the event was found by polling. */
  event: string | null;
  /** Time of the event. */
  occurred_at: string | null;
  /** User who caused the event. `null` if the account was deleted, or the event was found by polling. */
  actor: NestedPerson | null;
  /** Repository of the event. `null` if the repository was deleted. */
  repository: EventRepository | null;
  /** The pull request. */
  pull_request: NestedPullRequest | null;
}

export type NestedPullRequest = Nested<PullRequest>;

export interface PullRequestUpdatedInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to every repository of the workspace or project. */
  repo?: string;
  /** Filters by repository slug. Patterns: `*` matches any characters, and a leading `!` excludes. */
  repos?: string[];
  /** Number of recent events to start with when polling begins. Defaults to `0`. */
  backfill?: number;
  /** Secret of a webhook that was created by hand. If set, no webhook is created. Otherwise, the webhook gets a random secret. */
  secret?: string;
  /** Filters by source branch. Patterns as for branches. */
  source_branches?: string[];
  /** Filters by target branch. Patterns: `*` matches any characters but `/`, `**` any characters, and a leading `!` excludes. */
  target_branches?: string[];
  /** Filters by author: UUIDs, account IDs, usernames, email addresses or display names. */
  authors?: string[];
  /** Filters by whether the pull request is a draft. */
  is_draft?: boolean;
  /** Filters by the user who caused the event: UUIDs, account IDs, usernames, email addresses or display names. */
  actors?: string[];
}

export interface PullRequestUpdateEvent {
  /** Key of the webhook event, as Bitbucket names it. `null` if the event was found by polling. */
  event: string | null;
  /** Time of the event. */
  occurred_at: string | null;
  /** User who caused the event. `null` if the account was deleted, or the event was found by polling. */
  actor: NestedPerson | null;
  /** Repository of the event. `null` if the repository was deleted. */
  repository: EventRepository | null;
  /** The pull request. */
  pull_request: NestedPullRequest | null;
  /** Title before the update. Data Center only. */
  previous_title: string | null;
  /** Description before the update. `null` if it was empty. Data Center only. */
  previous_description: string | null;
  /** Target branch before the update. Data Center only. */
  previous_target: string | null;
}

export interface PullRequestSourcePushedInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to every repository of the workspace or project. */
  repo?: string;
  /** Filters by repository slug. Patterns: `*` matches any characters, and a leading `!` excludes. */
  repos?: string[];
  /** Number of recent events to start with when polling begins. Defaults to `0`. */
  backfill?: number;
  /** Secret of a webhook that was created by hand. If set, no webhook is created. Otherwise, the webhook gets a random secret. */
  secret?: string;
  /** Filters by source branch. Patterns as for branches. */
  source_branches?: string[];
  /** Filters by target branch. Patterns: `*` matches any characters but `/`, `**` any characters, and a leading `!` excludes. */
  target_branches?: string[];
  /** Filters by the path of a changed file. Patterns: `*` matches any characters but `/`, `**` any characters, and a leading `!` excludes. */
  paths?: string[];
  /** Filters by author: UUIDs, account IDs, usernames, email addresses or display names. */
  authors?: string[];
  /** Filters by whether the pull request is a draft. */
  is_draft?: boolean;
  /** Filters by the user who caused the event: UUIDs, account IDs, usernames, email addresses or display names. */
  actors?: string[];
}

export interface PullRequestPushEvent {
  /** Key of the webhook event, as Bitbucket names it. `null` if the event was found by polling. */
  event: string | null;
  /** Time of the event. */
  occurred_at: string | null;
  /** User who caused the event. `null` if the account was deleted, or the event was found by polling. */
  actor: NestedPerson | null;
  /** Repository of the event. `null` if the repository was deleted. */
  repository: EventRepository | null;
  /** The pull request. */
  pull_request: NestedPullRequest | null;
  /** Commit of the source before the push. Data Center only. */
  previous_commit: string | null;
}

export interface PullRequestReviewersChangedInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to every repository of the workspace or project. */
  repo?: string;
  /** Filters by repository slug. Patterns: `*` matches any characters, and a leading `!` excludes. */
  repos?: string[];
  /** Number of recent events to start with when polling begins. Defaults to `0`. */
  backfill?: number;
  /** Secret of a webhook that was created by hand. If set, no webhook is created. Otherwise, the webhook gets a random secret. */
  secret?: string;
  /** Filters by source branch. Patterns as for branches. */
  source_branches?: string[];
  /** Filters by target branch. Patterns: `*` matches any characters but `/`, `**` any characters, and a leading `!` excludes. */
  target_branches?: string[];
  /** Filters by author: UUIDs, account IDs, usernames, email addresses or display names. */
  authors?: string[];
  /** Filters by whether the pull request is a draft. */
  is_draft?: boolean;
  /** Filters by the user who caused the event: UUIDs, account IDs, usernames, email addresses or display names. */
  actors?: string[];
}

export interface ReviewersEvent {
  /** Key of the webhook event, as Bitbucket names it. `null` if the event was found by polling. */
  event: string | null;
  /** Time of the event. */
  occurred_at: string | null;
  /** User who caused the event. `null` if the account was deleted, or the event was found by polling. */
  actor: NestedPerson | null;
  /** Repository of the event. `null` if the repository was deleted. */
  repository: EventRepository | null;
  /** The pull request. */
  pull_request: NestedPullRequest | null;
  /** Added reviewers. */
  added_reviewers: NestedPerson[] | null;
  /** Removed reviewers. */
  removed_reviewers: NestedPerson[] | null;
}

export interface PullRequestApprovedInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to every repository of the workspace or project. */
  repo?: string;
  /** Filters by repository slug. Patterns: `*` matches any characters, and a leading `!` excludes. */
  repos?: string[];
  /** Number of recent events to start with when polling begins. Defaults to `0`. */
  backfill?: number;
  /** Secret of a webhook that was created by hand. If set, no webhook is created. Otherwise, the webhook gets a random secret. */
  secret?: string;
  /** Filters by source branch. Patterns as for branches. */
  source_branches?: string[];
  /** Filters by target branch. Patterns: `*` matches any characters but `/`, `**` any characters, and a leading `!` excludes. */
  target_branches?: string[];
  /** Filters by author: UUIDs, account IDs, usernames, email addresses or display names. */
  authors?: string[];
  /** Filters by whether the pull request is a draft. */
  is_draft?: boolean;
  /** Filters by the user who caused the event: UUIDs, account IDs, usernames, email addresses or display names. */
  actors?: string[];
}

export interface ReviewEvent {
  /** Key of the webhook event, as Bitbucket names it. `null` if the event was found by polling. */
  event: string | null;
  /** Time of the event. */
  occurred_at: string | null;
  /** User who caused the event. `null` if the account was deleted, or the event was found by polling. */
  actor: NestedPerson | null;
  /** Repository of the event. `null` if the repository was deleted. */
  repository: EventRepository | null;
  /** The pull request. */
  pull_request: NestedPullRequest | null;
}

export interface PullRequestUnapprovedInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to every repository of the workspace or project. */
  repo?: string;
  /** Filters by repository slug. Patterns: `*` matches any characters, and a leading `!` excludes. */
  repos?: string[];
  /** Number of recent events to start with when polling begins. Defaults to `0`. */
  backfill?: number;
  /** Secret of a webhook that was created by hand. If set, no webhook is created. Otherwise, the webhook gets a random secret. */
  secret?: string;
  /** Filters by source branch. Patterns as for branches. */
  source_branches?: string[];
  /** Filters by target branch. Patterns: `*` matches any characters but `/`, `**` any characters, and a leading `!` excludes. */
  target_branches?: string[];
  /** Filters by author: UUIDs, account IDs, usernames, email addresses or display names. */
  authors?: string[];
  /** Filters by whether the pull request is a draft. */
  is_draft?: boolean;
  /** Filters by the user who caused the event: UUIDs, account IDs, usernames, email addresses or display names. */
  actors?: string[];
}

export interface ChangesRequestedInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to every repository of the workspace or project. */
  repo?: string;
  /** Filters by repository slug. Patterns: `*` matches any characters, and a leading `!` excludes. */
  repos?: string[];
  /** Number of recent events to start with when polling begins. Defaults to `0`. */
  backfill?: number;
  /** Secret of a webhook that was created by hand. If set, no webhook is created. Otherwise, the webhook gets a random secret. */
  secret?: string;
  /** Filters by source branch. Patterns as for branches. */
  source_branches?: string[];
  /** Filters by target branch. Patterns: `*` matches any characters but `/`, `**` any characters, and a leading `!` excludes. */
  target_branches?: string[];
  /** Filters by author: UUIDs, account IDs, usernames, email addresses or display names. */
  authors?: string[];
  /** Filters by whether the pull request is a draft. */
  is_draft?: boolean;
  /** Filters by the user who caused the event: UUIDs, account IDs, usernames, email addresses or display names. */
  actors?: string[];
}

export interface ChangesRequestWithdrawnInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to every repository of the workspace or project. */
  repo?: string;
  /** Filters by repository slug. Patterns: `*` matches any characters, and a leading `!` excludes. */
  repos?: string[];
  /** Number of recent events to start with when polling begins. Defaults to `0`. */
  backfill?: number;
  /** Secret of a webhook that was created by hand. If set, no webhook is created. Otherwise, the webhook gets a random secret. */
  secret?: string;
  /** Filters by source branch. Patterns as for branches. */
  source_branches?: string[];
  /** Filters by target branch. Patterns: `*` matches any characters but `/`, `**` any characters, and a leading `!` excludes. */
  target_branches?: string[];
  /** Filters by author: UUIDs, account IDs, usernames, email addresses or display names. */
  authors?: string[];
  /** Filters by whether the pull request is a draft. */
  is_draft?: boolean;
  /** Filters by the user who caused the event: UUIDs, account IDs, usernames, email addresses or display names. */
  actors?: string[];
}

export interface PullRequestMergedInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to every repository of the workspace or project. */
  repo?: string;
  /** Filters by repository slug. Patterns: `*` matches any characters, and a leading `!` excludes. */
  repos?: string[];
  /** Number of recent events to start with when polling begins. Defaults to `0`. */
  backfill?: number;
  /** Secret of a webhook that was created by hand. If set, no webhook is created. Otherwise, the webhook gets a random secret. */
  secret?: string;
  /** Filters by source branch. Patterns as for branches. */
  source_branches?: string[];
  /** Filters by target branch. Patterns: `*` matches any characters but `/`, `**` any characters, and a leading `!` excludes. */
  target_branches?: string[];
  /** Filters by the path of a changed file. Patterns: `*` matches any characters but `/`, `**` any characters, and a leading `!` excludes. */
  paths?: string[];
  /** Filters by author: UUIDs, account IDs, usernames, email addresses or display names. */
  authors?: string[];
  /** Filters by whether the pull request is a draft. */
  is_draft?: boolean;
  /** Filters by the user who caused the event: UUIDs, account IDs, usernames, email addresses or display names. */
  actors?: string[];
}

export interface PullRequestDeclinedInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to every repository of the workspace or project. */
  repo?: string;
  /** Filters by repository slug. Patterns: `*` matches any characters, and a leading `!` excludes. */
  repos?: string[];
  /** Number of recent events to start with when polling begins. Defaults to `0`. */
  backfill?: number;
  /** Secret of a webhook that was created by hand. If set, no webhook is created. Otherwise, the webhook gets a random secret. */
  secret?: string;
  /** Filters by source branch. Patterns as for branches. */
  source_branches?: string[];
  /** Filters by target branch. Patterns: `*` matches any characters but `/`, `**` any characters, and a leading `!` excludes. */
  target_branches?: string[];
  /** Filters by author: UUIDs, account IDs, usernames, email addresses or display names. */
  authors?: string[];
  /** Filters by whether the pull request is a draft. */
  is_draft?: boolean;
  /** Filters by the user who caused the event: UUIDs, account IDs, usernames, email addresses or display names. */
  actors?: string[];
}

export interface PullRequestDeletedInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to every repository of the workspace or project. */
  repo?: string;
  /** Filters by repository slug. Patterns: `*` matches any characters, and a leading `!` excludes. */
  repos?: string[];
  /** Secret of a webhook that was created by hand. If set, no webhook is created. Otherwise, the webhook gets a random secret. */
  secret?: string;
  /** Filters by source branch. Patterns as for branches. */
  source_branches?: string[];
  /** Filters by target branch. Patterns: `*` matches any characters but `/`, `**` any characters, and a leading `!` excludes. */
  target_branches?: string[];
  /** Filters by author: UUIDs, account IDs, usernames, email addresses or display names. */
  authors?: string[];
  /** Filters by whether the pull request is a draft. */
  is_draft?: boolean;
  /** Filters by the user who caused the event: UUIDs, account IDs, usernames, email addresses or display names. */
  actors?: string[];
}

export interface CommentAddedInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to every repository of the workspace or project. */
  repo?: string;
  /** Filters by repository slug. Patterns: `*` matches any characters, and a leading `!` excludes. */
  repos?: string[];
  /** Number of recent events to start with when polling begins. Defaults to `0`. */
  backfill?: number;
  /** Secret of a webhook that was created by hand. If set, no webhook is created. Otherwise, the webhook gets a random secret. */
  secret?: string;
  /** Filters by the text of the comment: a regular expression. */
  comment_pattern?: string;
  /** Filters by author: UUIDs, account IDs, usernames, email addresses or display names. */
  authors?: string[];
  /** Filters by source branch. Patterns as for branches. */
  source_branches?: string[];
  /** Filters by target branch. Patterns: `*` matches any characters but `/`, `**` any characters, and a leading `!` excludes. */
  target_branches?: string[];
  /** Filters by whether the pull request is a draft. */
  is_draft?: boolean;
}

export interface CommentEvent {
  /** Key of the webhook event, as Bitbucket names it. `null` if the event was found by polling. */
  event: string | null;
  /** Time of the event. */
  occurred_at: string | null;
  /** User who caused the event. `null` if the account was deleted, or the event was found by polling. */
  actor: NestedPerson | null;
  /** Repository of the event. `null` if the repository was deleted. */
  repository: EventRepository | null;
  /** The pull request. */
  pull_request: NestedPullRequest | null;
  /** The comment. */
  comment: NestedComment | null;
  /** Comment that it replies to. `null` if it is not a reply. */
  parent: number | null;
  /** Text before the edit. `null` if it was not edited. Data Center only. */
  previous_text: string | null;
}

export type NestedComment = Nested<Comment>;

export interface CommentEditedInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to every repository of the workspace or project. */
  repo?: string;
  /** Filters by repository slug. Patterns: `*` matches any characters, and a leading `!` excludes. */
  repos?: string[];
  /** Number of recent events to start with when polling begins. Defaults to `0`. */
  backfill?: number;
  /** Secret of a webhook that was created by hand. If set, no webhook is created. Otherwise, the webhook gets a random secret. */
  secret?: string;
  /** Filters by the text of the comment: a regular expression. */
  comment_pattern?: string;
  /** Filters by author: UUIDs, account IDs, usernames, email addresses or display names. */
  authors?: string[];
  /** Filters by source branch. Patterns as for branches. */
  source_branches?: string[];
  /** Filters by target branch. Patterns: `*` matches any characters but `/`, `**` any characters, and a leading `!` excludes. */
  target_branches?: string[];
  /** Filters by whether the pull request is a draft. */
  is_draft?: boolean;
}

export interface CommentDeletedInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to every repository of the workspace or project. */
  repo?: string;
  /** Filters by repository slug. Patterns: `*` matches any characters, and a leading `!` excludes. */
  repos?: string[];
  /** Number of recent events to start with when polling begins. Defaults to `0`. */
  backfill?: number;
  /** Secret of a webhook that was created by hand. If set, no webhook is created. Otherwise, the webhook gets a random secret. */
  secret?: string;
  /** Filters by the text of the comment: a regular expression. */
  comment_pattern?: string;
  /** Filters by author: UUIDs, account IDs, usernames, email addresses or display names. */
  authors?: string[];
  /** Filters by source branch. Patterns as for branches. */
  source_branches?: string[];
  /** Filters by target branch. Patterns: `*` matches any characters but `/`, `**` any characters, and a leading `!` excludes. */
  target_branches?: string[];
  /** Filters by whether the pull request is a draft. */
  is_draft?: boolean;
}

export interface CommentResolvedInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to every repository of the workspace or project. */
  repo?: string;
  /** Filters by repository slug. Patterns: `*` matches any characters, and a leading `!` excludes. */
  repos?: string[];
  /** Number of recent events to start with when polling begins. Defaults to `0`. */
  backfill?: number;
  /** Secret of a webhook that was created by hand. If set, no webhook is created. Otherwise, the webhook gets a random secret. */
  secret?: string;
  /** Filters by the text of the comment: a regular expression. */
  comment_pattern?: string;
  /** Filters by author: UUIDs, account IDs, usernames, email addresses or display names. */
  authors?: string[];
  /** Filters by source branch. Patterns as for branches. */
  source_branches?: string[];
  /** Filters by target branch. Patterns: `*` matches any characters but `/`, `**` any characters, and a leading `!` excludes. */
  target_branches?: string[];
  /** Filters by whether the pull request is a draft. */
  is_draft?: boolean;
}

export interface ResolvedCommentEvent {
  /** Key of the webhook event, as Bitbucket names it. `null` if the event was found by polling. */
  event: string | null;
  /** Time of the event. */
  occurred_at: string | null;
  /** User who caused the event. `null` if the account was deleted, or the event was found by polling. */
  actor: NestedPerson | null;
  /** Repository of the event. `null` if the repository was deleted. */
  repository: EventRepository | null;
  /** The pull request. */
  pull_request: NestedPullRequest | null;
  /** The comment. */
  comment: NestedComment | null;
}

export interface CommentReopenedInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to every repository of the workspace or project. */
  repo?: string;
  /** Filters by repository slug. Patterns: `*` matches any characters, and a leading `!` excludes. */
  repos?: string[];
  /** Number of recent events to start with when polling begins. Defaults to `0`. */
  backfill?: number;
  /** Secret of a webhook that was created by hand. If set, no webhook is created. Otherwise, the webhook gets a random secret. */
  secret?: string;
  /** Filters by the text of the comment: a regular expression. */
  comment_pattern?: string;
  /** Filters by author: UUIDs, account IDs, usernames, email addresses or display names. */
  authors?: string[];
  /** Filters by source branch. Patterns as for branches. */
  source_branches?: string[];
  /** Filters by target branch. Patterns: `*` matches any characters but `/`, `**` any characters, and a leading `!` excludes. */
  target_branches?: string[];
  /** Filters by whether the pull request is a draft. */
  is_draft?: boolean;
}

export interface CommitCommentAddedInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to every repository of the workspace or project. */
  repo?: string;
  /** Filters by repository slug. Patterns: `*` matches any characters, and a leading `!` excludes. */
  repos?: string[];
  /** Secret of a webhook that was created by hand. If set, no webhook is created. Otherwise, the webhook gets a random secret. */
  secret?: string;
  /** Filters by the text of the comment: a regular expression. */
  comment_pattern?: string;
  /** Filters by author: UUIDs, account IDs, usernames, email addresses or display names. */
  authors?: string[];
}

export interface CommitCommentEvent {
  /** Key of the webhook event, as Bitbucket names it. `null` if the event was found by polling. */
  event: string | null;
  /** Time of the event. */
  occurred_at: string | null;
  /** User who caused the event. `null` if the account was deleted, or the event was found by polling. */
  actor: NestedPerson | null;
  /** Repository of the event. `null` if the repository was deleted. */
  repository: EventRepository | null;
  /** Hash of the commit. */
  commit: string | null;
  /** The comment. */
  comment: NestedComment | null;
  /** Comment that it replies to. `null` if it is not a reply. */
  parent: number | null;
  /** Text before the edit. `null` if it was not edited. Data Center only. */
  previous_text: string | null;
}

export interface CommitCommentEditedInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to every repository of the workspace or project. */
  repo?: string;
  /** Filters by repository slug. Patterns: `*` matches any characters, and a leading `!` excludes. */
  repos?: string[];
  /** Secret of a webhook that was created by hand. If set, no webhook is created. Otherwise, the webhook gets a random secret. */
  secret?: string;
  /** Filters by the text of the comment: a regular expression. */
  comment_pattern?: string;
  /** Filters by author: UUIDs, account IDs, usernames, email addresses or display names. */
  authors?: string[];
}

export interface CommitCommentDeletedInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to every repository of the workspace or project. */
  repo?: string;
  /** Filters by repository slug. Patterns: `*` matches any characters, and a leading `!` excludes. */
  repos?: string[];
  /** Secret of a webhook that was created by hand. If set, no webhook is created. Otherwise, the webhook gets a random secret. */
  secret?: string;
  /** Filters by the text of the comment: a regular expression. */
  comment_pattern?: string;
  /** Filters by author: UUIDs, account IDs, usernames, email addresses or display names. */
  authors?: string[];
}

export interface BuildStatusCreatedInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to every repository of the workspace or project. */
  repo?: string;
  /** Filters by repository slug. Patterns: `*` matches any characters, and a leading `!` excludes. */
  repos?: string[];
  /** Number of recent events to start with when polling begins. Defaults to `0`. */
  backfill?: number;
  /** Secret of a webhook that was created by hand. If set, no webhook is created. Otherwise, the webhook gets a random secret. */
  secret?: string;
  /** Filters by branch. Patterns: `*` matches any characters but `/`, `**` any characters, and a leading `!` excludes. */
  branches?: string[];
  /** Filters by state. */
  states?: ("successful" | "failed" | "in-progress" | "stopped" | "unknown")[];
  /** Filters by the key of the build. Patterns: `*` matches any characters but `/`, `**` any characters. */
  keys?: string[];
}

export interface BuildStatusEvent {
  /** Key of the webhook event, as Bitbucket names it. `null` if the event was found by polling. */
  event: string | null;
  /** Time of the event. */
  occurred_at: string | null;
  /** User who caused the event. `null` if the account was deleted, or the event was found by polling. */
  actor: NestedPerson | null;
  /** Repository of the event. `null` if the repository was deleted. */
  repository: EventRepository | null;
  /** Hash of the commit. */
  commit: string | null;
  /** The build status. */
  build_status: NestedBuildStatus | null;
}

export type NestedBuildStatus = Nested<BuildStatus>;

export interface BuildStatusUpdatedInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to every repository of the workspace or project. */
  repo?: string;
  /** Filters by repository slug. Patterns: `*` matches any characters, and a leading `!` excludes. */
  repos?: string[];
  /** Number of recent events to start with when polling begins. Defaults to `0`. */
  backfill?: number;
  /** Secret of a webhook that was created by hand. If set, no webhook is created. Otherwise, the webhook gets a random secret. */
  secret?: string;
  /** Whether to start only when the result differs from that of the previous build with the same key and branch, such as a failed build that passes again. Defaults to `false`. */
  result_changed?: boolean;
  /** Filters by branch. Patterns: `*` matches any characters but `/`, `**` any characters, and a leading `!` excludes. */
  branches?: string[];
  /** Filters by state. */
  states?: ("successful" | "failed" | "in-progress" | "stopped" | "unknown")[];
  /** Filters by the key of the build. Patterns: `*` matches any characters but `/`, `**` any characters. */
  keys?: string[];
}

export interface PipelineFinishedInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to every repository of the workspace or project. */
  repo?: string;
  /** Filters by repository slug. Patterns: `*` matches any characters, and a leading `!` excludes. */
  repos?: string[];
  /** Number of recent events to start with when polling begins. Defaults to `0`. */
  backfill?: number;
  /** Secret of a webhook that was created by hand. If set, no webhook is created. Otherwise, the webhook gets a random secret. */
  secret?: string;
  /** Filters by branch. Patterns: `*` matches any characters but `/`, `**` any characters, and a leading `!` excludes. */
  branches?: string[];
  /** Filters by the result of the pipeline. */
  results?: ("successful" | "failed" | "error" | "stopped" | "expired")[];
}

export interface PipelineEvent {
  /** Key of the webhook event, as Bitbucket names it. `null` if the event was found by polling. */
  event: string | null;
  /** Time of the event. */
  occurred_at: string | null;
  /** User who caused the event. `null` if the account was deleted, or the event was found by polling. */
  actor: NestedPerson | null;
  /** Repository of the event. `null` if the repository was deleted. */
  repository: EventRepository | null;
  /** The pipeline. */
  pipeline: NestedPipeline | null;
}

export interface RepositoryCreatedInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Filters by repository slug. Patterns: `*` matches any characters, and a leading `!` excludes. */
  repos?: string[];
  /** Number of recent events to start with when polling begins. Defaults to `0`. */
  backfill?: number;
  /** Secret of a webhook that was created by hand. If set, no webhook is created. Otherwise, the webhook gets a random secret. */
  secret?: string;
  /** Filters by the user who caused the event: UUIDs, account IDs, usernames, email addresses or display names. */
  actors?: string[];
}

export interface RepositoryEvent {
  /** Key of the webhook event, as Bitbucket names it. `null` if the event was found by polling. */
  event: string | null;
  /** Time of the event. Data Center only. */
  occurred_at: string | null;
  /** User who caused the event. `null` if the account was deleted, or the event was found by polling. */
  actor: NestedPerson | null;
  /** Repository of the event. `null` if the repository was deleted. */
  repository: EventRepository | null;
}

export interface RepositoryForkedInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to every repository of the workspace or project. */
  repo?: string;
  /** Filters by repository slug. Patterns: `*` matches any characters, and a leading `!` excludes. */
  repos?: string[];
  /** Secret of a webhook that was created by hand. If set, no webhook is created. Otherwise, the webhook gets a random secret. */
  secret?: string;
  /** Filters by the user who caused the event: UUIDs, account IDs, usernames, email addresses or display names. */
  actors?: string[];
}

export interface ForkEvent {
  /** Key of the webhook event, as Bitbucket names it. `null` if the event was found by polling. */
  event: string | null;
  /** Time of the event. Data Center only. */
  occurred_at: string | null;
  /** User who caused the event. `null` if the account was deleted, or the event was found by polling. */
  actor: NestedPerson | null;
  /** Repository that was forked. */
  repository: EventRepository | null;
  /** The fork. */
  fork: EventRepository | null;
}

export interface RepositoryUpdatedInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to every repository of the workspace or project. */
  repo?: string;
  /** Filters by repository slug. Patterns: `*` matches any characters, and a leading `!` excludes. */
  repos?: string[];
  /** Secret of a webhook that was created by hand. If set, no webhook is created. Otherwise, the webhook gets a random secret. */
  secret?: string;
  /** Filters by the user who caused the event: UUIDs, account IDs, usernames, email addresses or display names. */
  actors?: string[];
}

export interface RepositoryUpdateEvent {
  /** Key of the webhook event, as Bitbucket names it. `null` if the event was found by polling. */
  event: string | null;
  /** Time of the event. Data Center only. */
  occurred_at: string | null;
  /** User who caused the event. `null` if the account was deleted, or the event was found by polling. */
  actor: NestedPerson | null;
  /** The repository. */
  repository: EventRepository | null;
  /** Name before the update. `null` if it did not change, on Cloud. */
  previous_name: string | null;
  /** Slug before the update. With the workspace on Cloud. `null` if it did not change, on Cloud. */
  previous_repo: string | null;
  /** Every property that changed, with `old` and `new`, as Bitbucket names them. Cloud only. */
  changes: unknown;
}

export interface RepositoryDeletedInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to every repository of the workspace or project. */
  repo?: string;
  /** Filters by repository slug. Patterns: `*` matches any characters, and a leading `!` excludes. */
  repos?: string[];
  /** Secret of a webhook that was created by hand. If set, no webhook is created. Otherwise, the webhook gets a random secret. */
  secret?: string;
  /** Filters by the user who caused the event: UUIDs, account IDs, usernames, email addresses or display names. */
  actors?: string[];
}

export interface RepositoryTransferredInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to every repository of the workspace or project. */
  repo?: string;
  /** Filters by repository slug. Patterns: `*` matches any characters, and a leading `!` excludes. */
  repos?: string[];
  /** Secret of a webhook that was created by hand. If set, no webhook is created. Otherwise, the webhook gets a random secret. */
  secret?: string;
  /** Filters by the user who caused the event: UUIDs, account IDs, usernames, email addresses or display names. */
  actors?: string[];
}

export interface TransferEvent {
  /** Key of the webhook event, as Bitbucket names it. `null` if the event was found by polling. */
  event: string | null;
  /** Time of the event. Data Center only. */
  occurred_at: string | null;
  /** User who caused the event. `null` if the account was deleted, or the event was found by polling. */
  actor: NestedPerson | null;
  /** Repository of the event. `null` if the repository was deleted. */
  repository: EventRepository | null;
  /** Workspace before the transfer. Cloud only. */
  previous_workspace: string | null;
}

export interface RepositoryImportedInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to every repository of the workspace or project. */
  repo?: string;
  /** Filters by repository slug. Patterns: `*` matches any characters, and a leading `!` excludes. */
  repos?: string[];
  /** Secret of a webhook that was created by hand. If set, no webhook is created. Otherwise, the webhook gets a random secret. */
  secret?: string;
  /** Filters by the user who caused the event: UUIDs, account IDs, usernames, email addresses or display names. */
  actors?: string[];
}

export interface ProjectUpdatedInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Secret of a webhook that was created by hand. If set, no webhook is created. Otherwise, the webhook gets a random secret. */
  secret?: string;
  /** Filters by the user who caused the event: UUIDs, account IDs, usernames, email addresses or display names. */
  actors?: string[];
}

export interface ProjectEvent {
  /** Key of the webhook event, as Bitbucket names it. `null` if the event was found by polling. */
  event: string | null;
  /** Time of the event. Data Center only. */
  occurred_at: string | null;
  /** User who caused the event. `null` if the account was deleted, or the event was found by polling. */
  actor: NestedPerson | null;
  /** The project. */
  project: NestedProject | null;
  /** Name before the update. `null` if it did not change, on Cloud. */
  previous_name: string | null;
  /** Every property that changed, with `old` and `new`, as Bitbucket names them. Cloud only. */
  changes: unknown;
}

export type NestedProject = Nested<Project>;

export interface MirrorSynchronizedInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to every repository of the workspace or project. */
  repo?: string;
  /** Filters by repository slug. Patterns: `*` matches any characters, and a leading `!` excludes. */
  repos?: string[];
  /** Secret of a webhook that was created by hand. If set, no webhook is created. Otherwise, the webhook gets a random secret. */
  secret?: string;
}

export interface MirrorEvent {
  /** Key of the webhook event, as Bitbucket names it. `null` if the event was found by polling. */
  event: string | null;
  /** Time of the event. Data Center only. */
  occurred_at: string | null;
  /** Repository of the event. `null` if the repository was deleted. */
  repository: EventRepository | null;
  /** Name of the mirror. */
  mirror: string | null;
  /** ID of the mirror. */
  mirror_id: string | null;
  /** `incremental`, or `snapshot` for the whole repository. */
  sync: string | null;
  /** Whether `refs` is empty because too many were changed. */
  truncated: boolean | null;
  /** Names of the branches and tags that were changed. */
  refs: string[] | null;
}

export interface SecretDetectedInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to every repository of the workspace or project. */
  repo?: string;
  /** Filters by repository slug. Patterns: `*` matches any characters, and a leading `!` excludes. */
  repos?: string[];
  /** Secret of a webhook that was created by hand. If set, no webhook is created. Otherwise, the webhook gets a random secret. */
  secret?: string;
  /** Filters by the user who caused the event: UUIDs, account IDs, usernames, email addresses or display names. */
  actors?: string[];
}

export interface SecretEvent {
  /** Key of the webhook event, as Bitbucket names it. `null` if the event was found by polling. */
  event: string | null;
  /** Time of the event. Data Center only. */
  occurred_at: string | null;
  /** User who caused the event. `null` if the account was deleted, or the event was found by polling. */
  actor: NestedPerson | null;
  /** Repository of the event. */
  repository: EventRepository | null;
  /** Locations of the secrets. */
  locations: SecretLocation[] | null;
}

export interface SecretLocation {
  /** Path of the file. */
  path: string | null;
  /** Line of the file. */
  line: number | null;
  /** Hash of the commit. */
  commit: string | null;
  /** Name of the rule that matched. */
  rule: string | null;
}

export interface AnyEventInput {
  /** Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the connection's `workspace`. */
  workspace?: string;
  /** Repository slug, as in its URL. Defaults to every repository of the workspace or project. */
  repo?: string;
  /** Filters by repository slug. Patterns: `*` matches any characters, and a leading `!` excludes. */
  repos?: string[];
  /** Secret of a webhook that was created by hand. If set, no webhook is created. Otherwise, the webhook gets a random secret. */
  secret?: string;
  /** Filters by event. Defaults to every event that the product has. */
  events?: ("push" | "pull-request-opened" | "pull-request-updated" | "pull-request-source-pushed" | "pull-request-approved" | "pull-request-unapproved" | "changes-requested" | "pull-request-merged" | "pull-request-declined" | "comment-added" | "comment-edited" | "comment-deleted" | "commit-comment-added" | "repository-forked" | "repository-updated" | "project-updated" | "repo:push" | "repo:fork" | "repo:updated" | "repo:created" | "repo:deleted" | "repo:transfer" | "repo:imported" | "repo:commit_comment_created" | "repo:commit_status_created" | "repo:commit_status_updated" | "pullrequest:created" | "pullrequest:updated" | "pullrequest:push" | "pullrequest:approved" | "pullrequest:unapproved" | "pullrequest:changes_request_created" | "pullrequest:changes_request_removed" | "pullrequest:fulfilled" | "pullrequest:rejected" | "pullrequest:comment_created" | "pullrequest:comment_updated" | "pullrequest:comment_deleted" | "pullrequest:comment_resolved" | "pullrequest:comment_reopened" | "pipeline:span_created" | "project:updated" | "repo:refs_changed" | "repo:modified" | "repo:forked" | "repo:comment:added" | "repo:comment:edited" | "repo:comment:deleted" | "repo:secret_detected" | "pr:opened" | "pr:from_ref_updated" | "pr:modified" | "pr:merged" | "pr:declined" | "pr:deleted" | "pr:reviewer:updated" | "pr:reviewer:approved" | "pr:reviewer:unapproved" | "pr:reviewer:needs_work" | "pr:comment:added" | "pr:comment:edited" | "pr:comment:deleted" | "mirror:repo_synchronized" | "project:modified")[];
}

export interface AnyEvent {
  /** Key of the webhook event, as Bitbucket names it. `null` if the event was found by polling. */
  event: string | null;
  /** Time of the event. Data Center only. */
  occurred_at: string | null;
  /** User who caused the event. `null` if the account was deleted, or the event was found by polling. */
  actor: NestedPerson | null;
  /** Repository of the event. `null` if the repository was deleted. */
  repository: EventRepository | null;
  /** The payload, as Bitbucket sent it. */
  payload: unknown;
}
