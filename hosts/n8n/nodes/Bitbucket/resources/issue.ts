// Written by scripts/generate.ts from the catalog. Do not edit.
import type { INodeProperties } from "n8n-workflow";

export const issue: INodeProperties[] = [
  {
    displayName: "Operation",
    name: "operation",
    type: "options",
    noDataExpression: true,
    displayOptions: {
      show: {
        resource: ["issue"]
      }
    },
    options: [
      {
        name: "Create Issue",
        value: "create-issue",
        description: "Creates an issue",
        action: "Create an issue",
        displayOptions: {
          show: {
            authentication: ["cloudApiToken", "cloudAccessToken", "cloudOAuth2"]
          }
        }
      },
      {
        name: "Create Issue Comment",
        value: "create-issue-comment",
        description: "Creates a comment on an issue",
        action: "Create an issue comment",
        displayOptions: {
          show: {
            authentication: ["cloudApiToken", "cloudAccessToken", "cloudOAuth2"]
          }
        }
      },
      {
        name: "Create Issue From Comment",
        value: "create-issue-from-comment",
        description: "Creates a Jira issue from a comment on a pull request and links the two",
        action: "Create an issue from comment",
        displayOptions: {
          show: {
            authentication: ["dataCenterAccessToken", "dataCenterOAuth2"]
          }
        }
      },
      {
        name: "Get Issue",
        value: "get-issue",
        description: "Gets an issue",
        action: "Get an issue",
        displayOptions: {
          show: {
            authentication: ["cloudApiToken", "cloudAccessToken", "cloudOAuth2"]
          }
        }
      },
      {
        name: "List Issue Comments",
        value: "list-issue-comments",
        description: "Lists the comments on an issue",
        action: "List issue comments",
        displayOptions: {
          show: {
            authentication: ["cloudApiToken", "cloudAccessToken", "cloudOAuth2"]
          }
        }
      },
      {
        name: "List Issues",
        value: "list-issues",
        description: "Lists the issues of a repository",
        action: "List issues",
        displayOptions: {
          show: {
            authentication: ["cloudApiToken", "cloudAccessToken", "cloudOAuth2"]
          }
        }
      },
      {
        name: "List Pull Request Issues",
        value: "list-pull-request-issues",
        description: "Lists the Jira issues whose keys the commits of a pull request name",
        action: "List pull request issues",
        displayOptions: {
          show: {
            authentication: ["dataCenterAccessToken", "dataCenterOAuth2"]
          }
        }
      },
      {
        name: "Update Issue",
        value: "update-issue",
        description: "Updates an issue. Omitted fields are left unchanged.",
        action: "Update an issue",
        displayOptions: {
          show: {
            authentication: ["cloudApiToken", "cloudAccessToken", "cloudOAuth2"]
          }
        }
      }
    ],
    default: "create-issue"
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
        resource: ["issue"],
        operation: ["list-issues", "get-issue", "create-issue", "update-issue", "list-issue-comments", "create-issue-comment", "list-pull-request-issues"]
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
        resource: ["issue"],
        operation: ["list-issues", "get-issue", "create-issue", "update-issue", "list-issue-comments", "create-issue-comment", "list-pull-request-issues"]
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
        resource: ["issue"],
        operation: ["list-issues", "list-issue-comments", "list-pull-request-issues"]
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
        resource: ["issue"],
        operation: ["list-issues", "list-issue-comments", "list-pull-request-issues"],
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
        displayName: "Query",
        name: "query",
        description: "Filter in Bitbucket's query language. Cloud only.",
        type: "string",
        default: "",
        placeholder: "e.g. name ~ \"web\"",
        displayOptions: {
          show: {
            "/authentication": ["cloudApiToken", "cloudAccessToken", "cloudOAuth2"]
          }
        }
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
      }
    ],
    displayOptions: {
      show: {
        resource: ["issue"],
        operation: ["list-issues"]
      }
    }
  },
  {
    displayName: "Issue",
    name: "issue",
    description: "ID of the issue",
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
          searchListMethod: "issue",
          searchable: true
        }
      },
      {
        displayName: "By ID",
        name: "id",
        type: "string",
        placeholder: "e.g. 7"
      }
    ],
    required: true,
    displayOptions: {
      show: {
        resource: ["issue"],
        operation: ["get-issue", "update-issue", "list-issue-comments", "create-issue-comment"]
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
        resource: ["issue"],
        operation: ["get-issue", "list-issue-comments", "create-issue-comment", "list-pull-request-issues"]
      }
    }
  },
  {
    displayName: "Title",
    name: "title",
    type: "string",
    default: "",
    placeholder: "e.g. Uploads fail now and then",
    required: true,
    displayOptions: {
      show: {
        resource: ["issue"],
        operation: ["create-issue", "create-issue-from-comment"]
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
        displayName: "Assignee",
        name: "assignee",
        description: "Assignee: UUID, account ID, username, email address or display name",
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
              searchListMethod: "assignee",
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
        displayName: "Description",
        name: "description",
        type: "string",
        typeOptions: {
          rows: 4
        },
        default: "",
        placeholder: "e.g. Every tenth upload stops half way."
      },
      {
        displayName: "Include Raw",
        name: "include_raw",
        description: 'Whether to include Bitbucket\'s unmodified response as <code>raw</code>',
        type: "boolean",
        default: false
      },
      {
        displayName: "Kind",
        name: "kind",
        description: "Kind of issue",
        type: "options",
        options: [
          {
            name: "Bug",
            value: "bug"
          },
          {
            name: "Enhancement",
            value: "enhancement"
          },
          {
            name: "Proposal",
            value: "proposal"
          },
          {
            name: "Task",
            value: "task"
          }
        ],
        default: "bug"
      },
      {
        displayName: "Priority",
        name: "priority",
        type: "options",
        options: [
          {
            name: "Blocker",
            value: "blocker"
          },
          {
            name: "Critical",
            value: "critical"
          },
          {
            name: "Major",
            value: "major"
          },
          {
            name: "Minor",
            value: "minor"
          },
          {
            name: "Trivial",
            value: "trivial"
          }
        ],
        default: "blocker"
      }
    ],
    displayOptions: {
      show: {
        resource: ["issue"],
        operation: ["create-issue"]
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
        displayName: "Assignee",
        name: "assignee",
        description: "Assignee: UUID, account ID, username, email address or display name",
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
              searchListMethod: "assignee",
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
        displayName: "Description",
        name: "description",
        description: "Description. Set it to <code>null</code> to clear it.",
        type: "string",
        typeOptions: {
          rows: 4
        },
        default: "",
        placeholder: "e.g. Every tenth upload stops half way."
      },
      {
        displayName: "Include Raw",
        name: "include_raw",
        description: 'Whether to include Bitbucket\'s unmodified response as <code>raw</code>',
        type: "boolean",
        default: false
      },
      {
        displayName: "Kind",
        name: "kind",
        description: "Kind of issue",
        type: "options",
        options: [
          {
            name: "Bug",
            value: "bug"
          },
          {
            name: "Enhancement",
            value: "enhancement"
          },
          {
            name: "Proposal",
            value: "proposal"
          },
          {
            name: "Task",
            value: "task"
          }
        ],
        default: "bug"
      },
      {
        displayName: "Priority",
        name: "priority",
        type: "options",
        options: [
          {
            name: "Blocker",
            value: "blocker"
          },
          {
            name: "Critical",
            value: "critical"
          },
          {
            name: "Major",
            value: "major"
          },
          {
            name: "Minor",
            value: "minor"
          },
          {
            name: "Trivial",
            value: "trivial"
          }
        ],
        default: "blocker"
      },
      {
        displayName: "State",
        name: "state",
        type: "options",
        options: [
          {
            name: "Closed",
            value: "closed"
          },
          {
            name: "Duplicate",
            value: "duplicate"
          },
          {
            name: "Invalid",
            value: "invalid"
          },
          {
            name: "New",
            value: "new"
          },
          {
            name: "On Hold",
            value: "on-hold"
          },
          {
            name: "Open",
            value: "open"
          },
          {
            name: "Resolved",
            value: "resolved"
          },
          {
            name: "Submitted",
            value: "submitted"
          },
          {
            name: "Wontfix",
            value: "wontfix"
          }
        ],
        default: "closed"
      },
      {
        displayName: "Title",
        name: "title",
        type: "string",
        default: "",
        placeholder: "e.g. Uploads fail now and then"
      }
    ],
    displayOptions: {
      show: {
        resource: ["issue"],
        operation: ["update-issue"]
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
        resource: ["issue"],
        operation: ["create-issue-comment"]
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
        resource: ["issue"],
        operation: ["list-pull-request-issues"]
      }
    }
  },
  {
    displayName: "Comment",
    name: "comment",
    description: "ID of the comment. A comment on a pull request.",
    type: "number",
    typeOptions: {
      minValue: 1
    },
    default: 1,
    required: true,
    displayOptions: {
      show: {
        resource: ["issue"],
        operation: ["create-issue-from-comment"]
      }
    }
  },
  {
    displayName: "Jira Project",
    name: "jira_project",
    description: "Key of the Jira project",
    type: "string",
    default: "",
    placeholder: "e.g. SHOP",
    required: true,
    displayOptions: {
      show: {
        resource: ["issue"],
        operation: ["create-issue-from-comment"]
      }
    }
  },
  {
    displayName: "Issue Type",
    name: "issue_type",
    description: "Name of the issue type in the Jira project",
    type: "string",
    default: "",
    placeholder: "e.g. Bug",
    required: true,
    displayOptions: {
      show: {
        resource: ["issue"],
        operation: ["create-issue-from-comment"]
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
        type: "string",
        typeOptions: {
          rows: 4
        },
        default: "",
        placeholder: "e.g. Every tenth upload stops half way."
      },
      {
        displayName: "Include Raw",
        name: "include_raw",
        description: 'Whether to include Bitbucket\'s unmodified response as <code>raw</code>',
        type: "boolean",
        default: false
      },
      {
        displayName: "Jira",
        name: "jira",
        description: "ID of the application link to Jira. Required if the server is linked to several.",
        type: "string",
        default: "",
        placeholder: "e.g. 0d3e1f2a-0001-3b4c-8d5e-6f708192a3b4"
      }
    ],
    displayOptions: {
      show: {
        resource: ["issue"],
        operation: ["create-issue-from-comment"]
      }
    }
  }
];
