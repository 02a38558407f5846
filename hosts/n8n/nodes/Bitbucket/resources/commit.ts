// Written by scripts/generate.ts from the catalog. Do not edit.
import type { INodeProperties } from "n8n-workflow";

export const commit: INodeProperties[] = [
  {
    displayName: "Operation",
    name: "operation",
    type: "options",
    noDataExpression: true,
    displayOptions: {
      show: {
        resource: ["commit"]
      }
    },
    options: [
      {
        name: "Approve Commit",
        value: "approve-commit",
        description: 'Approves a commit, as the credential\'s account',
        action: "Approve a commit",
        displayOptions: {
          show: {
            authentication: ["cloudApiToken", "cloudAccessToken", "cloudOAuth2"]
          }
        }
      },
      {
        name: "Compare Commits",
        value: "compare-commits",
        description: "Lists the commits reachable from one revision but not from another",
        action: "Compare commits"
      },
      {
        name: "Create Commit Comment",
        value: "create-commit-comment",
        description: "Creates a comment on a commit, a file or a line, or replies to a comment",
        action: "Create a commit comment"
      },
      {
        name: "Delete Commit Comment",
        value: "delete-commit-comment",
        description: "Deletes a comment on a commit",
        action: "Delete a commit comment"
      },
      {
        name: "Get Commit",
        value: "get-commit",
        description: "Gets a commit",
        action: "Get a commit"
      },
      {
        name: "Get Diff",
        value: "get-diff",
        description: "Gets the diff of a commit, or between two revisions",
        action: "Get a diff"
      },
      {
        name: "Get Diffstat",
        value: "get-diffstat",
        description: "Gets the changed files of a commit, or between two revisions",
        action: "Get a diffstat"
      },
      {
        name: "Get Merge Base",
        value: "get-merge-base",
        description: "Gets the merge base (best common ancestor) of two revisions",
        action: "Get a merge base"
      },
      {
        name: "Get Patch",
        value: "get-patch",
        description: "Gets a commit, or the commits between two revisions, as Git patches",
        action: "Get a patch"
      },
      {
        name: "List Commit Comments",
        value: "list-commit-comments",
        description: "Lists the comments on a commit. Data Center returns top-level comments only.",
        action: "List commit comments"
      },
      {
        name: "List Commit Pull Requests",
        value: "list-commit-pull-requests",
        description: "Lists the pull requests that contain a commit",
        action: "List commit pull requests"
      },
      {
        name: "List Commits",
        value: "list-commits",
        description: "Lists the commits of a repository, latest first",
        action: "List commits"
      },
      {
        name: "Unapprove Commit",
        value: "unapprove-commit",
        description: 'Withdraws the authenticated user\'s approval of a commit',
        action: "Unapprove a commit",
        displayOptions: {
          show: {
            authentication: ["cloudApiToken", "cloudAccessToken", "cloudOAuth2"]
          }
        }
      },
      {
        name: "Update Commit Comment",
        value: "update-commit-comment",
        description: "Updates the text of a comment on a commit",
        action: "Update a commit comment"
      }
    ],
    default: "approve-commit"
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
        resource: ["commit"],
        operation: ["list-commits", "get-commit", "compare-commits", "get-diff", "get-diffstat", "get-patch", "get-merge-base", "list-commit-pull-requests", "approve-commit", "unapprove-commit", "list-commit-comments", "create-commit-comment", "update-commit-comment", "delete-commit-comment"]
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
        resource: ["commit"],
        operation: ["list-commits", "get-commit", "compare-commits", "get-diff", "get-diffstat", "get-patch", "get-merge-base", "list-commit-pull-requests", "approve-commit", "unapprove-commit", "list-commit-comments", "create-commit-comment", "update-commit-comment", "delete-commit-comment"]
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
        resource: ["commit"],
        operation: ["list-commits", "compare-commits", "get-diffstat", "list-commit-pull-requests", "list-commit-comments"]
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
        resource: ["commit"],
        operation: ["list-commits", "compare-commits", "get-diffstat", "list-commit-pull-requests", "list-commit-comments"],
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
        displayName: "Branch",
        name: "branch",
        description: "Branch name, without <code>refs/heads/</code>. If neither this nor <code>commit</code> is set, defaults to all branches (Cloud) or the default branch (Data Center).",
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
              searchListMethod: "branch",
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
        displayName: "Commit",
        name: "commit",
        description: "Commit hash. Commit to start from.",
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
              searchListMethod: "commit",
              searchable: true
            }
          },
          {
            displayName: "By Name or ID",
            name: "id",
            type: "string",
            placeholder: "e.g. 4f5e6d7c8b9a0f1e2d3c4b5a69788796a5b4c3d2"
          }
        ]
      },
      {
        displayName: "Include Raw",
        name: "include_raw",
        description: 'Whether to include Bitbucket\'s unmodified response as <code>raw</code>',
        type: "boolean",
        default: false
      },
      {
        displayName: "Path",
        name: "path",
        description: "Filters by the path of a file or folder",
        type: "string",
        default: "",
        placeholder: "e.g. docs/guide.md"
      },
      {
        displayName: "Since",
        name: "since",
        description: "Commit hash, branch or tag whose commits are excluded",
        type: "string",
        default: "",
        placeholder: "e.g. v1.3.0"
      }
    ],
    displayOptions: {
      show: {
        resource: ["commit"],
        operation: ["list-commits"]
      }
    }
  },
  {
    displayName: "Commit",
    name: "commit",
    description: "Commit hash",
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
          searchListMethod: "commit",
          searchable: true
        }
      },
      {
        displayName: "By Name or ID",
        name: "id",
        type: "string",
        placeholder: "e.g. 4f5e6d7c8b9a0f1e2d3c4b5a69788796a5b4c3d2"
      }
    ],
    required: true,
    displayOptions: {
      show: {
        resource: ["commit"],
        operation: ["get-commit", "list-commit-pull-requests", "approve-commit", "unapprove-commit", "list-commit-comments", "create-commit-comment", "update-commit-comment", "delete-commit-comment"]
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
        resource: ["commit"],
        operation: ["get-commit", "compare-commits", "get-merge-base", "list-commit-pull-requests"]
      }
    }
  },
  {
    displayName: "Commit",
    name: "commit",
    description: "Commit hash. Branch and tag names are accepted too.",
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
          searchListMethod: "commit",
          searchable: true
        }
      },
      {
        displayName: "By Name or ID",
        name: "id",
        type: "string",
        placeholder: "e.g. 4f5e6d7c8b9a0f1e2d3c4b5a69788796a5b4c3d2"
      }
    ],
    required: true,
    displayOptions: {
      show: {
        resource: ["commit"],
        operation: ["compare-commits", "get-diff", "get-diffstat", "get-patch", "get-merge-base"]
      }
    }
  },
  {
    displayName: "Base",
    name: "base",
    description: "Commit hash, branch or tag to compare with",
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
          searchListMethod: "base",
          searchable: true
        }
      },
      {
        displayName: "By Name or ID",
        name: "id",
        type: "string",
        placeholder: "e.g. main"
      }
    ],
    required: true,
    displayOptions: {
      show: {
        resource: ["commit"],
        operation: ["compare-commits", "get-merge-base"]
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
        displayName: "Base",
        name: "base",
        description: "Commit hash, branch or tag to compare with. Defaults to the parent commit.",
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
              searchListMethod: "base",
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
        displayName: "Context",
        name: "context",
        description: "Number of context lines around each change",
        type: "number",
        typeOptions: {
          minValue: 0
        },
        default: 0
      },
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
      },
      {
        displayName: "Ignore Whitespace",
        name: "ignore_whitespace",
        description: "Whether to ignore whitespace changes",
        type: "boolean",
        default: false
      },
      {
        displayName: "Path",
        name: "path",
        description: "Filters by path",
        type: "string",
        default: "",
        placeholder: "e.g. docs/guide.md"
      }
    ],
    displayOptions: {
      show: {
        resource: ["commit"],
        operation: ["get-diff"]
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
        displayName: "Base",
        name: "base",
        description: "Commit hash, branch or tag to compare with. Defaults to the parent commit.",
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
              searchListMethod: "base",
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
        displayName: "Include Raw",
        name: "include_raw",
        description: 'Whether to include Bitbucket\'s unmodified response as <code>raw</code>',
        type: "boolean",
        default: false
      }
    ],
    displayOptions: {
      show: {
        resource: ["commit"],
        operation: ["get-diffstat"]
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
        displayName: "Base",
        name: "base",
        description: "Commit hash, branch or tag to compare with. Defaults to the parent commit.",
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
              searchListMethod: "base",
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
        resource: ["commit"],
        operation: ["get-patch"]
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
        displayName: "Path",
        name: "path",
        description: "Filters by file. Defaults to comments that are not on a file. Data Center only.",
        type: "string",
        default: "",
        placeholder: "e.g. docs/guide.md",
        displayOptions: {
          show: {
            "/authentication": ["dataCenterAccessToken", "dataCenterOAuth2"]
          }
        }
      }
    ],
    displayOptions: {
      show: {
        resource: ["commit"],
        operation: ["list-commit-comments"]
      }
    }
  },
  {
    displayName: "Text",
    name: "text",
    description: "Text, in Markdown",
    type: "string",
    typeOptions: {
      rows: 4
    },
    default: "",
    placeholder: "e.g. Looks good to me.",
    required: true,
    displayOptions: {
      show: {
        resource: ["commit"],
        operation: ["create-commit-comment", "update-commit-comment"]
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
        displayName: "Line",
        name: "line",
        description: "Line to comment on, in the new version of the file",
        type: "number",
        typeOptions: {
          minValue: 1
        },
        default: 1
      },
      {
        displayName: "Old Line",
        name: "old_line",
        description: "Line to comment on, in the old version of the file. Set both <code>line</code> and <code>old_line</code> for an unchanged line.",
        type: "number",
        typeOptions: {
          minValue: 1
        },
        default: 1
      },
      {
        displayName: "Parent",
        name: "parent",
        description: "ID of the comment to reply to",
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
              searchListMethod: "parent",
              searchable: true
            }
          },
          {
            displayName: "By ID",
            name: "id",
            type: "string",
            placeholder: "e.g. 500"
          }
        ]
      },
      {
        displayName: "Path",
        name: "path",
        description: "Path of the file from the root of the repository. Path of the file to comment on.",
        type: "string",
        default: "",
        placeholder: "e.g. docs/guide.md"
      }
    ],
    displayOptions: {
      show: {
        resource: ["commit"],
        operation: ["create-commit-comment"]
      }
    }
  },
  {
    displayName: "Comment",
    name: "comment",
    description: "ID of the comment",
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
          searchListMethod: "comment",
          searchable: true
        }
      },
      {
        displayName: "By ID",
        name: "id",
        type: "string",
        placeholder: "e.g. 501"
      }
    ],
    required: true,
    displayOptions: {
      show: {
        resource: ["commit"],
        operation: ["update-commit-comment", "delete-commit-comment"]
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
        resource: ["commit"],
        operation: ["update-commit-comment"]
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
        resource: ["commit"],
        operation: ["delete-commit-comment"]
      }
    }
  }
];
