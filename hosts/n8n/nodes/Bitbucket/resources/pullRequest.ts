// Written by scripts/generate.ts from the catalog. Do not edit.
import type { INodeProperties } from "n8n-workflow";

export const pullRequest: INodeProperties[] = [
  {
    displayName: "Operation",
    name: "operation",
    type: "options",
    noDataExpression: true,
    displayOptions: {
      show: {
        resource: ["pullRequest"]
      }
    },
    options: [
      {
        name: "Add Reviewers",
        value: "add-reviewers",
        description: "Adds reviewers to a pull request. Existing reviewers are kept. Reviewers whom Bitbucket no longer accepts are removed and listed in <code>refused_reviewers</code>.",
        action: "Add reviewers"
      },
      {
        name: "Approve Pull Request",
        value: "approve-pull-request",
        description: "Approves a pull request as the authenticated user",
        action: "Approve a pull request"
      },
      {
        name: "Create Pull Request",
        value: "create-pull-request",
        description: "Creates a pull request from one branch into another, in the same repository or from a fork",
        action: "Create a pull request"
      },
      {
        name: "Decline Pull Request",
        value: "decline-pull-request",
        description: "Declines a pull request",
        action: "Decline a pull request"
      },
      {
        name: "Delete Pull Request",
        value: "delete-pull-request",
        description: "Deletes a pull request, as its author or an administrator of the repository",
        action: "Delete a pull request",
        displayOptions: {
          show: {
            authentication: ["dataCenterAccessToken", "dataCenterOAuth2"]
          }
        }
      },
      {
        name: "Get Merge Status",
        value: "get-merge-status",
        description: "Gets whether a pull request can be merged, and what blocks it",
        action: "Get a merge status"
      },
      {
        name: "Get Pull Request",
        value: "get-pull-request",
        description: "Gets a pull request",
        action: "Get a pull request"
      },
      {
        name: "Get Pull Request Diff",
        value: "get-pull-request-diff",
        description: "Gets the diff of a pull request",
        action: "Get a pull request diff"
      },
      {
        name: "Get Pull Request Diffstat",
        value: "get-pull-request-diffstat",
        description: "Gets the changed files of a pull request. Data Center returns the first 1,000.",
        action: "Get a pull request diffstat"
      },
      {
        name: "Get Pull Request Patch",
        value: "get-pull-request-patch",
        description: "Gets the commits of a pull request as Git patches, for <code>git am</code>",
        action: "Get a pull request patch"
      },
      {
        name: "List My Pull Requests",
        value: "list-my-pull-requests",
        description: "Lists pull requests that a user authored or takes part in, across repositories. Defaults to the authenticated user.",
        action: "List my pull requests"
      },
      {
        name: "List Pull Request Activity",
        value: "list-pull-request-activity",
        description: "Lists the activity of a pull request, latest first. Cloud reports new commits as <code>updated</code>.",
        action: "List pull request activity"
      },
      {
        name: "List Pull Request Build Statuses",
        value: "list-pull-request-build-statuses",
        description: "Lists the build statuses of a pull request. On Data Center, those of its latest commit.",
        action: "List pull request build statuses"
      },
      {
        name: "List Pull Request Commits",
        value: "list-pull-request-commits",
        description: "Lists the commits of a pull request, latest first",
        action: "List pull request commits"
      },
      {
        name: "List Pull Request Participants",
        value: "list-pull-request-participants",
        description: "Lists the participants of a pull request: author, reviewers and commenters",
        action: "List pull request participants"
      },
      {
        name: "List Pull Requests",
        value: "list-pull-requests",
        description: "Lists the pull requests of a repository",
        action: "List pull requests"
      },
      {
        name: "Merge Pull Request",
        value: "merge-pull-request",
        description: "Merges a pull request",
        action: "Merge a pull request"
      },
      {
        name: "Publish Review",
        value: "publish-review",
        description: 'Publishes the authenticated user\'s pending comments, with a review status',
        action: "Publish a review",
        displayOptions: {
          show: {
            authentication: ["dataCenterAccessToken", "dataCenterOAuth2"]
          }
        }
      },
      {
        name: "Remove Reviewers",
        value: "remove-reviewers",
        description: "Removes reviewers from a pull request. The others are kept. Reviewers whom Bitbucket no longer accepts are removed and listed in <code>refused_reviewers</code>.",
        action: "Remove reviewers"
      },
      {
        name: "Reopen Pull Request",
        value: "reopen-pull-request",
        description: "Reopens a pull request that was declined",
        action: "Reopen a pull request",
        displayOptions: {
          show: {
            authentication: ["dataCenterAccessToken", "dataCenterOAuth2"]
          }
        }
      },
      {
        name: "Request Changes",
        value: "request-changes",
        description: "Requests changes to a pull request as the authenticated user",
        action: "Request changes"
      },
      {
        name: "Unapprove Pull Request",
        value: "unapprove-pull-request",
        description: "Withdraws the authenticated user's approval of a pull request. Data Center withdraws any review status.",
        action: "Unapprove a pull request"
      },
      {
        name: "Update Pull Request",
        value: "update-pull-request",
        description: "Updates a pull request. Omitted fields are left unchanged. Reviewers whom Bitbucket no longer accepts are removed and listed in <code>refused_reviewers</code>.",
        action: "Update a pull request"
      },
      {
        name: "Withdraw Request for Changes",
        value: "withdraw-request-for-changes",
        description: "Withdraws the authenticated user's request for changes. Data Center withdraws any review status.",
        action: "Withdraw request for changes"
      }
    ],
    default: "add-reviewers"
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
        resource: ["pullRequest"],
        operation: ["list-pull-requests", "get-pull-request", "create-pull-request", "update-pull-request", "decline-pull-request", "reopen-pull-request", "delete-pull-request", "get-pull-request-diff", "get-pull-request-diffstat", "get-pull-request-patch", "list-pull-request-commits", "list-pull-request-build-statuses", "merge-pull-request", "get-merge-status", "approve-pull-request", "unapprove-pull-request", "request-changes", "withdraw-request-for-changes", "add-reviewers", "remove-reviewers", "list-pull-request-participants", "publish-review", "list-pull-request-activity"]
      }
    }
  },
  {
    displayName: "Repository",
    name: "repo",
    description: "Repository slug, as in its URL. Defaults to the credential's <code>repo</code>.",
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
        resource: ["pullRequest"],
        operation: ["list-pull-requests", "get-pull-request", "create-pull-request", "update-pull-request", "decline-pull-request", "reopen-pull-request", "delete-pull-request", "get-pull-request-diff", "get-pull-request-diffstat", "get-pull-request-patch", "list-pull-request-commits", "list-pull-request-build-statuses", "merge-pull-request", "get-merge-status", "approve-pull-request", "unapprove-pull-request", "request-changes", "withdraw-request-for-changes", "add-reviewers", "remove-reviewers", "list-pull-request-participants", "publish-review", "list-pull-request-activity"]
      }
    }
  },
  {
    displayName: "Return All",
    name: "returnAll",
    type: "boolean",
    default: false,
    description: "Whether to return all results or only up to a given limit",
    displayOptions: {
      show: {
        resource: ["pullRequest"],
        operation: ["list-pull-requests", "list-my-pull-requests", "get-pull-request-diffstat", "list-pull-request-commits", "list-pull-request-build-statuses", "list-pull-request-participants", "list-pull-request-activity"]
      }
    }
  },
  {
    displayName: "Limit",
    name: "limit",
    type: "number",
    typeOptions: {
      minValue: 1
    },
    default: 50,
    description: "Max number of results to return",
    displayOptions: {
      show: {
        resource: ["pullRequest"],
        operation: ["list-pull-requests", "list-my-pull-requests", "get-pull-request-diffstat", "list-pull-request-commits", "list-pull-request-build-statuses", "list-pull-request-participants", "list-pull-request-activity"],
        returnAll: [
          false
        ]
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
        displayName: "Include Raw",
        name: "include_raw",
        description: 'Whether to include Bitbucket\'s unmodified response as <code>raw</code>',
        type: "boolean",
        default: false
      },
      {
        displayName: "Opened By",
        name: "opened_by",
        description: "Filters by author",
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
              searchListMethod: "opened_by",
              searchable: true
            }
          },
          {
            displayName: "By Name or ID",
            name: "id",
            type: "string",
            placeholder: "e.g. ada"
          }
        ]
      },
      {
        displayName: "Reviewer",
        name: "reviewer",
        description: "Filters by reviewer",
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
              searchListMethod: "reviewer",
              searchable: true
            }
          },
          {
            displayName: "By Name or ID",
            name: "id",
            type: "string",
            placeholder: "e.g. grace"
          }
        ]
      },
      {
        displayName: "Sort",
        name: "sort",
        description: "Field to sort by. Prefix with <code>-</code> for descending order. Cloud only.",
        type: "string",
        default: "",
        placeholder: "e.g. -updated_on",
        displayOptions: {
          show: {
            "/authentication": ["cloudApiToken", "cloudAccessToken", "cloudOAuth2"]
          }
        }
      },
      {
        displayName: "State",
        name: "state",
        description: "Filters by state. <code>superseded</code>: Cloud only.",
        type: "options",
        options: [
          {
            name: "All",
            value: "all"
          },
          {
            name: "Declined",
            value: "declined"
          },
          {
            name: "Merged",
            value: "merged"
          },
          {
            name: "Open",
            value: "open"
          },
          {
            name: "Superseded",
            value: "superseded"
          }
        ],
        default: "open"
      },
      {
        displayName: "Target Branch",
        name: "target",
        description: "Filters by target branch",
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
              searchListMethod: "target",
              searchable: true
            }
          },
          {
            displayName: "By Name or ID",
            name: "id",
            type: "string",
            placeholder: "e.g. main"
          }
        ]
      }
    ],
    displayOptions: {
      show: {
        resource: ["pullRequest"],
        operation: ["list-pull-requests"]
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
        displayName: "Include Raw",
        name: "include_raw",
        description: 'Whether to include Bitbucket\'s unmodified response as <code>raw</code>',
        type: "boolean",
        default: false
      },
      {
        displayName: "Role",
        name: "role",
        description: "Role. <code>reviewer</code>, <code>participant</code>: Data Center only.",
        type: "options",
        options: [
          {
            name: "Author",
            value: "author"
          },
          {
            name: "Participant",
            value: "participant"
          },
          {
            name: "Reviewer",
            value: "reviewer"
          }
        ],
        default: "author"
      },
      {
        displayName: "State",
        name: "state",
        description: "Filters by state. <code>superseded</code>: Cloud only.",
        type: "options",
        options: [
          {
            name: "All",
            value: "all"
          },
          {
            name: "Declined",
            value: "declined"
          },
          {
            name: "Merged",
            value: "merged"
          },
          {
            name: "Open",
            value: "open"
          },
          {
            name: "Superseded",
            value: "superseded"
          }
        ],
        default: "open"
      },
      {
        displayName: "User",
        name: "person",
        description: "User: UUID, account ID, username, email address or display name. Defaults to the authenticated user.",
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
              searchListMethod: "person",
              searchable: true
            }
          },
          {
            displayName: "By Name or ID",
            name: "id",
            type: "string",
            placeholder: "e.g. ada"
          }
        ]
      },
      {
        displayName: "Workspace or Project",
        name: "workspace",
        description: "Filters by workspace or project. Required on Cloud.",
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
        ]
      }
    ],
    displayOptions: {
      show: {
        resource: ["pullRequest"],
        operation: ["list-my-pull-requests"]
      }
    }
  },
  {
    displayName: "Pull Request",
    name: "pull_request",
    description: "ID of the pull request",
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
          searchListMethod: "pull_request",
          searchable: true
        }
      },
      {
        displayName: "By ID",
        name: "id",
        type: "string",
        placeholder: "e.g. 42"
      }
    ],
    required: true,
    displayOptions: {
      show: {
        resource: ["pullRequest"],
        operation: ["get-pull-request", "update-pull-request", "decline-pull-request", "reopen-pull-request", "delete-pull-request", "get-pull-request-diff", "get-pull-request-diffstat", "get-pull-request-patch", "list-pull-request-commits", "list-pull-request-build-statuses", "merge-pull-request", "get-merge-status", "approve-pull-request", "unapprove-pull-request", "request-changes", "withdraw-request-for-changes", "add-reviewers", "remove-reviewers", "list-pull-request-participants", "publish-review", "list-pull-request-activity"]
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
        displayName: "Include Raw",
        name: "include_raw",
        description: 'Whether to include Bitbucket\'s unmodified response as <code>raw</code>',
        type: "boolean",
        default: false
      }
    ],
    displayOptions: {
      show: {
        resource: ["pullRequest"],
        operation: ["get-pull-request", "get-pull-request-diffstat", "list-pull-request-commits", "list-pull-request-build-statuses", "approve-pull-request", "request-changes", "list-pull-request-participants", "list-pull-request-activity"]
      }
    }
  },
  {
    displayName: "Title",
    name: "title",
    type: "string",
    default: "",
    placeholder: "e.g. Retry failed uploads",
    required: true,
    displayOptions: {
      show: {
        resource: ["pullRequest"],
        operation: ["create-pull-request"]
      }
    }
  },
  {
    displayName: "Source Branch",
    name: "source",
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
          searchListMethod: "source",
          searchable: true
        }
      },
      {
        displayName: "By Name or ID",
        name: "id",
        type: "string",
        placeholder: "e.g. feature/retry"
      }
    ],
    required: true,
    displayOptions: {
      show: {
        resource: ["pullRequest"],
        operation: ["create-pull-request"]
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
        displayName: "Close Source Branch",
        name: "close_source_branch",
        description: "Whether to delete the source branch on merge. Cloud only.",
        type: "boolean",
        default: false,
        displayOptions: {
          show: {
            "/authentication": ["cloudApiToken", "cloudAccessToken", "cloudOAuth2"]
          }
        }
      },
      {
        displayName: "Description",
        name: "description",
        type: "string",
        typeOptions: {
          rows: 4
        },
        default: "",
        placeholder: "e.g. Uploads are tried three times."
      },
      {
        displayName: "Draft",
        name: "draft",
        description: "Whether the pull request is a draft. Data Center 8.18 or later.",
        type: "boolean",
        default: false
      },
      {
        displayName: "Include Raw",
        name: "include_raw",
        description: 'Whether to include Bitbucket\'s unmodified response as <code>raw</code>',
        type: "boolean",
        default: false
      },
      {
        displayName: "Reviewer Names or IDs",
        name: "reviewers",
        description: 'Reviewers: UUIDs, account IDs, usernames, email addresses or display names. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
        type: "multiOptions",
        typeOptions: {
          loadOptionsMethod: "reviewers"
        },
        default: []
      },
      {
        displayName: "Source Repo",
        name: "source_repo",
        description: "Slug of the fork that contains the source branch. Defaults to that of the target.",
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
              searchListMethod: "source_repo",
              searchable: true
            }
          },
          {
            displayName: "By Name or ID",
            name: "id",
            type: "string",
            placeholder: "e.g. web"
          }
        ]
      },
      {
        displayName: "Source Workspace",
        name: "source_workspace",
        description: "Workspace slug or project key of the fork that contains the source branch. Defaults to that of the target.",
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
              searchListMethod: "source_workspace",
              searchable: true
            }
          },
          {
            displayName: "By Name or ID",
            name: "id",
            type: "string",
            placeholder: "e.g. ada-example"
          }
        ]
      },
      {
        displayName: "Target Branch",
        name: "target",
        description: "Target branch. Defaults to the default branch.",
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
              searchListMethod: "target",
              searchable: true
            }
          },
          {
            displayName: "By Name or ID",
            name: "id",
            type: "string",
            placeholder: "e.g. main"
          }
        ]
      }
    ],
    displayOptions: {
      show: {
        resource: ["pullRequest"],
        operation: ["create-pull-request"]
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
        displayName: "Description",
        name: "description",
        description: "Description. Set it to <code>null</code> to clear it.",
        type: "string",
        typeOptions: {
          rows: 4
        },
        default: "",
        placeholder: "e.g. Uploads are tried three times."
      },
      {
        displayName: "Draft",
        name: "draft",
        description: "Whether the pull request is a draft. Data Center 8.18 or later.",
        type: "boolean",
        default: false
      },
      {
        displayName: "Include Raw",
        name: "include_raw",
        description: 'Whether to include Bitbucket\'s unmodified response as <code>raw</code>',
        type: "boolean",
        default: false
      },
      {
        displayName: "Reviewer Names or IDs",
        name: "reviewers",
        description: 'Reviewers: UUIDs, account IDs, usernames, email addresses or display names. Left unchanged by default. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
        type: "multiOptions",
        typeOptions: {
          loadOptionsMethod: "reviewers"
        },
        default: []
      },
      {
        displayName: "Target Branch",
        name: "target",
        description: "Target branch. Left unchanged by default.",
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
              searchListMethod: "target",
              searchable: true
            }
          },
          {
            displayName: "By Name or ID",
            name: "id",
            type: "string",
            placeholder: "e.g. main"
          }
        ]
      },
      {
        displayName: "Title",
        name: "title",
        type: "string",
        default: "",
        placeholder: "e.g. Retry failed uploads"
      },
      {
        displayName: "Version",
        name: "version",
        description: "Expected version, for optimistic locking. Defaults to the current version. Data Center only.",
        type: "number",
        typeOptions: {
          minValue: 0
        },
        default: 0,
        displayOptions: {
          show: {
            "/authentication": ["dataCenterAccessToken", "dataCenterOAuth2"]
          }
        }
      }
    ],
    displayOptions: {
      show: {
        resource: ["pullRequest"],
        operation: ["update-pull-request"]
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
        displayName: "Include Raw",
        name: "include_raw",
        description: 'Whether to include Bitbucket\'s unmodified response as <code>raw</code>',
        type: "boolean",
        default: false
      },
      {
        displayName: "Text",
        name: "text",
        description: "Text, in Markdown. Reason for declining.",
        type: "string",
        typeOptions: {
          rows: 4
        },
        default: "",
        placeholder: "e.g. Looks good to me."
      },
      {
        displayName: "Version",
        name: "version",
        description: "Expected version, for optimistic locking. Defaults to the current version. Data Center only.",
        type: "number",
        typeOptions: {
          minValue: 0
        },
        default: 0,
        displayOptions: {
          show: {
            "/authentication": ["dataCenterAccessToken", "dataCenterOAuth2"]
          }
        }
      }
    ],
    displayOptions: {
      show: {
        resource: ["pullRequest"],
        operation: ["decline-pull-request"]
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
        displayName: "Include Raw",
        name: "include_raw",
        description: 'Whether to include Bitbucket\'s unmodified response as <code>raw</code>',
        type: "boolean",
        default: false
      },
      {
        displayName: "Version",
        name: "version",
        description: "Expected version, for optimistic locking. Defaults to the current version. Data Center only.",
        type: "number",
        typeOptions: {
          minValue: 0
        },
        default: 0,
        displayOptions: {
          show: {
            "/authentication": ["dataCenterAccessToken", "dataCenterOAuth2"]
          }
        }
      }
    ],
    displayOptions: {
      show: {
        resource: ["pullRequest"],
        operation: ["reopen-pull-request", "add-reviewers", "remove-reviewers"]
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
        displayName: "Version",
        name: "version",
        description: "Expected version, for optimistic locking. Defaults to the current version. Data Center only.",
        type: "number",
        typeOptions: {
          minValue: 0
        },
        default: 0,
        displayOptions: {
          show: {
            "/authentication": ["dataCenterAccessToken", "dataCenterOAuth2"]
          }
        }
      }
    ],
    displayOptions: {
      show: {
        resource: ["pullRequest"],
        operation: ["delete-pull-request"]
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
        displayName: "Encoding",
        name: "encoding",
        description: "Encoding of the content. Defaults to <code>text</code> for UTF-8 and <code>base64</code> otherwise.",
        type: "options",
        options: [
          {
            name: "Base64",
            value: "base64"
          },
          {
            name: "Binary File",
            value: "blob"
          },
          {
            name: "Text",
            value: "text"
          }
        ],
        default: "base64"
      }
    ],
    displayOptions: {
      show: {
        resource: ["pullRequest"],
        operation: ["get-pull-request-diff", "get-pull-request-patch"]
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
        displayName: "Close Source Branch",
        name: "close_source_branch",
        description: "Whether to delete the source branch on merge. Cloud only.",
        type: "boolean",
        default: false,
        displayOptions: {
          show: {
            "/authentication": ["cloudApiToken", "cloudAccessToken", "cloudOAuth2"]
          }
        }
      },
      {
        displayName: "Include Raw",
        name: "include_raw",
        description: 'Whether to include Bitbucket\'s unmodified response as <code>raw</code>',
        type: "boolean",
        default: false
      },
      {
        displayName: "Message",
        name: "message",
        description: "Message of the commit or tag. Defaults to Bitbucket's own.",
        type: "string",
        typeOptions: {
          rows: 4
        },
        default: "",
        placeholder: "e.g. Retry failed uploads (#42)"
      },
      {
        displayName: "Strategy",
        name: "strategy",
        description: "Merge strategy. Defaults to the repository's default strategy. <code>fast-forward-or-merge-commit</code>: Data Center only.",
        type: "options",
        options: [
          {
            name: "Fast Forward",
            value: "fast-forward"
          },
          {
            name: "Fast Forward or Merge Commit",
            value: "fast-forward-or-merge-commit"
          },
          {
            name: "Merge Commit",
            value: "merge-commit"
          },
          {
            name: "Rebase Fast Forward",
            value: "rebase-fast-forward"
          },
          {
            name: "Rebase Merge Commit",
            value: "rebase-merge-commit"
          },
          {
            name: "Squash",
            value: "squash"
          },
          {
            name: "Squash Fast Forward",
            value: "squash-fast-forward"
          }
        ],
        default: "fast-forward"
      },
      {
        displayName: "Version",
        name: "version",
        description: "Expected version, for optimistic locking. Defaults to the current version. Data Center only.",
        type: "number",
        typeOptions: {
          minValue: 0
        },
        default: 0,
        displayOptions: {
          show: {
            "/authentication": ["dataCenterAccessToken", "dataCenterOAuth2"]
          }
        }
      },
      {
        displayName: "Wait",
        name: "wait",
        description: "Whether to wait for the merge to finish. If false, Cloud merges in the background. Poll <code>get-merge-status</code> with <code>merge_task</code>.",
        type: "boolean",
        default: true
      }
    ],
    displayOptions: {
      show: {
        resource: ["pullRequest"],
        operation: ["merge-pull-request"]
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
        displayName: "Include Raw",
        name: "include_raw",
        description: 'Whether to include Bitbucket\'s unmodified response as <code>raw</code>',
        type: "boolean",
        default: false
      },
      {
        displayName: "Merge Task",
        name: "merge_task",
        description: "Merge that goes on: <code>merge_task</code> of what <code>merge-pull-request</code> gave. Cloud only.",
        type: "string",
        default: "",
        placeholder: "e.g. 6d1c9f0e-8b7a",
        displayOptions: {
          show: {
            "/authentication": ["cloudApiToken", "cloudAccessToken", "cloudOAuth2"]
          }
        }
      }
    ],
    displayOptions: {
      show: {
        resource: ["pullRequest"],
        operation: ["get-merge-status"]
      }
    }
  },
  {
    displayName: "Reviewer Names or IDs",
    name: "reviewers",
    description: 'Reviewers: UUIDs, account IDs, usernames, email addresses or display names. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
    type: "multiOptions",
    typeOptions: {
      loadOptionsMethod: "reviewers"
    },
    default: [],
    required: true,
    displayOptions: {
      show: {
        resource: ["pullRequest"],
        operation: ["add-reviewers", "remove-reviewers"]
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
        displayName: "Text",
        name: "text",
        description: "Text, in Markdown. General comment.",
        type: "string",
        typeOptions: {
          rows: 4
        },
        default: "",
        placeholder: "e.g. Looks good to me."
      },
      {
        displayName: "Verdict",
        name: "verdict",
        description: "Review status. Left unchanged by default. <code>pending</code>: Data Center only.",
        type: "options",
        options: [
          {
            name: "Approved",
            value: "approved"
          },
          {
            name: "Changes Requested",
            value: "changes-requested"
          },
          {
            name: "Pending",
            value: "pending"
          }
        ],
        default: "approved"
      }
    ],
    displayOptions: {
      show: {
        resource: ["pullRequest"],
        operation: ["publish-review"]
      }
    }
  }
];
