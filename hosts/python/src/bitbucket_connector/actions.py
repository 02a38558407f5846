"""The actions as methods. Generated from the catalog of the connector by generate.py. Do not edit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .method import Method

if TYPE_CHECKING:  # Nothing needs the types when it runs, and they take a while to load.
    from . import shapes


class Actions:
    """A method for each action of the catalog."""

    call_api: Method[shapes.CallApiInput, shapes.Answer] = Method("call-api")
    """Calls any endpoint of Bitbucket's REST API."""
    get_current_user: Method[shapes.GetCurrentUserInput, shapes.Person] = Method("get-current-user")
    """Gets the authenticated user."""
    get_user: Method[shapes.GetUserInput, shapes.Person] = Method("get-user")
    """Gets a user."""
    find_users: Method[shapes.FindUsersInput, shapes.Page[shapes.Person]] = Method("find-users")
    """Finds users by name, username or email address."""
    list_workspaces: Method[shapes.ListWorkspacesInput, shapes.Page[shapes.Workspace]] = Method("list-workspaces")
    """Lists the workspaces (Cloud) or projects (Data Center) that the connection can see."""
    get_workspace: Method[shapes.GetWorkspaceInput, shapes.Workspace] = Method("get-workspace")
    """Gets a workspace (Cloud) or project (Data Center)."""
    list_workspace_members: Method[shapes.ListWorkspaceMembersInput, shapes.Page[shapes.Person]] = Method("list-workspace-members")
    """Lists the members of a workspace (Cloud) or the users who can see a project (Data Center)."""
    get_server_info: Method[shapes.GetServerInfoInput, shapes.Server] = Method("get-server-info")
    """Gets the version of the server."""
    list_projects: Method[shapes.ListProjectsInput, shapes.Page[shapes.Project]] = Method("list-projects")
    """Lists the projects of a workspace (Cloud) or of the server (Data Center)."""
    get_project: Method[shapes.GetProjectInput, shapes.Project] = Method("get-project")
    """Gets a project."""
    create_project: Method[shapes.CreateProjectInput, shapes.Project] = Method("create-project")
    """Creates a project."""
    update_project: Method[shapes.UpdateProjectInput, shapes.Project] = Method("update-project")
    """Updates a project. Omitted fields are left unchanged."""
    delete_project: Method[shapes.DeleteProjectInput, shapes.Done] = Method("delete-project")
    """Deletes a project that contains no repositories."""
    list_repositories: Method[shapes.ListRepositoriesInput, shapes.Page[shapes.Repository]] = Method("list-repositories")
    """Lists the repositories of a workspace or project."""
    get_repository: Method[shapes.GetRepositoryInput, shapes.Repository] = Method("get-repository")
    """Gets a repository."""
    create_repository: Method[shapes.CreateRepositoryInput, shapes.Repository] = Method("create-repository")
    """Creates an empty repository."""
    update_repository: Method[shapes.UpdateRepositoryInput, shapes.Repository] = Method("update-repository")
    """Updates a repository. Omitted fields are left unchanged."""
    delete_repository: Method[shapes.DeleteRepositoryInput, shapes.Done] = Method("delete-repository")
    """Deletes a repository and all its content permanently."""
    fork_repository: Method[shapes.ForkRepositoryInput, shapes.Repository] = Method("fork-repository")
    """Forks a repository."""
    list_forks: Method[shapes.ListForksInput, shapes.Page[shapes.Repository]] = Method("list-forks")
    """Lists the forks of a repository."""
    list_watchers: Method[shapes.ListWatchersInput, shapes.Page[shapes.Person]] = Method("list-watchers")
    """Lists the watchers of a repository."""
    get_default_branch: Method[shapes.GetDefaultBranchInput, shapes.Branch] = Method("get-default-branch")
    """Gets the default branch of a repository."""
    set_default_branch: Method[shapes.SetDefaultBranchInput, shapes.Done] = Method("set-default-branch")
    """Sets the default branch of a repository."""
    discover_repositories: Method[shapes.DiscoverRepositoriesInput, shapes.Repositories] = Method("discover-repositories")
    """Lists all repositories that the connection can access, grouped by workspace (Cloud) or project (Data Center)."""
    list_labels: Method[shapes.ListLabelsInput, shapes.Page[shapes.Label]] = Method("list-labels")
    """Lists the labels of a repository."""
    add_label: Method[shapes.AddLabelInput, shapes.Label] = Method("add-label")
    """Adds a label to a repository."""
    remove_label: Method[shapes.RemoveLabelInput, shapes.Done] = Method("remove-label")
    """Removes a label from a repository."""
    list_project_permissions: Method[shapes.ListProjectPermissionsInput, shapes.Page[shapes.Permission]] = Method("list-project-permissions")
    """Lists the permissions of users, then of groups, on a project."""
    set_project_permission: Method[shapes.SetProjectPermissionInput, shapes.Done] = Method("set-project-permission")
    """Sets the permission of a user or group on a project."""
    remove_project_permission: Method[shapes.RemoveProjectPermissionInput, shapes.Done] = Method("remove-project-permission")
    """Removes the explicit permission of a user or group on a project."""
    list_repository_permissions: Method[shapes.ListRepositoryPermissionsInput, shapes.Page[shapes.Permission]] = Method("list-repository-permissions")
    """Lists the permissions of users, then of groups, on a repository."""
    set_repository_permission: Method[shapes.SetRepositoryPermissionInput, shapes.Done] = Method("set-repository-permission")
    """Sets the permission of a user or group on a repository."""
    remove_repository_permission: Method[shapes.RemoveRepositoryPermissionInput, shapes.Done] = Method("remove-repository-permission")
    """Removes the explicit permission of a user or group on a repository."""
    list_deploy_keys: Method[shapes.ListDeployKeysInput, shapes.Page[shapes.DeployKey]] = Method("list-deploy-keys")
    """Lists the deploy keys (access keys on Data Center) of a repository."""
    add_deploy_key: Method[shapes.AddDeployKeyInput, shapes.DeployKey] = Method("add-deploy-key")
    """Adds a deploy key (access key on Data Center) to a repository."""
    remove_deploy_key: Method[shapes.RemoveDeployKeyInput, shapes.Done] = Method("remove-deploy-key")
    """Removes a deploy key (access key on Data Center) from a repository."""
    list_default_reviewers: Method[shapes.ListDefaultReviewersInput, shapes.Page[shapes.DefaultReviewer]] = Method("list-default-reviewers")
    """Lists the default reviewers of a repository, including those inherited from its project."""
    add_default_reviewer: Method[shapes.AddDefaultReviewerInput, shapes.Person] = Method("add-default-reviewer")
    """Adds a default reviewer to a repository."""
    remove_default_reviewer: Method[shapes.RemoveDefaultReviewerInput, shapes.Done] = Method("remove-default-reviewer")
    """Removes a default reviewer from a repository."""
    list_branch_restrictions: Method[shapes.ListBranchRestrictionsInput, shapes.Page[shapes.BranchRestriction]] = Method("list-branch-restrictions")
    """Lists the branch restrictions of a repository."""
    get_branch_restriction: Method[shapes.GetBranchRestrictionInput, shapes.BranchRestriction] = Method("get-branch-restriction")
    """Gets a branch restriction."""
    create_branch_restriction: Method[shapes.CreateBranchRestrictionInput, shapes.BranchRestriction] = Method("create-branch-restriction")
    """Creates a branch restriction in a repository."""
    delete_branch_restriction: Method[shapes.DeleteBranchRestrictionInput, shapes.Done] = Method("delete-branch-restriction")
    """Deletes a branch restriction."""
    get_branching_model: Method[shapes.GetBranchingModelInput, shapes.BranchingModel] = Method("get-branching-model")
    """Gets the branching model of a repository."""
    list_branches: Method[shapes.ListBranchesInput, shapes.Page[shapes.Branch]] = Method("list-branches")
    """Lists the branches of a repository."""
    get_branch: Method[shapes.GetBranchInput, shapes.Branch] = Method("get-branch")
    """Gets a branch."""
    create_branch: Method[shapes.CreateBranchInput, shapes.Branch] = Method("create-branch")
    """Creates a branch from a commit or another branch."""
    delete_branch: Method[shapes.DeleteBranchInput, shapes.Done] = Method("delete-branch")
    """Deletes a branch."""
    list_tags: Method[shapes.ListTagsInput, shapes.Page[shapes.Tag]] = Method("list-tags")
    """Lists the tags of a repository."""
    get_tag: Method[shapes.GetTagInput, shapes.Tag] = Method("get-tag")
    """Gets a tag."""
    create_tag: Method[shapes.CreateTagInput, shapes.Tag] = Method("create-tag")
    """Creates a tag on a commit."""
    delete_tag: Method[shapes.DeleteTagInput, shapes.Done] = Method("delete-tag")
    """Deletes a tag. The commit is kept."""
    list_commits: Method[shapes.ListCommitsInput, shapes.Page[shapes.Commit]] = Method("list-commits")
    """Lists the commits of a repository, latest first."""
    get_commit: Method[shapes.GetCommitInput, shapes.Commit] = Method("get-commit")
    """Gets a commit."""
    compare_commits: Method[shapes.CompareCommitsInput, shapes.Page[shapes.Commit]] = Method("compare-commits")
    """Lists the commits reachable from one revision but not from another."""
    get_diff: Method[shapes.GetDiffInput, shapes.Content] = Method("get-diff")
    """Gets the diff of a commit, or between two revisions."""
    get_diffstat: Method[shapes.GetDiffstatInput, shapes.Page[shapes.ChangedFile]] = Method("get-diffstat")
    """Gets the changed files of a commit, or between two revisions."""
    get_patch: Method[shapes.GetPatchInput, shapes.Content] = Method("get-patch")
    """Gets a commit, or the commits between two revisions, as Git patches."""
    get_merge_base: Method[shapes.GetMergeBaseInput, shapes.Commit] = Method("get-merge-base")
    """Gets the merge base (best common ancestor) of two revisions."""
    list_commit_pull_requests: Method[shapes.ListCommitPullRequestsInput, shapes.Page[shapes.PullRequestOfACommit]] = Method("list-commit-pull-requests")
    """Lists the pull requests that contain a commit."""
    approve_commit: Method[shapes.ApproveCommitInput, shapes.Done] = Method("approve-commit")
    """Approves a commit, as the connection's account."""
    unapprove_commit: Method[shapes.UnapproveCommitInput, shapes.Done] = Method("unapprove-commit")
    """Withdraws the authenticated user's approval of a commit."""
    list_commit_comments: Method[shapes.ListCommitCommentsInput, shapes.Page[shapes.Comment]] = Method("list-commit-comments")
    """Lists the comments on a commit. Data Center returns top-level comments only."""
    create_commit_comment: Method[shapes.CreateCommitCommentInput, shapes.Comment] = Method("create-commit-comment")
    """Creates a comment on a commit, a file or a line, or replies to a comment."""
    update_commit_comment: Method[shapes.UpdateCommitCommentInput, shapes.Comment] = Method("update-commit-comment")
    """Updates the text of a comment on a commit."""
    delete_commit_comment: Method[shapes.DeleteCommitCommentInput, shapes.Done] = Method("delete-commit-comment")
    """Deletes a comment on a commit."""
    set_build_status: Method[shapes.SetBuildStatusInput, shapes.BuildStatus] = Method("set-build-status")
    """Creates or updates a build status on a commit."""
    get_build_status: Method[shapes.GetBuildStatusInput, shapes.BuildStatus] = Method("get-build-status")
    """Gets a build status of a commit."""
    list_build_statuses: Method[shapes.ListBuildStatusesInput, shapes.Page[shapes.BuildStatus]] = Method("list-build-statuses")
    """Lists how the builds of a commit went."""
    list_required_builds: Method[shapes.ListRequiredBuildsInput, shapes.Page[shapes.RequiredBuild]] = Method("list-required-builds")
    """Lists the builds that must be green before a pull request can be merged."""
    list_reports: Method[shapes.ListReportsInput, shapes.Page[shapes.Report]] = Method("list-reports")
    """Lists the reports of code analysis on a commit."""
    get_report: Method[shapes.GetReportInput, shapes.Report] = Method("get-report")
    """Gets a Code Insights report of a commit."""
    create_report: Method[shapes.CreateReportInput, shapes.Report] = Method("create-report")
    """Creates or updates a Code Insights report on a commit."""
    delete_report: Method[shapes.DeleteReportInput, shapes.Done] = Method("delete-report")
    """Deletes a report of code analysis with its annotations."""
    list_annotations: Method[shapes.ListAnnotationsInput, shapes.Page[shapes.Annotation]] = Method("list-annotations")
    """Lists the annotations of a report."""
    add_annotations: Method[shapes.AddAnnotationsInput, shapes.Done] = Method("add-annotations")
    """Adds annotations to a report, up to 1,000 in all."""
    delete_annotations: Method[shapes.DeleteAnnotationsInput, shapes.Done] = Method("delete-annotations")
    """Deletes annotations of a report, or all of them."""
    get_file: Method[shapes.GetFileInput, shapes.File] = Method("get-file")
    """Gets the content of a file at a branch or commit."""
    list_directory: Method[shapes.ListDirectoryInput, shapes.Page[shapes.EntryOfAFolder]] = Method("list-directory")
    """Lists the files and folders in a folder at a branch or commit."""
    list_file_history: Method[shapes.ListFileHistoryInput, shapes.Page[shapes.VersionOfAFile]] = Method("list-file-history")
    """Lists the commits that changed a file, latest first."""
    get_blame: Method[shapes.GetBlameInput, shapes.Page[shapes.LinesOfOneCommit]] = Method("get-blame")
    """Gets the blame of a file: the commit that last changed each line."""
    download_archive: Method[shapes.DownloadArchiveInput, shapes.Content] = Method("download-archive")
    """Downloads a repository, or parts of it, as an archive."""
    commit_files: Method[shapes.CommitFilesInput, shapes.CommittedFiles] = Method("commit-files")
    """Commits files to a branch without cloning. Unchanged files are skipped."""
    open_change: Method[shapes.OpenChangeInput, shapes.PullRequest] = Method("open-change")
    """Commits files to a new branch and opens a pull request. Idempotent: running it again returns the same pull
    request.
    """
    search_code: Method[shapes.SearchCodeInput, shapes.Page[shapes.FileWithHits]] = Method("search-code")
    """Searches the code of a workspace or project, on its repositories' default branches."""
    list_pull_requests: Method[shapes.ListPullRequestsInput, shapes.Page[shapes.PullRequest]] = Method("list-pull-requests")
    """Lists the pull requests of a repository."""
    list_my_pull_requests: Method[shapes.ListMyPullRequestsInput, shapes.Page[shapes.PullRequest]] = Method("list-my-pull-requests")
    """Lists pull requests that a user authored or takes part in, across repositories. Defaults to the authenticated
    user.
    """
    get_pull_request: Method[shapes.GetPullRequestInput, shapes.PullRequest] = Method("get-pull-request")
    """Gets a pull request."""
    create_pull_request: Method[shapes.CreatePullRequestInput, shapes.PullRequest] = Method("create-pull-request")
    """Creates a pull request from one branch into another, in the same repository or from a fork."""
    update_pull_request: Method[shapes.UpdatePullRequestInput, shapes.PullRequest] = Method("update-pull-request")
    """Updates a pull request. Omitted fields are left unchanged. Reviewers whom Bitbucket no longer accepts are
    removed and listed in `refused_reviewers`.
    """
    decline_pull_request: Method[shapes.DeclinePullRequestInput, shapes.PullRequest] = Method("decline-pull-request")
    """Declines a pull request."""
    reopen_pull_request: Method[shapes.ReopenPullRequestInput, shapes.PullRequest] = Method("reopen-pull-request")
    """Reopens a pull request that was declined."""
    delete_pull_request: Method[shapes.DeletePullRequestInput, shapes.Done] = Method("delete-pull-request")
    """Deletes a pull request, as its author or an administrator of the repository."""
    get_pull_request_diff: Method[shapes.GetPullRequestDiffInput, shapes.Content] = Method("get-pull-request-diff")
    """Gets the diff of a pull request."""
    get_pull_request_diffstat: Method[shapes.GetPullRequestDiffstatInput, shapes.Page[shapes.ChangedFile]] = Method("get-pull-request-diffstat")
    """Gets the changed files of a pull request. Data Center returns the first 1,000."""
    get_pull_request_patch: Method[shapes.GetPullRequestPatchInput, shapes.Content] = Method("get-pull-request-patch")
    """Gets the commits of a pull request as Git patches, for `git am`."""
    list_pull_request_commits: Method[shapes.ListPullRequestCommitsInput, shapes.Page[shapes.Commit]] = Method("list-pull-request-commits")
    """Lists the commits of a pull request, latest first."""
    list_pull_request_build_statuses: Method[shapes.ListPullRequestBuildStatusesInput, shapes.Page[shapes.BuildStatus]] = Method("list-pull-request-build-statuses")
    """Lists the build statuses of a pull request. On Data Center, those of its latest commit."""
    merge_pull_request: Method[shapes.MergePullRequestInput, shapes.PullRequest] = Method("merge-pull-request")
    """Merges a pull request."""
    get_merge_status: Method[shapes.GetMergeStatusInput, shapes.MergeStatus] = Method("get-merge-status")
    """Gets whether a pull request can be merged, and what blocks it."""
    approve_pull_request: Method[shapes.ApprovePullRequestInput, shapes.Participant] = Method("approve-pull-request")
    """Approves a pull request as the authenticated user."""
    unapprove_pull_request: Method[shapes.UnapprovePullRequestInput, shapes.Done] = Method("unapprove-pull-request")
    """Withdraws the authenticated user's approval of a pull request. Data Center withdraws any review status."""
    request_changes: Method[shapes.RequestChangesInput, shapes.Participant] = Method("request-changes")
    """Requests changes to a pull request as the authenticated user."""
    withdraw_request_for_changes: Method[shapes.WithdrawRequestForChangesInput, shapes.Done] = Method("withdraw-request-for-changes")
    """Withdraws the authenticated user's request for changes. Data Center withdraws any review status."""
    add_reviewers: Method[shapes.AddReviewersInput, shapes.PullRequest] = Method("add-reviewers")
    """Adds reviewers to a pull request. Existing reviewers are kept. Reviewers whom Bitbucket no longer accepts are
    removed and listed in `refused_reviewers`.
    """
    remove_reviewers: Method[shapes.RemoveReviewersInput, shapes.PullRequest] = Method("remove-reviewers")
    """Removes reviewers from a pull request. The others are kept. Reviewers whom Bitbucket no longer accepts are
    removed and listed in `refused_reviewers`.
    """
    list_pull_request_participants: Method[shapes.ListPullRequestParticipantsInput, shapes.Page[shapes.Participant]] = Method("list-pull-request-participants")
    """Lists the participants of a pull request: author, reviewers and commenters."""
    publish_review: Method[shapes.PublishReviewInput, shapes.Done] = Method("publish-review")
    """Publishes the authenticated user's pending comments, with a review status."""
    list_pull_request_activity: Method[shapes.ListPullRequestActivityInput, shapes.Page[shapes.Activity]] = Method("list-pull-request-activity")
    """Lists the activity of a pull request, latest first. Cloud reports new commits as `updated`."""
    list_comments: Method[shapes.ListCommentsInput, shapes.Page[shapes.Comment]] = Method("list-comments")
    """Lists the comments on a pull request, answers included."""
    get_comment: Method[shapes.GetCommentInput, shapes.Comment] = Method("get-comment")
    """Gets a comment on a pull request."""
    create_comment: Method[shapes.CreateCommentInput, shapes.Comment] = Method("create-comment")
    """Creates a comment on a pull request, a file or lines, or replies to a comment."""
    update_comment: Method[shapes.UpdateCommentInput, shapes.Comment] = Method("update-comment")
    """Updates the text of a comment on a pull request."""
    delete_comment: Method[shapes.DeleteCommentInput, shapes.Done] = Method("delete-comment")
    """Deletes a comment. Data Center can't delete a comment that has replies."""
    resolve_comment: Method[shapes.ResolveCommentInput, shapes.Comment] = Method("resolve-comment")
    """Resolves the thread that a comment begins."""
    reopen_comment: Method[shapes.ReopenCommentInput, shapes.Comment] = Method("reopen-comment")
    """Reopens the thread that a comment begins."""
    list_tasks: Method[shapes.ListTasksInput, shapes.Page[shapes.Task]] = Method("list-tasks")
    """Lists the tasks of a pull request."""
    create_task: Method[shapes.CreateTaskInput, shapes.Task] = Method("create-task")
    """Creates a task on a pull request or on one of its comments."""
    update_task: Method[shapes.UpdateTaskInput, shapes.Task] = Method("update-task")
    """Updates, resolves or reopens a task. Omitted fields are left unchanged."""
    delete_task: Method[shapes.DeleteTaskInput, shapes.Done] = Method("delete-task")
    """Deletes a task."""
    list_pipelines: Method[shapes.ListPipelinesInput, shapes.Page[shapes.Pipeline]] = Method("list-pipelines")
    """Lists the pipelines of a repository, latest first."""
    get_pipeline: Method[shapes.GetPipelineInput, shapes.Pipeline] = Method("get-pipeline")
    """Gets a pipeline."""
    run_pipeline: Method[shapes.RunPipelineInput, shapes.Pipeline] = Method("run-pipeline")
    """Runs a pipeline on a branch, tag, commit or pull request."""
    wait_for_pipeline: Method[shapes.WaitForPipelineInput, shapes.Wait] = Method("wait-for-pipeline")
    """Waits until a pipeline completes or the timeout is reached."""
    stop_pipeline: Method[shapes.StopPipelineInput, shapes.Done] = Method("stop-pipeline")
    """Stops a pipeline, with all of its steps that have not ended."""
    list_pipeline_steps: Method[shapes.ListPipelineStepsInput, shapes.Page[shapes.Step]] = Method("list-pipeline-steps")
    """Lists the steps of a pipeline."""
    get_step_log: Method[shapes.GetStepLogInput, shapes.Log] = Method("get-step-log")
    """Gets the log of a pipeline step: all of it, the tail, or from an offset."""
    get_pipelines_config: Method[shapes.GetPipelinesConfigInput, shapes.PipelinesConfig] = Method("get-pipelines-config")
    """Gets whether Pipelines is enabled for a repository."""
    update_pipelines_config: Method[shapes.UpdatePipelinesConfigInput, shapes.PipelinesConfig] = Method("update-pipelines-config")
    """Updates whether Pipelines is enabled for a repository."""
    list_variables: Method[shapes.ListVariablesInput, shapes.Page[shapes.Variable]] = Method("list-variables")
    """Lists the variables of a workspace, a repository or an environment."""
    create_variable: Method[shapes.CreateVariableInput, shapes.Variable] = Method("create-variable")
    """Creates a pipeline variable of a workspace, a repository or an environment."""
    update_variable: Method[shapes.UpdateVariableInput, shapes.Variable] = Method("update-variable")
    """Updates a pipeline variable. Omitted fields are left unchanged."""
    delete_variable: Method[shapes.DeleteVariableInput, shapes.Done] = Method("delete-variable")
    """Deletes a variable of a workspace, a repository or an environment."""
    list_schedules: Method[shapes.ListSchedulesInput, shapes.Page[shapes.Schedule]] = Method("list-schedules")
    """Lists the schedules of a repository's pipelines."""
    create_schedule: Method[shapes.CreateScheduleInput, shapes.Schedule] = Method("create-schedule")
    """Creates a schedule that runs a pipeline on a branch."""
    delete_schedule: Method[shapes.DeleteScheduleInput, shapes.Done] = Method("delete-schedule")
    """Deletes a schedule."""
    list_environments: Method[shapes.ListEnvironmentsInput, shapes.Page[shapes.Environment]] = Method("list-environments")
    """Lists the environments that a repository is deployed to."""
    create_environment: Method[shapes.CreateEnvironmentInput, shapes.Environment] = Method("create-environment")
    """Creates a deployment environment in a repository."""
    delete_environment: Method[shapes.DeleteEnvironmentInput, shapes.Done] = Method("delete-environment")
    """Deletes an environment, with its variables and the history of what was deployed to it."""
    list_deployments: Method[shapes.ListDeploymentsInput, shapes.Page[shapes.Deployment]] = Method("list-deployments")
    """Lists the deployments of a repository, latest first."""
    get_deployment: Method[shapes.GetDeploymentInput, shapes.Deployment] = Method("get-deployment")
    """Gets a deployment."""
    create_deployment: Method[shapes.CreateDeploymentInput, shapes.DeploymentToAnEnvironment] = Method("create-deployment")
    """Creates or updates a deployment record of a commit."""
    list_downloads: Method[shapes.ListDownloadsInput, shapes.Page[shapes.Download]] = Method("list-downloads")
    """Lists the files that a repository offers for download."""
    upload_download: Method[shapes.UploadDownloadInput, shapes.Done] = Method("upload-download")
    """Uploads files to the downloads of a repository. A file of the same name is replaced."""
    get_download: Method[shapes.GetDownloadInput, shapes.Content] = Method("get-download")
    """Gets the content of a file in the downloads of a repository."""
    delete_download: Method[shapes.DeleteDownloadInput, shapes.Done] = Method("delete-download")
    """Deletes a file that a repository offers for download."""
    list_snippets: Method[shapes.ListSnippetsInput, shapes.Page[shapes.Snippet]] = Method("list-snippets")
    """Lists the snippets of a workspace."""
    get_snippet: Method[shapes.GetSnippetInput, shapes.Snippet] = Method("get-snippet")
    """Gets a snippet."""
    create_snippet: Method[shapes.CreateSnippetInput, shapes.Snippet] = Method("create-snippet")
    """Creates a snippet from one or more files."""
    update_snippet: Method[shapes.UpdateSnippetInput, shapes.Snippet] = Method("update-snippet")
    """Updates a snippet. Omitted fields are left unchanged."""
    delete_snippet: Method[shapes.DeleteSnippetInput, shapes.Done] = Method("delete-snippet")
    """Deletes a snippet, with its files and comments."""
    list_snippet_comments: Method[shapes.ListSnippetCommentsInput, shapes.Page[shapes.Comment]] = Method("list-snippet-comments")
    """Lists the comments on a snippet."""
    create_snippet_comment: Method[shapes.CreateSnippetCommentInput, shapes.Comment] = Method("create-snippet-comment")
    """Creates a comment on a snippet, or replies to a comment."""
    list_webhooks: Method[shapes.ListWebhooksInput, shapes.Page[shapes.Webhook]] = Method("list-webhooks")
    """Lists the webhooks of a repository, workspace or project."""
    get_webhook: Method[shapes.GetWebhookInput, shapes.Webhook] = Method("get-webhook")
    """Gets a webhook. The secret is never returned."""
    create_webhook: Method[shapes.CreateWebhookInput, shapes.Webhook] = Method("create-webhook")
    """Creates a webhook that sends events to a URL."""
    update_webhook: Method[shapes.UpdateWebhookInput, shapes.Webhook] = Method("update-webhook")
    """Updates a webhook. Omitted fields are left unchanged."""
    delete_webhook: Method[shapes.DeleteWebhookInput, shapes.Done] = Method("delete-webhook")
    """Deletes a webhook."""
    test_webhook: Method[shapes.TestWebhookInput, shapes.Delivery] = Method("test-webhook")
    """Sends a test request to a webhook URL and returns the response."""
    list_webhook_events: Method[shapes.ListWebhookEventsInput, shapes.Page[shapes.WebhookEvent]] = Method("list-webhook-events")
    """Lists the events that webhooks can deliver."""
    list_issues: Method[shapes.ListIssuesInput, shapes.Page[shapes.Issue]] = Method("list-issues")
    """Lists the issues of a repository."""
    get_issue: Method[shapes.GetIssueInput, shapes.Issue] = Method("get-issue")
    """Gets an issue."""
    create_issue: Method[shapes.CreateIssueInput, shapes.Issue] = Method("create-issue")
    """Creates an issue."""
    update_issue: Method[shapes.UpdateIssueInput, shapes.Issue] = Method("update-issue")
    """Updates an issue. Omitted fields are left unchanged."""
    list_issue_comments: Method[shapes.ListIssueCommentsInput, shapes.Page[shapes.Comment]] = Method("list-issue-comments")
    """Lists the comments on an issue."""
    create_issue_comment: Method[shapes.CreateIssueCommentInput, shapes.Comment] = Method("create-issue-comment")
    """Creates a comment on an issue."""
    list_pull_request_issues: Method[shapes.ListPullRequestIssuesInput, shapes.Page[shapes.JiraIssue]] = Method("list-pull-request-issues")
    """Lists the Jira issues whose keys the commits of a pull request name."""
    create_issue_from_comment: Method[shapes.CreateIssueFromCommentInput, shapes.JiraIssue] = Method("create-issue-from-comment")
    """Creates a Jira issue from a comment on a pull request and links the two."""
