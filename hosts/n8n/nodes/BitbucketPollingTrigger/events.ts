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
        description: "Starts when a build status is set on a commit for the first time"
      },
      {
        name: "Build Status Updated",
        value: "build-status-updated",
        description: "Starts when a build status of a commit changes"
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
        description: "Starts when a resolved comment thread on a pull request is reopened"
      },
      {
        name: "Comment Resolved",
        value: "comment-resolved",
        description: "Starts when a comment thread on a pull request is resolved"
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
        description: "Starts when reviewers are added to or removed from a pull request"
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
        description: "Starts when a repository is created"
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
        event: ["push", "branch-created", "branch-updated", "branch-deleted", "tag-created", "tag-deleted", "pull-request-opened", "pull-request-updated", "pull-request-source-pushed", "pull-request-reviewers-changed", "pull-request-approved", "pull-request-unapproved", "changes-requested", "changes-request-withdrawn", "pull-request-merged", "pull-request-declined", "comment-added", "comment-edited", "comment-deleted", "comment-resolved", "comment-reopened", "build-status-created", "build-status-updated", "pipeline-finished", "repository-created"]
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
        event: ["push", "branch-created", "branch-updated", "branch-deleted", "tag-created", "tag-deleted", "pull-request-opened", "pull-request-updated", "pull-request-source-pushed", "pull-request-reviewers-changed", "pull-request-approved", "pull-request-unapproved", "changes-requested", "changes-request-withdrawn", "pull-request-merged", "pull-request-declined", "comment-added", "comment-edited", "comment-deleted", "comment-resolved", "comment-reopened", "build-status-created", "build-status-updated", "pipeline-finished"]
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
      }
    ],
    displayOptions: {
      show: {
        event: ["repository-created"]
      }
    }
  }
];
