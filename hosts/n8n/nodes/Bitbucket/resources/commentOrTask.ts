// Written by scripts/generate.ts from the catalog. Do not edit.
import type { INodeProperties } from "n8n-workflow";

export const commentOrTask: INodeProperties[] = [
  {
    displayName: "Operation",
    name: "operation",
    type: "options",
    noDataExpression: true,
    displayOptions: {
      show: {
        resource: ["commentOrTask"]
      }
    },
    options: [
      {
        name: "Create Comment",
        value: "create-comment",
        description: "Creates a comment on a pull request, a file or lines, or replies to a comment",
        action: "Create a comment"
      },
      {
        name: "Create Task",
        value: "create-task",
        description: "Creates a task on a pull request or on one of its comments",
        action: "Create a task"
      },
      {
        name: "Delete Comment",
        value: "delete-comment",
        description: "Deletes a comment. Data Center can't delete a comment that has replies.",
        action: "Delete a comment"
      },
      {
        name: "Delete Task",
        value: "delete-task",
        description: "Deletes a task",
        action: "Delete a task"
      },
      {
        name: "Get Comment",
        value: "get-comment",
        description: "Gets a comment on a pull request",
        action: "Get a comment"
      },
      {
        name: "List Comments",
        value: "list-comments",
        description: "Lists the comments on a pull request, answers included",
        action: "List comments"
      },
      {
        name: "List Tasks",
        value: "list-tasks",
        description: "Lists the tasks of a pull request",
        action: "List tasks"
      },
      {
        name: "Reopen Comment",
        value: "reopen-comment",
        description: "Reopens the thread that a comment begins",
        action: "Reopen a comment"
      },
      {
        name: "Resolve Comment",
        value: "resolve-comment",
        description: "Resolves the thread that a comment begins",
        action: "Resolve a comment"
      },
      {
        name: "Update Comment",
        value: "update-comment",
        description: "Updates the text of a comment on a pull request",
        action: "Update a comment"
      },
      {
        name: "Update Task",
        value: "update-task",
        description: "Updates, resolves or reopens a task. Omitted fields are left unchanged.",
        action: "Update a task"
      }
    ],
    default: "create-comment"
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
        resource: ["commentOrTask"],
        operation: ["list-comments", "get-comment", "create-comment", "update-comment", "delete-comment", "resolve-comment", "reopen-comment", "list-tasks", "create-task", "update-task", "delete-task"]
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
        resource: ["commentOrTask"],
        operation: ["list-comments", "get-comment", "create-comment", "update-comment", "delete-comment", "resolve-comment", "reopen-comment", "list-tasks", "create-task", "update-task", "delete-task"]
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
        resource: ["commentOrTask"],
        operation: ["list-comments", "get-comment", "create-comment", "update-comment", "delete-comment", "resolve-comment", "reopen-comment", "list-tasks", "create-task", "update-task", "delete-task"]
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
        resource: ["commentOrTask"],
        operation: ["list-comments", "list-tasks"]
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
        resource: ["commentOrTask"],
        operation: ["list-comments", "list-tasks"],
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
        placeholder: "e.g. user.nickname = \"ada\"",
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
        placeholder: "e.g. -created_on",
        displayOptions: {
          show: {
            "/authentication": ["cloudApiToken", "cloudAccessToken", "cloudOAuth2"]
          }
        }
      }
    ],
    displayOptions: {
      show: {
        resource: ["commentOrTask"],
        operation: ["list-comments"]
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
        resource: ["commentOrTask"],
        operation: ["get-comment", "update-comment", "delete-comment", "resolve-comment", "reopen-comment"]
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
        resource: ["commentOrTask"],
        operation: ["get-comment"]
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
        resource: ["commentOrTask"],
        operation: ["create-comment", "update-comment"]
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
      },
      {
        displayName: "Pending",
        name: "pending",
        description: "Whether to create the comment as pending, visible only to you until published. Data Center 7.7 or later.",
        type: "boolean",
        default: false
      },
      {
        displayName: "Start Line",
        name: "start_line",
        description: "First line of several. The last is <code>line</code> or <code>old_line</code>. Data Center 9.3 or later.",
        type: "number",
        typeOptions: {
          minValue: 1
        },
        default: 1
      }
    ],
    displayOptions: {
      show: {
        resource: ["commentOrTask"],
        operation: ["create-comment"]
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
        resource: ["commentOrTask"],
        operation: ["update-comment", "resolve-comment", "reopen-comment"]
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
        resource: ["commentOrTask"],
        operation: ["delete-comment", "delete-task"]
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
        displayName: "State",
        name: "state",
        description: "Filters by state",
        type: "options",
        options: [
          {
            name: "Open",
            value: "open"
          },
          {
            name: "Resolved",
            value: "resolved"
          }
        ],
        default: "open"
      }
    ],
    displayOptions: {
      show: {
        resource: ["commentOrTask"],
        operation: ["list-tasks"]
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
    placeholder: "e.g. Add a test.",
    required: true,
    displayOptions: {
      show: {
        resource: ["commentOrTask"],
        operation: ["create-task"]
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
        displayName: "Comment",
        name: "comment",
        description: "ID of the comment. ID of the comment that the task belongs to.",
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
        resource: ["commentOrTask"],
        operation: ["create-task"]
      }
    }
  },
  {
    displayName: "Task",
    name: "task",
    description: "ID of the task",
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
          searchListMethod: "task",
          searchable: true
        }
      },
      {
        displayName: "By ID",
        name: "id",
        type: "string",
        placeholder: "e.g. 701"
      }
    ],
    required: true,
    displayOptions: {
      show: {
        resource: ["commentOrTask"],
        operation: ["update-task", "delete-task"]
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
        displayName: "State",
        name: "state",
        type: "options",
        options: [
          {
            name: "Open",
            value: "open"
          },
          {
            name: "Resolved",
            value: "resolved"
          }
        ],
        default: "open"
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
        placeholder: "e.g. Add a test."
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
        resource: ["commentOrTask"],
        operation: ["update-task"]
      }
    }
  }
];
