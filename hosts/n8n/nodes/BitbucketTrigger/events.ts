// Written by scripts/generate.ts from the catalog. Do not edit.
import type { INodeProperties } from "n8n-workflow";

export const properties: INodeProperties[] = [
  {
    displayName: "Event",
    name: "event",
    type: "options",
    noDataExpression: true,
    required: true,
    options: [
      {
        name: "Any Event",
        value: "any-event",
        description: "Starts on any webhook event, and passes the payload on unchanged"
      },
      {
        name: "Branch Created",
        value: "branch-created",
        description: "Starts when a branch is created"
      },
      {
        name: "Branch Deleted",
        value: "branch-deleted",
        description: "Starts when a branch is deleted"
      },
      {
        name: "Branch Updated",
        value: "branch-updated",
        description: "Starts when commits are pushed to an existing branch, or the branch is rewritten"
      },
      {
        name: "Build Status Created",
        value: "build-status-created",
        description: "Starts when a build status is set on a commit for the first time",
        displayOptions: {
          show: {
            authentication: ["cloudApiToken", "cloudAccessToken", "cloudOAuth2"]
          }
        }
      },
      {
        name: "Build Status Updated",
        value: "build-status-updated",
        description: "Starts when a build status of a commit changes",
        displayOptions: {
          show: {
            authentication: ["cloudApiToken", "cloudAccessToken", "cloudOAuth2"]
          }
        }
      },
      {
        name: "Changes Request Withdrawn",
        value: "changes-request-withdrawn",
        description: "Starts when a reviewer withdraws a request for changes"
      },
      {
        name: "Changes Requested",
        value: "changes-requested",
        description: "Starts when a reviewer requests changes of a pull request"
      },
      {
        name: "Comment Added",
        value: "comment-added",
        description: "Starts when a comment is added to a pull request"
      },
      {
        name: "Comment Deleted",
        value: "comment-deleted",
        description: "Starts when a comment on a pull request is deleted"
      },
      {
        name: "Comment Edited",
        value: "comment-edited",
        description: "Starts when a comment on a pull request is edited"
      },
      {
        name: "Comment Reopened",
        value: "comment-reopened",
        description: "Starts when a resolved comment thread on a pull request is reopened",
        displayOptions: {
          show: {
            authentication: ["cloudApiToken", "cloudAccessToken", "cloudOAuth2"]
          }
        }
      },
      {
        name: "Comment Resolved",
        value: "comment-resolved",
        description: "Starts when a comment thread on a pull request is resolved",
        displayOptions: {
          show: {
            authentication: ["cloudApiToken", "cloudAccessToken", "cloudOAuth2"]
          }
        }
      },
      {
        name: "Commit Comment Added",
        value: "commit-comment-added",
        description: "Starts when a comment is added to a commit"
      },
      {
        name: "Commit Comment Deleted",
        value: "commit-comment-deleted",
        description: "Starts when a comment on a commit is deleted",
        displayOptions: {
          show: {
            authentication: ["dataCenterAccessToken", "dataCenterOAuth2"]
          }
        }
      },
      {
        name: "Commit Comment Edited",
        value: "commit-comment-edited",
        description: "Starts when a comment on a commit is edited",
        displayOptions: {
          show: {
            authentication: ["dataCenterAccessToken", "dataCenterOAuth2"]
          }
        }
      },
      {
        name: "Mirror Synchronized",
        value: "mirror-synchronized",
        description: "Starts when a mirror finishes synchronizing a repository",
        displayOptions: {
          show: {
            authentication: ["dataCenterAccessToken", "dataCenterOAuth2"]
          }
        }
      },
      {
        name: "Pipeline Finished",
        value: "pipeline-finished",
        description: "Starts when a pipeline finishes",
        displayOptions: {
          show: {
            authentication: ["cloudApiToken", "cloudAccessToken", "cloudOAuth2"]
          }
        }
      },
      {
        name: "Project Updated",
        value: "project-updated",
        description: "Starts when the name, description or another property of a project changes"
      },
      {
        name: "Pull Request Approved",
        value: "pull-request-approved",
        description: "Starts when a pull request is approved"
      },
      {
        name: "Pull Request Declined",
        value: "pull-request-declined",
        description: "Starts when a pull request is declined"
      },
      {
        name: "Pull Request Deleted",
        value: "pull-request-deleted",
        description: "Starts when a pull request is deleted",
        displayOptions: {
          show: {
            authentication: ["dataCenterAccessToken", "dataCenterOAuth2"]
          }
        }
      },
      {
        name: "Pull Request Merged",
        value: "pull-request-merged",
        description: "Starts when a pull request is merged"
      },
      {
        name: "Pull Request Opened",
        value: "pull-request-opened",
        description: "Starts when a pull request is opened"
      },
      {
        name: "Pull Request Reviewers Changed",
        value: "pull-request-reviewers-changed",
        description: "Starts when reviewers are added to or removed from a pull request",
        displayOptions: {
          show: {
            authentication: ["dataCenterAccessToken", "dataCenterOAuth2"]
          }
        }
      },
      {
        name: "Pull Request Source Pushed",
        value: "pull-request-source-pushed",
        description: "Starts when commits are pushed to the source branch of a pull request"
      },
      {
        name: "Pull Request Unapproved",
        value: "pull-request-unapproved",
        description: "Starts when an approval of a pull request is withdrawn"
      },
      {
        name: "Pull Request Updated",
        value: "pull-request-updated",
        description: "Starts when the title, description, target or another property of a pull request changes"
      },
      {
        name: "Push",
        value: "push",
        description: "Starts when commits, branches or tags are pushed to a repository"
      },
      {
        name: "Repository Created",
        value: "repository-created",
        description: "Starts when a repository is created",
        displayOptions: {
          show: {
            authentication: ["cloudApiToken", "cloudAccessToken", "cloudOAuth2"]
          }
        }
      },
      {
        name: "Repository Deleted",
        value: "repository-deleted",
        description: "Starts when a repository is deleted",
        displayOptions: {
          show: {
            authentication: ["cloudApiToken", "cloudAccessToken", "cloudOAuth2"]
          }
        }
      },
      {
        name: "Repository Forked",
        value: "repository-forked",
        description: "Starts when a repository is forked"
      },
      {
        name: "Repository Imported",
        value: "repository-imported",
        description: "Starts when the import of a repository finishes",
        displayOptions: {
          show: {
            authentication: ["cloudApiToken", "cloudAccessToken", "cloudOAuth2"]
          }
        }
      },
      {
        name: "Repository Transferred",
        value: "repository-transferred",
        description: "Starts when a repository is transferred to another workspace",
        displayOptions: {
          show: {
            authentication: ["cloudApiToken", "cloudAccessToken", "cloudOAuth2"]
          }
        }
      },
      {
        name: "Repository Updated",
        value: "repository-updated",
        description: "Starts when the name, description or another property of a repository changes"
      },
      {
        name: "Secret Detected",
        value: "secret-detected",
        description: "Starts when secret scanning finds a secret in pushed commits",
        displayOptions: {
          show: {
            authentication: ["dataCenterAccessToken", "dataCenterOAuth2"]
          }
        }
      },
      {
        name: "Tag Created",
        value: "tag-created",
        description: "Starts when a tag is created, or moved to another commit"
      },
      {
        name: "Tag Deleted",
        value: "tag-deleted",
        description: "Starts when a tag is deleted"
      }
    ],
    default: "push"
  },
  {
    displayName: "Workspace or Project",
    name: "workspace",
    description: "Workspace slug (Cloud) or project key, such as <code>PROJ</code> or <code>~username</code> (Data Center). Defaults to the credential's <code>workspace</code>.",
    type: "resourceLocator",
    default: {
      mode: "list",
      value: ""
    },
    modes: [
      {
        displayName: "From List",
        name: "list",
        type: "list",
        typeOptions: {
          searchListMethod: "workspace",
          searchable: true
        }
      },
      {
        displayName: "By Name or ID",
        name: "id",
        type: "string",
        placeholder: "e.g. acme"
      }
    ],
    displayOptions: {
      show: {
        event: ["push", "branch-created", "branch-updated", "branch-deleted", "tag-created", "tag-deleted", "pull-request-opened", "pull-request-updated", "pull-request-source-pushed", "pull-request-reviewers-changed", "pull-request-approved", "pull-request-unapproved", "changes-requested", "changes-request-withdrawn", "pull-request-merged", "pull-request-declined", "pull-request-deleted", "comment-added", "comment-edited", "comment-deleted", "comment-resolved", "comment-reopened", "commit-comment-added", "commit-comment-edited", "commit-comment-deleted", "build-status-created", "build-status-updated", "pipeline-finished", "repository-created", "repository-forked", "repository-updated", "repository-deleted", "repository-transferred", "repository-imported", "project-updated", "mirror-synchronized", "secret-detected", "any-event"]
      }
    }
  },
  {
    displayName: "Repository",
    name: "repo",
    description: "Repository slug, as in its URL. Defaults to every repository of the workspace or project.",
    type: "resourceLocator",
    default: {
      mode: "list",
      value: ""
    },
    modes: [
      {
        displayName: "From List",
        name: "list",
        type: "list",
        typeOptions: {
          searchListMethod: "repo",
          searchable: true
        }
      },
      {
        displayName: "By Name or ID",
        name: "id",
        type: "string",
        placeholder: "e.g. web"
      }
    ],
    displayOptions: {
      show: {
        event: ["push", "branch-created", "branch-updated", "branch-deleted", "tag-created", "tag-deleted", "pull-request-opened", "pull-request-updated", "pull-request-source-pushed", "pull-request-reviewers-changed", "pull-request-approved", "pull-request-unapproved", "changes-requested", "changes-request-withdrawn", "pull-request-merged", "pull-request-declined", "pull-request-deleted", "comment-added", "comment-edited", "comment-deleted", "comment-resolved", "comment-reopened", "commit-comment-added", "commit-comment-edited", "commit-comment-deleted", "build-status-created", "build-status-updated", "pipeline-finished", "repository-forked", "repository-updated", "repository-deleted", "repository-transferred", "repository-imported", "mirror-synchronized", "secret-detected", "any-event"]
      }
    }
  },
  {
    displayName: "Options",
    name: "options",
    type: "collection",
    placeholder: "Add option",
    default: {},
    options: [
      {
        displayName: "Actors",
        name: "actors",
        description: "Filters by the user who caused the event: UUIDs, account IDs, usernames, email addresses or display names",
        type: "string",
        typeOptions: {
          multipleValues: true
        },
        default: []
      },
      {
        displayName: "Backfill",
        name: "backfill",
        description: "Number of recent events to start with when polling begins",
        type: "number",
        typeOptions: {
          minValue: 0
        },
        default: 0
      },
      {
        displayName: "Branches",
        name: "branches",
        description: "Filters by branch. Patterns: <code>*</code> matches any characters but <code>/</code>, <code>**</code> any characters, and a leading <code>!</code> excludes.",
        type: "string",
        typeOptions: {
          multipleValues: true
        },
        default: []
      },
      {
        displayName: "Fetch Missing Commits",
        name: "fetch_missing",
        description: "Whether to fetch the commits that the webhook omits. Bitbucket sends at most five for each branch, and older versions of Data Center none.",
        type: "boolean",
        default: false
      },
      {
        displayName: "One Event Per",
        name: "per",
        description: "What starts a run: the whole push, each branch or tag, or each commit",
        type: "options",
        options: [
          {
            name: "Commit",
            value: "commit"
          },
          {
            name: "Push",
            value: "push"
          },
          {
            name: "Ref",
            value: "ref"
          }
        ],
        default: "push"
      },
      {
        displayName: "Paths",
        name: "paths",
        description: "Filters by the path of a changed file. Patterns: <code>*</code> matches any characters but <code>/</code>, <code>**</code> any characters, and a leading <code>!</code> excludes.",
        type: "string",
        typeOptions: {
          multipleValues: true
        },
        default: []
      },
      {
        displayName: "Repositories",
        name: "repos",
        description: "Filters by repository slug. Patterns: <code>*</code> matches any characters, and a leading <code>!</code> excludes.",
        type: "string",
        typeOptions: {
          multipleValues: true
        },
        default: []
      },
      {
        displayName: "Secret",
        name: "secret",
        description: "Secret of a webhook that was created by hand. If set, no webhook is created. Otherwise, the webhook gets a random secret.",
        type: "string",
        typeOptions: {
          password: true
        },
        default: ""
      },
      {
        displayName: "Tags",
        name: "tags",
        description: "Filters by tag. Patterns as for branches.",
        type: "string",
        typeOptions: {
          multipleValues: true
        },
        default: []
      }
    ],
    displayOptions: {
      show: {
        event: ["push"]
      }
    }
  },
  {
    displayName: "Options",
    name: "options",
    type: "collection",
    placeholder: "Add option",
    default: {},
    options: [
      {
        displayName: "Actors",
        name: "actors",
        description: "Filters by the user who caused the event: UUIDs, account IDs, usernames, email addresses or display names",
        type: "string",
        typeOptions: {
          multipleValues: true
        },
        default: []
      },
      {
        displayName: "Backfill",
        name: "backfill",
        description: "Number of recent events to start with when polling begins",
        type: "number",
        typeOptions: {
          minValue: 0
        },
        default: 0
      },
      {
        displayName: "Branches",
        name: "branches",
        description: "Filters by branch. Patterns: <code>*</code> matches any characters but <code>/</code>, <code>**</code> any characters, and a leading <code>!</code> excludes.",
        type: "string",
        typeOptions: {
          multipleValues: true
        },
        default: []
      },
      {
        displayName: "Repositories",
        name: "repos",
        description: "Filters by repository slug. Patterns: <code>*</code> matches any characters, and a leading <code>!</code> excludes.",
        type: "string",
        typeOptions: {
          multipleValues: true
        },
        default: []
      },
      {
        displayName: "Secret",
        name: "secret",
        description: "Secret of a webhook that was created by hand. If set, no webhook is created. Otherwise, the webhook gets a random secret.",
        type: "string",
        typeOptions: {
          password: true
        },
        default: ""
      }
    ],
    displayOptions: {
      show: {
        event: ["branch-created", "branch-deleted"]
      }
    }
  },
  {
    displayName: "Options",
    name: "options",
    type: "collection",
    placeholder: "Add option",
    default: {},
    options: [
      {
        displayName: "Actors",
        name: "actors",
        description: "Filters by the user who caused the event: UUIDs, account IDs, usernames, email addresses or display names",
        type: "string",
        typeOptions: {
          multipleValues: true
        },
        default: []
      },
      {
        displayName: "Backfill",
        name: "backfill",
        description: "Number of recent events to start with when polling begins",
        type: "number",
        typeOptions: {
          minValue: 0
        },
        default: 0
      },
      {
        displayName: "Branches",
        name: "branches",
        description: "Filters by branch. Patterns: <code>*</code> matches any characters but <code>/</code>, <code>**</code> any characters, and a leading <code>!</code> excludes.",
        type: "string",
        typeOptions: {
          multipleValues: true
        },
        default: []
      },
      {
        displayName: "Fetch Missing Commits",
        name: "fetch_missing",
        description: "Whether to fetch the commits that the webhook omits. Bitbucket sends at most five for each branch, and older versions of Data Center none.",
        type: "boolean",
        default: false
      },
      {
        displayName: "Paths",
        name: "paths",
        description: "Filters by the path of a changed file. Patterns: <code>*</code> matches any characters but <code>/</code>, <code>**</code> any characters, and a leading <code>!</code> excludes.",
        type: "string",
        typeOptions: {
          multipleValues: true
        },
        default: []
      },
      {
        displayName: "Repositories",
        name: "repos",
        description: "Filters by repository slug. Patterns: <code>*</code> matches any characters, and a leading <code>!</code> excludes.",
        type: "string",
        typeOptions: {
          multipleValues: true
        },
        default: []
      },
      {
        displayName: "Secret",
        name: "secret",
        description: "Secret of a webhook that was created by hand. If set, no webhook is created. Otherwise, the webhook gets a random secret.",
        type: "string",
        typeOptions: {
          password: true
        },
        default: ""
      }
    ],
    displayOptions: {
      show: {
        event: ["branch-updated"]
      }
    }
  },
  {
    displayName: "Options",
    name: "options",
    type: "collection",
    placeholder: "Add option",
    default: {},
    options: [
      {
        displayName: "Actors",
        name: "actors",
        description: "Filters by the user who caused the event: UUIDs, account IDs, usernames, email addresses or display names",
        type: "string",
        typeOptions: {
          multipleValues: true
        },
        default: []
      },
      {
        displayName: "Backfill",
        name: "backfill",
        description: "Number of recent events to start with when polling begins",
        type: "number",
        typeOptions: {
          minValue: 0
        },
        default: 0
      },
      {
        displayName: "Repositories",
        name: "repos",
        description: "Filters by repository slug. Patterns: <code>*</code> matches any characters, and a leading <code>!</code> excludes.",
        type: "string",
        typeOptions: {
          multipleValues: true
        },
        default: []
      },
      {
        displayName: "Secret",
        name: "secret",
        description: "Secret of a webhook that was created by hand. If set, no webhook is created. Otherwise, the webhook gets a random secret.",
        type: "string",
        typeOptions: {
          password: true
        },
        default: ""
      },
      {
        displayName: "Tags",
        name: "tags",
        description: "Filters by tag. Patterns as for branches.",
        type: "string",
        typeOptions: {
          multipleValues: true
        },
        default: []
      }
    ],
    displayOptions: {
      show: {
        event: ["tag-created", "tag-deleted"]
      }
    }
  },
  {
    displayName: "Options",
    name: "options",
    type: "collection",
    placeholder: "Add option",
    default: {},
    options: [
      {
        displayName: "Actors",
        name: "actors",
        description: "Filters by the user who caused the event: UUIDs, account IDs, usernames, email addresses or display names",
        type: "string",
        typeOptions: {
          multipleValues: true
        },
        default: []
      },
      {
        displayName: "Authors",
        name: "authors",
        description: "Filters by author: UUIDs, account IDs, usernames, email addresses or display names",
        type: "string",
        typeOptions: {
          multipleValues: true
        },
        default: []
      },
      {
        displayName: "Backfill",
        name: "backfill",
        description: "Number of recent events to start with when polling begins",
        type: "number",
        typeOptions: {
          minValue: 0
        },
        default: 0
      },
      {
        displayName: "Draft",
        name: "is_draft",
        description: "Whether the pull request is a draft",
        type: "boolean",
        default: false
      },
      {
        displayName: "Paths",
        name: "paths",
        description: "Filters by the path of a changed file. Patterns: <code>*</code> matches any characters but <code>/</code>, <code>**</code> any characters, and a leading <code>!</code> excludes.",
        type: "string",
        typeOptions: {
          multipleValues: true
        },
        default: []
      },
      {
        displayName: "Repositories",
        name: "repos",
        description: "Filters by repository slug. Patterns: <code>*</code> matches any characters, and a leading <code>!</code> excludes.",
        type: "string",
        typeOptions: {
          multipleValues: true
        },
        default: []
      },
      {
        displayName: "Secret",
        name: "secret",
        description: "Secret of a webhook that was created by hand. If set, no webhook is created. Otherwise, the webhook gets a random secret.",
        type: "string",
        typeOptions: {
          password: true
        },
        default: ""
      },
      {
        displayName: "Source Branches",
        name: "source_branches",
        description: "Filters by source branch. Patterns as for branches.",
        type: "string",
        typeOptions: {
          multipleValues: true
        },
        default: []
      },
      {
        displayName: "Target Branches",
        name: "target_branches",
        description: "Filters by target branch. Patterns: <code>*</code> matches any characters but <code>/</code>, <code>**</code> any characters, and a leading <code>!</code> excludes.",
        type: "string",
        typeOptions: {
          multipleValues: true
        },
        default: []
      }
    ],
    displayOptions: {
      show: {
        event: ["pull-request-opened", "pull-request-source-pushed", "pull-request-merged"]
      }
    }
  },
  {
    displayName: "Options",
    name: "options",
    type: "collection",
    placeholder: "Add option",
    default: {},
    options: [
      {
        displayName: "Actors",
        name: "actors",
        description: "Filters by the user who caused the event: UUIDs, account IDs, usernames, email addresses or display names",
        type: "string",
        typeOptions: {
          multipleValues: true
        },
        default: []
      },
      {
        displayName: "Authors",
        name: "authors",
        description: "Filters by author: UUIDs, account IDs, usernames, email addresses or display names",
        type: "string",
        typeOptions: {
          multipleValues: true
        },
        default: []
      },
      {
        displayName: "Backfill",
        name: "backfill",
        description: "Number of recent events to start with when polling begins",
        type: "number",
        typeOptions: {
          minValue: 0
        },
        default: 0
      },
      {
        displayName: "Draft",
        name: "is_draft",
        description: "Whether the pull request is a draft",
        type: "boolean",
        default: false
      },
      {
        displayName: "Repositories",
        name: "repos",
        description: "Filters by repository slug. Patterns: <code>*</code> matches any characters, and a leading <code>!</code> excludes.",
        type: "string",
        typeOptions: {
          multipleValues: true
        },
        default: []
      },
      {
        displayName: "Secret",
        name: "secret",
        description: "Secret of a webhook that was created by hand. If set, no webhook is created. Otherwise, the webhook gets a random secret.",
        type: "string",
        typeOptions: {
          password: true
        },
        default: ""
      },
      {
        displayName: "Source Branches",
        name: "source_branches",
        description: "Filters by source branch. Patterns as for branches.",
        type: "string",
        typeOptions: {
          multipleValues: true
        },
        default: []
      },
      {
        displayName: "Target Branches",
        name: "target_branches",
        description: "Filters by target branch. Patterns: <code>*</code> matches any characters but <code>/</code>, <code>**</code> any characters, and a leading <code>!</code> excludes.",
        type: "string",
        typeOptions: {
          multipleValues: true
        },
        default: []
      }
    ],
    displayOptions: {
      show: {
        event: ["pull-request-updated", "pull-request-reviewers-changed", "pull-request-approved", "pull-request-unapproved", "changes-requested", "changes-request-withdrawn", "pull-request-declined"]
      }
    }
  },
  {
    displayName: "Options",
    name: "options",
    type: "collection",
    placeholder: "Add option",
    default: {},
    options: [
      {
        displayName: "Actors",
        name: "actors",
        description: "Filters by the user who caused the event: UUIDs, account IDs, usernames, email addresses or display names",
        type: "string",
        typeOptions: {
          multipleValues: true
        },
        default: []
      },
      {
        displayName: "Authors",
        name: "authors",
        description: "Filters by author: UUIDs, account IDs, usernames, email addresses or display names",
        type: "string",
        typeOptions: {
          multipleValues: true
        },
        default: []
      },
      {
        displayName: "Draft",
        name: "is_draft",
        description: "Whether the pull request is a draft",
        type: "boolean",
        default: false
      },
      {
        displayName: "Repositories",
        name: "repos",
        description: "Filters by repository slug. Patterns: <code>*</code> matches any characters, and a leading <code>!</code> excludes.",
        type: "string",
        typeOptions: {
          multipleValues: true
        },
        default: []
      },
      {
        displayName: "Secret",
        name: "secret",
        description: "Secret of a webhook that was created by hand. If set, no webhook is created. Otherwise, the webhook gets a random secret.",
        type: "string",
        typeOptions: {
          password: true
        },
        default: ""
      },
      {
        displayName: "Source Branches",
        name: "source_branches",
        description: "Filters by source branch. Patterns as for branches.",
        type: "string",
        typeOptions: {
          multipleValues: true
        },
        default: []
      },
      {
        displayName: "Target Branches",
        name: "target_branches",
        description: "Filters by target branch. Patterns: <code>*</code> matches any characters but <code>/</code>, <code>**</code> any characters, and a leading <code>!</code> excludes.",
        type: "string",
        typeOptions: {
          multipleValues: true
        },
        default: []
      }
    ],
    displayOptions: {
      show: {
        event: ["pull-request-deleted"]
      }
    }
  },
  {
    displayName: "Options",
    name: "options",
    type: "collection",
    placeholder: "Add option",
    default: {},
    options: [
      {
        displayName: "Authors",
        name: "authors",
        description: "Filters by author: UUIDs, account IDs, usernames, email addresses or display names",
        type: "string",
        typeOptions: {
          multipleValues: true
        },
        default: []
      },
      {
        displayName: "Backfill",
        name: "backfill",
        description: "Number of recent events to start with when polling begins",
        type: "number",
        typeOptions: {
          minValue: 0
        },
        default: 0
      },
      {
        displayName: "Comment Pattern",
        name: "comment_pattern",
        description: "Filters by the text of the comment: a regular expression",
        type: "string",
        default: "",
        placeholder: "e.g. ^/deploy\\b"
      },
      {
        displayName: "Draft",
        name: "is_draft",
        description: "Whether the pull request is a draft",
        type: "boolean",
        default: false
      },
      {
        displayName: "Repositories",
        name: "repos",
        description: "Filters by repository slug. Patterns: <code>*</code> matches any characters, and a leading <code>!</code> excludes.",
        type: "string",
        typeOptions: {
          multipleValues: true
        },
        default: []
      },
      {
        displayName: "Secret",
        name: "secret",
        description: "Secret of a webhook that was created by hand. If set, no webhook is created. Otherwise, the webhook gets a random secret.",
        type: "string",
        typeOptions: {
          password: true
        },
        default: ""
      },
      {
        displayName: "Source Branches",
        name: "source_branches",
        description: "Filters by source branch. Patterns as for branches.",
        type: "string",
        typeOptions: {
          multipleValues: true
        },
        default: []
      },
      {
        displayName: "Target Branches",
        name: "target_branches",
        description: "Filters by target branch. Patterns: <code>*</code> matches any characters but <code>/</code>, <code>**</code> any characters, and a leading <code>!</code> excludes.",
        type: "string",
        typeOptions: {
          multipleValues: true
        },
        default: []
      }
    ],
    displayOptions: {
      show: {
        event: ["comment-added", "comment-edited", "comment-deleted", "comment-resolved", "comment-reopened"]
      }
    }
  },
  {
    displayName: "Options",
    name: "options",
    type: "collection",
    placeholder: "Add option",
    default: {},
    options: [
      {
        displayName: "Authors",
        name: "authors",
        description: "Filters by author: UUIDs, account IDs, usernames, email addresses or display names",
        type: "string",
        typeOptions: {
          multipleValues: true
        },
        default: []
      },
      {
        displayName: "Comment Pattern",
        name: "comment_pattern",
        description: "Filters by the text of the comment: a regular expression",
        type: "string",
        default: "",
        placeholder: "e.g. ^/deploy\\b"
      },
      {
        displayName: "Repositories",
        name: "repos",
        description: "Filters by repository slug. Patterns: <code>*</code> matches any characters, and a leading <code>!</code> excludes.",
        type: "string",
        typeOptions: {
          multipleValues: true
        },
        default: []
      },
      {
        displayName: "Secret",
        name: "secret",
        description: "Secret of a webhook that was created by hand. If set, no webhook is created. Otherwise, the webhook gets a random secret.",
        type: "string",
        typeOptions: {
          password: true
        },
        default: ""
      }
    ],
    displayOptions: {
      show: {
        event: ["commit-comment-added", "commit-comment-edited", "commit-comment-deleted"]
      }
    }
  },
  {
    displayName: "Options",
    name: "options",
    type: "collection",
    placeholder: "Add option",
    default: {},
    options: [
      {
        displayName: "Backfill",
        name: "backfill",
        description: "Number of recent events to start with when polling begins",
        type: "number",
        typeOptions: {
          minValue: 0
        },
        default: 0
      },
      {
        displayName: "Branches",
        name: "branches",
        description: "Filters by branch. Patterns: <code>*</code> matches any characters but <code>/</code>, <code>**</code> any characters, and a leading <code>!</code> excludes.",
        type: "string",
        typeOptions: {
          multipleValues: true
        },
        default: []
      },
      {
        displayName: "Keys",
        name: "keys",
        description: "Filters by the key of the build. Patterns: <code>*</code> matches any characters but <code>/</code>, <code>**</code> any characters.",
        type: "string",
        typeOptions: {
          multipleValues: true
        },
        default: []
      },
      {
        displayName: "Repositories",
        name: "repos",
        description: "Filters by repository slug. Patterns: <code>*</code> matches any characters, and a leading <code>!</code> excludes.",
        type: "string",
        typeOptions: {
          multipleValues: true
        },
        default: []
      },
      {
        displayName: "Secret",
        name: "secret",
        description: "Secret of a webhook that was created by hand. If set, no webhook is created. Otherwise, the webhook gets a random secret.",
        type: "string",
        typeOptions: {
          password: true
        },
        default: ""
      },
      {
        displayName: "States",
        name: "states",
        description: "Filters by state",
        type: "multiOptions",
        options: [
          {
            name: "Failed",
            value: "failed"
          },
          {
            name: "In Progress",
            value: "in-progress"
          },
          {
            name: "Stopped",
            value: "stopped"
          },
          {
            name: "Successful",
            value: "successful"
          },
          {
            name: "Unknown",
            value: "unknown"
          }
        ],
        default: []
      }
    ],
    displayOptions: {
      show: {
        event: ["build-status-created"]
      }
    }
  },
  {
    displayName: "Options",
    name: "options",
    type: "collection",
    placeholder: "Add option",
    default: {},
    options: [
      {
        displayName: "Backfill",
        name: "backfill",
        description: "Number of recent events to start with when polling begins",
        type: "number",
        typeOptions: {
          minValue: 0
        },
        default: 0
      },
      {
        displayName: "Branches",
        name: "branches",
        description: "Filters by branch. Patterns: <code>*</code> matches any characters but <code>/</code>, <code>**</code> any characters, and a leading <code>!</code> excludes.",
        type: "string",
        typeOptions: {
          multipleValues: true
        },
        default: []
      },
      {
        displayName: "Keys",
        name: "keys",
        description: "Filters by the key of the build. Patterns: <code>*</code> matches any characters but <code>/</code>, <code>**</code> any characters.",
        type: "string",
        typeOptions: {
          multipleValues: true
        },
        default: []
      },
      {
        displayName: "Only Changed Results",
        name: "result_changed",
        description: "Whether to start only when the result differs from that of the previous build with the same key and branch, such as a failed build that passes again",
        type: "boolean",
        default: false
      },
      {
        displayName: "Repositories",
        name: "repos",
        description: "Filters by repository slug. Patterns: <code>*</code> matches any characters, and a leading <code>!</code> excludes.",
        type: "string",
        typeOptions: {
          multipleValues: true
        },
        default: []
      },
      {
        displayName: "Secret",
        name: "secret",
        description: "Secret of a webhook that was created by hand. If set, no webhook is created. Otherwise, the webhook gets a random secret.",
        type: "string",
        typeOptions: {
          password: true
        },
        default: ""
      },
      {
        displayName: "States",
        name: "states",
        description: "Filters by state",
        type: "multiOptions",
        options: [
          {
            name: "Failed",
            value: "failed"
          },
          {
            name: "In Progress",
            value: "in-progress"
          },
          {
            name: "Stopped",
            value: "stopped"
          },
          {
            name: "Successful",
            value: "successful"
          },
          {
            name: "Unknown",
            value: "unknown"
          }
        ],
        default: []
      }
    ],
    displayOptions: {
      show: {
        event: ["build-status-updated"]
      }
    }
  },
  {
    displayName: "Options",
    name: "options",
    type: "collection",
    placeholder: "Add option",
    default: {},
    options: [
      {
        displayName: "Backfill",
        name: "backfill",
        description: "Number of recent events to start with when polling begins",
        type: "number",
        typeOptions: {
          minValue: 0
        },
        default: 0
      },
      {
        displayName: "Branches",
        name: "branches",
        description: "Filters by branch. Patterns: <code>*</code> matches any characters but <code>/</code>, <code>**</code> any characters, and a leading <code>!</code> excludes.",
        type: "string",
        typeOptions: {
          multipleValues: true
        },
        default: []
      },
      {
        displayName: "Repositories",
        name: "repos",
        description: "Filters by repository slug. Patterns: <code>*</code> matches any characters, and a leading <code>!</code> excludes.",
        type: "string",
        typeOptions: {
          multipleValues: true
        },
        default: []
      },
      {
        displayName: "Results",
        name: "results",
        description: "Filters by the result of the pipeline",
        type: "multiOptions",
        options: [
          {
            name: "Error",
            value: "error"
          },
          {
            name: "Expired",
            value: "expired"
          },
          {
            name: "Failed",
            value: "failed"
          },
          {
            name: "Stopped",
            value: "stopped"
          },
          {
            name: "Successful",
            value: "successful"
          }
        ],
        default: []
      },
      {
        displayName: "Secret",
        name: "secret",
        description: "Secret of a webhook that was created by hand. If set, no webhook is created. Otherwise, the webhook gets a random secret.",
        type: "string",
        typeOptions: {
          password: true
        },
        default: ""
      }
    ],
    displayOptions: {
      show: {
        event: ["pipeline-finished"]
      }
    }
  },
  {
    displayName: "Options",
    name: "options",
    type: "collection",
    placeholder: "Add option",
    default: {},
    options: [
      {
        displayName: "Actors",
        name: "actors",
        description: "Filters by the user who caused the event: UUIDs, account IDs, usernames, email addresses or display names",
        type: "string",
        typeOptions: {
          multipleValues: true
        },
        default: []
      },
      {
        displayName: "Backfill",
        name: "backfill",
        description: "Number of recent events to start with when polling begins",
        type: "number",
        typeOptions: {
          minValue: 0
        },
        default: 0
      },
      {
        displayName: "Repositories",
        name: "repos",
        description: "Filters by repository slug. Patterns: <code>*</code> matches any characters, and a leading <code>!</code> excludes.",
        type: "string",
        typeOptions: {
          multipleValues: true
        },
        default: []
      },
      {
        displayName: "Secret",
        name: "secret",
        description: "Secret of a webhook that was created by hand. If set, no webhook is created. Otherwise, the webhook gets a random secret.",
        type: "string",
        typeOptions: {
          password: true
        },
        default: ""
      }
    ],
    displayOptions: {
      show: {
        event: ["repository-created"]
      }
    }
  },
  {
    displayName: "Options",
    name: "options",
    type: "collection",
    placeholder: "Add option",
    default: {},
    options: [
      {
        displayName: "Actors",
        name: "actors",
        description: "Filters by the user who caused the event: UUIDs, account IDs, usernames, email addresses or display names",
        type: "string",
        typeOptions: {
          multipleValues: true
        },
        default: []
      },
      {
        displayName: "Repositories",
        name: "repos",
        description: "Filters by repository slug. Patterns: <code>*</code> matches any characters, and a leading <code>!</code> excludes.",
        type: "string",
        typeOptions: {
          multipleValues: true
        },
        default: []
      },
      {
        displayName: "Secret",
        name: "secret",
        description: "Secret of a webhook that was created by hand. If set, no webhook is created. Otherwise, the webhook gets a random secret.",
        type: "string",
        typeOptions: {
          password: true
        },
        default: ""
      }
    ],
    displayOptions: {
      show: {
        event: ["repository-forked", "repository-updated", "repository-deleted", "repository-transferred", "repository-imported", "secret-detected"]
      }
    }
  },
  {
    displayName: "Options",
    name: "options",
    type: "collection",
    placeholder: "Add option",
    default: {},
    options: [
      {
        displayName: "Actors",
        name: "actors",
        description: "Filters by the user who caused the event: UUIDs, account IDs, usernames, email addresses or display names",
        type: "string",
        typeOptions: {
          multipleValues: true
        },
        default: []
      },
      {
        displayName: "Secret",
        name: "secret",
        description: "Secret of a webhook that was created by hand. If set, no webhook is created. Otherwise, the webhook gets a random secret.",
        type: "string",
        typeOptions: {
          password: true
        },
        default: ""
      }
    ],
    displayOptions: {
      show: {
        event: ["project-updated"]
      }
    }
  },
  {
    displayName: "Options",
    name: "options",
    type: "collection",
    placeholder: "Add option",
    default: {},
    options: [
      {
        displayName: "Repositories",
        name: "repos",
        description: "Filters by repository slug. Patterns: <code>*</code> matches any characters, and a leading <code>!</code> excludes.",
        type: "string",
        typeOptions: {
          multipleValues: true
        },
        default: []
      },
      {
        displayName: "Secret",
        name: "secret",
        description: "Secret of a webhook that was created by hand. If set, no webhook is created. Otherwise, the webhook gets a random secret.",
        type: "string",
        typeOptions: {
          password: true
        },
        default: ""
      }
    ],
    displayOptions: {
      show: {
        event: ["mirror-synchronized"]
      }
    }
  },
  {
    displayName: "Options",
    name: "options",
    type: "collection",
    placeholder: "Add option",
    default: {},
    options: [
      {
        displayName: "Events",
        name: "events",
        description: "Filters by event. Defaults to every event that the product has.",
        type: "multiOptions",
        options: [
          {
            name: "Changes Requested",
            value: "changes-requested"
          },
          {
            name: "Comment Added",
            value: "comment-added"
          },
          {
            name: "Comment Deleted",
            value: "comment-deleted"
          },
          {
            name: "Comment Edited",
            value: "comment-edited"
          },
          {
            name: "Commit Comment Added",
            value: "commit-comment-added"
          },
          {
            name: "mirror:repo_synchronized",
            value: "mirror:repo_synchronized"
          },
          {
            name: "pipeline:span_created",
            value: "pipeline:span_created"
          },
          {
            name: "pr:comment:added",
            value: "pr:comment:added"
          },
          {
            name: "pr:comment:deleted",
            value: "pr:comment:deleted"
          },
          {
            name: "pr:comment:edited",
            value: "pr:comment:edited"
          },
          {
            name: "pr:declined",
            value: "pr:declined"
          },
          {
            name: "pr:deleted",
            value: "pr:deleted"
          },
          {
            name: "pr:from_ref_updated",
            value: "pr:from_ref_updated"
          },
          {
            name: "pr:merged",
            value: "pr:merged"
          },
          {
            name: "pr:modified",
            value: "pr:modified"
          },
          {
            name: "pr:opened",
            value: "pr:opened"
          },
          {
            name: "pr:reviewer:approved",
            value: "pr:reviewer:approved"
          },
          {
            name: "pr:reviewer:needs_work",
            value: "pr:reviewer:needs_work"
          },
          {
            name: "pr:reviewer:unapproved",
            value: "pr:reviewer:unapproved"
          },
          {
            name: "pr:reviewer:updated",
            value: "pr:reviewer:updated"
          },
          {
            name: "Project Updated",
            value: "project-updated"
          },
          {
            name: "project:modified",
            value: "project:modified"
          },
          {
            name: "project:updated",
            value: "project:updated"
          },
          {
            name: "Pull Request Approved",
            value: "pull-request-approved"
          },
          {
            name: "Pull Request Declined",
            value: "pull-request-declined"
          },
          {
            name: "Pull Request Merged",
            value: "pull-request-merged"
          },
          {
            name: "Pull Request Opened",
            value: "pull-request-opened"
          },
          {
            name: "Pull Request Source Pushed",
            value: "pull-request-source-pushed"
          },
          {
            name: "Pull Request Unapproved",
            value: "pull-request-unapproved"
          },
          {
            name: "Pull Request Updated",
            value: "pull-request-updated"
          },
          {
            name: "pullrequest:approved",
            value: "pullrequest:approved"
          },
          {
            name: "pullrequest:changes_request_created",
            value: "pullrequest:changes_request_created"
          },
          {
            name: "pullrequest:changes_request_removed",
            value: "pullrequest:changes_request_removed"
          },
          {
            name: "pullrequest:comment_created",
            value: "pullrequest:comment_created"
          },
          {
            name: "pullrequest:comment_deleted",
            value: "pullrequest:comment_deleted"
          },
          {
            name: "pullrequest:comment_reopened",
            value: "pullrequest:comment_reopened"
          },
          {
            name: "pullrequest:comment_resolved",
            value: "pullrequest:comment_resolved"
          },
          {
            name: "pullrequest:comment_updated",
            value: "pullrequest:comment_updated"
          },
          {
            name: "pullrequest:created",
            value: "pullrequest:created"
          },
          {
            name: "pullrequest:fulfilled",
            value: "pullrequest:fulfilled"
          },
          {
            name: "pullrequest:push",
            value: "pullrequest:push"
          },
          {
            name: "pullrequest:rejected",
            value: "pullrequest:rejected"
          },
          {
            name: "pullrequest:unapproved",
            value: "pullrequest:unapproved"
          },
          {
            name: "pullrequest:updated",
            value: "pullrequest:updated"
          },
          {
            name: "Push",
            value: "push"
          },
          {
            name: "repo:comment:added",
            value: "repo:comment:added"
          },
          {
            name: "repo:comment:deleted",
            value: "repo:comment:deleted"
          },
          {
            name: "repo:comment:edited",
            value: "repo:comment:edited"
          },
          {
            name: "repo:commit_comment_created",
            value: "repo:commit_comment_created"
          },
          {
            name: "repo:commit_status_created",
            value: "repo:commit_status_created"
          },
          {
            name: "repo:commit_status_updated",
            value: "repo:commit_status_updated"
          },
          {
            name: "repo:created",
            value: "repo:created"
          },
          {
            name: "repo:deleted",
            value: "repo:deleted"
          },
          {
            name: "repo:fork",
            value: "repo:fork"
          },
          {
            name: "repo:forked",
            value: "repo:forked"
          },
          {
            name: "repo:imported",
            value: "repo:imported"
          },
          {
            name: "repo:modified",
            value: "repo:modified"
          },
          {
            name: "repo:push",
            value: "repo:push"
          },
          {
            name: "repo:refs_changed",
            value: "repo:refs_changed"
          },
          {
            name: "repo:secret_detected",
            value: "repo:secret_detected"
          },
          {
            name: "repo:transfer",
            value: "repo:transfer"
          },
          {
            name: "repo:updated",
            value: "repo:updated"
          },
          {
            name: "Repository Forked",
            value: "repository-forked"
          },
          {
            name: "Repository Updated",
            value: "repository-updated"
          }
        ],
        default: []
      },
      {
        displayName: "Repositories",
        name: "repos",
        description: "Filters by repository slug. Patterns: <code>*</code> matches any characters, and a leading <code>!</code> excludes.",
        type: "string",
        typeOptions: {
          multipleValues: true
        },
        default: []
      },
      {
        displayName: "Secret",
        name: "secret",
        description: "Secret of a webhook that was created by hand. If set, no webhook is created. Otherwise, the webhook gets a random secret.",
        type: "string",
        typeOptions: {
          password: true
        },
        default: ""
      }
    ],
    displayOptions: {
      show: {
        event: ["any-event"]
      }
    }
  }
];
