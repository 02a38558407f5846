"""Inputs and outputs of actions, configurations and events of triggers. Generated from the catalog of the connector by generate.py. Do not edit."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Generic, Literal, NotRequired, TypedDict, TypeVar

T = TypeVar("T")


class Page(TypedDict, Generic[T]):
    """A page of a list."""

    items: list[T]
    """Items of the list."""
    next: str | None
    """Pass it as `cursor` to get the next page. `None` on the last page."""
    skipped: NotRequired[list[Skipped]]
    """Items that Bitbucket returned without the member that identifies them. Present only if there are any."""


class Done(TypedDict):
    """Output of an action that returns nothing."""

    done: Literal[True]
    """Always `True`."""


class FileInput(TypedDict):
    """A file, by its handle."""

    blob: str
    """Handle of the file in the workflow platform's store."""
    name: NotRequired[str]
    """Name of the file."""
    media_type: NotRequired[str]
    """Media type of the file."""
    size: NotRequired[int]
    """Size in bytes."""


class BodyMultipartItem(TypedDict):
    """An item of `body_multipart`."""

    name: str
    """Name of the form field."""
    text: NotRequired[str]
    """Content as text."""
    base64: NotRequired[str]
    """Content as base64."""
    file: NotRequired[FileInput]
    """Content as a file."""
    filename: NotRequired[str]
    """Name of the file. Makes the field a file."""
    content_type: NotRequired[str]
    """Media type of the content."""


class CallApiInput(TypedDict):
    """Input of `call-api`."""

    path: str
    """Path relative to the root of the API, with or without `/2.0` or `/rest`, or a full URL on the connection's
    server.
    """
    method: NotRequired[str]
    """HTTP method."""
    query: NotRequired[Mapping[str, str | int | bool | list[str | int | bool]]]
    """Query parameters. An array repeats its name."""
    headers: NotRequired[Mapping[str, str | int | bool | list[str | int | bool]]]
    """Request headers. Headers that carry credentials are refused."""
    body: NotRequired[Any]
    """Request body as JSON."""
    body_text: NotRequired[str]
    """Request body as text."""
    body_form: NotRequired[Mapping[str, str | int | bool | list[str | int | bool]]]
    """Request body as form fields. An array repeats its name."""
    body_multipart: NotRequired[list[BodyMultipartItem]]
    """Request body as a multipart form with files."""
    body_base64: NotRequired[str]
    """Request body as base64."""
    body_file: NotRequired[FileInput]
    """Request body as a file."""
    response_as: NotRequired[Literal["json", "text", "base64", "blob"]]
    """Encoding of the response body. Defaults to JSON if it is JSON, else text if it is UTF-8, else base64."""
    max_items: NotRequired[int]
    """Follow the pages of a listing and give up to so many items as `{items, next}`."""
    cursor: NotRequired[str]
    """Pagination cursor: `next` of the previous page."""
    raise_for_status: NotRequired[bool]
    """Whether to fail on status 400 or higher. If false, returns the response as is."""


class Answer(TypedDict):
    """Answer."""

    status: int
    """HTTP status."""
    headers: Any
    """Response headers, with names in lower case. Empty if `max_items` is set."""
    format: str
    """Encoding of `body`: `json`, `text`, `base64` or `blob`."""
    body: Any
    """Response body. If `max_items` is set, `{items, next}`."""


class GetCurrentUserInput(TypedDict):
    """Input of `get-current-user`."""

    include_raw: NotRequired[bool]
    """Whether to include Bitbucket's unmodified response as `raw`."""


class Person(TypedDict):
    """Person."""

    id: str
    """UUID (Cloud) or username (Data Center)."""
    name: str | None
    """Name of the person."""
    username: str | None
    """Nickname (Cloud) or username (Data Center)."""
    account_id: str | None
    """Atlassian account ID. Cloud only."""
    email: str | None
    """Email address. `null` if it is hidden. Data Center only."""
    link: str | None
    """URL of the web page."""
    raw: NotRequired[Any]
    """Bitbucket's unmodified response, if `include_raw` is set."""


class GetUserInput(TypedDict):
    """Input of `get-user`."""

    person: str
    """User: UUID, account ID, username, email address or display name."""
    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Workspace whose members
    are searched. On Cloud, required unless the user is given by UUID or account ID.
    """
    include_raw: NotRequired[bool]
    """Whether to include Bitbucket's unmodified response as `raw`."""


class FindUsersInput(TypedDict):
    """Input of `find-users`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`. Required on Cloud, ignored otherwise.
    """
    filter: str
    """Filters by name. Matches names that contain the text. Matches usernames and email addresses. On Cloud, email
    addresses must be complete.
    """
    max_items: NotRequired[int]
    """Maximum number of items to return across all pages."""
    cursor: NotRequired[str]
    """Pagination cursor: `next` of the previous page."""
    include_raw: NotRequired[bool]
    """Whether to include Bitbucket's unmodified response as `raw`."""


class Skipped(TypedDict):
    """Skipped."""

    page: int
    """Page of the response, from 1."""
    position: int
    """Position on the page, from 1."""
    reason: str
    """What is missing."""


class ListWorkspacesInput(TypedDict):
    """Input of `list-workspaces`."""

    max_items: NotRequired[int]
    """Maximum number of items to return across all pages."""
    cursor: NotRequired[str]
    """Pagination cursor: `next` of the previous page."""
    include_raw: NotRequired[bool]
    """Whether to include Bitbucket's unmodified response as `raw`."""


class Workspace(TypedDict):
    """Workspace."""

    workspace: str
    """Workspace slug (Cloud) or project key (Data Center)."""
    id: str | None
    """ID that stays the same if the workspace is renamed."""
    name: str | None
    """Name of the workspace. `null` in lists on Cloud."""
    description: str | None
    """Description of the workspace. `null` if there is none. Data Center only."""
    visibility: str | None
    """Visibility of the workspace. One of `private`, `public`. `null` in lists on Cloud."""
    link: str | None
    """URL of the web page."""
    raw: NotRequired[Any]
    """Bitbucket's unmodified response, if `include_raw` is set."""


class GetWorkspaceInput(TypedDict):
    """Input of `get-workspace`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    include_raw: NotRequired[bool]
    """Whether to include Bitbucket's unmodified response as `raw`."""


class ListWorkspaceMembersInput(TypedDict):
    """Input of `list-workspace-members`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    max_items: NotRequired[int]
    """Maximum number of items to return across all pages."""
    cursor: NotRequired[str]
    """Pagination cursor: `next` of the previous page."""
    include_raw: NotRequired[bool]
    """Whether to include Bitbucket's unmodified response as `raw`."""


class GetServerInfoInput(TypedDict):
    """Input of `get-server-info`."""

    include_raw: NotRequired[bool]
    """Whether to include Bitbucket's unmodified response as `raw`."""


class Server(TypedDict):
    """Server."""

    version: str
    """Version of Bitbucket."""
    build: str | None
    """Build number. Data Center only."""
    name: str | None
    """Name of the server. Data Center only."""
    raw: NotRequired[Any]
    """Bitbucket's unmodified response, if `include_raw` is set."""


class ListProjectsInput(TypedDict):
    """Input of `list-projects`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`. Required on Cloud, ignored otherwise.
    """
    max_items: NotRequired[int]
    """Maximum number of items to return across all pages."""
    cursor: NotRequired[str]
    """Pagination cursor: `next` of the previous page."""
    include_raw: NotRequired[bool]
    """Whether to include Bitbucket's unmodified response as `raw`."""


class Project(TypedDict):
    """Project."""

    project: str
    """Key of the project."""
    workspace: str | None
    """Workspace slug (Cloud) or project key (Data Center)."""
    id: str | None
    """ID that stays the same if the project is renamed."""
    name: str | None
    """Name of the project."""
    description: str | None
    """Description of the project."""
    visibility: str | None
    """Visibility of the project. One of `private`, `public`."""
    created_at: str | None
    """Time of creation. Cloud only."""
    updated_at: str | None
    """Time of the last change. Cloud only."""
    link: str | None
    """URL of the web page."""
    raw: NotRequired[Any]
    """Bitbucket's unmodified response, if `include_raw` is set."""


class GetProjectInput(TypedDict):
    """Input of `get-project`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`. Required on Cloud, ignored otherwise.
    """
    project: str
    """Project key."""
    include_raw: NotRequired[bool]
    """Whether to include Bitbucket's unmodified response as `raw`."""


class CreateProjectInput(TypedDict):
    """Input of `create-project`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`. Required on Cloud, ignored otherwise.
    """
    project: str
    """Project key. Uppercase letters, digits and underscores, starting with a letter."""
    name: str
    """Display name."""
    description: NotRequired[str]
    """Description."""
    visibility: NotRequired[Literal["private", "public"]]
    """Visibility."""
    include_raw: NotRequired[bool]
    """Whether to include Bitbucket's unmodified response as `raw`."""


class UpdateProjectInput(TypedDict):
    """Input of `update-project`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`. Required on Cloud, ignored otherwise.
    """
    project: str
    """Project key."""
    name: NotRequired[str]
    """Display name."""
    description: NotRequired[str | None]
    """Description. Set it to `null` to clear it."""
    visibility: NotRequired[Literal["private", "public"]]
    """Visibility."""
    include_raw: NotRequired[bool]
    """Whether to include Bitbucket's unmodified response as `raw`."""


class DeleteProjectInput(TypedDict):
    """Input of `delete-project`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`. Required on Cloud, ignored otherwise.
    """
    project: str
    """Project key."""


class ListRepositoriesInput(TypedDict):
    """Input of `list-repositories`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    role: NotRequired[Literal["member", "contributor", "admin", "owner"]]
    """Filters by the role of the authenticated user, or a higher one. Cloud only."""
    query: NotRequired[str]
    """Filter in Bitbucket's query language. Cloud only."""
    sort: NotRequired[str]
    """Field to sort by. Prefix with `-` for descending order. Cloud only."""
    max_items: NotRequired[int]
    """Maximum number of items to return across all pages."""
    cursor: NotRequired[str]
    """Pagination cursor: `next` of the previous page."""
    include_raw: NotRequired[bool]
    """Whether to include Bitbucket's unmodified response as `raw`."""


class Repository(TypedDict):
    """Repository."""

    repo: str
    """Slug of the repository."""
    workspace: str | None
    """Workspace slug (Cloud) or project key (Data Center)."""
    id: str | None
    """ID that stays the same if the repository is renamed."""
    name: str | None
    """Name of the repository."""
    description: str | None
    """Description of the repository."""
    project: str | None
    """Key of the project."""
    visibility: str | None
    """Visibility of the repository. One of `private`, `public`."""
    default_branch: str | None
    """Development branch. `null` if the repository is empty."""
    size: int | None
    """Size in bytes. Cloud only."""
    clone_https: str | None
    """URL to clone over HTTPS. `null` if disabled."""
    clone_ssh: str | None
    """URL to clone over SSH. `null` if disabled."""
    created_at: str | None
    """Time of creation. Cloud only."""
    updated_at: str | None
    """Time of the last change. Cloud only."""
    link: str | None
    """URL of the web page."""
    raw: NotRequired[Any]
    """Bitbucket's unmodified response, if `include_raw` is set."""


class GetRepositoryInput(TypedDict):
    """Input of `get-repository`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to the connection's `repo`."""
    include_raw: NotRequired[bool]
    """Whether to include Bitbucket's unmodified response as `raw`."""


class CreateRepositoryInput(TypedDict):
    """Input of `create-repository`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: str
    """Repository slug, as in its URL. Name of the repository. The slug is derived from it."""
    description: NotRequired[str]
    """Description."""
    visibility: NotRequired[Literal["private", "public"]]
    """Visibility."""
    project: NotRequired[str]
    """Project key. Defaults to the oldest project of the workspace. Cloud only."""
    include_raw: NotRequired[bool]
    """Whether to include Bitbucket's unmodified response as `raw`."""


class UpdateRepositoryInput(TypedDict):
    """Input of `update-repository`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to the connection's `repo`."""
    name: NotRequired[str]
    """Display name. The slug changes with it."""
    description: NotRequired[str | None]
    """Description. Set it to `null` to clear it."""
    visibility: NotRequired[Literal["private", "public"]]
    """Visibility."""
    include_raw: NotRequired[bool]
    """Whether to include Bitbucket's unmodified response as `raw`."""


class DeleteRepositoryInput(TypedDict):
    """Input of `delete-repository`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: str
    """Repository slug, as in its URL."""


class ForkRepositoryInput(TypedDict):
    """Input of `fork-repository`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to the connection's `repo`."""
    to_workspace: str
    """Workspace slug (Cloud) or project key (Data Center) of the new repository."""
    name: NotRequired[str]
    """Display name. Defaults to the name of the original. The slug is derived from it."""
    description: NotRequired[str]
    """Description. Defaults to that of the original. Cloud only."""
    visibility: NotRequired[Literal["private", "public"]]
    """Visibility. Defaults to that of the original. Cloud only."""
    project: NotRequired[str]
    """Project key. Project in the target workspace. Defaults to its oldest. Cloud only."""
    include_raw: NotRequired[bool]
    """Whether to include Bitbucket's unmodified response as `raw`."""


class ListForksInput(TypedDict):
    """Input of `list-forks`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to the connection's `repo`."""
    query: NotRequired[str]
    """Filter in Bitbucket's query language. Cloud only."""
    sort: NotRequired[str]
    """Field to sort by. Prefix with `-` for descending order. Cloud only."""
    max_items: NotRequired[int]
    """Maximum number of items to return across all pages."""
    cursor: NotRequired[str]
    """Pagination cursor: `next` of the previous page."""
    include_raw: NotRequired[bool]
    """Whether to include Bitbucket's unmodified response as `raw`."""


class ListWatchersInput(TypedDict):
    """Input of `list-watchers`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to the connection's `repo`."""
    max_items: NotRequired[int]
    """Maximum number of items to return across all pages."""
    cursor: NotRequired[str]
    """Pagination cursor: `next` of the previous page."""
    include_raw: NotRequired[bool]
    """Whether to include Bitbucket's unmodified response as `raw`."""


class GetDefaultBranchInput(TypedDict):
    """Input of `get-default-branch`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to the connection's `repo`."""
    include_raw: NotRequired[bool]
    """Whether to include Bitbucket's unmodified response as `raw`."""


class Branch(TypedDict):
    """Branch."""

    name: str
    """Name of the branch, without `refs/heads/`."""
    commit: str | None
    """Hash of the latest commit."""
    default: bool | None
    """Whether the branch is the default branch. Data Center only."""
    committed_at: str | None
    """Time of the latest commit. Cloud only."""
    link: str | None
    """URL of the web page. Cloud only."""
    raw: NotRequired[Any]
    """Bitbucket's unmodified response, if `include_raw` is set."""


class SetDefaultBranchInput(TypedDict):
    """Input of `set-default-branch`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to the connection's `repo`."""
    branch: str
    """Branch name, without `refs/heads/`."""


class DiscoverRepositoriesInput(TypedDict):
    """Input of `discover-repositories`."""

    workspace: NotRequired[str]
    """Filters by workspace or project."""
    max_items: NotRequired[int]
    """Maximum number of items to return across all pages. A workspace with more repositories continues on the next
    page.
    """
    cursor: NotRequired[str]
    """Pagination cursor: `next` of the previous page."""


class DiscoveredRepository(TypedDict):
    """Discovered repository."""

    repo: str | None
    """Slug of the discovered repository."""
    id: str | None
    """ID that stays the same if the repository is renamed."""
    name: str | None
    """Name of the discovered repository."""
    description: str | None
    """Description of the discovered repository."""
    visibility: str | None
    """Visibility of the discovered repository. One of `private`, `public`."""
    permission: str | None
    """Permission of the connection on the repository. One of `read`, `write`, `admin`. Cloud only."""
    default_branch: str | None
    """Development branch. `null` if the repository is empty."""
    size: int | None
    """Size in bytes. Cloud only."""
    updated_at: str | None
    """Time of the last change. Cloud only."""
    link: str | None
    """URL of the web page."""


class DiscoveredWorkspace(TypedDict):
    """Discovered workspace."""

    workspace: str | None
    """Workspace slug (Cloud) or project key (Data Center)."""
    name: str | None
    """Name of the discovered workspace."""
    link: str | None
    """URL of the web page."""
    repositories: list[DiscoveredRepository] | None
    """Repositories."""


class Repositories(TypedDict):
    """Repositories."""

    workspaces: list[DiscoveredWorkspace]
    """Workspaces (Cloud) or projects (Data Center) with their repositories."""
    next: str | None
    """Pass it as `cursor` to continue. `null` on the last page."""


class ListLabelsInput(TypedDict):
    """Input of `list-labels`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to the connection's `repo`."""
    max_items: NotRequired[int]
    """Maximum number of items to return across all pages."""
    cursor: NotRequired[str]
    """Pagination cursor: `next` of the previous page."""
    include_raw: NotRequired[bool]
    """Whether to include Bitbucket's unmodified response as `raw`."""


class Label(TypedDict):
    """Label."""

    label: str
    """Name of the label."""
    raw: NotRequired[Any]
    """Bitbucket's unmodified response, if `include_raw` is set."""


class AddLabelInput(TypedDict):
    """Input of `add-label`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to the connection's `repo`."""
    label: str
    """Label: 3 to 50 lowercase letters, digits and hyphens."""
    include_raw: NotRequired[bool]
    """Whether to include Bitbucket's unmodified response as `raw`."""


class RemoveLabelInput(TypedDict):
    """Input of `remove-label`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to the connection's `repo`."""
    label: str
    """Label: 3 to 50 lowercase letters, digits and hyphens."""


class ListProjectPermissionsInput(TypedDict):
    """Input of `list-project-permissions`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`. Required on Cloud, ignored otherwise.
    """
    project: str
    """Project key."""
    max_items: NotRequired[int]
    """Maximum number of items to return across all pages."""
    cursor: NotRequired[str]
    """Pagination cursor: `next` of the previous page."""
    include_raw: NotRequired[bool]
    """Whether to include Bitbucket's unmodified response as `raw`."""


class PartialPerson(TypedDict):
    """Person."""

    id: str | None
    """UUID (Cloud) or username (Data Center)."""
    name: str | None
    """Name of the person."""
    username: str | None
    """Nickname (Cloud) or username (Data Center)."""
    account_id: str | None
    """Atlassian account ID. Cloud only."""
    email: str | None
    """Email address. `null` if it is hidden. Data Center only."""
    link: str | None
    """URL of the web page."""


class Permission(TypedDict):
    """Permission."""

    person: PartialPerson | None
    """User that has the permission. `null` if a group has the permission."""
    group: str | None
    """Group that has the permission. `null` if a user has the permission."""
    permission: str | None
    """Permission. One of `read`, `write`, `create-repositories`, `admin`."""
    raw: NotRequired[Any]
    """Bitbucket's unmodified response, if `include_raw` is set."""


class SetProjectPermissionInput(TypedDict):
    """Input of `set-project-permission`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`. Required on Cloud, ignored otherwise.
    """
    project: str
    """Project key."""
    permission: Literal["read", "write", "create-repositories", "admin"]
    """Permission. `create-repositories`: Cloud only."""
    person: NotRequired[str]
    """User: UUID, account ID, username, email address or display name. Specify either `person` or `group`."""
    group: NotRequired[str]
    """Group slug (Cloud) or name (Data Center). Specify either `person` or `group`."""


class RemoveProjectPermissionInput(TypedDict):
    """Input of `remove-project-permission`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`. Required on Cloud, ignored otherwise.
    """
    project: str
    """Project key."""
    person: NotRequired[str]
    """User: UUID, account ID, username, email address or display name. Specify either `person` or `group`."""
    group: NotRequired[str]
    """Group slug (Cloud) or name (Data Center). Specify either `person` or `group`."""


class ListRepositoryPermissionsInput(TypedDict):
    """Input of `list-repository-permissions`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to the connection's `repo`."""
    max_items: NotRequired[int]
    """Maximum number of items to return across all pages."""
    cursor: NotRequired[str]
    """Pagination cursor: `next` of the previous page."""
    include_raw: NotRequired[bool]
    """Whether to include Bitbucket's unmodified response as `raw`."""


class SetRepositoryPermissionInput(TypedDict):
    """Input of `set-repository-permission`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to the connection's `repo`."""
    permission: Literal["read", "write", "admin"]
    """Permission."""
    person: NotRequired[str]
    """User: UUID, account ID, username, email address or display name. Specify either `person` or `group`."""
    group: NotRequired[str]
    """Group slug (Cloud) or name (Data Center). Specify either `person` or `group`."""


class RemoveRepositoryPermissionInput(TypedDict):
    """Input of `remove-repository-permission`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to the connection's `repo`."""
    person: NotRequired[str]
    """User: UUID, account ID, username, email address or display name. Specify either `person` or `group`."""
    group: NotRequired[str]
    """Group slug (Cloud) or name (Data Center). Specify either `person` or `group`."""


class ListDeployKeysInput(TypedDict):
    """Input of `list-deploy-keys`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to the connection's `repo`."""
    max_items: NotRequired[int]
    """Maximum number of items to return across all pages."""
    cursor: NotRequired[str]
    """Pagination cursor: `next` of the previous page."""
    include_raw: NotRequired[bool]
    """Whether to include Bitbucket's unmodified response as `raw`."""


class DeployKey(TypedDict):
    """Deploy key."""

    id: int
    """ID of the deploy key."""
    name: str | None
    """Name of the deploy key."""
    public_key: str | None
    """Public key."""
    access: str | None
    """Permission of the key. On Cloud, always `read`. One of `read`, `write`."""
    created_at: str | None
    """Time at which it was added."""
    last_used_at: str | None
    """Time of the last use. `null` until it is used. Cloud only."""
    raw: NotRequired[Any]
    """Bitbucket's unmodified response, if `include_raw` is set."""


class AddDeployKeyInput(TypedDict):
    """Input of `add-deploy-key`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to the connection's `repo`."""
    public_key: str
    """Public SSH key, as in its `.pub` file."""
    name: NotRequired[str]
    """Display name. On Data Center, defaults to the comment of the key."""
    access: NotRequired[Literal["read", "write"]]
    """Permission of the key. Data Center only."""
    include_raw: NotRequired[bool]
    """Whether to include Bitbucket's unmodified response as `raw`."""


class RemoveDeployKeyInput(TypedDict):
    """Input of `remove-deploy-key`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to the connection's `repo`."""
    deploy_key: int
    """ID of the deploy key."""


class ListDefaultReviewersInput(TypedDict):
    """Input of `list-default-reviewers`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to the connection's `repo`."""
    max_items: NotRequired[int]
    """Maximum number of items to return across all pages."""
    cursor: NotRequired[str]
    """Pagination cursor: `next` of the previous page."""
    include_raw: NotRequired[bool]
    """Whether to include Bitbucket's unmodified response as `raw`."""


class DefaultReviewer(TypedDict):
    """Default reviewer."""

    person: PartialPerson
    """Reviewer."""
    set_on: str | None
    """Level at which the reviewer is set. One of `repository`, `project`."""
    source: str | None
    """Source branches that the rule applies to. `null` for any branch. Data Center only."""
    target: str | None
    """Target branches that the rule applies to. `null` for any branch. Data Center only."""
    required_approvals: int | None
    """Required number of approvals by the reviewers of the rule. Data Center only."""
    raw: NotRequired[Any]
    """Bitbucket's unmodified response, if `include_raw` is set."""


class AddDefaultReviewerInput(TypedDict):
    """Input of `add-default-reviewer`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to the connection's `repo`."""
    person: str
    """User: UUID, account ID, username, email address or display name."""
    include_raw: NotRequired[bool]
    """Whether to include Bitbucket's unmodified response as `raw`."""


class RemoveDefaultReviewerInput(TypedDict):
    """Input of `remove-default-reviewer`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to the connection's `repo`."""
    person: str
    """User: UUID, account ID, username, email address or display name."""


class ListBranchRestrictionsInput(TypedDict):
    """Input of `list-branch-restrictions`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to the connection's `repo`."""
    max_items: NotRequired[int]
    """Maximum number of items to return across all pages."""
    cursor: NotRequired[str]
    """Pagination cursor: `next` of the previous page."""
    include_raw: NotRequired[bool]
    """Whether to include Bitbucket's unmodified response as `raw`."""


_BranchRestriction = TypedDict("_BranchRestriction", {'except': 'list[PartialPerson] | None'})


class BranchRestriction(_BranchRestriction):
    """Branch restriction."""

    id: int
    """ID of the branch restriction."""
    restriction: str | None
    """Kind of restriction. One of `no-changes`, `no-direct-push`, `no-deletion`, `no-rewriting`, `no-merge`,
    `approvals`, `default-reviewer-approvals`, `review-group-approvals`, `no-changes-requested`, `passing-builds`,
    `tasks-done`, `comments-resolved`, `commits-behind`, `reset-approvals`, `reset-approvals-of-changed-files`,
    `reset-requested-changes`, `dependencies-merged`, `enforce-checks`, `merge-when-builds-pass`.
    """
    pattern: str | None
    """Branch or pattern that the restriction applies to. `null` if `branch_type` is set."""
    branch_type: str | None
    """Branch type that the restriction applies to. `null` if `pattern` is set. Cloud only."""
    except_groups: list[str] | None
    """Groups that are exempt."""
    count: int | None
    """Required number of approvals, builds or commits. `null` if there is none. Cloud only."""
    raw: NotRequired[Any]
    """Bitbucket's unmodified response, if `include_raw` is set."""


class GetBranchRestrictionInput(TypedDict):
    """Input of `get-branch-restriction`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to the connection's `repo`."""
    branch_restriction: int
    """ID of the branch restriction."""
    include_raw: NotRequired[bool]
    """Whether to include Bitbucket's unmodified response as `raw`."""


_CreateBranchRestrictionInput = TypedDict("_CreateBranchRestrictionInput", {'except': 'NotRequired[list[str]]'})


class CreateBranchRestrictionInput(_CreateBranchRestrictionInput):
    """Input of `create-branch-restriction`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to the connection's `repo`."""
    restriction: Literal["no-changes", "no-direct-push", "no-deletion", "no-rewriting", "no-merge", "approvals", "default-reviewer-approvals", "review-group-approvals", "no-changes-requested", "passing-builds", "tasks-done", "comments-resolved", "commits-behind", "reset-approvals", "reset-approvals-of-changed-files", "reset-requested-changes", "dependencies-merged", "enforce-checks", "merge-when-builds-pass"]
    """Kind of restriction. `no-merge`, `approvals`, `default-reviewer-approvals`, `review-group-approvals`, `no-
    changes-requested`, `passing-builds`, `tasks-done`, `comments-resolved`, `commits-behind`, `reset-approvals`,
    `reset-approvals-of-changed-files`, `reset-requested-changes`, `dependencies-merged`, `enforce-checks`,
    `merge-when-builds-pass`: Cloud only. `no-changes`: Data Center only.
    """
    pattern: str
    """Branch that the restriction applies to: a name, or a pattern with `*`."""
    except_groups: NotRequired[list[str]]
    """Groups that are exempt: slugs (Cloud) or names (Data Center). On Cloud, only for `no-direct-push` and `no-
    merge`.
    """
    count: NotRequired[int]
    """Required number of approvals, builds or commits. Cloud only."""
    include_raw: NotRequired[bool]
    """Whether to include Bitbucket's unmodified response as `raw`."""


class DeleteBranchRestrictionInput(TypedDict):
    """Input of `delete-branch-restriction`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to the connection's `repo`."""
    branch_restriction: int
    """ID of the branch restriction."""


class GetBranchingModelInput(TypedDict):
    """Input of `get-branching-model`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to the connection's `repo`."""
    include_raw: NotRequired[bool]
    """Whether to include Bitbucket's unmodified response as `raw`."""


class BranchType(TypedDict):
    """Branch type."""

    type: str | None
    """Kind of branch type. One of `feature`, `bugfix`, `release`, `hotfix`."""
    prefix: str | None
    """Prefix of the branch name. `null` if not set."""
    enabled: bool | None
    """Whether the branch type is enabled. Data Center only."""


class BranchingModel(TypedDict):
    """Branching model."""

    development: str | None
    """Development branch. `null` if the repository is empty, and on Data Center if it is the default branch."""
    development_is_default: bool | None
    """Whether the development branch is the default branch."""
    production: str | None
    """Production branch. `null` if there is none, and on Data Center if it is the default branch."""
    production_is_default: bool | None
    """Whether the production branch is the default branch."""
    branch_types: list[BranchType] | None
    """Branch types and their prefixes."""
    raw: NotRequired[Any]
    """Bitbucket's unmodified response, if `include_raw` is set."""


class ListBranchesInput(TypedDict):
    """Input of `list-branches`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to the connection's `repo`."""
    filter: NotRequired[str]
    """Filters by name. Matches names that contain the text."""
    order: NotRequired[Literal["name", "latest"]]
    """Order of the branches: by name, or those with the latest commits first. Defaults to Bitbucket's own order."""
    max_items: NotRequired[int]
    """Maximum number of items to return across all pages."""
    cursor: NotRequired[str]
    """Pagination cursor: `next` of the previous page."""
    include_raw: NotRequired[bool]
    """Whether to include Bitbucket's unmodified response as `raw`."""


class GetBranchInput(TypedDict):
    """Input of `get-branch`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to the connection's `repo`."""
    branch: str
    """Branch name, without `refs/heads/`."""
    include_raw: NotRequired[bool]
    """Whether to include Bitbucket's unmodified response as `raw`."""


_CreateBranchInput = TypedDict("_CreateBranchInput", {'from': 'str'})


class CreateBranchInput(_CreateBranchInput):
    """Input of `create-branch`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to the connection's `repo`."""
    branch: str
    """Branch name, without `refs/heads/`."""
    include_raw: NotRequired[bool]
    """Whether to include Bitbucket's unmodified response as `raw`."""


class DeleteBranchInput(TypedDict):
    """Input of `delete-branch`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to the connection's `repo`."""
    branch: str
    """Branch name, without `refs/heads/`."""


class ListTagsInput(TypedDict):
    """Input of `list-tags`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to the connection's `repo`."""
    filter: NotRequired[str]
    """Filters by name. Matches names that contain the text."""
    max_items: NotRequired[int]
    """Maximum number of items to return across all pages."""
    cursor: NotRequired[str]
    """Pagination cursor: `next` of the previous page."""
    include_raw: NotRequired[bool]
    """Whether to include Bitbucket's unmodified response as `raw`."""


class Tag(TypedDict):
    """Tag."""

    name: str
    """Name of the tag, without `refs/tags/`."""
    commit: str | None
    """Hash of the tagged commit."""
    message: str | None
    """Message of the tag. `null` if the tag is not annotated. Cloud only."""
    author_name: str | None
    """Name of the user who created the tag. `null` if the tag is not annotated. Cloud only."""
    author: PartialPerson | None
    """Account of that user. `null` if the tag is not annotated. Cloud only."""
    created_at: str | None
    """Time of creation. `null` if the tag is not annotated. Cloud only."""
    committed_at: str | None
    """Time of the commit. Cloud only."""
    link: str | None
    """URL of the web page. Cloud only."""
    raw: NotRequired[Any]
    """Bitbucket's unmodified response, if `include_raw` is set."""


class GetTagInput(TypedDict):
    """Input of `get-tag`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to the connection's `repo`."""
    tag: str
    """Tag name, without `refs/tags/`."""
    include_raw: NotRequired[bool]
    """Whether to include Bitbucket's unmodified response as `raw`."""


class CreateTagInput(TypedDict):
    """Input of `create-tag`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to the connection's `repo`."""
    tag: str
    """Tag name, without `refs/tags/`."""
    commit: str
    """Commit hash."""
    message: NotRequired[str]
    """Message of the commit or tag. If set, the tag is annotated. Cloud adds a message of its own by default."""
    include_raw: NotRequired[bool]
    """Whether to include Bitbucket's unmodified response as `raw`."""


class DeleteTagInput(TypedDict):
    """Input of `delete-tag`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to the connection's `repo`."""
    tag: str
    """Tag name, without `refs/tags/`."""


class ListCommitsInput(TypedDict):
    """Input of `list-commits`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to the connection's `repo`."""
    branch: NotRequired[str]
    """Branch name, without `refs/heads/`. If neither this nor `commit` is set, defaults to all branches (Cloud) or
    the default branch (Data Center).
    """
    commit: NotRequired[str]
    """Commit hash. Commit to start from."""
    since: NotRequired[str]
    """Commit hash, branch or tag whose commits are excluded."""
    path: NotRequired[str]
    """Filters by the path of a file or folder."""
    max_items: NotRequired[int]
    """Maximum number of items to return across all pages."""
    cursor: NotRequired[str]
    """Pagination cursor: `next` of the previous page."""
    include_raw: NotRequired[bool]
    """Whether to include Bitbucket's unmodified response as `raw`."""


class Commit(TypedDict):
    """Commit."""

    commit: str
    """Hash of the commit."""
    message: str | None
    """Commit message."""
    author_name: str | None
    """Name of the author."""
    author_email: str | None
    """Email address of the author."""
    author: PartialPerson | None
    """Account of that user. `null` if no account has the email address. Cloud only."""
    parents: list[str] | None
    """Hashes of the parent commits."""
    committed_at: str | None
    """Time of creation."""
    link: str | None
    """URL of the web page. Cloud only."""
    raw: NotRequired[Any]
    """Bitbucket's unmodified response, if `include_raw` is set."""


class GetCommitInput(TypedDict):
    """Input of `get-commit`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to the connection's `repo`."""
    commit: str
    """Commit hash."""
    include_raw: NotRequired[bool]
    """Whether to include Bitbucket's unmodified response as `raw`."""


class CompareCommitsInput(TypedDict):
    """Input of `compare-commits`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to the connection's `repo`."""
    commit: str
    """Commit hash. Branch and tag names are accepted too."""
    base: str
    """Commit hash, branch or tag to compare with."""
    max_items: NotRequired[int]
    """Maximum number of items to return across all pages."""
    cursor: NotRequired[str]
    """Pagination cursor: `next` of the previous page."""
    include_raw: NotRequired[bool]
    """Whether to include Bitbucket's unmodified response as `raw`."""


class GetDiffInput(TypedDict):
    """Input of `get-diff`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to the connection's `repo`."""
    commit: str
    """Commit hash. Branch and tag names are accepted too."""
    base: NotRequired[str]
    """Commit hash, branch or tag to compare with. Defaults to the parent commit."""
    path: NotRequired[str]
    """Filters by path."""
    context: NotRequired[int]
    """Number of context lines around each change."""
    ignore_whitespace: NotRequired[bool]
    """Whether to ignore whitespace changes."""
    encoding: NotRequired[Literal["text", "base64", "blob"]]
    """Encoding of the content. Defaults to `text` for UTF-8 and `base64` otherwise."""


class Content(TypedDict):
    """Content."""

    encoding: str
    """Encoding of `content`: `text`, `base64` or `blob`."""
    content: FileInput | str
    """Content as text, as base64, or as a file."""


class GetDiffstatInput(TypedDict):
    """Input of `get-diffstat`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to the connection's `repo`."""
    commit: str
    """Commit hash. Branch and tag names are accepted too."""
    base: NotRequired[str]
    """Commit hash, branch or tag to compare with. Defaults to the parent commit."""
    max_items: NotRequired[int]
    """Maximum number of items to return across all pages."""
    cursor: NotRequired[str]
    """Pagination cursor: `next` of the previous page."""
    include_raw: NotRequired[bool]
    """Whether to include Bitbucket's unmodified response as `raw`."""


class ChangedFile(TypedDict):
    """Changed file."""

    path: str
    """Path from the root of the repository."""
    old_path: str | None
    """Path before the change. `null` for a new file, and on Data Center if the path did not change."""
    change: str | None
    """Kind of change. One of `added`, `modified`, `removed`, `renamed`, `copied`, `conflicted`."""
    lines_added: int | None
    """Number of added lines. Cloud only."""
    lines_removed: int | None
    """Number of removed lines. Cloud only."""
    raw: NotRequired[Any]
    """Bitbucket's unmodified response, if `include_raw` is set."""


class GetPatchInput(TypedDict):
    """Input of `get-patch`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to the connection's `repo`."""
    commit: str
    """Commit hash. Branch and tag names are accepted too."""
    base: NotRequired[str]
    """Commit hash, branch or tag to compare with. Defaults to the parent commit."""
    encoding: NotRequired[Literal["text", "base64", "blob"]]
    """Encoding of the content. Defaults to `text` for UTF-8 and `base64` otherwise."""


class GetMergeBaseInput(TypedDict):
    """Input of `get-merge-base`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to the connection's `repo`."""
    commit: str
    """Commit hash. Branch and tag names are accepted too."""
    base: str
    """Commit hash, branch or tag to compare with."""
    include_raw: NotRequired[bool]
    """Whether to include Bitbucket's unmodified response as `raw`."""


class ListCommitPullRequestsInput(TypedDict):
    """Input of `list-commit-pull-requests`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to the connection's `repo`."""
    commit: str
    """Commit hash."""
    max_items: NotRequired[int]
    """Maximum number of items to return across all pages."""
    cursor: NotRequired[str]
    """Pagination cursor: `next` of the previous page."""
    include_raw: NotRequired[bool]
    """Whether to include Bitbucket's unmodified response as `raw`."""


class PullRequestOfACommit(TypedDict):
    """Pull request of a commit."""

    id: int
    """ID of the pull request of a commit."""
    title: str | None
    """Title of the pull request of a commit."""
    state: str | None
    """State of the pull request of a commit. One of `open`, `merged`, `declined`, `superseded`."""
    source: str | None
    """Source branch. `null` if the branch was deleted."""
    target: str | None
    """Target branch. `null` if the branch was deleted."""
    author: PartialPerson | None
    """User who opened the pull request. `null` if the account was deleted."""
    created_at: str | None
    """Time of creation."""
    updated_at: str | None
    """Time of the last change."""
    link: str | None
    """URL of the web page."""
    raw: NotRequired[Any]
    """Bitbucket's unmodified response, if `include_raw` is set."""


class ApproveCommitInput(TypedDict):
    """Input of `approve-commit`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to the connection's `repo`."""
    commit: str
    """Commit hash."""


class UnapproveCommitInput(TypedDict):
    """Input of `unapprove-commit`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to the connection's `repo`."""
    commit: str
    """Commit hash."""


class ListCommitCommentsInput(TypedDict):
    """Input of `list-commit-comments`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to the connection's `repo`."""
    commit: str
    """Commit hash."""
    path: NotRequired[str]
    """Filters by file. Defaults to comments that are not on a file. Data Center only."""
    max_items: NotRequired[int]
    """Maximum number of items to return across all pages."""
    cursor: NotRequired[str]
    """Pagination cursor: `next` of the previous page."""
    include_raw: NotRequired[bool]
    """Whether to include Bitbucket's unmodified response as `raw`."""


class Comment(TypedDict):
    """Comment."""

    id: int
    """ID of the comment."""
    text: str | None
    """Text of the comment, in Markdown."""
    author: PartialPerson | None
    """Name of the author. `null` if the account was deleted."""
    parent: int | None
    """ID of the comment that it replies to. `null` if it is not a reply."""
    path: str | None
    """Path of the file. `null` if it is not on a file."""
    line: int | None
    """Line number in the new version of the file. For several lines, the last. `null` if it is not on a line of the
    new version.
    """
    old_line: int | None
    """Line number in the old version of the file. `null` if it is not on a line of the old version."""
    start_line: int | None
    """First line, if the comment is on several lines. `null` if it is not on several lines."""
    state: str | None
    """State of the comment. Only its author can see a pending comment. One of `published`, `pending`."""
    deleted: bool | None
    """Whether the comment is deleted. Cloud only."""
    resolved_at: str | None
    """Time at which the thread was resolved. `null` until then."""
    resolved_by: PartialPerson | None
    """User who resolved the thread. `null` until then."""
    version: int | None
    """Version, for optimistic locking. Data Center only."""
    created_at: str | None
    """Time of creation."""
    updated_at: str | None
    """Time of the last change."""
    link: str | None
    """URL of the web page. Cloud only."""
    raw: NotRequired[Any]
    """Bitbucket's unmodified response, if `include_raw` is set."""


class CreateCommitCommentInput(TypedDict):
    """Input of `create-commit-comment`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to the connection's `repo`."""
    commit: str
    """Commit hash."""
    text: str
    """Text, in Markdown."""
    parent: NotRequired[int]
    """ID of the comment to reply to."""
    path: NotRequired[str]
    """Path of the file from the root of the repository. Path of the file to comment on."""
    line: NotRequired[int]
    """Line to comment on, in the new version of the file."""
    old_line: NotRequired[int]
    """Line to comment on, in the old version of the file. Set both `line` and `old_line` for an unchanged line."""
    include_raw: NotRequired[bool]
    """Whether to include Bitbucket's unmodified response as `raw`."""


class UpdateCommitCommentInput(TypedDict):
    """Input of `update-commit-comment`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to the connection's `repo`."""
    commit: str
    """Commit hash."""
    comment: int
    """ID of the comment."""
    text: str
    """Text, in Markdown."""
    version: NotRequired[int]
    """Expected version, for optimistic locking. Defaults to the current version. Data Center only."""
    include_raw: NotRequired[bool]
    """Whether to include Bitbucket's unmodified response as `raw`."""


class DeleteCommitCommentInput(TypedDict):
    """Input of `delete-commit-comment`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to the connection's `repo`."""
    commit: str
    """Commit hash."""
    comment: int
    """ID of the comment."""
    version: NotRequired[int]
    """Expected version, for optimistic locking. Defaults to the current version. Data Center only."""


class SetBuildStatusInput(TypedDict):
    """Input of `set-build-status`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to the connection's `repo`."""
    commit: str
    """Commit hash."""
    key: str
    """Key that identifies it on the commit. A build status with the same key is replaced."""
    state: Literal["successful", "failed", "in-progress", "stopped", "unknown"]
    """State. `unknown`: Data Center only."""
    url: str
    """URL. URL of the build."""
    name: NotRequired[str]
    """Display name."""
    description: NotRequired[str]
    """Description. Description of the result."""
    branch: NotRequired[str]
    """Branch name, without `refs/heads/`. Branch that was built. Set it to show the result on the branch's pull
    request.
    """
    include_raw: NotRequired[bool]
    """Whether to include Bitbucket's unmodified response as `raw`."""


class BuildStatus(TypedDict):
    """Build status."""

    key: str
    """Key of the build."""
    state: str | None
    """State of the build status. One of `successful`, `failed`, `in-progress`, `stopped`, `unknown`."""
    name: str | None
    """Name of the build status."""
    description: str | None
    """Description of the result."""
    ref: str | None
    """Branch that was built. `null` if it was not set."""
    url: str | None
    """URL of the build."""
    created_at: str | None
    """Time of creation."""
    updated_at: str | None
    """Time of the last update."""
    raw: NotRequired[Any]
    """Bitbucket's unmodified response, if `include_raw` is set."""


class GetBuildStatusInput(TypedDict):
    """Input of `get-build-status`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to the connection's `repo`."""
    commit: str
    """Commit hash."""
    key: str
    """Key that identifies it on the commit."""
    include_raw: NotRequired[bool]
    """Whether to include Bitbucket's unmodified response as `raw`."""


class ListBuildStatusesInput(TypedDict):
    """Input of `list-build-statuses`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`. Required on Cloud, ignored otherwise.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to the connection's `repo`. Required on Cloud, ignored otherwise."""
    commit: str
    """Commit hash."""
    max_items: NotRequired[int]
    """Maximum number of items to return across all pages."""
    cursor: NotRequired[str]
    """Pagination cursor: `next` of the previous page."""
    include_raw: NotRequired[bool]
    """Whether to include Bitbucket's unmodified response as `raw`."""


class ListRequiredBuildsInput(TypedDict):
    """Input of `list-required-builds`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to the connection's `repo`."""
    max_items: NotRequired[int]
    """Maximum number of items to return across all pages."""
    cursor: NotRequired[str]
    """Pagination cursor: `next` of the previous page."""
    include_raw: NotRequired[bool]
    """Whether to include Bitbucket's unmodified response as `raw`."""


class RequiredBuild(TypedDict):
    """Required build."""

    id: str
    """ID of the required build."""
    builds: list[str] | None
    """Keys of the builds that have to pass."""
    branch: str | None
    """Target branch, or pattern of target branches. Data Center only."""
    matches: str | None
    """Kind of `branch`. One of `any`, `branch`, `pattern`, `model-branch`, `model-category`. Data Center only."""
    exempt: str | None
    """Source branch, or pattern of source branches, that is exempt. Data Center only."""
    raw: NotRequired[Any]
    """Bitbucket's unmodified response, if `include_raw` is set."""


class ListReportsInput(TypedDict):
    """Input of `list-reports`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to the connection's `repo`."""
    commit: str
    """Commit hash."""
    max_items: NotRequired[int]
    """Maximum number of items to return across all pages."""
    cursor: NotRequired[str]
    """Pagination cursor: `next` of the previous page."""
    include_raw: NotRequired[bool]
    """Whether to include Bitbucket's unmodified response as `raw`."""


class FigureOfAReport(TypedDict):
    """Figure of a report."""

    title: str | None
    """Title of the field."""
    type: str | None
    """Type of the value. One of `boolean`, `date`, `duration`, `link`, `number`, `percentage`, `text`."""
    value: Any
    """Value."""


class Report(TypedDict):
    """Report."""

    report: str
    """Key of the report."""
    title: str | None
    """Title of the report."""
    description: str | None
    """Details of the report."""
    result: str | None
    """State of the report. One of `passed`, `failed`, `pending`."""
    type: str | None
    """Type of the report. One of `bug`, `coverage`, `security`, `test`. Cloud only."""
    reporter: str | None
    """Tool that created the report."""
    url: str | None
    """URL at the tool."""
    data: list[FigureOfAReport] | None
    """Data fields of the report. `null` if there are none."""
    created_at: str | None
    """Time of creation."""
    updated_at: str | None
    """Time of the last change. Cloud only."""
    raw: NotRequired[Any]
    """Bitbucket's unmodified response, if `include_raw` is set."""


class GetReportInput(TypedDict):
    """Input of `get-report`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to the connection's `repo`."""
    commit: str
    """Commit hash."""
    report: str
    """Key that the report's tool gave it."""
    include_raw: NotRequired[bool]
    """Whether to include Bitbucket's unmodified response as `raw`."""


class DataItem(TypedDict):
    """An item of `data`."""

    title: str
    """Title of the field."""
    value: Any
    """Value: a string, number or boolean. Milliseconds for `date` and `duration`, `{text, href}` for `link`."""
    type: NotRequired[Literal["boolean", "date", "duration", "link", "number", "percentage", "text"]]
    """Type of the value. Detected by default."""


class CreateReportInput(TypedDict):
    """Input of `create-report`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to the connection's `repo`."""
    commit: str
    """Commit hash."""
    report: str
    """Key that the report's tool gave it."""
    title: str
    """Title."""
    description: NotRequired[str]
    """Description. Details."""
    result: NotRequired[Literal["passed", "failed", "pending"]]
    """State. `pending`: Cloud only."""
    report_type: NotRequired[Literal["bug", "coverage", "security", "test"]]
    """Type of the report. Cloud only."""
    reporter: NotRequired[str]
    """Tool that created the report."""
    url: NotRequired[str]
    """URL. URL of the report at the tool."""
    logo: NotRequired[str]
    """URL of the tool's logo."""
    data: NotRequired[list[DataItem]]
    """Data fields of the report. At most ten on Cloud, six on Data Center."""
    include_raw: NotRequired[bool]
    """Whether to include Bitbucket's unmodified response as `raw`."""


class DeleteReportInput(TypedDict):
    """Input of `delete-report`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to the connection's `repo`."""
    commit: str
    """Commit hash."""
    report: str
    """Key that the report's tool gave it."""


class ListAnnotationsInput(TypedDict):
    """Input of `list-annotations`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to the connection's `repo`."""
    commit: str
    """Commit hash."""
    report: str
    """Key that the report's tool gave it."""
    max_items: NotRequired[int]
    """Maximum number of items to return across all pages."""
    cursor: NotRequired[str]
    """Pagination cursor: `next` of the previous page."""
    include_raw: NotRequired[bool]
    """Whether to include Bitbucket's unmodified response as `raw`."""


class Annotation(TypedDict):
    """Annotation."""

    id: str | None
    """ID of the annotation. `null` if it has none."""
    message: str | None
    """Message of the annotation."""
    severity: str | None
    """Severity of the annotation. One of `low`, `medium`, `high`, `critical`."""
    type: str | None
    """Type of the annotation. One of `bug`, `code-smell`, `vulnerability`."""
    path: str | None
    """Path of the file. `null` if it is not on a file."""
    line: int | None
    """Line number. `0` for the whole file. `null` if it is not on a line."""
    url: str | None
    """URL at the tool."""
    raw: NotRequired[Any]
    """Bitbucket's unmodified response, if `include_raw` is set."""


class AnnotationsItem(TypedDict):
    """An item of `annotations`."""

    id: str
    """ID of the annotation within the report."""
    message: str
    """Message."""
    severity: Literal["low", "medium", "high", "critical"]
    """Severity. `critical`: Cloud only."""
    type: NotRequired[Literal["bug", "code-smell", "vulnerability"]]
    """Type of the annotation."""
    path: NotRequired[str]
    """Path of the file."""
    line: NotRequired[int]
    """Line number."""
    url: NotRequired[str]
    """URL."""


class AddAnnotationsInput(TypedDict):
    """Input of `add-annotations`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to the connection's `repo`."""
    commit: str
    """Commit hash."""
    report: str
    """Key that the report's tool gave it."""
    annotations: list[AnnotationsItem]
    """Annotations, each with an ID of its own."""


class DeleteAnnotationsInput(TypedDict):
    """Input of `delete-annotations`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to the connection's `repo`."""
    commit: str
    """Commit hash."""
    report: str
    """Key that the report's tool gave it."""
    annotation_ids: NotRequired[list[str]]
    """IDs of the annotations. Defaults to all annotations of the report."""


class GetFileInput(TypedDict):
    """Input of `get-file`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to the connection's `repo`."""
    path: str
    """Path of the file from the root of the repository."""
    branch: NotRequired[str]
    """Branch name, without `refs/heads/`. Defaults to the default branch if `commit` is not set either."""
    commit: NotRequired[str]
    """Commit hash."""
    encoding: NotRequired[Literal["text", "base64", "blob"]]
    """Encoding of the content. Defaults to `text` for UTF-8 and `base64` otherwise."""


class File(TypedDict):
    """File."""

    path: str
    """Path from the root of the repository."""
    encoding: str
    """Encoding of `content`: `text`, `base64` or `blob`."""
    content: FileInput | str
    """Content of the file as text, as base64, or as a file."""


class ListDirectoryInput(TypedDict):
    """Input of `list-directory`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to the connection's `repo`."""
    folder: NotRequired[str]
    """Path of the folder from the root of the repository. Defaults to the root."""
    branch: NotRequired[str]
    """Branch name, without `refs/heads/`. Defaults to the default branch if `commit` is not set either."""
    commit: NotRequired[str]
    """Commit hash."""
    max_items: NotRequired[int]
    """Maximum number of items to return across all pages."""
    cursor: NotRequired[str]
    """Pagination cursor: `next` of the previous page."""
    include_raw: NotRequired[bool]
    """Whether to include Bitbucket's unmodified response as `raw`."""


class EntryOfAFolder(TypedDict):
    """Entry of a folder."""

    path: str
    """Path from the root of the repository."""
    type: str | None
    """Type of the annotation. One of `file`, `folder`, `submodule`."""
    size: int | None
    """Size in bytes. `null` for folders."""
    attributes: list[str] | None
    """Attributes, such as `executable`, `link` or `binary`. `null` for folders. Cloud only."""
    commit: str | None
    """Hash of the commit. Cloud only."""
    raw: NotRequired[Any]
    """Bitbucket's unmodified response, if `include_raw` is set."""


class ListFileHistoryInput(TypedDict):
    """Input of `list-file-history`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to the connection's `repo`."""
    path: str
    """Path of the file from the root of the repository."""
    branch: NotRequired[str]
    """Branch name, without `refs/heads/`. Defaults to the default branch if `commit` is not set either."""
    commit: NotRequired[str]
    """Commit hash."""
    follow_renames: NotRequired[bool]
    """Whether to follow renames of the file."""
    max_items: NotRequired[int]
    """Maximum number of items to return across all pages."""
    cursor: NotRequired[str]
    """Pagination cursor: `next` of the previous page."""
    include_raw: NotRequired[bool]
    """Whether to include Bitbucket's unmodified response as `raw`."""


class VersionOfAFile(TypedDict):
    """Version of a file."""

    commit: str
    """Hash of the commit."""
    path: str | None
    """Path of the file in that commit. Cloud only."""
    message: str | None
    """Message of the commit."""
    author_name: str | None
    """Name of the author."""
    author_email: str | None
    """Email address of the author."""
    committed_at: str | None
    """Time of creation."""
    size: int | None
    """Size in bytes. Cloud only."""
    link: str | None
    """URL of the commit. Cloud only."""
    raw: NotRequired[Any]
    """Bitbucket's unmodified response, if `include_raw` is set."""


class GetBlameInput(TypedDict):
    """Input of `get-blame`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to the connection's `repo`."""
    path: str
    """Path of the file from the root of the repository."""
    branch: NotRequired[str]
    """Branch name, without `refs/heads/`. Defaults to the default branch if `commit` is not set either."""
    commit: NotRequired[str]
    """Commit hash."""
    max_items: NotRequired[int]
    """Maximum number of items to return across all pages."""
    cursor: NotRequired[str]
    """Pagination cursor: `next` of the previous page."""
    include_raw: NotRequired[bool]
    """Whether to include Bitbucket's unmodified response as `raw`."""


class LinesOfOneCommit(TypedDict):
    """Lines of one commit."""

    commit: str
    """Hash of the commit that last changed the lines."""
    line: int | None
    """First line, from 1."""
    line_count: int | None
    """Number of lines."""
    path: str | None
    """Path of the file in that commit. Data Center only."""
    author_name: str | None
    """Name of the author. Data Center only."""
    author_email: str | None
    """Email address of the author. Data Center only."""
    committed_at: str | None
    """Time of creation. Data Center only."""
    raw: NotRequired[Any]
    """Bitbucket's unmodified response, if `include_raw` is set."""


class DownloadArchiveInput(TypedDict):
    """Input of `download-archive`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to the connection's `repo`."""
    branch: NotRequired[str]
    """Branch name, without `refs/heads/`. Defaults to the default branch if `commit` is not set either."""
    commit: NotRequired[str]
    """Commit hash."""
    format: NotRequired[Literal["zip", "tar.gz", "tar.bz2", "tar", "tgz"]]
    """What archive to make. `tar.bz2`: Cloud only. `tar`, `tgz`: Data Center only."""
    paths: NotRequired[list[str]]
    """Only these files and folders. Data Center only."""
    prefix: NotRequired[str]
    """Folder to put everything into, inside the archive. Data Center only."""
    encoding: NotRequired[Literal["text", "base64", "blob"]]
    """Encoding of the content. Defaults to `text` for UTF-8 and `base64` otherwise."""


class FilesItem(TypedDict):
    """An item of `files`."""

    path: str
    """Path of the file from the root of the repository."""
    text: NotRequired[str]
    """Content as text."""
    base64: NotRequired[str]
    """Content as base64."""
    file: NotRequired[FileInput]
    """Content as a file."""
    move_from: NotRequired[str]
    """Current path of the file, to move it. The content is kept if none is given. Cloud only."""
    delete: NotRequired[bool]
    """Whether to delete the file. Cloud only."""
    executable: NotRequired[bool]
    """Whether the file is executable. Left unchanged by default. Cloud only."""


class CommitFilesInput(TypedDict):
    """Input of `commit-files`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to the connection's `repo`."""
    message: str
    """Message of the commit or tag."""
    files: list[FilesItem]
    """Files, each with its content. Cloud creates one commit for all files, Data Center one for each file."""
    branch: NotRequired[str]
    """Branch name, without `refs/heads/`. Defaults to the default branch. Created from it if it doesn't exist."""
    expected_commit: NotRequired[str]
    """Fails if the branch (Cloud) or file (Data Center) has changed since this commit."""


class CommittedFiles(TypedDict):
    """Committed files."""

    commit: str
    """Hash of the latest commit."""
    commits: list[str]
    """Hashes of the created commits, oldest first. Empty if nothing changed."""
    branch: str
    """Branch that the files were committed to."""


class OpenChangeInput(TypedDict):
    """Input of `open-change`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to the connection's `repo`."""
    title: str
    """Title."""
    source: str
    """Source branch. Created if it doesn't exist."""
    files: list[FilesItem]
    """Files, each with its content. Cloud creates one commit for all files, Data Center one for each file."""
    target: NotRequired[str]
    """Target branch. Defaults to the default branch."""
    message: NotRequired[str]
    """Message of the commit or tag. Defaults to the title."""
    description: NotRequired[str]
    """Description."""
    reviewers: NotRequired[list[str]]
    """Reviewers: UUIDs, account IDs, usernames, email addresses or display names."""
    draft: NotRequired[bool]
    """Whether the pull request is a draft. Data Center 8.18 or later."""
    close_source_branch: NotRequired[bool]
    """Whether to delete the source branch on merge. Cloud only."""
    expected_commit: NotRequired[str]
    """Fails if the branch (Cloud) or file (Data Center) has changed since this commit."""
    include_raw: NotRequired[bool]
    """Whether to include Bitbucket's unmodified response as `raw`."""


class Reviewer(TypedDict):
    """Reviewer."""

    person: PartialPerson | None
    """The user."""
    status: str | None
    """Review status. One of `pending`, `approved`, `changes-requested`."""


class PartialParticipant(TypedDict):
    """Participant."""

    person: PartialPerson | None
    """The user."""
    role: str | None
    """Role in the pull request. One of `author`, `reviewer`, `participant`."""
    status: str | None
    """Review status. One of `pending`, `approved`, `changes-requested`."""
    participated_at: str | None
    """Time of the last review activity. `null` if there is none. Cloud only."""


class PullRequest(TypedDict):
    """Pull request."""

    id: int
    """ID of the pull request."""
    workspace: str | None
    """Workspace slug (Cloud) or project key (Data Center). `null` if the repository was deleted."""
    repo: str | None
    """Slug of the repository. `null` if the repository was deleted."""
    title: str | None
    """Title of the pull request."""
    description: str | None
    """Description of the pull request."""
    state: str | None
    """State of the pull request. One of `open`, `merged`, `declined`, `superseded`."""
    draft: bool | None
    """Whether the pull request is a draft. `null` on Data Center before 8.18."""
    source: str | None
    """Source branch. `null` if the branch was deleted."""
    source_commit: str | None
    """Latest commit of the source branch. `null` if the branch was deleted."""
    source_workspace: str | None
    """Workspace slug or project key of the repository that contains the source branch. `null` if the fork was
    deleted.
    """
    source_repo: str | None
    """Slug of the repository that contains the source branch. Differs from `repo` for a fork. `null` if the fork was
    deleted.
    """
    target: str | None
    """Target branch. `null` if the branch was deleted."""
    target_commit: str | None
    """Latest commit of the target branch. `null` if the branch was deleted."""
    author: PartialPerson | None
    """User who opened the pull request. `null` if the account was deleted."""
    reviewers: list[Reviewer] | None
    """Reviewers."""
    participants: list[PartialParticipant] | None
    """Participants other than reviewers."""
    refused_reviewers: list[PartialPerson] | None
    """Reviewers that were removed because Bitbucket no longer accepts them. `null` unless reviewers were removed."""
    comment_count: int | None
    """Number of comments."""
    open_task_count: int | None
    """Number of open tasks."""
    close_source_branch: bool | None
    """Whether the source branch is deleted on merge. Cloud only."""
    merge_strategies: list[str] | None
    """Merge strategies that the target branch allows. Each is one of `merge-commit`, `fast-forward`, `fast-forward-
    or-merge-commit`, `squash`, `squash-fast-forward`, `rebase-fast-forward`, `rebase-merge-commit`. `null` unless
    Bitbucket reports them. Cloud only.
    """
    merge_commit: str | None
    """Hash of the merge commit. `null` until it is merged."""
    merge_task: str | None
    """ID of the asynchronous merge, if not waited for. Pass it to `get-merge-status`. `null` if the merge was waited
    for. Cloud only.
    """
    closed_by: PartialPerson | None
    """User who merged or declined the pull request. `null` until then. Cloud only."""
    decline_reason: str | None
    """Reason for declining. `null` if none was given. Cloud only."""
    version: int | None
    """Version, for optimistic locking. Data Center only."""
    created_at: str | None
    """Time of creation."""
    updated_at: str | None
    """Time of the last change."""
    link: str | None
    """URL of the web page."""
    raw: NotRequired[Any]
    """Bitbucket's unmodified response, if `include_raw` is set."""


class SearchCodeInput(TypedDict):
    """Input of `search-code`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    search: str
    """Search text, as on Bitbucket's search page."""
    repo: NotRequired[str]
    """Filters by repository."""
    max_items: NotRequired[int]
    """Maximum number of items to return across all pages."""
    cursor: NotRequired[str]
    """Pagination cursor: `next` of the previous page."""
    include_raw: NotRequired[bool]
    """Whether to include Bitbucket's unmodified response as `raw`."""


class LineOfAFile(TypedDict):
    """Line of a file."""

    line: int | None
    """Line number, from 1."""
    text: str | None
    """Message of the annotation."""


class FileWithHits(TypedDict):
    """File with hits."""

    path: str
    """Path from the root of the repository."""
    repo: str | None
    """Slug of the repository."""
    commit: str | None
    """Hash of the searched commit. Cloud only."""
    hit_count: int | None
    """Number of matches in the file."""
    lines: list[LineOfAFile] | None
    """Lines with matches, and the lines around them."""
    raw: NotRequired[Any]
    """Bitbucket's unmodified response, if `include_raw` is set."""


class ListPullRequestsInput(TypedDict):
    """Input of `list-pull-requests`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to the connection's `repo`."""
    state: NotRequired[Literal["open", "merged", "declined", "superseded", "all"]]
    """Filters by state. `superseded`: Cloud only."""
    target: NotRequired[str]
    """Filters by target branch."""
    opened_by: NotRequired[str]
    """Filters by author."""
    reviewer: NotRequired[str]
    """Filters by reviewer."""
    sort: NotRequired[str]
    """Field to sort by. Prefix with `-` for descending order. Cloud only."""
    max_items: NotRequired[int]
    """Maximum number of items to return across all pages."""
    cursor: NotRequired[str]
    """Pagination cursor: `next` of the previous page."""
    include_raw: NotRequired[bool]
    """Whether to include Bitbucket's unmodified response as `raw`."""


class ListMyPullRequestsInput(TypedDict):
    """Input of `list-my-pull-requests`."""

    workspace: NotRequired[str]
    """Filters by workspace or project. Required on Cloud."""
    role: NotRequired[Literal["author", "reviewer", "participant"]]
    """Role. `reviewer`, `participant`: Data Center only."""
    state: NotRequired[Literal["open", "merged", "declined", "superseded", "all"]]
    """Filters by state. `superseded`: Cloud only."""
    person: NotRequired[str]
    """User: UUID, account ID, username, email address or display name. Defaults to the authenticated user."""
    max_items: NotRequired[int]
    """Maximum number of items to return across all pages."""
    cursor: NotRequired[str]
    """Pagination cursor: `next` of the previous page."""
    include_raw: NotRequired[bool]
    """Whether to include Bitbucket's unmodified response as `raw`."""


class GetPullRequestInput(TypedDict):
    """Input of `get-pull-request`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to the connection's `repo`."""
    pull_request: int
    """ID of the pull request."""
    include_raw: NotRequired[bool]
    """Whether to include Bitbucket's unmodified response as `raw`."""


class CreatePullRequestInput(TypedDict):
    """Input of `create-pull-request`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to the connection's `repo`."""
    title: str
    """Title."""
    source: str
    """Source branch."""
    target: NotRequired[str]
    """Target branch. Defaults to the default branch."""
    description: NotRequired[str]
    """Description."""
    reviewers: NotRequired[list[str]]
    """Reviewers: UUIDs, account IDs, usernames, email addresses or display names."""
    draft: NotRequired[bool]
    """Whether the pull request is a draft. Data Center 8.18 or later."""
    close_source_branch: NotRequired[bool]
    """Whether to delete the source branch on merge. Cloud only."""
    source_workspace: NotRequired[str]
    """Workspace slug or project key of the fork that contains the source branch. Defaults to that of the target."""
    source_repo: NotRequired[str]
    """Slug of the fork that contains the source branch. Defaults to that of the target."""
    include_raw: NotRequired[bool]
    """Whether to include Bitbucket's unmodified response as `raw`."""


class UpdatePullRequestInput(TypedDict):
    """Input of `update-pull-request`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to the connection's `repo`."""
    pull_request: int
    """ID of the pull request."""
    title: NotRequired[str]
    """Title."""
    description: NotRequired[str | None]
    """Description. Set it to `null` to clear it."""
    target: NotRequired[str]
    """Target branch. Left unchanged by default."""
    reviewers: NotRequired[list[str]]
    """Reviewers: UUIDs, account IDs, usernames, email addresses or display names. Left unchanged by default."""
    draft: NotRequired[bool]
    """Whether the pull request is a draft. Data Center 8.18 or later."""
    version: NotRequired[int]
    """Expected version, for optimistic locking. Defaults to the current version. Data Center only."""
    include_raw: NotRequired[bool]
    """Whether to include Bitbucket's unmodified response as `raw`."""


class DeclinePullRequestInput(TypedDict):
    """Input of `decline-pull-request`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to the connection's `repo`."""
    pull_request: int
    """ID of the pull request."""
    text: NotRequired[str]
    """Text, in Markdown. Reason for declining."""
    version: NotRequired[int]
    """Expected version, for optimistic locking. Defaults to the current version. Data Center only."""
    include_raw: NotRequired[bool]
    """Whether to include Bitbucket's unmodified response as `raw`."""


class ReopenPullRequestInput(TypedDict):
    """Input of `reopen-pull-request`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to the connection's `repo`."""
    pull_request: int
    """ID of the pull request."""
    version: NotRequired[int]
    """Expected version, for optimistic locking. Defaults to the current version. Data Center only."""
    include_raw: NotRequired[bool]
    """Whether to include Bitbucket's unmodified response as `raw`."""


class DeletePullRequestInput(TypedDict):
    """Input of `delete-pull-request`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to the connection's `repo`."""
    pull_request: int
    """ID of the pull request."""
    version: NotRequired[int]
    """Expected version, for optimistic locking. Defaults to the current version. Data Center only."""


class GetPullRequestDiffInput(TypedDict):
    """Input of `get-pull-request-diff`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to the connection's `repo`."""
    pull_request: int
    """ID of the pull request."""
    encoding: NotRequired[Literal["text", "base64", "blob"]]
    """Encoding of the content. Defaults to `text` for UTF-8 and `base64` otherwise."""


class GetPullRequestDiffstatInput(TypedDict):
    """Input of `get-pull-request-diffstat`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to the connection's `repo`."""
    pull_request: int
    """ID of the pull request."""
    max_items: NotRequired[int]
    """Maximum number of items to return across all pages."""
    cursor: NotRequired[str]
    """Pagination cursor: `next` of the previous page."""
    include_raw: NotRequired[bool]
    """Whether to include Bitbucket's unmodified response as `raw`."""


class GetPullRequestPatchInput(TypedDict):
    """Input of `get-pull-request-patch`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to the connection's `repo`."""
    pull_request: int
    """ID of the pull request."""
    encoding: NotRequired[Literal["text", "base64", "blob"]]
    """Encoding of the content. Defaults to `text` for UTF-8 and `base64` otherwise."""


class ListPullRequestCommitsInput(TypedDict):
    """Input of `list-pull-request-commits`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to the connection's `repo`."""
    pull_request: int
    """ID of the pull request."""
    max_items: NotRequired[int]
    """Maximum number of items to return across all pages."""
    cursor: NotRequired[str]
    """Pagination cursor: `next` of the previous page."""
    include_raw: NotRequired[bool]
    """Whether to include Bitbucket's unmodified response as `raw`."""


class ListPullRequestBuildStatusesInput(TypedDict):
    """Input of `list-pull-request-build-statuses`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to the connection's `repo`."""
    pull_request: int
    """ID of the pull request."""
    max_items: NotRequired[int]
    """Maximum number of items to return across all pages."""
    cursor: NotRequired[str]
    """Pagination cursor: `next` of the previous page."""
    include_raw: NotRequired[bool]
    """Whether to include Bitbucket's unmodified response as `raw`."""


class MergePullRequestInput(TypedDict):
    """Input of `merge-pull-request`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to the connection's `repo`."""
    pull_request: int
    """ID of the pull request."""
    strategy: NotRequired[Literal["merge-commit", "fast-forward", "fast-forward-or-merge-commit", "squash", "squash-fast-forward", "rebase-fast-forward", "rebase-merge-commit"]]
    """Merge strategy. Defaults to the repository's default strategy. `fast-forward-or-merge-commit`: Data Center
    only.
    """
    message: NotRequired[str]
    """Message of the commit or tag. Defaults to Bitbucket's own."""
    close_source_branch: NotRequired[bool]
    """Whether to delete the source branch on merge. Cloud only."""
    wait: NotRequired[bool]
    """Whether to wait for the merge to finish. If false, Cloud merges in the background. Poll `get-merge-status`
    with `merge_task`.
    """
    version: NotRequired[int]
    """Expected version, for optimistic locking. Defaults to the current version. Data Center only."""
    include_raw: NotRequired[bool]
    """Whether to include Bitbucket's unmodified response as `raw`."""


class GetMergeStatusInput(TypedDict):
    """Input of `get-merge-status`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to the connection's `repo`."""
    pull_request: int
    """ID of the pull request."""
    merge_task: NotRequired[str]
    """Merge that goes on: `merge_task` of what `merge-pull-request` gave. Cloud only."""
    include_raw: NotRequired[bool]
    """Whether to include Bitbucket's unmodified response as `raw`."""


class MergeStatus(TypedDict):
    """Merge status."""

    status: str
    """State of the merge status. One of `ready`, `blocked`, `merging`, `failed`, `merged`, `declined`, `superseded`."""
    can_merge: bool | None
    """Whether Bitbucket would merge it. Cloud runs its merge checks only when it is asked to merge: there it means
    open and without conflicts.
    """
    conflicted: bool | None
    """Whether it conflicts with its target. `null` where it is not open, while a merge goes on, and until Data
    Center has found out.
    """
    reasons: list[str] | None
    """Reasons why the pull request can't be merged. Empty if it can."""
    raw: NotRequired[Any]
    """Bitbucket's unmodified response, if `include_raw` is set."""


class ApprovePullRequestInput(TypedDict):
    """Input of `approve-pull-request`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to the connection's `repo`."""
    pull_request: int
    """ID of the pull request."""
    include_raw: NotRequired[bool]
    """Whether to include Bitbucket's unmodified response as `raw`."""


class Participant(TypedDict):
    """Participant."""

    person: PartialPerson
    """The user."""
    role: str | None
    """Role in the pull request. One of `author`, `reviewer`, `participant`."""
    status: str | None
    """Review status. One of `pending`, `approved`, `changes-requested`."""
    participated_at: str | None
    """Time of the last review activity. `null` if there is none. Cloud only."""
    raw: NotRequired[Any]
    """Bitbucket's unmodified response, if `include_raw` is set."""


class UnapprovePullRequestInput(TypedDict):
    """Input of `unapprove-pull-request`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to the connection's `repo`."""
    pull_request: int
    """ID of the pull request."""


class RequestChangesInput(TypedDict):
    """Input of `request-changes`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to the connection's `repo`."""
    pull_request: int
    """ID of the pull request."""
    include_raw: NotRequired[bool]
    """Whether to include Bitbucket's unmodified response as `raw`."""


class WithdrawRequestForChangesInput(TypedDict):
    """Input of `withdraw-request-for-changes`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to the connection's `repo`."""
    pull_request: int
    """ID of the pull request."""


class AddReviewersInput(TypedDict):
    """Input of `add-reviewers`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to the connection's `repo`."""
    pull_request: int
    """ID of the pull request."""
    reviewers: list[str]
    """Reviewers: UUIDs, account IDs, usernames, email addresses or display names."""
    version: NotRequired[int]
    """Expected version, for optimistic locking. Defaults to the current version. Data Center only."""
    include_raw: NotRequired[bool]
    """Whether to include Bitbucket's unmodified response as `raw`."""


class RemoveReviewersInput(TypedDict):
    """Input of `remove-reviewers`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to the connection's `repo`."""
    pull_request: int
    """ID of the pull request."""
    reviewers: list[str]
    """Reviewers: UUIDs, account IDs, usernames, email addresses or display names."""
    version: NotRequired[int]
    """Expected version, for optimistic locking. Defaults to the current version. Data Center only."""
    include_raw: NotRequired[bool]
    """Whether to include Bitbucket's unmodified response as `raw`."""


class ListPullRequestParticipantsInput(TypedDict):
    """Input of `list-pull-request-participants`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to the connection's `repo`."""
    pull_request: int
    """ID of the pull request."""
    max_items: NotRequired[int]
    """Maximum number of items to return across all pages."""
    cursor: NotRequired[str]
    """Pagination cursor: `next` of the previous page."""
    include_raw: NotRequired[bool]
    """Whether to include Bitbucket's unmodified response as `raw`."""


class PublishReviewInput(TypedDict):
    """Input of `publish-review`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to the connection's `repo`."""
    pull_request: int
    """ID of the pull request."""
    verdict: NotRequired[Literal["pending", "approved", "changes-requested"]]
    """Review status. Left unchanged by default. `pending`: Data Center only."""
    text: NotRequired[str]
    """Text, in Markdown. General comment."""


class ListPullRequestActivityInput(TypedDict):
    """Input of `list-pull-request-activity`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to the connection's `repo`."""
    pull_request: int
    """ID of the pull request."""
    max_items: NotRequired[int]
    """Maximum number of items to return across all pages."""
    cursor: NotRequired[str]
    """Pagination cursor: `next` of the previous page."""
    include_raw: NotRequired[bool]
    """Whether to include Bitbucket's unmodified response as `raw`."""


class Activity(TypedDict):
    """Activity."""

    kind: str
    """Kind of activity. One of `opened`, `updated`, `commits-changed`, `reviewers-changed`, `commented`, `approved`,
    `unapproved`, `changes-requested`, `merged`, `declined`, `superseded`, `reopened`, `task-created`, `task-
    resolved`, `other`.
    """
    at: str | None
    """Time of the activity."""
    person: PartialPerson | None
    """User who caused the activity. `null` if the account was deleted."""
    text: str | None
    """Text of the comment, task or reason. `null` if there is no text."""
    comment: int | None
    """ID of the comment. `null` if it is not a comment."""
    path: str | None
    """Path of the file that the comment is on. `null` if it is not a comment on a file."""
    commit: str | None
    """Latest commit of the source branch at that time. For a merge on Data Center, the merge commit."""
    changed: list[str] | None
    """Names of the changed properties, as Bitbucket names them. Cloud only."""
    added_reviewers: list[PartialPerson] | None
    """Added reviewers. `null` if there are none."""
    removed_reviewers: list[PartialPerson] | None
    """Removed reviewers. `null` if there are none."""
    raw: NotRequired[Any]
    """Bitbucket's unmodified response, if `include_raw` is set."""


class ListCommentsInput(TypedDict):
    """Input of `list-comments`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to the connection's `repo`."""
    pull_request: int
    """ID of the pull request."""
    query: NotRequired[str]
    """Filter in Bitbucket's query language. Cloud only."""
    sort: NotRequired[str]
    """Field to sort by. Prefix with `-` for descending order. Cloud only."""
    max_items: NotRequired[int]
    """Maximum number of items to return across all pages."""
    cursor: NotRequired[str]
    """Pagination cursor: `next` of the previous page."""
    include_raw: NotRequired[bool]
    """Whether to include Bitbucket's unmodified response as `raw`."""


class GetCommentInput(TypedDict):
    """Input of `get-comment`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to the connection's `repo`."""
    pull_request: int
    """ID of the pull request."""
    comment: int
    """ID of the comment."""
    include_raw: NotRequired[bool]
    """Whether to include Bitbucket's unmodified response as `raw`."""


class CreateCommentInput(TypedDict):
    """Input of `create-comment`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to the connection's `repo`."""
    pull_request: int
    """ID of the pull request."""
    text: str
    """Text, in Markdown."""
    parent: NotRequired[int]
    """ID of the comment to reply to."""
    path: NotRequired[str]
    """Path of the file from the root of the repository. Path of the file to comment on."""
    line: NotRequired[int]
    """Line to comment on, in the new version of the file."""
    old_line: NotRequired[int]
    """Line to comment on, in the old version of the file. Set both `line` and `old_line` for an unchanged line."""
    start_line: NotRequired[int]
    """First line of several. The last is `line` or `old_line`. Data Center 9.3 or later."""
    pending: NotRequired[bool]
    """Whether to create the comment as pending, visible only to you until published. Data Center 7.7 or later."""
    include_raw: NotRequired[bool]
    """Whether to include Bitbucket's unmodified response as `raw`."""


class UpdateCommentInput(TypedDict):
    """Input of `update-comment`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to the connection's `repo`."""
    pull_request: int
    """ID of the pull request."""
    comment: int
    """ID of the comment."""
    text: str
    """Text, in Markdown."""
    version: NotRequired[int]
    """Expected version, for optimistic locking. Defaults to the current version. Data Center only."""
    include_raw: NotRequired[bool]
    """Whether to include Bitbucket's unmodified response as `raw`."""


class DeleteCommentInput(TypedDict):
    """Input of `delete-comment`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to the connection's `repo`."""
    pull_request: int
    """ID of the pull request."""
    comment: int
    """ID of the comment."""
    version: NotRequired[int]
    """Expected version, for optimistic locking. Defaults to the current version. Data Center only."""


class ResolveCommentInput(TypedDict):
    """Input of `resolve-comment`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to the connection's `repo`."""
    pull_request: int
    """ID of the pull request."""
    comment: int
    """ID of the comment."""
    version: NotRequired[int]
    """Expected version, for optimistic locking. Defaults to the current version. Data Center only."""
    include_raw: NotRequired[bool]
    """Whether to include Bitbucket's unmodified response as `raw`."""


class ReopenCommentInput(TypedDict):
    """Input of `reopen-comment`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to the connection's `repo`."""
    pull_request: int
    """ID of the pull request."""
    comment: int
    """ID of the comment."""
    version: NotRequired[int]
    """Expected version, for optimistic locking. Defaults to the current version. Data Center only."""
    include_raw: NotRequired[bool]
    """Whether to include Bitbucket's unmodified response as `raw`."""


class ListTasksInput(TypedDict):
    """Input of `list-tasks`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to the connection's `repo`."""
    pull_request: int
    """ID of the pull request."""
    state: NotRequired[Literal["open", "resolved"]]
    """Filters by state."""
    max_items: NotRequired[int]
    """Maximum number of items to return across all pages."""
    cursor: NotRequired[str]
    """Pagination cursor: `next` of the previous page."""
    include_raw: NotRequired[bool]
    """Whether to include Bitbucket's unmodified response as `raw`."""


class Task(TypedDict):
    """Task."""

    id: int
    """ID of the task."""
    text: str | None
    """Text of the task."""
    state: str | None
    """State of the task. One of `open`, `resolved`."""
    author: PartialPerson | None
    """User who created the task. `null` if the account was deleted."""
    comment: int | None
    """ID of the comment that the task belongs to. `null` if there is none."""
    resolved_at: str | None
    """Time at which the task was resolved. `null` until then."""
    resolved_by: PartialPerson | None
    """User who caused the activity. `null` until it is resolved."""
    version: int | None
    """Version, for optimistic locking. Data Center only."""
    created_at: str | None
    """Time of creation."""
    updated_at: str | None
    """Time of the last change."""
    link: str | None
    """URL of the web page. Cloud only."""
    raw: NotRequired[Any]
    """Bitbucket's unmodified response, if `include_raw` is set."""


class CreateTaskInput(TypedDict):
    """Input of `create-task`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to the connection's `repo`."""
    pull_request: int
    """ID of the pull request."""
    text: str
    """Text, in Markdown."""
    comment: NotRequired[int]
    """ID of the comment. ID of the comment that the task belongs to."""
    include_raw: NotRequired[bool]
    """Whether to include Bitbucket's unmodified response as `raw`."""


class UpdateTaskInput(TypedDict):
    """Input of `update-task`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to the connection's `repo`."""
    pull_request: int
    """ID of the pull request."""
    task: int
    """ID of the task."""
    state: NotRequired[Literal["open", "resolved"]]
    """State."""
    text: NotRequired[str]
    """Text, in Markdown."""
    version: NotRequired[int]
    """Expected version, for optimistic locking. Defaults to the current version. Data Center only."""
    include_raw: NotRequired[bool]
    """Whether to include Bitbucket's unmodified response as `raw`."""


class DeleteTaskInput(TypedDict):
    """Input of `delete-task`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to the connection's `repo`."""
    pull_request: int
    """ID of the pull request."""
    task: int
    """ID of the task."""
    version: NotRequired[int]
    """Expected version, for optimistic locking. Defaults to the current version. Data Center only."""


class ListPipelinesInput(TypedDict):
    """Input of `list-pipelines`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to the connection's `repo`."""
    state: NotRequired[Literal["pending", "in-progress", "paused", "halted", "successful", "failed", "error", "stopped"]]
    """Filters by state. Cloud only."""
    branch: NotRequired[str]
    """Filters by it."""
    commit: NotRequired[str]
    """Filters by it."""
    sort: NotRequired[str]
    """Field to sort by. Prefix with `-` for descending order. Cloud only."""
    max_items: NotRequired[int]
    """Maximum number of items to return across all pages."""
    cursor: NotRequired[str]
    """Pagination cursor: `next` of the previous page."""
    include_raw: NotRequired[bool]
    """Whether to include Bitbucket's unmodified response as `raw`."""


class Pipeline(TypedDict):
    """Pipeline."""

    id: str
    """UUID of the pipeline."""
    number: int | None
    """Build number within the repository."""
    state: str | None
    """State of the pipeline. One of `pending`, `in-progress`, `paused`, `halted`, `successful`, `failed`, `error`,
    `stopped`, `expired`.
    """
    error: str | None
    """Error message. `null` if `state` is not `error`. Cloud only."""
    ref: str | None
    """Branch or tag of the pipeline. `null` if it runs on a commit only. Cloud only."""
    commit: str | None
    """Hash of the commit. Cloud only."""
    pull_request: int | None
    """ID of the pull request. `null` if there is none. Cloud only."""
    definition: str | None
    """Definition in `bitbucket-pipelines.yml`: name of a custom pipeline, branch pattern, or `default`. Cloud only."""
    trigger: str | None
    """What started the pipeline. One of `push`, `manual`, `schedule`. Cloud only."""
    author: PartialPerson | None
    """User who started the pipeline. `null` if no user did. Cloud only."""
    duration_seconds: int | None
    """Duration in seconds. `null` until it runs. Cloud only."""
    created_at: str | None
    """Time at which it started."""
    completed_at: str | None
    """Time at which it completed. `null` until it completes. Cloud only."""
    raw: NotRequired[Any]
    """Bitbucket's unmodified response, if `include_raw` is set."""


class GetPipelineInput(TypedDict):
    """Input of `get-pipeline`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to the connection's `repo`."""
    pipeline: str
    """UUID or build number of the pipeline."""
    include_raw: NotRequired[bool]
    """Whether to include Bitbucket's unmodified response as `raw`."""


class RunPipelineInput(TypedDict):
    """Input of `run-pipeline`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to the connection's `repo`."""
    branch: NotRequired[str]
    """Branch name, without `refs/heads/`. Defaults to the default branch."""
    tag: NotRequired[str]
    """Tag name, without `refs/tags/`."""
    commit: NotRequired[str]
    """Commit hash. Defaults to the latest commit of the branch or tag. Without a branch or tag, the pipeline
    `default` runs.
    """
    pull_request: NotRequired[int]
    """ID of the pull request. Its latest commit is built."""
    custom: NotRequired[str]
    """Name of a custom pipeline of `bitbucket-pipelines.yml`. Defaults to the pipeline of the branch, tag or pull
    request.
    """
    variables: NotRequired[Mapping[str, str | int | bool | list[str | int | bool]]]
    """Variables of the run, by name."""
    secured_variables: NotRequired[Mapping[str, str | int | bool | list[str | int | bool]]]
    """Secured variables of the run, by name. Their values are hidden in logs."""
    include_raw: NotRequired[bool]
    """Whether to include Bitbucket's unmodified response as `raw`."""


class WaitForPipelineInput(TypedDict):
    """Input of `wait-for-pipeline`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to the connection's `repo`."""
    pipeline: str
    """UUID or build number of the pipeline."""
    wait_seconds: NotRequired[int]
    """Maximum time to wait, in seconds. `0` checks once. The workflow platform may allow less."""
    cursor: NotRequired[str]
    """Pagination cursor: `next` of the previous page."""


class PartialPipeline(TypedDict):
    """Pipeline."""

    id: str | None
    """UUID of the pipeline."""
    number: int | None
    """Build number within the repository."""
    state: str | None
    """State of the pipeline. One of `pending`, `in-progress`, `paused`, `halted`, `successful`, `failed`, `error`,
    `stopped`, `expired`.
    """
    error: str | None
    """Error message. `null` if `state` is not `error`. Cloud only."""
    ref: str | None
    """Branch or tag of the pipeline. `null` if it runs on a commit only. Cloud only."""
    commit: str | None
    """Hash of the commit. Cloud only."""
    pull_request: int | None
    """ID of the pull request. `null` if there is none. Cloud only."""
    definition: str | None
    """Definition in `bitbucket-pipelines.yml`: name of a custom pipeline, branch pattern, or `default`. Cloud only."""
    trigger: str | None
    """What started the pipeline. One of `push`, `manual`, `schedule`. Cloud only."""
    author: PartialPerson | None
    """User who started the pipeline. `null` if no user did. Cloud only."""
    duration_seconds: int | None
    """Duration in seconds. `null` until it runs. Cloud only."""
    created_at: str | None
    """Time at which it started."""
    completed_at: str | None
    """Time at which it completed. `null` until it completes. Cloud only."""


class Wait(TypedDict):
    """Wait."""

    done: bool
    """Whether the pipeline has completed."""
    pipeline: PartialPipeline
    """The pipeline at the time of the last request."""
    waited_seconds: int
    """Total waiting time in seconds."""
    next: str | None
    """Pass it as `cursor` to continue waiting. `null` if the pipeline has completed."""


class StopPipelineInput(TypedDict):
    """Input of `stop-pipeline`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to the connection's `repo`."""
    pipeline: str
    """UUID or build number of the pipeline."""


class ListPipelineStepsInput(TypedDict):
    """Input of `list-pipeline-steps`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to the connection's `repo`."""
    pipeline: str
    """UUID or build number of the pipeline."""
    max_items: NotRequired[int]
    """Maximum number of items to return across all pages."""
    cursor: NotRequired[str]
    """Pagination cursor: `next` of the previous page."""
    include_raw: NotRequired[bool]
    """Whether to include Bitbucket's unmodified response as `raw`."""


class Step(TypedDict):
    """Step."""

    id: str
    """UUID of the step."""
    name: str | None
    """Name. Cloud only."""
    state: str | None
    """State of the step. One of `pending`, `ready`, `in-progress`, `paused`, `halted`, `successful`, `failed`,
    `error`, `stopped`, `expired`, `skipped`.
    """
    error: str | None
    """Error message. `null` if `state` is not `error`. Cloud only."""
    duration_seconds: int | None
    """Duration in seconds. `null` until it runs. Cloud only."""
    started_at: str | None
    """Time at which it started. `null` until it runs. Cloud only."""
    completed_at: str | None
    """Time at which it completed. `null` until it completes. Cloud only."""
    raw: NotRequired[Any]
    """Bitbucket's unmodified response, if `include_raw` is set."""


class GetStepLogInput(TypedDict):
    """Input of `get-step-log`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to the connection's `repo`."""
    pipeline: str
    """UUID or build number of the pipeline."""
    step: str
    """UUID of the pipeline step."""
    tail: NotRequired[int]
    """Maximum number of bytes from the end."""
    offset: NotRequired[int]
    """Position to start from, in bytes. Pass `next_offset` of the previous response to get what is new."""
    length: NotRequired[int]
    """Maximum number of bytes."""
    encoding: NotRequired[Literal["text", "base64", "blob"]]
    """Encoding of the content. Defaults to `text` for UTF-8 and `base64` otherwise."""


class Log(TypedDict):
    """Log."""

    encoding: str
    """Encoding of `content`: `text`, `base64` or `blob`."""
    content: FileInput | str
    """Content as text, as base64, or as a file."""
    offset: int
    """Position of `content` in the log, in bytes."""
    next_offset: int | None
    """Position after `content`, in bytes. Pass it as `offset` to get what follows. `null` for a blob of unknown
    size.
    """


class GetPipelinesConfigInput(TypedDict):
    """Input of `get-pipelines-config`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to the connection's `repo`."""
    include_raw: NotRequired[bool]
    """Whether to include Bitbucket's unmodified response as `raw`."""


class PipelinesConfig(TypedDict):
    """Pipelines config."""

    enabled: bool
    """Whether Pipelines is enabled."""
    raw: NotRequired[Any]
    """Bitbucket's unmodified response, if `include_raw` is set."""


class UpdatePipelinesConfigInput(TypedDict):
    """Input of `update-pipelines-config`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to the connection's `repo`."""
    enabled: bool
    """Whether it is enabled."""
    include_raw: NotRequired[bool]
    """Whether to include Bitbucket's unmodified response as `raw`."""


class ListVariablesInput(TypedDict):
    """Input of `list-variables`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to the variables of the workspace."""
    environment: NotRequired[str]
    """Environment. Its UUID. Defaults to the variables of the repository."""
    max_items: NotRequired[int]
    """Maximum number of items to return across all pages."""
    cursor: NotRequired[str]
    """Pagination cursor: `next` of the previous page."""
    include_raw: NotRequired[bool]
    """Whether to include Bitbucket's unmodified response as `raw`."""


class Variable(TypedDict):
    """Variable."""

    key: str
    """Name of the variable in scripts."""
    id: str | None
    """UUID."""
    value: str | None
    """Value. `null` if the variable is secured. Cloud only."""
    secured: bool | None
    """Whether the value is hidden, also in logs."""
    raw: NotRequired[Any]
    """Bitbucket's unmodified response, if `include_raw` is set."""


class CreateVariableInput(TypedDict):
    """Input of `create-variable`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    variable: str
    """Key or UUID of the variable. The key of the new one: letters, digits and underscores."""
    value: str
    """Value of the variable."""
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to the variables of the workspace."""
    environment: NotRequired[str]
    """Environment. Its UUID. Defaults to the variables of the repository."""
    secured: NotRequired[bool]
    """Whether to hide the value, also in logs."""
    include_raw: NotRequired[bool]
    """Whether to include Bitbucket's unmodified response as `raw`."""


class UpdateVariableInput(TypedDict):
    """Input of `update-variable`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    variable: str
    """Key or UUID of the variable."""
    value: str
    """Value of the variable."""
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to the variables of the workspace."""
    environment: NotRequired[str]
    """Environment. Its UUID. Defaults to the variables of the repository."""
    secured: NotRequired[bool]
    """Whether to hide the value, also in logs."""
    include_raw: NotRequired[bool]
    """Whether to include Bitbucket's unmodified response as `raw`."""


class DeleteVariableInput(TypedDict):
    """Input of `delete-variable`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    variable: str
    """Key or UUID of the variable."""
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to the variables of the workspace."""
    environment: NotRequired[str]
    """Environment. Its UUID. Defaults to the variables of the repository."""


class ListSchedulesInput(TypedDict):
    """Input of `list-schedules`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to the connection's `repo`."""
    max_items: NotRequired[int]
    """Maximum number of items to return across all pages."""
    cursor: NotRequired[str]
    """Pagination cursor: `next` of the previous page."""
    include_raw: NotRequired[bool]
    """Whether to include Bitbucket's unmodified response as `raw`."""


class Schedule(TypedDict):
    """Schedule."""

    id: str
    """UUID of the schedule."""
    enabled: bool | None
    """Whether the schedule is enabled."""
    cron: str | None
    """Cron expression in UTC: second, minute, hour, day, month, weekday, year."""
    branch: str | None
    """Branch that the pipeline runs on. Cloud only."""
    definition: str | None
    """Definition in `bitbucket-pipelines.yml`: name of a custom pipeline, branch pattern, or `default`. Cloud only."""
    created_at: str | None
    """Time of creation. Cloud only."""
    updated_at: str | None
    """Time of the last change. Cloud only."""
    raw: NotRequired[Any]
    """Bitbucket's unmodified response, if `include_raw` is set."""


class CreateScheduleInput(TypedDict):
    """Input of `create-schedule`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to the connection's `repo`."""
    branch: str
    """Branch name, without `refs/heads/`."""
    cron: str
    """Cron expression in UTC: second, minute, hour, day, month, weekday, year. Use `?` for either day or weekday."""
    custom: NotRequired[str]
    """Name of a custom pipeline of `bitbucket-pipelines.yml`. Defaults to the pipeline of the branch."""
    enabled: NotRequired[bool]
    """Whether it is enabled."""
    include_raw: NotRequired[bool]
    """Whether to include Bitbucket's unmodified response as `raw`."""


class DeleteScheduleInput(TypedDict):
    """Input of `delete-schedule`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to the connection's `repo`."""
    schedule: str
    """UUID of the schedule."""


class ListEnvironmentsInput(TypedDict):
    """Input of `list-environments`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to the connection's `repo`."""
    max_items: NotRequired[int]
    """Maximum number of items to return across all pages."""
    cursor: NotRequired[str]
    """Pagination cursor: `next` of the previous page."""
    include_raw: NotRequired[bool]
    """Whether to include Bitbucket's unmodified response as `raw`."""


class Environment(TypedDict):
    """Environment."""

    id: str
    """UUID of the environment."""
    name: str | None
    """Name of the environment. `null` in deployments. Cloud only."""
    type: str | None
    """Description of the environment. One of `testing`, `staging`, `production`. Cloud only."""
    raw: NotRequired[Any]
    """Bitbucket's unmodified response, if `include_raw` is set."""


class CreateEnvironmentInput(TypedDict):
    """Input of `create-environment`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to the connection's `repo`."""
    name: str
    """Display name."""
    environment_type: Literal["testing", "staging", "production"]
    """Type of the environment. `testing`, `staging`, `production`: Cloud only."""
    include_raw: NotRequired[bool]
    """Whether to include Bitbucket's unmodified response as `raw`."""


class DeleteEnvironmentInput(TypedDict):
    """Input of `delete-environment`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to the connection's `repo`."""
    environment: str
    """Environment. Its UUID."""


class ListDeploymentsInput(TypedDict):
    """Input of `list-deployments`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to the connection's `repo`."""
    environment: NotRequired[str]
    """Filters by environment: its UUID."""
    sort: NotRequired[str]
    """Field to sort by. Prefix with `-` for descending order. Cloud only."""
    max_items: NotRequired[int]
    """Maximum number of items to return across all pages."""
    cursor: NotRequired[str]
    """Pagination cursor: `next` of the previous page."""
    include_raw: NotRequired[bool]
    """Whether to include Bitbucket's unmodified response as `raw`."""


class PartialEnvironment(TypedDict):
    """Environment."""

    id: str | None
    """UUID of the environment."""
    name: str | None
    """Name of the environment. `null` in deployments. Cloud only."""
    type: str | None
    """Description of the environment. One of `testing`, `staging`, `production`. Cloud only."""


class Deployment(TypedDict):
    """Deployment."""

    id: str
    """UUID of the deployment."""
    state: str | None
    """State of the deployment. One of `undeployed`, `in-progress`, `successful`, `failed`, `stopped`."""
    environment: PartialEnvironment | None
    """Environment that was deployed to."""
    release: str | None
    """Name of the release. Cloud only."""
    commit: str | None
    """Hash of the deployed commit. Cloud only."""
    pipeline: str | None
    """UUID of the pipeline. `null` if there is none. Cloud only."""
    number: int | None
    """Number of the deployment within its environment. Cloud only."""
    person: PartialPerson | None
    """User who started the deployment. Cloud only."""
    started_at: str | None
    """Time at which it started. `null` until it runs. Cloud only."""
    completed_at: str | None
    """Time at which it completed. `null` until it completes. Cloud only."""
    link: str | None
    """URL of the pipeline step. Cloud only."""
    raw: NotRequired[Any]
    """Bitbucket's unmodified response, if `include_raw` is set."""


class GetDeploymentInput(TypedDict):
    """Input of `get-deployment`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to the connection's `repo`."""
    deployment: str
    """UUID of the deployment."""
    include_raw: NotRequired[bool]
    """Whether to include Bitbucket's unmodified response as `raw`."""


class CreateDeploymentInput(TypedDict):
    """Input of `create-deployment`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to the connection's `repo`."""
    commit: str
    """Commit hash."""
    key: str
    """Key that identifies it on the commit."""
    sequence: int
    """Sequence number. A larger number is newer."""
    state: Literal["pending", "in-progress", "successful", "failed", "stopped", "rolled-back", "unknown"]
    """State. `pending`, `in-progress`, `successful`, `failed`, `stopped`, `rolled-back`, `unknown`: Data Center
    only.
    """
    url: str
    """URL. URL of the deployment."""
    name: str
    """Display name."""
    environment: str
    """Environment. Key of the environment."""
    environment_name: str
    """Display name of the environment."""
    description: NotRequired[str]
    """Description. Description of the result."""
    environment_type: NotRequired[Literal["development", "testing", "staging", "production"]]
    """Type of the environment. `development`, `testing`, `staging`, `production`: Data Center only."""
    environment_url: NotRequired[str]
    """URL of the environment."""
    include_raw: NotRequired[bool]
    """Whether to include Bitbucket's unmodified response as `raw`."""


class EnvironmentOfADeployment(TypedDict):
    """Environment of a deployment."""

    key: str | None
    """Key of the environment."""
    name: str | None
    """Name of the environment of a deployment. Data Center only."""
    type: str | None
    """Description of the environment of a deployment. One of `development`, `testing`, `staging`, `production`. Data
    Center only.
    """
    url: str | None
    """URL of the environment. `null` where there is none. Data Center only."""


class DeploymentToAnEnvironment(TypedDict):
    """Deployment to an environment."""

    key: str
    """Key of the deployment."""
    sequence: int | None
    """Sequence number of the deployment."""
    state: str | None
    """State of the deployment to an environment. One of `pending`, `in-progress`, `successful`, `failed`, `stopped`,
    `rolled-back`, `unknown`. Data Center only.
    """
    name: str | None
    """Name of the deployment to an environment. Data Center only."""
    description: str | None
    """Description of the result. Data Center only."""
    environment: EnvironmentOfADeployment | None
    """Environment that was deployed to. Data Center only."""
    commit: str | None
    """Hash of the deployed commit. Data Center only."""
    url: str | None
    """URL of the deployment. Data Center only."""
    updated_at: str | None
    """Time of the last update. Data Center only."""
    raw: NotRequired[Any]
    """Bitbucket's unmodified response, if `include_raw` is set."""


class ListDownloadsInput(TypedDict):
    """Input of `list-downloads`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to the connection's `repo`."""
    max_items: NotRequired[int]
    """Maximum number of items to return across all pages."""
    cursor: NotRequired[str]
    """Pagination cursor: `next` of the previous page."""
    include_raw: NotRequired[bool]
    """Whether to include Bitbucket's unmodified response as `raw`."""


class Download(TypedDict):
    """Download."""

    name: str
    """Name of the file."""
    size: int | None
    """Size in bytes."""
    downloads: int | None
    """Number of downloads. Cloud only."""
    person: PartialPerson | None
    """User who uploaded the file. `null` if the account was deleted. Cloud only."""
    created_at: str | None
    """Time of the upload."""
    raw: NotRequired[Any]
    """Bitbucket's unmodified response, if `include_raw` is set."""


class UploadDownloadFilesItem(TypedDict):
    """An item of `files`."""

    name: str
    """Name of the file."""
    text: NotRequired[str]
    """Content as text."""
    base64: NotRequired[str]
    """Content as base64."""
    file: NotRequired[FileInput]
    """Content as a file."""


class UploadDownloadInput(TypedDict):
    """Input of `upload-download`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to the connection's `repo`."""
    files: list[UploadDownloadFilesItem]
    """Files, each with its content."""


class GetDownloadInput(TypedDict):
    """Input of `get-download`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to the connection's `repo`."""
    download: str
    """Name of the file."""
    encoding: NotRequired[Literal["text", "base64", "blob"]]
    """Encoding of the content. Defaults to `text` for UTF-8 and `base64` otherwise."""


class DeleteDownloadInput(TypedDict):
    """Input of `delete-download`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to the connection's `repo`."""
    download: str
    """Name of the file."""


class ListSnippetsInput(TypedDict):
    """Input of `list-snippets`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    max_items: NotRequired[int]
    """Maximum number of items to return across all pages."""
    cursor: NotRequired[str]
    """Pagination cursor: `next` of the previous page."""
    include_raw: NotRequired[bool]
    """Whether to include Bitbucket's unmodified response as `raw`."""


class Snippet(TypedDict):
    """Snippet."""

    id: str
    """ID of the snippet."""
    title: str | None
    """Title of the snippet. Cloud only."""
    visibility: str | None
    """Visibility of the snippet. One of `private`, `public`."""
    files: list[str] | None
    """Names of the files. `null` in lists. Cloud only."""
    author: PartialPerson | None
    """Name of the user who created the tag. `null` if the account was deleted. Cloud only."""
    created_at: str | None
    """Time of creation."""
    updated_at: str | None
    """Time of the last change. Cloud only."""
    link: str | None
    """URL of the web page. Cloud only."""
    raw: NotRequired[Any]
    """Bitbucket's unmodified response, if `include_raw` is set."""


class GetSnippetInput(TypedDict):
    """Input of `get-snippet`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    snippet: str
    """ID of the snippet, as in its URL."""
    include_raw: NotRequired[bool]
    """Whether to include Bitbucket's unmodified response as `raw`."""


class CreateSnippetFilesItem(TypedDict):
    """An item of `files`."""

    name: str
    """Name of the file."""
    text: NotRequired[str]
    """Content as text."""
    base64: NotRequired[str]
    """Content as base64."""
    file: NotRequired[FileInput]
    """Content as a file."""


class CreateSnippetInput(TypedDict):
    """Input of `create-snippet`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    files: list[CreateSnippetFilesItem]
    """Files, each with its content."""
    title: NotRequired[str]
    """Title."""
    visibility: NotRequired[Literal["private", "public"]]
    """Visibility."""
    include_raw: NotRequired[bool]
    """Whether to include Bitbucket's unmodified response as `raw`."""


class UpdateSnippetFilesItem(TypedDict):
    """An item of `files`."""

    name: str
    """Name of the file."""
    text: NotRequired[str]
    """Content as text."""
    base64: NotRequired[str]
    """Content as base64."""
    file: NotRequired[FileInput]
    """Content as a file."""


class UpdateSnippetInput(TypedDict):
    """Input of `update-snippet`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    snippet: str
    """ID of the snippet, as in its URL."""
    title: NotRequired[str]
    """Title."""
    visibility: NotRequired[Literal["private", "public"]]
    """Visibility."""
    files: NotRequired[list[UpdateSnippetFilesItem]]
    """Files, each with its content. Files with an existing name are replaced, others are added."""
    delete_files: NotRequired[list[str]]
    """Names of files to delete."""
    include_raw: NotRequired[bool]
    """Whether to include Bitbucket's unmodified response as `raw`."""


class DeleteSnippetInput(TypedDict):
    """Input of `delete-snippet`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    snippet: str
    """ID of the snippet, as in its URL."""


class ListSnippetCommentsInput(TypedDict):
    """Input of `list-snippet-comments`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    snippet: str
    """ID of the snippet, as in its URL."""
    max_items: NotRequired[int]
    """Maximum number of items to return across all pages."""
    cursor: NotRequired[str]
    """Pagination cursor: `next` of the previous page."""
    include_raw: NotRequired[bool]
    """Whether to include Bitbucket's unmodified response as `raw`."""


class CreateSnippetCommentInput(TypedDict):
    """Input of `create-snippet-comment`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    snippet: str
    """ID of the snippet, as in its URL."""
    text: str
    """Text, in Markdown."""
    parent: NotRequired[int]
    """ID of the comment to reply to."""
    include_raw: NotRequired[bool]
    """Whether to include Bitbucket's unmodified response as `raw`."""


class ListWebhooksInput(TypedDict):
    """Input of `list-webhooks`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to the webhooks of the workspace or project."""
    max_items: NotRequired[int]
    """Maximum number of items to return across all pages."""
    cursor: NotRequired[str]
    """Pagination cursor: `next` of the previous page."""
    include_raw: NotRequired[bool]
    """Whether to include Bitbucket's unmodified response as `raw`."""


class Webhook(TypedDict):
    """Webhook."""

    id: str
    """UUID (Cloud) or number (Data Center) of the webhook."""
    name: str | None
    """Name of the webhook."""
    url: str | None
    """URL that events are sent to."""
    events: list[str] | None
    """Events that are sent, as Bitbucket names them."""
    active: bool | None
    """Whether the webhook is active."""
    certificate: str | None
    """Whether the TLS certificate of `url` is verified. One of `checked`, `unchecked`."""
    secret_set: bool | None
    """Whether the webhook has a secret."""
    level: str | None
    """Level of the webhook. One of `repository`, `workspace`."""
    created_at: str | None
    """Time of creation."""
    updated_at: str | None
    """Time of the last change. Data Center only."""
    raw: NotRequired[Any]
    """Bitbucket's unmodified response, if `include_raw` is set."""


class GetWebhookInput(TypedDict):
    """Input of `get-webhook`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    webhook: str
    """UUID (Cloud) or number (Data Center) of the webhook."""
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to the webhooks of the workspace or project."""
    include_raw: NotRequired[bool]
    """Whether to include Bitbucket's unmodified response as `raw`."""


class CreateWebhookInput(TypedDict):
    """Input of `create-webhook`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    name: str
    """Display name."""
    url: str
    """URL. Events are sent to it."""
    events: list[Literal["push", "pull-request-opened", "pull-request-updated", "pull-request-source-pushed", "pull-request-approved", "pull-request-unapproved", "changes-requested", "pull-request-merged", "pull-request-declined", "comment-added", "comment-edited", "comment-deleted", "commit-comment-added", "repository-forked", "repository-updated", "project-updated", "repo:push", "repo:fork", "repo:updated", "repo:created", "repo:deleted", "repo:transfer", "repo:imported", "repo:commit_comment_created", "repo:commit_status_created", "repo:commit_status_updated", "pullrequest:created", "pullrequest:updated", "pullrequest:push", "pullrequest:approved", "pullrequest:unapproved", "pullrequest:changes_request_created", "pullrequest:changes_request_removed", "pullrequest:fulfilled", "pullrequest:rejected", "pullrequest:comment_created", "pullrequest:comment_updated", "pullrequest:comment_deleted", "pullrequest:comment_resolved", "pullrequest:comment_reopened", "pipeline:span_created", "project:updated", "repo:refs_changed", "repo:modified", "repo:forked", "repo:comment:added", "repo:comment:edited", "repo:comment:deleted", "repo:secret_detected", "pr:opened", "pr:from_ref_updated", "pr:modified", "pr:merged", "pr:declined", "pr:deleted", "pr:reviewer:updated", "pr:reviewer:approved", "pr:reviewer:unapproved", "pr:reviewer:needs_work", "pr:comment:added", "pr:comment:edited", "pr:comment:deleted", "mirror:repo_synchronized", "project:modified"]]
    """Events to send: names shared by both products, or Bitbucket's own keys. On Cloud, the credential also needs
    the scope of each event.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to the webhooks of the workspace or project."""
    secret: NotRequired[str]
    """Secret used to sign deliveries. At most 128 characters."""
    active: NotRequired[bool]
    """Whether the webhook is active."""
    certificate: NotRequired[Literal["checked", "unchecked"]]
    """Whether to verify the TLS certificate of `url`."""
    include_raw: NotRequired[bool]
    """Whether to include Bitbucket's unmodified response as `raw`."""


class UpdateWebhookInput(TypedDict):
    """Input of `update-webhook`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    webhook: str
    """UUID (Cloud) or number (Data Center) of the webhook."""
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to the webhooks of the workspace or project."""
    name: NotRequired[str]
    """Display name."""
    url: NotRequired[str]
    """URL. Events are sent to it."""
    events: NotRequired[list[Literal["push", "pull-request-opened", "pull-request-updated", "pull-request-source-pushed", "pull-request-approved", "pull-request-unapproved", "changes-requested", "pull-request-merged", "pull-request-declined", "comment-added", "comment-edited", "comment-deleted", "commit-comment-added", "repository-forked", "repository-updated", "project-updated", "repo:push", "repo:fork", "repo:updated", "repo:created", "repo:deleted", "repo:transfer", "repo:imported", "repo:commit_comment_created", "repo:commit_status_created", "repo:commit_status_updated", "pullrequest:created", "pullrequest:updated", "pullrequest:push", "pullrequest:approved", "pullrequest:unapproved", "pullrequest:changes_request_created", "pullrequest:changes_request_removed", "pullrequest:fulfilled", "pullrequest:rejected", "pullrequest:comment_created", "pullrequest:comment_updated", "pullrequest:comment_deleted", "pullrequest:comment_resolved", "pullrequest:comment_reopened", "pipeline:span_created", "project:updated", "repo:refs_changed", "repo:modified", "repo:forked", "repo:comment:added", "repo:comment:edited", "repo:comment:deleted", "repo:secret_detected", "pr:opened", "pr:from_ref_updated", "pr:modified", "pr:merged", "pr:declined", "pr:deleted", "pr:reviewer:updated", "pr:reviewer:approved", "pr:reviewer:unapproved", "pr:reviewer:needs_work", "pr:comment:added", "pr:comment:edited", "pr:comment:deleted", "mirror:repo_synchronized", "project:modified"]]]
    """Events to send: names shared by both products, or Bitbucket's own keys."""
    active: NotRequired[bool]
    """Whether the webhook is active."""
    certificate: NotRequired[Literal["checked", "unchecked"]]
    """Whether to verify the TLS certificate of `url`."""
    secret: NotRequired[str | None]
    """Secret used to sign deliveries. At most 128 characters. On Data Center, set it again if the server doesn't
    return secrets. Set it to `null` to clear it.
    """
    include_raw: NotRequired[bool]
    """Whether to include Bitbucket's unmodified response as `raw`."""


class DeleteWebhookInput(TypedDict):
    """Input of `delete-webhook`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    webhook: str
    """UUID (Cloud) or number (Data Center) of the webhook."""
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to the webhooks of the workspace or project."""


class TestWebhookInput(TypedDict):
    """Input of `test-webhook`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    url: str
    """URL. Events are sent to it."""
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to a request on behalf of the project."""
    webhook: NotRequired[str]
    """UUID (Cloud) or number (Data Center) of the webhook. Webhook whose settings are used for the test."""
    certificate: NotRequired[Literal["checked", "unchecked"]]
    """Whether to verify the TLS certificate of `url`."""
    include_raw: NotRequired[bool]
    """Whether to include Bitbucket's unmodified response as `raw`."""


class Delivery(TypedDict):
    """Delivery."""

    status: int | None
    """HTTP status of the response. `null` if there was no response. Data Center only."""
    body: str | None
    """Body of the response. `null` if the response was empty. Data Center only."""
    raw: NotRequired[Any]
    """Bitbucket's unmodified response, if `include_raw` is set."""


class ListWebhookEventsInput(TypedDict):
    """Input of `list-webhook-events`."""

    level: NotRequired[Literal["repository", "workspace"]]
    """Level of the events. Cloud only."""
    max_items: NotRequired[int]
    """Maximum number of items to return across all pages."""
    cursor: NotRequired[str]
    """Pagination cursor: `next` of the previous page."""
    include_raw: NotRequired[bool]
    """Whether to include Bitbucket's unmodified response as `raw`."""


class WebhookEvent(TypedDict):
    """Webhook event."""

    event: str
    """Key of the webhook event."""
    name: str | None
    """Name of the webhook event."""
    description: str | None
    """Description of the event. Cloud only."""
    category: str | None
    """Description of the webhook event. Cloud only."""
    raw: NotRequired[Any]
    """Bitbucket's unmodified response, if `include_raw` is set."""


class ListIssuesInput(TypedDict):
    """Input of `list-issues`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to the connection's `repo`."""
    query: NotRequired[str]
    """Filter in Bitbucket's query language. Cloud only."""
    sort: NotRequired[str]
    """Field to sort by. Prefix with `-` for descending order. Cloud only."""
    max_items: NotRequired[int]
    """Maximum number of items to return across all pages."""
    cursor: NotRequired[str]
    """Pagination cursor: `next` of the previous page."""
    include_raw: NotRequired[bool]
    """Whether to include Bitbucket's unmodified response as `raw`."""


class Issue(TypedDict):
    """Issue."""

    id: int
    """ID of the issue."""
    title: str | None
    """Title of the issue."""
    description: str | None
    """Description of the issue, in Markdown."""
    state: str | None
    """State of the issue. One of `new`, `open`, `submitted`, `resolved`, `on-hold`, `invalid`, `duplicate`,
    `wontfix`, `closed`.
    """
    kind: str | None
    """Kind of issue. One of `bug`, `enhancement`, `proposal`, `task`."""
    priority: str | None
    """Priority of the issue. One of `trivial`, `minor`, `major`, `critical`, `blocker`."""
    author: PartialPerson | None
    """User who reported the issue. `null` if the account was deleted."""
    assignee: PartialPerson | None
    """Assignee of the issue. `null` if there are none."""
    created_at: str | None
    """Time of creation."""
    updated_at: str | None
    """Time of the last change."""
    link: str | None
    """URL of the web page."""
    raw: NotRequired[Any]
    """Bitbucket's unmodified response, if `include_raw` is set."""


class GetIssueInput(TypedDict):
    """Input of `get-issue`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to the connection's `repo`."""
    issue: int
    """ID of the issue."""
    include_raw: NotRequired[bool]
    """Whether to include Bitbucket's unmodified response as `raw`."""


class CreateIssueInput(TypedDict):
    """Input of `create-issue`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to the connection's `repo`."""
    title: str
    """Title."""
    description: NotRequired[str]
    """Description."""
    kind: NotRequired[Literal["bug", "enhancement", "proposal", "task"]]
    """Kind of issue."""
    priority: NotRequired[Literal["trivial", "minor", "major", "critical", "blocker"]]
    """Priority."""
    assignee: NotRequired[str]
    """Assignee: UUID, account ID, username, email address or display name."""
    include_raw: NotRequired[bool]
    """Whether to include Bitbucket's unmodified response as `raw`."""


class UpdateIssueInput(TypedDict):
    """Input of `update-issue`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to the connection's `repo`."""
    issue: int
    """ID of the issue."""
    title: NotRequired[str]
    """Title."""
    description: NotRequired[str | None]
    """Description. Set it to `null` to clear it."""
    state: NotRequired[Literal["new", "open", "submitted", "resolved", "on-hold", "invalid", "duplicate", "wontfix", "closed"]]
    """State."""
    kind: NotRequired[Literal["bug", "enhancement", "proposal", "task"]]
    """Kind of issue."""
    priority: NotRequired[Literal["trivial", "minor", "major", "critical", "blocker"]]
    """Priority."""
    assignee: NotRequired[str]
    """Assignee: UUID, account ID, username, email address or display name."""
    include_raw: NotRequired[bool]
    """Whether to include Bitbucket's unmodified response as `raw`."""


class ListIssueCommentsInput(TypedDict):
    """Input of `list-issue-comments`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to the connection's `repo`."""
    issue: int
    """ID of the issue."""
    max_items: NotRequired[int]
    """Maximum number of items to return across all pages."""
    cursor: NotRequired[str]
    """Pagination cursor: `next` of the previous page."""
    include_raw: NotRequired[bool]
    """Whether to include Bitbucket's unmodified response as `raw`."""


class CreateIssueCommentInput(TypedDict):
    """Input of `create-issue-comment`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to the connection's `repo`."""
    issue: int
    """ID of the issue."""
    text: str
    """Text, in Markdown."""
    include_raw: NotRequired[bool]
    """Whether to include Bitbucket's unmodified response as `raw`."""


class ListPullRequestIssuesInput(TypedDict):
    """Input of `list-pull-request-issues`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to the connection's `repo`."""
    pull_request: int
    """ID of the pull request."""
    max_items: NotRequired[int]
    """Maximum number of items to return across all pages."""
    cursor: NotRequired[str]
    """Pagination cursor: `next` of the previous page."""
    include_raw: NotRequired[bool]
    """Whether to include Bitbucket's unmodified response as `raw`."""


class JiraIssue(TypedDict):
    """Jira issue."""

    key: str
    """Key of the Jira issue."""
    comment: int | None
    """ID of the comment that the issue was created from. `null` if it was found by its key. Data Center only."""
    link: str | None
    """URL of the issue in Jira. `null` for a new one. Data Center only."""
    raw: NotRequired[Any]
    """Bitbucket's unmodified response, if `include_raw` is set."""


class CreateIssueFromCommentInput(TypedDict):
    """Input of `create-issue-from-comment`."""

    comment: int
    """ID of the comment. A comment on a pull request."""
    jira_project: str
    """Key of the Jira project."""
    issue_type: str
    """Name of the issue type in the Jira project."""
    title: str
    """Title."""
    description: NotRequired[str]
    """Description."""
    jira: NotRequired[str]
    """ID of the application link to Jira. Required if the server is linked to several."""
    include_raw: NotRequired[bool]
    """Whether to include Bitbucket's unmodified response as `raw`."""


class EventRepository(TypedDict):
    """Event repository."""

    id: str | None
    """ID that stays the same if the repository is renamed."""
    workspace: str | None
    """Workspace slug (Cloud) or project key (Data Center)."""
    repo: str | None
    """Slug of the repository."""
    name: str | None
    """Name of the repository."""
    link: str | None
    """URL of the web page."""


class PartialCommit(TypedDict):
    """Commit."""

    commit: str | None
    """Hash of the commit."""
    message: str | None
    """Commit message."""
    author_name: str | None
    """Name of the author."""
    author_email: str | None
    """Email address of the author."""
    author: PartialPerson | None
    """Account of that user. `null` if no account has the email address. Cloud only."""
    parents: list[str] | None
    """Hashes of the parent commits."""
    committed_at: str | None
    """Time of creation."""
    link: str | None
    """URL of the web page. Cloud only."""


class RefChange(TypedDict):
    """Ref change."""

    ref: str | None
    """Name of the branch or tag, without `refs/heads/` or `refs/tags/`."""
    type: str | None
    """`branch` or `tag`."""
    change: str | None
    """`created`, `updated` or `deleted`."""
    branch: str | None
    """Name of the branch. `null` if it is a tag."""
    tag: str | None
    """Name of the tag. `null` if it is a branch."""
    before: str | None
    """Commit before the push. `null` if it was created."""
    after: str | None
    """Commit after the push. `null` if it was deleted."""
    forced: bool | None
    """Whether the branch was rewritten. Cloud only."""
    truncated: bool | None
    """Whether `commits` is incomplete."""
    commits: list[PartialCommit] | None
    """Pushed commits, latest first."""


class PushEvent(TypedDict):
    """Push event."""

    event: str | None
    """Key of the webhook event, as Bitbucket names it. `null` if the event was found by polling."""
    occurred_at: str | None
    """Time of the event. Data Center only."""
    actor: PartialPerson | None
    """User who caused the event. `null` if the account was deleted, or the event was found by polling."""
    repository: EventRepository | None
    """Repository of the event. `null` if the repository was deleted."""
    changes: list[RefChange] | None
    """Changed branches and tags."""


class PushConfig(TypedDict):
    """Configuration of the trigger `push`. The payload of its events is a `PushEvent`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to every repository of the workspace or project."""
    repos: NotRequired[list[str]]
    """Filters by repository slug. Patterns: `*` matches any characters, and a leading `!` excludes."""
    backfill: NotRequired[int]
    """Number of recent events to start with when polling begins."""
    secret: NotRequired[str]
    """Secret of a webhook that was created by hand. If set, no webhook is created. Otherwise, the webhook gets a
    random secret.
    """
    per: NotRequired[Literal["push", "ref", "commit"]]
    """What starts a run: the whole push, each branch or tag, or each commit."""
    fetch_missing: NotRequired[bool]
    """Whether to fetch the commits that the webhook omits. Bitbucket sends at most five for each branch, and older
    versions of Data Center none.
    """
    branches: NotRequired[list[str]]
    """Filters by branch. Patterns: `*` matches any characters but `/`, `**` any characters, and a leading `!`
    excludes.
    """
    tags: NotRequired[list[str]]
    """Filters by tag. Patterns as for branches."""
    paths: NotRequired[list[str]]
    """Filters by the path of a changed file. Patterns: `*` matches any characters but `/`, `**` any characters, and
    a leading `!` excludes.
    """
    actors: NotRequired[list[str]]
    """Filters by the user who caused the event: UUIDs, account IDs, usernames, email addresses or display names."""


class BranchEvent(TypedDict):
    """Branch event."""

    event: str | None
    """Key of the webhook event, as Bitbucket names it. `null` if the event was found by polling."""
    occurred_at: str | None
    """Time of the event. Data Center only."""
    actor: PartialPerson | None
    """User who caused the event. `null` if the account was deleted, or the event was found by polling."""
    repository: EventRepository | None
    """Repository of the event. `null` if the repository was deleted."""
    branch: str | None
    """Name of the branch, without `refs/heads/`."""
    before: str | None
    """Commit before the change. `null` if it was created."""
    after: str | None
    """Commit after the change. `null` if it was deleted."""
    forced: bool | None
    """Whether the branch was rewritten. Cloud only."""
    truncated: bool | None
    """Whether `commits` is incomplete."""
    commits: list[PartialCommit] | None
    """Pushed commits, latest first."""


class BranchCreatedConfig(TypedDict):
    """Configuration of the trigger `branch-created`. The payload of its events is a `BranchEvent`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to every repository of the workspace or project."""
    repos: NotRequired[list[str]]
    """Filters by repository slug. Patterns: `*` matches any characters, and a leading `!` excludes."""
    backfill: NotRequired[int]
    """Number of recent events to start with when polling begins."""
    secret: NotRequired[str]
    """Secret of a webhook that was created by hand. If set, no webhook is created. Otherwise, the webhook gets a
    random secret.
    """
    branches: NotRequired[list[str]]
    """Filters by branch. Patterns: `*` matches any characters but `/`, `**` any characters, and a leading `!`
    excludes.
    """
    actors: NotRequired[list[str]]
    """Filters by the user who caused the event: UUIDs, account IDs, usernames, email addresses or display names."""


class BranchUpdatedConfig(TypedDict):
    """Configuration of the trigger `branch-updated`. The payload of its events is a `BranchEvent`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to every repository of the workspace or project."""
    repos: NotRequired[list[str]]
    """Filters by repository slug. Patterns: `*` matches any characters, and a leading `!` excludes."""
    backfill: NotRequired[int]
    """Number of recent events to start with when polling begins."""
    secret: NotRequired[str]
    """Secret of a webhook that was created by hand. If set, no webhook is created. Otherwise, the webhook gets a
    random secret.
    """
    fetch_missing: NotRequired[bool]
    """Whether to fetch the commits that the webhook omits. Bitbucket sends at most five for each branch, and older
    versions of Data Center none.
    """
    branches: NotRequired[list[str]]
    """Filters by branch. Patterns: `*` matches any characters but `/`, `**` any characters, and a leading `!`
    excludes.
    """
    paths: NotRequired[list[str]]
    """Filters by the path of a changed file. Patterns: `*` matches any characters but `/`, `**` any characters, and
    a leading `!` excludes.
    """
    actors: NotRequired[list[str]]
    """Filters by the user who caused the event: UUIDs, account IDs, usernames, email addresses or display names."""


class BranchDeletedConfig(TypedDict):
    """Configuration of the trigger `branch-deleted`. The payload of its events is a `BranchEvent`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to every repository of the workspace or project."""
    repos: NotRequired[list[str]]
    """Filters by repository slug. Patterns: `*` matches any characters, and a leading `!` excludes."""
    backfill: NotRequired[int]
    """Number of recent events to start with when polling begins."""
    secret: NotRequired[str]
    """Secret of a webhook that was created by hand. If set, no webhook is created. Otherwise, the webhook gets a
    random secret.
    """
    branches: NotRequired[list[str]]
    """Filters by branch. Patterns: `*` matches any characters but `/`, `**` any characters, and a leading `!`
    excludes.
    """
    actors: NotRequired[list[str]]
    """Filters by the user who caused the event: UUIDs, account IDs, usernames, email addresses or display names."""


class TagEvent(TypedDict):
    """Tag event."""

    event: str | None
    """Key of the webhook event, as Bitbucket names it. `null` if the event was found by polling."""
    occurred_at: str | None
    """Time of the event. Data Center only."""
    actor: PartialPerson | None
    """User who caused the event. `null` if the account was deleted, or the event was found by polling."""
    repository: EventRepository | None
    """Repository of the event. `null` if the repository was deleted."""
    tag: str | None
    """Name of the tag, without `refs/tags/`."""
    before: str | None
    """Commit before the change. `null` if it was created."""
    after: str | None
    """Commit after the change. `null` if it was deleted."""


class TagCreatedConfig(TypedDict):
    """Configuration of the trigger `tag-created`. The payload of its events is a `TagEvent`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to every repository of the workspace or project."""
    repos: NotRequired[list[str]]
    """Filters by repository slug. Patterns: `*` matches any characters, and a leading `!` excludes."""
    backfill: NotRequired[int]
    """Number of recent events to start with when polling begins."""
    secret: NotRequired[str]
    """Secret of a webhook that was created by hand. If set, no webhook is created. Otherwise, the webhook gets a
    random secret.
    """
    tags: NotRequired[list[str]]
    """Filters by tag. Patterns as for branches."""
    actors: NotRequired[list[str]]
    """Filters by the user who caused the event: UUIDs, account IDs, usernames, email addresses or display names."""


class TagDeletedConfig(TypedDict):
    """Configuration of the trigger `tag-deleted`. The payload of its events is a `TagEvent`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to every repository of the workspace or project."""
    repos: NotRequired[list[str]]
    """Filters by repository slug. Patterns: `*` matches any characters, and a leading `!` excludes."""
    backfill: NotRequired[int]
    """Number of recent events to start with when polling begins."""
    secret: NotRequired[str]
    """Secret of a webhook that was created by hand. If set, no webhook is created. Otherwise, the webhook gets a
    random secret.
    """
    tags: NotRequired[list[str]]
    """Filters by tag. Patterns as for branches."""
    actors: NotRequired[list[str]]
    """Filters by the user who caused the event: UUIDs, account IDs, usernames, email addresses or display names."""


class PartialPullRequest(TypedDict):
    """Pull request."""

    id: int | None
    """ID of the pull request."""
    workspace: str | None
    """Workspace slug (Cloud) or project key (Data Center). `null` if the repository was deleted."""
    repo: str | None
    """Slug of the repository. `null` if the repository was deleted."""
    title: str | None
    """Title of the pull request."""
    description: str | None
    """Description of the pull request."""
    state: str | None
    """State of the pull request. One of `open`, `merged`, `declined`, `superseded`."""
    draft: bool | None
    """Whether the pull request is a draft. `null` on Data Center before 8.18."""
    source: str | None
    """Source branch. `null` if the branch was deleted."""
    source_commit: str | None
    """Latest commit of the source branch. `null` if the branch was deleted."""
    source_workspace: str | None
    """Workspace slug or project key of the repository that contains the source branch. `null` if the fork was
    deleted.
    """
    source_repo: str | None
    """Slug of the repository that contains the source branch. Differs from `repo` for a fork. `null` if the fork was
    deleted.
    """
    target: str | None
    """Target branch. `null` if the branch was deleted."""
    target_commit: str | None
    """Latest commit of the target branch. `null` if the branch was deleted."""
    author: PartialPerson | None
    """User who opened the pull request. `null` if the account was deleted."""
    reviewers: list[Reviewer] | None
    """Reviewers."""
    participants: list[PartialParticipant] | None
    """Participants other than reviewers."""
    refused_reviewers: list[PartialPerson] | None
    """Reviewers that were removed because Bitbucket no longer accepts them. `null` unless reviewers were removed."""
    comment_count: int | None
    """Number of comments."""
    open_task_count: int | None
    """Number of open tasks."""
    close_source_branch: bool | None
    """Whether the source branch is deleted on merge. Cloud only."""
    merge_strategies: list[str] | None
    """Merge strategies that the target branch allows. Each is one of `merge-commit`, `fast-forward`, `fast-forward-
    or-merge-commit`, `squash`, `squash-fast-forward`, `rebase-fast-forward`, `rebase-merge-commit`. `null` unless
    Bitbucket reports them. Cloud only.
    """
    merge_commit: str | None
    """Hash of the merge commit. `null` until it is merged."""
    merge_task: str | None
    """ID of the asynchronous merge, if not waited for. Pass it to `get-merge-status`. `null` if the merge was waited
    for. Cloud only.
    """
    closed_by: PartialPerson | None
    """User who merged or declined the pull request. `null` until then. Cloud only."""
    decline_reason: str | None
    """Reason for declining. `null` if none was given. Cloud only."""
    version: int | None
    """Version, for optimistic locking. Data Center only."""
    created_at: str | None
    """Time of creation."""
    updated_at: str | None
    """Time of the last change."""
    link: str | None
    """URL of the web page."""


class PullRequestEvent(TypedDict):
    """Pull request event."""

    event: str | None
    """Key of the webhook event, as Bitbucket names it. `null` if the event was found by polling."""
    occurred_at: str | None
    """Time of the event."""
    actor: PartialPerson | None
    """User who caused the event. `null` if the account was deleted, or the event was found by polling."""
    repository: EventRepository | None
    """Repository of the event. `null` if the repository was deleted."""
    pull_request: PartialPullRequest | None
    """The pull request."""


class PullRequestOpenedConfig(TypedDict):
    """Configuration of the trigger `pull-request-opened`. The payload of its events is a `PullRequestEvent`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to every repository of the workspace or project."""
    repos: NotRequired[list[str]]
    """Filters by repository slug. Patterns: `*` matches any characters, and a leading `!` excludes."""
    backfill: NotRequired[int]
    """Number of recent events to start with when polling begins."""
    secret: NotRequired[str]
    """Secret of a webhook that was created by hand. If set, no webhook is created. Otherwise, the webhook gets a
    random secret.
    """
    source_branches: NotRequired[list[str]]
    """Filters by source branch. Patterns as for branches."""
    target_branches: NotRequired[list[str]]
    """Filters by target branch. Patterns: `*` matches any characters but `/`, `**` any characters, and a leading `!`
    excludes.
    """
    paths: NotRequired[list[str]]
    """Filters by the path of a changed file. Patterns: `*` matches any characters but `/`, `**` any characters, and
    a leading `!` excludes.
    """
    authors: NotRequired[list[str]]
    """Filters by author: UUIDs, account IDs, usernames, email addresses or display names."""
    is_draft: NotRequired[bool]
    """Filters by whether the pull request is a draft."""
    actors: NotRequired[list[str]]
    """Filters by the user who caused the event: UUIDs, account IDs, usernames, email addresses or display names."""


class PullRequestUpdateEvent(TypedDict):
    """Pull request update event."""

    event: str | None
    """Key of the webhook event, as Bitbucket names it. `null` if the event was found by polling."""
    occurred_at: str | None
    """Time of the event."""
    actor: PartialPerson | None
    """User who caused the event. `null` if the account was deleted, or the event was found by polling."""
    repository: EventRepository | None
    """Repository of the event. `null` if the repository was deleted."""
    pull_request: PartialPullRequest | None
    """The pull request."""
    previous_title: str | None
    """Title before the update. Data Center only."""
    previous_description: str | None
    """Description before the update. `null` if it was empty. Data Center only."""
    previous_target: str | None
    """Target branch before the update. Data Center only."""


class PullRequestUpdatedConfig(TypedDict):
    """Configuration of the trigger `pull-request-updated`. The payload of its events is a `PullRequestUpdateEvent`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to every repository of the workspace or project."""
    repos: NotRequired[list[str]]
    """Filters by repository slug. Patterns: `*` matches any characters, and a leading `!` excludes."""
    backfill: NotRequired[int]
    """Number of recent events to start with when polling begins."""
    secret: NotRequired[str]
    """Secret of a webhook that was created by hand. If set, no webhook is created. Otherwise, the webhook gets a
    random secret.
    """
    source_branches: NotRequired[list[str]]
    """Filters by source branch. Patterns as for branches."""
    target_branches: NotRequired[list[str]]
    """Filters by target branch. Patterns: `*` matches any characters but `/`, `**` any characters, and a leading `!`
    excludes.
    """
    authors: NotRequired[list[str]]
    """Filters by author: UUIDs, account IDs, usernames, email addresses or display names."""
    is_draft: NotRequired[bool]
    """Filters by whether the pull request is a draft."""
    actors: NotRequired[list[str]]
    """Filters by the user who caused the event: UUIDs, account IDs, usernames, email addresses or display names."""


class PullRequestPushEvent(TypedDict):
    """Pull request push event."""

    event: str | None
    """Key of the webhook event, as Bitbucket names it. `null` if the event was found by polling."""
    occurred_at: str | None
    """Time of the event."""
    actor: PartialPerson | None
    """User who caused the event. `null` if the account was deleted, or the event was found by polling."""
    repository: EventRepository | None
    """Repository of the event. `null` if the repository was deleted."""
    pull_request: PartialPullRequest | None
    """The pull request."""
    previous_commit: str | None
    """Commit of the source before the push. Data Center only."""


class PullRequestSourcePushedConfig(TypedDict):
    """Configuration of the trigger `pull-request-source-pushed`. The payload of its events is a
    `PullRequestPushEvent`.
    """

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to every repository of the workspace or project."""
    repos: NotRequired[list[str]]
    """Filters by repository slug. Patterns: `*` matches any characters, and a leading `!` excludes."""
    backfill: NotRequired[int]
    """Number of recent events to start with when polling begins."""
    secret: NotRequired[str]
    """Secret of a webhook that was created by hand. If set, no webhook is created. Otherwise, the webhook gets a
    random secret.
    """
    source_branches: NotRequired[list[str]]
    """Filters by source branch. Patterns as for branches."""
    target_branches: NotRequired[list[str]]
    """Filters by target branch. Patterns: `*` matches any characters but `/`, `**` any characters, and a leading `!`
    excludes.
    """
    paths: NotRequired[list[str]]
    """Filters by the path of a changed file. Patterns: `*` matches any characters but `/`, `**` any characters, and
    a leading `!` excludes.
    """
    authors: NotRequired[list[str]]
    """Filters by author: UUIDs, account IDs, usernames, email addresses or display names."""
    is_draft: NotRequired[bool]
    """Filters by whether the pull request is a draft."""
    actors: NotRequired[list[str]]
    """Filters by the user who caused the event: UUIDs, account IDs, usernames, email addresses or display names."""


class ReviewersEvent(TypedDict):
    """Reviewers event."""

    event: str | None
    """Key of the webhook event, as Bitbucket names it. `null` if the event was found by polling."""
    occurred_at: str | None
    """Time of the event."""
    actor: PartialPerson | None
    """User who caused the event. `null` if the account was deleted, or the event was found by polling."""
    repository: EventRepository | None
    """Repository of the event. `null` if the repository was deleted."""
    pull_request: PartialPullRequest | None
    """The pull request."""
    added_reviewers: list[PartialPerson] | None
    """Added reviewers."""
    removed_reviewers: list[PartialPerson] | None
    """Removed reviewers."""


class PullRequestReviewersChangedConfig(TypedDict):
    """Configuration of the trigger `pull-request-reviewers-changed`. The payload of its events is a
    `ReviewersEvent`.
    """

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to every repository of the workspace or project."""
    repos: NotRequired[list[str]]
    """Filters by repository slug. Patterns: `*` matches any characters, and a leading `!` excludes."""
    backfill: NotRequired[int]
    """Number of recent events to start with when polling begins."""
    secret: NotRequired[str]
    """Secret of a webhook that was created by hand. If set, no webhook is created. Otherwise, the webhook gets a
    random secret.
    """
    source_branches: NotRequired[list[str]]
    """Filters by source branch. Patterns as for branches."""
    target_branches: NotRequired[list[str]]
    """Filters by target branch. Patterns: `*` matches any characters but `/`, `**` any characters, and a leading `!`
    excludes.
    """
    authors: NotRequired[list[str]]
    """Filters by author: UUIDs, account IDs, usernames, email addresses or display names."""
    is_draft: NotRequired[bool]
    """Filters by whether the pull request is a draft."""
    actors: NotRequired[list[str]]
    """Filters by the user who caused the event: UUIDs, account IDs, usernames, email addresses or display names."""


class ReviewEvent(TypedDict):
    """Review event."""

    event: str | None
    """Key of the webhook event, as Bitbucket names it. `null` if the event was found by polling."""
    occurred_at: str | None
    """Time of the event."""
    actor: PartialPerson | None
    """User who caused the event. `null` if the account was deleted, or the event was found by polling."""
    repository: EventRepository | None
    """Repository of the event. `null` if the repository was deleted."""
    pull_request: PartialPullRequest | None
    """The pull request."""


class PullRequestApprovedConfig(TypedDict):
    """Configuration of the trigger `pull-request-approved`. The payload of its events is a `ReviewEvent`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to every repository of the workspace or project."""
    repos: NotRequired[list[str]]
    """Filters by repository slug. Patterns: `*` matches any characters, and a leading `!` excludes."""
    backfill: NotRequired[int]
    """Number of recent events to start with when polling begins."""
    secret: NotRequired[str]
    """Secret of a webhook that was created by hand. If set, no webhook is created. Otherwise, the webhook gets a
    random secret.
    """
    source_branches: NotRequired[list[str]]
    """Filters by source branch. Patterns as for branches."""
    target_branches: NotRequired[list[str]]
    """Filters by target branch. Patterns: `*` matches any characters but `/`, `**` any characters, and a leading `!`
    excludes.
    """
    authors: NotRequired[list[str]]
    """Filters by author: UUIDs, account IDs, usernames, email addresses or display names."""
    is_draft: NotRequired[bool]
    """Filters by whether the pull request is a draft."""
    actors: NotRequired[list[str]]
    """Filters by the user who caused the event: UUIDs, account IDs, usernames, email addresses or display names."""


class PullRequestUnapprovedConfig(TypedDict):
    """Configuration of the trigger `pull-request-unapproved`. The payload of its events is a `ReviewEvent`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to every repository of the workspace or project."""
    repos: NotRequired[list[str]]
    """Filters by repository slug. Patterns: `*` matches any characters, and a leading `!` excludes."""
    backfill: NotRequired[int]
    """Number of recent events to start with when polling begins."""
    secret: NotRequired[str]
    """Secret of a webhook that was created by hand. If set, no webhook is created. Otherwise, the webhook gets a
    random secret.
    """
    source_branches: NotRequired[list[str]]
    """Filters by source branch. Patterns as for branches."""
    target_branches: NotRequired[list[str]]
    """Filters by target branch. Patterns: `*` matches any characters but `/`, `**` any characters, and a leading `!`
    excludes.
    """
    authors: NotRequired[list[str]]
    """Filters by author: UUIDs, account IDs, usernames, email addresses or display names."""
    is_draft: NotRequired[bool]
    """Filters by whether the pull request is a draft."""
    actors: NotRequired[list[str]]
    """Filters by the user who caused the event: UUIDs, account IDs, usernames, email addresses or display names."""


class ChangesRequestedConfig(TypedDict):
    """Configuration of the trigger `changes-requested`. The payload of its events is a `ReviewEvent`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to every repository of the workspace or project."""
    repos: NotRequired[list[str]]
    """Filters by repository slug. Patterns: `*` matches any characters, and a leading `!` excludes."""
    backfill: NotRequired[int]
    """Number of recent events to start with when polling begins."""
    secret: NotRequired[str]
    """Secret of a webhook that was created by hand. If set, no webhook is created. Otherwise, the webhook gets a
    random secret.
    """
    source_branches: NotRequired[list[str]]
    """Filters by source branch. Patterns as for branches."""
    target_branches: NotRequired[list[str]]
    """Filters by target branch. Patterns: `*` matches any characters but `/`, `**` any characters, and a leading `!`
    excludes.
    """
    authors: NotRequired[list[str]]
    """Filters by author: UUIDs, account IDs, usernames, email addresses or display names."""
    is_draft: NotRequired[bool]
    """Filters by whether the pull request is a draft."""
    actors: NotRequired[list[str]]
    """Filters by the user who caused the event: UUIDs, account IDs, usernames, email addresses or display names."""


class ChangesRequestWithdrawnConfig(TypedDict):
    """Configuration of the trigger `changes-request-withdrawn`. The payload of its events is a `ReviewEvent`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to every repository of the workspace or project."""
    repos: NotRequired[list[str]]
    """Filters by repository slug. Patterns: `*` matches any characters, and a leading `!` excludes."""
    backfill: NotRequired[int]
    """Number of recent events to start with when polling begins."""
    secret: NotRequired[str]
    """Secret of a webhook that was created by hand. If set, no webhook is created. Otherwise, the webhook gets a
    random secret.
    """
    source_branches: NotRequired[list[str]]
    """Filters by source branch. Patterns as for branches."""
    target_branches: NotRequired[list[str]]
    """Filters by target branch. Patterns: `*` matches any characters but `/`, `**` any characters, and a leading `!`
    excludes.
    """
    authors: NotRequired[list[str]]
    """Filters by author: UUIDs, account IDs, usernames, email addresses or display names."""
    is_draft: NotRequired[bool]
    """Filters by whether the pull request is a draft."""
    actors: NotRequired[list[str]]
    """Filters by the user who caused the event: UUIDs, account IDs, usernames, email addresses or display names."""


class PullRequestMergedConfig(TypedDict):
    """Configuration of the trigger `pull-request-merged`. The payload of its events is a `PullRequestEvent`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to every repository of the workspace or project."""
    repos: NotRequired[list[str]]
    """Filters by repository slug. Patterns: `*` matches any characters, and a leading `!` excludes."""
    backfill: NotRequired[int]
    """Number of recent events to start with when polling begins."""
    secret: NotRequired[str]
    """Secret of a webhook that was created by hand. If set, no webhook is created. Otherwise, the webhook gets a
    random secret.
    """
    source_branches: NotRequired[list[str]]
    """Filters by source branch. Patterns as for branches."""
    target_branches: NotRequired[list[str]]
    """Filters by target branch. Patterns: `*` matches any characters but `/`, `**` any characters, and a leading `!`
    excludes.
    """
    paths: NotRequired[list[str]]
    """Filters by the path of a changed file. Patterns: `*` matches any characters but `/`, `**` any characters, and
    a leading `!` excludes.
    """
    authors: NotRequired[list[str]]
    """Filters by author: UUIDs, account IDs, usernames, email addresses or display names."""
    is_draft: NotRequired[bool]
    """Filters by whether the pull request is a draft."""
    actors: NotRequired[list[str]]
    """Filters by the user who caused the event: UUIDs, account IDs, usernames, email addresses or display names."""


class PullRequestDeclinedConfig(TypedDict):
    """Configuration of the trigger `pull-request-declined`. The payload of its events is a `PullRequestEvent`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to every repository of the workspace or project."""
    repos: NotRequired[list[str]]
    """Filters by repository slug. Patterns: `*` matches any characters, and a leading `!` excludes."""
    backfill: NotRequired[int]
    """Number of recent events to start with when polling begins."""
    secret: NotRequired[str]
    """Secret of a webhook that was created by hand. If set, no webhook is created. Otherwise, the webhook gets a
    random secret.
    """
    source_branches: NotRequired[list[str]]
    """Filters by source branch. Patterns as for branches."""
    target_branches: NotRequired[list[str]]
    """Filters by target branch. Patterns: `*` matches any characters but `/`, `**` any characters, and a leading `!`
    excludes.
    """
    authors: NotRequired[list[str]]
    """Filters by author: UUIDs, account IDs, usernames, email addresses or display names."""
    is_draft: NotRequired[bool]
    """Filters by whether the pull request is a draft."""
    actors: NotRequired[list[str]]
    """Filters by the user who caused the event: UUIDs, account IDs, usernames, email addresses or display names."""


class PullRequestDeletedConfig(TypedDict):
    """Configuration of the trigger `pull-request-deleted`. The payload of its events is a `PullRequestEvent`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to every repository of the workspace or project."""
    repos: NotRequired[list[str]]
    """Filters by repository slug. Patterns: `*` matches any characters, and a leading `!` excludes."""
    secret: NotRequired[str]
    """Secret of a webhook that was created by hand. If set, no webhook is created. Otherwise, the webhook gets a
    random secret.
    """
    source_branches: NotRequired[list[str]]
    """Filters by source branch. Patterns as for branches."""
    target_branches: NotRequired[list[str]]
    """Filters by target branch. Patterns: `*` matches any characters but `/`, `**` any characters, and a leading `!`
    excludes.
    """
    authors: NotRequired[list[str]]
    """Filters by author: UUIDs, account IDs, usernames, email addresses or display names."""
    is_draft: NotRequired[bool]
    """Filters by whether the pull request is a draft."""
    actors: NotRequired[list[str]]
    """Filters by the user who caused the event: UUIDs, account IDs, usernames, email addresses or display names."""


class PartialComment(TypedDict):
    """Comment."""

    id: int | None
    """ID of the comment."""
    text: str | None
    """Text of the comment, in Markdown."""
    author: PartialPerson | None
    """Name of the author. `null` if the account was deleted."""
    parent: int | None
    """ID of the comment that it replies to. `null` if it is not a reply."""
    path: str | None
    """Path of the file. `null` if it is not on a file."""
    line: int | None
    """Line number in the new version of the file. For several lines, the last. `null` if it is not on a line of the
    new version.
    """
    old_line: int | None
    """Line number in the old version of the file. `null` if it is not on a line of the old version."""
    start_line: int | None
    """First line, if the comment is on several lines. `null` if it is not on several lines."""
    state: str | None
    """State of the comment. Only its author can see a pending comment. One of `published`, `pending`."""
    deleted: bool | None
    """Whether the comment is deleted. Cloud only."""
    resolved_at: str | None
    """Time at which the thread was resolved. `null` until then."""
    resolved_by: PartialPerson | None
    """User who resolved the thread. `null` until then."""
    version: int | None
    """Version, for optimistic locking. Data Center only."""
    created_at: str | None
    """Time of creation."""
    updated_at: str | None
    """Time of the last change."""
    link: str | None
    """URL of the web page. Cloud only."""


class CommentEvent(TypedDict):
    """Comment event."""

    event: str | None
    """Key of the webhook event, as Bitbucket names it. `null` if the event was found by polling."""
    occurred_at: str | None
    """Time of the event."""
    actor: PartialPerson | None
    """User who caused the event. `null` if the account was deleted, or the event was found by polling."""
    repository: EventRepository | None
    """Repository of the event. `null` if the repository was deleted."""
    pull_request: PartialPullRequest | None
    """The pull request."""
    comment: PartialComment | None
    """The comment."""
    parent: int | None
    """Comment that it replies to. `null` if it is not a reply."""
    previous_text: str | None
    """Text before the edit. `null` if it was not edited. Data Center only."""


class CommentAddedConfig(TypedDict):
    """Configuration of the trigger `comment-added`. The payload of its events is a `CommentEvent`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to every repository of the workspace or project."""
    repos: NotRequired[list[str]]
    """Filters by repository slug. Patterns: `*` matches any characters, and a leading `!` excludes."""
    backfill: NotRequired[int]
    """Number of recent events to start with when polling begins."""
    secret: NotRequired[str]
    """Secret of a webhook that was created by hand. If set, no webhook is created. Otherwise, the webhook gets a
    random secret.
    """
    comment_pattern: NotRequired[str]
    """Filters by the text of the comment: a regular expression."""
    authors: NotRequired[list[str]]
    """Filters by author: UUIDs, account IDs, usernames, email addresses or display names."""
    source_branches: NotRequired[list[str]]
    """Filters by source branch. Patterns as for branches."""
    target_branches: NotRequired[list[str]]
    """Filters by target branch. Patterns: `*` matches any characters but `/`, `**` any characters, and a leading `!`
    excludes.
    """
    is_draft: NotRequired[bool]
    """Filters by whether the pull request is a draft."""


class CommentEditedConfig(TypedDict):
    """Configuration of the trigger `comment-edited`. The payload of its events is a `CommentEvent`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to every repository of the workspace or project."""
    repos: NotRequired[list[str]]
    """Filters by repository slug. Patterns: `*` matches any characters, and a leading `!` excludes."""
    backfill: NotRequired[int]
    """Number of recent events to start with when polling begins."""
    secret: NotRequired[str]
    """Secret of a webhook that was created by hand. If set, no webhook is created. Otherwise, the webhook gets a
    random secret.
    """
    comment_pattern: NotRequired[str]
    """Filters by the text of the comment: a regular expression."""
    authors: NotRequired[list[str]]
    """Filters by author: UUIDs, account IDs, usernames, email addresses or display names."""
    source_branches: NotRequired[list[str]]
    """Filters by source branch. Patterns as for branches."""
    target_branches: NotRequired[list[str]]
    """Filters by target branch. Patterns: `*` matches any characters but `/`, `**` any characters, and a leading `!`
    excludes.
    """
    is_draft: NotRequired[bool]
    """Filters by whether the pull request is a draft."""


class CommentDeletedConfig(TypedDict):
    """Configuration of the trigger `comment-deleted`. The payload of its events is a `CommentEvent`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to every repository of the workspace or project."""
    repos: NotRequired[list[str]]
    """Filters by repository slug. Patterns: `*` matches any characters, and a leading `!` excludes."""
    backfill: NotRequired[int]
    """Number of recent events to start with when polling begins."""
    secret: NotRequired[str]
    """Secret of a webhook that was created by hand. If set, no webhook is created. Otherwise, the webhook gets a
    random secret.
    """
    comment_pattern: NotRequired[str]
    """Filters by the text of the comment: a regular expression."""
    authors: NotRequired[list[str]]
    """Filters by author: UUIDs, account IDs, usernames, email addresses or display names."""
    source_branches: NotRequired[list[str]]
    """Filters by source branch. Patterns as for branches."""
    target_branches: NotRequired[list[str]]
    """Filters by target branch. Patterns: `*` matches any characters but `/`, `**` any characters, and a leading `!`
    excludes.
    """
    is_draft: NotRequired[bool]
    """Filters by whether the pull request is a draft."""


class ResolvedCommentEvent(TypedDict):
    """Resolved comment event."""

    event: str | None
    """Key of the webhook event, as Bitbucket names it. `null` if the event was found by polling."""
    occurred_at: str | None
    """Time of the event."""
    actor: PartialPerson | None
    """User who caused the event. `null` if the account was deleted, or the event was found by polling."""
    repository: EventRepository | None
    """Repository of the event. `null` if the repository was deleted."""
    pull_request: PartialPullRequest | None
    """The pull request."""
    comment: PartialComment | None
    """The comment."""


class CommentResolvedConfig(TypedDict):
    """Configuration of the trigger `comment-resolved`. The payload of its events is a `ResolvedCommentEvent`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to every repository of the workspace or project."""
    repos: NotRequired[list[str]]
    """Filters by repository slug. Patterns: `*` matches any characters, and a leading `!` excludes."""
    backfill: NotRequired[int]
    """Number of recent events to start with when polling begins."""
    secret: NotRequired[str]
    """Secret of a webhook that was created by hand. If set, no webhook is created. Otherwise, the webhook gets a
    random secret.
    """
    comment_pattern: NotRequired[str]
    """Filters by the text of the comment: a regular expression."""
    authors: NotRequired[list[str]]
    """Filters by author: UUIDs, account IDs, usernames, email addresses or display names."""
    source_branches: NotRequired[list[str]]
    """Filters by source branch. Patterns as for branches."""
    target_branches: NotRequired[list[str]]
    """Filters by target branch. Patterns: `*` matches any characters but `/`, `**` any characters, and a leading `!`
    excludes.
    """
    is_draft: NotRequired[bool]
    """Filters by whether the pull request is a draft."""


class CommentReopenedConfig(TypedDict):
    """Configuration of the trigger `comment-reopened`. The payload of its events is a `CommentEvent`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to every repository of the workspace or project."""
    repos: NotRequired[list[str]]
    """Filters by repository slug. Patterns: `*` matches any characters, and a leading `!` excludes."""
    backfill: NotRequired[int]
    """Number of recent events to start with when polling begins."""
    secret: NotRequired[str]
    """Secret of a webhook that was created by hand. If set, no webhook is created. Otherwise, the webhook gets a
    random secret.
    """
    comment_pattern: NotRequired[str]
    """Filters by the text of the comment: a regular expression."""
    authors: NotRequired[list[str]]
    """Filters by author: UUIDs, account IDs, usernames, email addresses or display names."""
    source_branches: NotRequired[list[str]]
    """Filters by source branch. Patterns as for branches."""
    target_branches: NotRequired[list[str]]
    """Filters by target branch. Patterns: `*` matches any characters but `/`, `**` any characters, and a leading `!`
    excludes.
    """
    is_draft: NotRequired[bool]
    """Filters by whether the pull request is a draft."""


class CommitCommentEvent(TypedDict):
    """Commit comment event."""

    event: str | None
    """Key of the webhook event, as Bitbucket names it. `null` if the event was found by polling."""
    occurred_at: str | None
    """Time of the event."""
    actor: PartialPerson | None
    """User who caused the event. `null` if the account was deleted, or the event was found by polling."""
    repository: EventRepository | None
    """Repository of the event. `null` if the repository was deleted."""
    commit: str | None
    """Hash of the commit."""
    comment: PartialComment | None
    """The comment."""
    parent: int | None
    """Comment that it replies to. `null` if it is not a reply."""
    previous_text: str | None
    """Text before the edit. `null` if it was not edited. Data Center only."""


class CommitCommentAddedConfig(TypedDict):
    """Configuration of the trigger `commit-comment-added`. The payload of its events is a `CommitCommentEvent`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to every repository of the workspace or project."""
    repos: NotRequired[list[str]]
    """Filters by repository slug. Patterns: `*` matches any characters, and a leading `!` excludes."""
    secret: NotRequired[str]
    """Secret of a webhook that was created by hand. If set, no webhook is created. Otherwise, the webhook gets a
    random secret.
    """
    comment_pattern: NotRequired[str]
    """Filters by the text of the comment: a regular expression."""
    authors: NotRequired[list[str]]
    """Filters by author: UUIDs, account IDs, usernames, email addresses or display names."""


class CommitCommentEditedConfig(TypedDict):
    """Configuration of the trigger `commit-comment-edited`. The payload of its events is a `CommitCommentEvent`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to every repository of the workspace or project."""
    repos: NotRequired[list[str]]
    """Filters by repository slug. Patterns: `*` matches any characters, and a leading `!` excludes."""
    secret: NotRequired[str]
    """Secret of a webhook that was created by hand. If set, no webhook is created. Otherwise, the webhook gets a
    random secret.
    """
    comment_pattern: NotRequired[str]
    """Filters by the text of the comment: a regular expression."""
    authors: NotRequired[list[str]]
    """Filters by author: UUIDs, account IDs, usernames, email addresses or display names."""


class CommitCommentDeletedConfig(TypedDict):
    """Configuration of the trigger `commit-comment-deleted`. The payload of its events is a `CommitCommentEvent`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to every repository of the workspace or project."""
    repos: NotRequired[list[str]]
    """Filters by repository slug. Patterns: `*` matches any characters, and a leading `!` excludes."""
    secret: NotRequired[str]
    """Secret of a webhook that was created by hand. If set, no webhook is created. Otherwise, the webhook gets a
    random secret.
    """
    comment_pattern: NotRequired[str]
    """Filters by the text of the comment: a regular expression."""
    authors: NotRequired[list[str]]
    """Filters by author: UUIDs, account IDs, usernames, email addresses or display names."""


class PartialBuildStatus(TypedDict):
    """Build status."""

    key: str | None
    """Key of the build."""
    state: str | None
    """State of the build status. One of `successful`, `failed`, `in-progress`, `stopped`, `unknown`."""
    name: str | None
    """Name of the build status."""
    description: str | None
    """Description of the result."""
    ref: str | None
    """Branch that was built. `null` if it was not set."""
    url: str | None
    """URL of the build."""
    created_at: str | None
    """Time of creation."""
    updated_at: str | None
    """Time of the last update."""


class BuildStatusEvent(TypedDict):
    """Build status event."""

    event: str | None
    """Key of the webhook event, as Bitbucket names it. `null` if the event was found by polling."""
    occurred_at: str | None
    """Time of the event."""
    actor: PartialPerson | None
    """User who caused the event. `null` if the account was deleted, or the event was found by polling."""
    repository: EventRepository | None
    """Repository of the event. `null` if the repository was deleted."""
    commit: str | None
    """Hash of the commit."""
    build_status: PartialBuildStatus | None
    """The build status."""


class BuildStatusCreatedConfig(TypedDict):
    """Configuration of the trigger `build-status-created`. The payload of its events is a `BuildStatusEvent`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to every repository of the workspace or project."""
    repos: NotRequired[list[str]]
    """Filters by repository slug. Patterns: `*` matches any characters, and a leading `!` excludes."""
    backfill: NotRequired[int]
    """Number of recent events to start with when polling begins."""
    secret: NotRequired[str]
    """Secret of a webhook that was created by hand. If set, no webhook is created. Otherwise, the webhook gets a
    random secret.
    """
    branches: NotRequired[list[str]]
    """Filters by branch. Patterns: `*` matches any characters but `/`, `**` any characters, and a leading `!`
    excludes.
    """
    states: NotRequired[list[Literal["successful", "failed", "in-progress", "stopped", "unknown"]]]
    """Filters by state."""
    keys: NotRequired[list[str]]
    """Filters by the key of the build. Patterns: `*` matches any characters but `/`, `**` any characters."""


class BuildStatusUpdatedConfig(TypedDict):
    """Configuration of the trigger `build-status-updated`. The payload of its events is a `BuildStatusEvent`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to every repository of the workspace or project."""
    repos: NotRequired[list[str]]
    """Filters by repository slug. Patterns: `*` matches any characters, and a leading `!` excludes."""
    backfill: NotRequired[int]
    """Number of recent events to start with when polling begins."""
    secret: NotRequired[str]
    """Secret of a webhook that was created by hand. If set, no webhook is created. Otherwise, the webhook gets a
    random secret.
    """
    result_changed: NotRequired[bool]
    """Whether to start only when the result differs from that of the previous build with the same key and branch,
    such as a failed build that passes again.
    """
    branches: NotRequired[list[str]]
    """Filters by branch. Patterns: `*` matches any characters but `/`, `**` any characters, and a leading `!`
    excludes.
    """
    states: NotRequired[list[Literal["successful", "failed", "in-progress", "stopped", "unknown"]]]
    """Filters by state."""
    keys: NotRequired[list[str]]
    """Filters by the key of the build. Patterns: `*` matches any characters but `/`, `**` any characters."""


class PipelineEvent(TypedDict):
    """Pipeline event."""

    event: str | None
    """Key of the webhook event, as Bitbucket names it. `null` if the event was found by polling."""
    occurred_at: str | None
    """Time of the event."""
    actor: PartialPerson | None
    """User who caused the event. `null` if the account was deleted, or the event was found by polling."""
    repository: EventRepository | None
    """Repository of the event. `null` if the repository was deleted."""
    pipeline: PartialPipeline | None
    """The pipeline."""


class PipelineFinishedConfig(TypedDict):
    """Configuration of the trigger `pipeline-finished`. The payload of its events is a `PipelineEvent`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to every repository of the workspace or project."""
    repos: NotRequired[list[str]]
    """Filters by repository slug. Patterns: `*` matches any characters, and a leading `!` excludes."""
    backfill: NotRequired[int]
    """Number of recent events to start with when polling begins."""
    secret: NotRequired[str]
    """Secret of a webhook that was created by hand. If set, no webhook is created. Otherwise, the webhook gets a
    random secret.
    """
    branches: NotRequired[list[str]]
    """Filters by branch. Patterns: `*` matches any characters but `/`, `**` any characters, and a leading `!`
    excludes.
    """
    results: NotRequired[list[Literal["successful", "failed", "error", "stopped", "expired"]]]
    """Filters by the result of the pipeline."""


class RepositoryEvent(TypedDict):
    """Repository event."""

    event: str | None
    """Key of the webhook event, as Bitbucket names it. `null` if the event was found by polling."""
    occurred_at: str | None
    """Time of the event. Data Center only."""
    actor: PartialPerson | None
    """User who caused the event. `null` if the account was deleted, or the event was found by polling."""
    repository: EventRepository | None
    """Repository of the event. `null` if the repository was deleted."""


class RepositoryCreatedConfig(TypedDict):
    """Configuration of the trigger `repository-created`. The payload of its events is a `RepositoryEvent`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repos: NotRequired[list[str]]
    """Filters by repository slug. Patterns: `*` matches any characters, and a leading `!` excludes."""
    backfill: NotRequired[int]
    """Number of recent events to start with when polling begins."""
    secret: NotRequired[str]
    """Secret of a webhook that was created by hand. If set, no webhook is created. Otherwise, the webhook gets a
    random secret.
    """
    actors: NotRequired[list[str]]
    """Filters by the user who caused the event: UUIDs, account IDs, usernames, email addresses or display names."""


class ForkEvent(TypedDict):
    """Fork event."""

    event: str | None
    """Key of the webhook event, as Bitbucket names it. `null` if the event was found by polling."""
    occurred_at: str | None
    """Time of the event. Data Center only."""
    actor: PartialPerson | None
    """User who caused the event. `null` if the account was deleted, or the event was found by polling."""
    repository: EventRepository | None
    """Repository that was forked."""
    fork: EventRepository | None
    """The fork."""


class RepositoryForkedConfig(TypedDict):
    """Configuration of the trigger `repository-forked`. The payload of its events is a `ForkEvent`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to every repository of the workspace or project."""
    repos: NotRequired[list[str]]
    """Filters by repository slug. Patterns: `*` matches any characters, and a leading `!` excludes."""
    secret: NotRequired[str]
    """Secret of a webhook that was created by hand. If set, no webhook is created. Otherwise, the webhook gets a
    random secret.
    """
    actors: NotRequired[list[str]]
    """Filters by the user who caused the event: UUIDs, account IDs, usernames, email addresses or display names."""


class RepositoryUpdateEvent(TypedDict):
    """Repository update event."""

    event: str | None
    """Key of the webhook event, as Bitbucket names it. `null` if the event was found by polling."""
    occurred_at: str | None
    """Time of the event. Data Center only."""
    actor: PartialPerson | None
    """User who caused the event. `null` if the account was deleted, or the event was found by polling."""
    repository: EventRepository | None
    """The repository."""
    previous_name: str | None
    """Name before the update. `null` if it did not change, on Cloud."""
    previous_repo: str | None
    """Slug before the update. With the workspace on Cloud. `null` if it did not change, on Cloud."""
    changes: Any
    """Every property that changed, with `old` and `new`, as Bitbucket names them. Cloud only."""


class RepositoryUpdatedConfig(TypedDict):
    """Configuration of the trigger `repository-updated`. The payload of its events is a `RepositoryUpdateEvent`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to every repository of the workspace or project."""
    repos: NotRequired[list[str]]
    """Filters by repository slug. Patterns: `*` matches any characters, and a leading `!` excludes."""
    secret: NotRequired[str]
    """Secret of a webhook that was created by hand. If set, no webhook is created. Otherwise, the webhook gets a
    random secret.
    """
    actors: NotRequired[list[str]]
    """Filters by the user who caused the event: UUIDs, account IDs, usernames, email addresses or display names."""


class RepositoryDeletedConfig(TypedDict):
    """Configuration of the trigger `repository-deleted`. The payload of its events is a `RepositoryEvent`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to every repository of the workspace or project."""
    repos: NotRequired[list[str]]
    """Filters by repository slug. Patterns: `*` matches any characters, and a leading `!` excludes."""
    secret: NotRequired[str]
    """Secret of a webhook that was created by hand. If set, no webhook is created. Otherwise, the webhook gets a
    random secret.
    """
    actors: NotRequired[list[str]]
    """Filters by the user who caused the event: UUIDs, account IDs, usernames, email addresses or display names."""


class TransferEvent(TypedDict):
    """Transfer event."""

    event: str | None
    """Key of the webhook event, as Bitbucket names it. `null` if the event was found by polling."""
    occurred_at: str | None
    """Time of the event. Data Center only."""
    actor: PartialPerson | None
    """User who caused the event. `null` if the account was deleted, or the event was found by polling."""
    repository: EventRepository | None
    """Repository of the event. `null` if the repository was deleted."""
    previous_workspace: str | None
    """Workspace before the transfer. Cloud only."""


class RepositoryTransferredConfig(TypedDict):
    """Configuration of the trigger `repository-transferred`. The payload of its events is a `TransferEvent`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to every repository of the workspace or project."""
    repos: NotRequired[list[str]]
    """Filters by repository slug. Patterns: `*` matches any characters, and a leading `!` excludes."""
    secret: NotRequired[str]
    """Secret of a webhook that was created by hand. If set, no webhook is created. Otherwise, the webhook gets a
    random secret.
    """
    actors: NotRequired[list[str]]
    """Filters by the user who caused the event: UUIDs, account IDs, usernames, email addresses or display names."""


class RepositoryImportedConfig(TypedDict):
    """Configuration of the trigger `repository-imported`. The payload of its events is a `RepositoryEvent`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to every repository of the workspace or project."""
    repos: NotRequired[list[str]]
    """Filters by repository slug. Patterns: `*` matches any characters, and a leading `!` excludes."""
    secret: NotRequired[str]
    """Secret of a webhook that was created by hand. If set, no webhook is created. Otherwise, the webhook gets a
    random secret.
    """
    actors: NotRequired[list[str]]
    """Filters by the user who caused the event: UUIDs, account IDs, usernames, email addresses or display names."""


class PartialProject(TypedDict):
    """Project."""

    project: str | None
    """Key of the project."""
    workspace: str | None
    """Workspace slug (Cloud) or project key (Data Center)."""
    id: str | None
    """ID that stays the same if the project is renamed."""
    name: str | None
    """Name of the project."""
    description: str | None
    """Description of the project."""
    visibility: str | None
    """Visibility of the project. One of `private`, `public`."""
    created_at: str | None
    """Time of creation. Cloud only."""
    updated_at: str | None
    """Time of the last change. Cloud only."""
    link: str | None
    """URL of the web page."""


class ProjectEvent(TypedDict):
    """Project event."""

    event: str | None
    """Key of the webhook event, as Bitbucket names it. `null` if the event was found by polling."""
    occurred_at: str | None
    """Time of the event. Data Center only."""
    actor: PartialPerson | None
    """User who caused the event. `null` if the account was deleted, or the event was found by polling."""
    project: PartialProject | None
    """The project."""
    previous_name: str | None
    """Name before the update. `null` if it did not change, on Cloud."""
    changes: Any
    """Every property that changed, with `old` and `new`, as Bitbucket names them. Cloud only."""


class ProjectUpdatedConfig(TypedDict):
    """Configuration of the trigger `project-updated`. The payload of its events is a `ProjectEvent`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    secret: NotRequired[str]
    """Secret of a webhook that was created by hand. If set, no webhook is created. Otherwise, the webhook gets a
    random secret.
    """
    actors: NotRequired[list[str]]
    """Filters by the user who caused the event: UUIDs, account IDs, usernames, email addresses or display names."""


class MirrorEvent(TypedDict):
    """Mirror event."""

    event: str | None
    """Key of the webhook event, as Bitbucket names it. `null` if the event was found by polling."""
    occurred_at: str | None
    """Time of the event. Data Center only."""
    repository: EventRepository | None
    """Repository of the event. `null` if the repository was deleted."""
    mirror: str | None
    """Name of the mirror."""
    mirror_id: str | None
    """ID of the mirror."""
    sync: str | None
    """`incremental`, or `snapshot` for the whole repository."""
    truncated: bool | None
    """Whether `refs` is empty because too many were changed."""
    refs: list[str] | None
    """Names of the branches and tags that were changed."""


class MirrorSynchronizedConfig(TypedDict):
    """Configuration of the trigger `mirror-synchronized`. The payload of its events is a `MirrorEvent`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to every repository of the workspace or project."""
    repos: NotRequired[list[str]]
    """Filters by repository slug. Patterns: `*` matches any characters, and a leading `!` excludes."""
    secret: NotRequired[str]
    """Secret of a webhook that was created by hand. If set, no webhook is created. Otherwise, the webhook gets a
    random secret.
    """


class SecretLocation(TypedDict):
    """Secret location."""

    path: str | None
    """Path of the file."""
    line: int | None
    """Line of the file."""
    commit: str | None
    """Hash of the commit."""
    rule: str | None
    """Name of the rule that matched."""


class SecretEvent(TypedDict):
    """Secret event."""

    event: str | None
    """Key of the webhook event, as Bitbucket names it. `null` if the event was found by polling."""
    occurred_at: str | None
    """Time of the event. Data Center only."""
    actor: PartialPerson | None
    """User who caused the event. `null` if the account was deleted, or the event was found by polling."""
    repository: EventRepository | None
    """Repository of the event."""
    locations: list[SecretLocation] | None
    """Locations of the secrets."""


class SecretDetectedConfig(TypedDict):
    """Configuration of the trigger `secret-detected`. The payload of its events is a `SecretEvent`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to every repository of the workspace or project."""
    repos: NotRequired[list[str]]
    """Filters by repository slug. Patterns: `*` matches any characters, and a leading `!` excludes."""
    secret: NotRequired[str]
    """Secret of a webhook that was created by hand. If set, no webhook is created. Otherwise, the webhook gets a
    random secret.
    """
    actors: NotRequired[list[str]]
    """Filters by the user who caused the event: UUIDs, account IDs, usernames, email addresses or display names."""


class AnyEvent(TypedDict):
    """Any event."""

    event: str | None
    """Key of the webhook event, as Bitbucket names it. `null` if the event was found by polling."""
    occurred_at: str | None
    """Time of the event. Data Center only."""
    actor: PartialPerson | None
    """User who caused the event. `null` if the account was deleted, or the event was found by polling."""
    repository: EventRepository | None
    """Repository of the event. `null` if the repository was deleted."""
    payload: Any
    """The payload, as Bitbucket sent it."""


class AnyEventConfig(TypedDict):
    """Configuration of the trigger `any-event`. The payload of its events is a `AnyEvent`."""

    workspace: NotRequired[str]
    """Workspace slug (Cloud) or project key, such as `PROJ` or `~username` (Data Center). Defaults to the
    connection's `workspace`.
    """
    repo: NotRequired[str]
    """Repository slug, as in its URL. Defaults to every repository of the workspace or project."""
    repos: NotRequired[list[str]]
    """Filters by repository slug. Patterns: `*` matches any characters, and a leading `!` excludes."""
    secret: NotRequired[str]
    """Secret of a webhook that was created by hand. If set, no webhook is created. Otherwise, the webhook gets a
    random secret.
    """
    events: NotRequired[list[Literal["push", "pull-request-opened", "pull-request-updated", "pull-request-source-pushed", "pull-request-approved", "pull-request-unapproved", "changes-requested", "pull-request-merged", "pull-request-declined", "comment-added", "comment-edited", "comment-deleted", "commit-comment-added", "repository-forked", "repository-updated", "project-updated", "repo:push", "repo:fork", "repo:updated", "repo:created", "repo:deleted", "repo:transfer", "repo:imported", "repo:commit_comment_created", "repo:commit_status_created", "repo:commit_status_updated", "pullrequest:created", "pullrequest:updated", "pullrequest:push", "pullrequest:approved", "pullrequest:unapproved", "pullrequest:changes_request_created", "pullrequest:changes_request_removed", "pullrequest:fulfilled", "pullrequest:rejected", "pullrequest:comment_created", "pullrequest:comment_updated", "pullrequest:comment_deleted", "pullrequest:comment_resolved", "pullrequest:comment_reopened", "pipeline:span_created", "project:updated", "repo:refs_changed", "repo:modified", "repo:forked", "repo:comment:added", "repo:comment:edited", "repo:comment:deleted", "repo:secret_detected", "pr:opened", "pr:from_ref_updated", "pr:modified", "pr:merged", "pr:declined", "pr:deleted", "pr:reviewer:updated", "pr:reviewer:approved", "pr:reviewer:unapproved", "pr:reviewer:needs_work", "pr:comment:added", "pr:comment:edited", "pr:comment:deleted", "mirror:repo_synchronized", "project:modified"]]]
    """Filters by event. Defaults to every event that the product has."""
