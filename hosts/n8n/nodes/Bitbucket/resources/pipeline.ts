// Written by scripts/generate.ts from the catalog. Do not edit.
import type { INodeProperties } from "n8n-workflow";

export const pipeline: INodeProperties[] = [
  {
    displayName: "Operation",
    name: "operation",
    type: "options",
    noDataExpression: true,
    displayOptions: {
      show: {
        resource: ["pipeline"]
      }
    },
    options: [
      {
        name: "Create Schedule",
        value: "create-schedule",
        description: "Creates a schedule that runs a pipeline on a branch",
        action: "Create a schedule",
        displayOptions: {
          show: {
            authentication: ["cloudApiToken", "cloudAccessToken", "cloudOAuth2"]
          }
        }
      },
      {
        name: "Create Variable",
        value: "create-variable",
        description: "Creates a pipeline variable of a workspace, a repository or an environment",
        action: "Create a variable",
        displayOptions: {
          show: {
            authentication: ["cloudApiToken", "cloudAccessToken", "cloudOAuth2"]
          }
        }
      },
      {
        name: "Delete Schedule",
        value: "delete-schedule",
        description: "Deletes a schedule",
        action: "Delete a schedule",
        displayOptions: {
          show: {
            authentication: ["cloudApiToken", "cloudAccessToken", "cloudOAuth2"]
          }
        }
      },
      {
        name: "Delete Variable",
        value: "delete-variable",
        description: "Deletes a variable of a workspace, a repository or an environment",
        action: "Delete a variable",
        displayOptions: {
          show: {
            authentication: ["cloudApiToken", "cloudAccessToken", "cloudOAuth2"]
          }
        }
      },
      {
        name: "Get Pipeline",
        value: "get-pipeline",
        description: "Gets a pipeline",
        action: "Get a pipeline",
        displayOptions: {
          show: {
            authentication: ["cloudApiToken", "cloudAccessToken", "cloudOAuth2"]
          }
        }
      },
      {
        name: "Get Pipelines Config",
        value: "get-pipelines-config",
        description: "Gets whether Pipelines is enabled for a repository",
        action: "Get a pipelines config",
        displayOptions: {
          show: {
            authentication: ["cloudApiToken", "cloudAccessToken", "cloudOAuth2"]
          }
        }
      },
      {
        name: "Get Step Log",
        value: "get-step-log",
        description: "Gets the log of a pipeline step: all of it, the tail, or from an offset",
        action: "Get a step log",
        displayOptions: {
          show: {
            authentication: ["cloudApiToken", "cloudAccessToken", "cloudOAuth2"]
          }
        }
      },
      {
        name: "List Pipeline Steps",
        value: "list-pipeline-steps",
        description: "Lists the steps of a pipeline",
        action: "List pipeline steps",
        displayOptions: {
          show: {
            authentication: ["cloudApiToken", "cloudAccessToken", "cloudOAuth2"]
          }
        }
      },
      {
        name: "List Pipelines",
        value: "list-pipelines",
        description: "Lists the pipelines of a repository, latest first",
        action: "List pipelines",
        displayOptions: {
          show: {
            authentication: ["cloudApiToken", "cloudAccessToken", "cloudOAuth2"]
          }
        }
      },
      {
        name: "List Schedules",
        value: "list-schedules",
        description: 'Lists the schedules of a repository\'s pipelines',
        action: "List schedules",
        displayOptions: {
          show: {
            authentication: ["cloudApiToken", "cloudAccessToken", "cloudOAuth2"]
          }
        }
      },
      {
        name: "List Variables",
        value: "list-variables",
        description: "Lists the variables of a workspace, a repository or an environment",
        action: "List variables",
        displayOptions: {
          show: {
            authentication: ["cloudApiToken", "cloudAccessToken", "cloudOAuth2"]
          }
        }
      },
      {
        name: "Run Pipeline",
        value: "run-pipeline",
        description: "Runs a pipeline on a branch, tag, commit or pull request",
        action: "Run a pipeline",
        displayOptions: {
          show: {
            authentication: ["cloudApiToken", "cloudAccessToken", "cloudOAuth2"]
          }
        }
      },
      {
        name: "Stop Pipeline",
        value: "stop-pipeline",
        description: "Stops a pipeline, with all of its steps that have not ended",
        action: "Stop a pipeline",
        displayOptions: {
          show: {
            authentication: ["cloudApiToken", "cloudAccessToken", "cloudOAuth2"]
          }
        }
      },
      {
        name: "Update Pipelines Config",
        value: "update-pipelines-config",
        description: "Updates whether Pipelines is enabled for a repository",
        action: "Update a pipelines config",
        displayOptions: {
          show: {
            authentication: ["cloudApiToken", "cloudAccessToken", "cloudOAuth2"]
          }
        }
      },
      {
        name: "Update Variable",
        value: "update-variable",
        description: "Updates a pipeline variable. Omitted fields are left unchanged.",
        action: "Update a variable",
        displayOptions: {
          show: {
            authentication: ["cloudApiToken", "cloudAccessToken", "cloudOAuth2"]
          }
        }
      },
      {
        name: "Wait for Pipeline",
        value: "wait-for-pipeline",
        description: "Waits until a pipeline completes or the timeout is reached",
        action: "Wait a for pipeline",
        displayOptions: {
          show: {
            authentication: ["cloudApiToken", "cloudAccessToken", "cloudOAuth2"]
          }
        }
      }
    ],
    default: "create-schedule"
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
        resource: ["pipeline"],
        operation: ["list-pipelines", "get-pipeline", "run-pipeline", "wait-for-pipeline", "stop-pipeline", "list-pipeline-steps", "get-step-log", "get-pipelines-config", "update-pipelines-config", "list-variables", "create-variable", "update-variable", "delete-variable", "list-schedules", "create-schedule", "delete-schedule"]
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
        resource: ["pipeline"],
        operation: ["list-pipelines", "get-pipeline", "run-pipeline", "wait-for-pipeline", "stop-pipeline", "list-pipeline-steps", "get-step-log", "get-pipelines-config", "update-pipelines-config", "list-schedules", "create-schedule", "delete-schedule"]
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
        resource: ["pipeline"],
        operation: ["list-pipelines", "list-pipeline-steps", "list-variables", "list-schedules"]
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
        resource: ["pipeline"],
        operation: ["list-pipelines", "list-pipeline-steps", "list-variables", "list-schedules"],
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
        description: "Filters by it",
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
        description: "Filters by it",
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
        displayName: "Sort",
        name: "sort",
        description: "Field to sort by. Prefix with <code>-</code> for descending order. Cloud only.",
        type: "string",
        default: "-created_on",
        placeholder: "e.g. created_on",
        displayOptions: {
          show: {
            "/authentication": ["cloudApiToken", "cloudAccessToken", "cloudOAuth2"]
          }
        }
      },
      {
        displayName: "State",
        name: "state",
        description: "Filters by state. Cloud only.",
        type: "options",
        options: [
          {
            name: "Error",
            value: "error"
          },
          {
            name: "Failed",
            value: "failed"
          },
          {
            name: "Halted",
            value: "halted"
          },
          {
            name: "In Progress",
            value: "in-progress"
          },
          {
            name: "Paused",
            value: "paused"
          },
          {
            name: "Pending",
            value: "pending"
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
        default: "error",
        displayOptions: {
          show: {
            "/authentication": ["cloudApiToken", "cloudAccessToken", "cloudOAuth2"]
          }
        }
      }
    ],
    displayOptions: {
      show: {
        resource: ["pipeline"],
        operation: ["list-pipelines"]
      }
    }
  },
  {
    displayName: "Pipeline",
    name: "pipeline",
    description: "UUID or build number of the pipeline",
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
          searchListMethod: "pipeline",
          searchable: true
        }
      },
      {
        displayName: "By Name or ID",
        name: "id",
        type: "string",
        placeholder: "e.g. {7a1e5c30-0001-4b2d-9f3e-5d6c7b8a9f01}"
      }
    ],
    required: true,
    displayOptions: {
      show: {
        resource: ["pipeline"],
        operation: ["get-pipeline", "wait-for-pipeline", "stop-pipeline", "list-pipeline-steps", "get-step-log"]
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
        resource: ["pipeline"],
        operation: ["get-pipeline", "list-pipeline-steps", "get-pipelines-config", "update-pipelines-config", "list-schedules"]
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
        description: "Branch name, without <code>refs/heads/</code>. Defaults to the default branch.",
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
        description: "Commit hash. Defaults to the latest commit of the branch or tag. Without a branch or tag, the pipeline <code>default</code> runs.",
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
        displayName: "Custom",
        name: "custom",
        description: "Name of a custom pipeline of <code>bitbucket-pipelines.yml</code>. Defaults to the pipeline of the branch, tag or pull request.",
        type: "string",
        default: "",
        placeholder: "e.g. deploy-to-production"
      },
      {
        displayName: "Include Raw",
        name: "include_raw",
        description: 'Whether to include Bitbucket\'s unmodified response as <code>raw</code>',
        type: "boolean",
        default: false
      },
      {
        displayName: "Pull Request",
        name: "pull_request",
        description: "ID of the pull request. Its latest commit is built.",
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
        ]
      },
      {
        displayName: "Secured Variables",
        name: "secured_variables",
        description: "Secured variables of the run, by name. Their values are hidden in logs.",
        type: "fixedCollection",
        typeOptions: {
          multipleValues: true
        },
        placeholder: "Add parameter",
        default: {},
        options: [
          {
            displayName: "Secured Variables",
            name: "pairs",
            values: [
              {
                displayName: "Name",
                name: "name",
                type: "string",
                default: ""
              },
              {
                displayName: "Value",
                name: "value",
                type: "string",
                default: ""
              }
            ]
          }
        ]
      },
      {
        displayName: "Tag",
        name: "tag",
        description: "Tag name, without <code>refs/tags/</code>",
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
              searchListMethod: "tag",
              searchable: true
            }
          },
          {
            displayName: "By Name or ID",
            name: "id",
            type: "string",
            placeholder: "e.g. v1.4.0"
          }
        ]
      },
      {
        displayName: "Variables",
        name: "variables",
        description: "Variables of the run, by name",
        type: "fixedCollection",
        typeOptions: {
          multipleValues: true
        },
        placeholder: "Add parameter",
        default: {},
        options: [
          {
            displayName: "Variables",
            name: "pairs",
            values: [
              {
                displayName: "Name",
                name: "name",
                type: "string",
                default: ""
              },
              {
                displayName: "Value",
                name: "value",
                type: "string",
                default: ""
              }
            ]
          }
        ]
      }
    ],
    displayOptions: {
      show: {
        resource: ["pipeline"],
        operation: ["run-pipeline"]
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
        displayName: "Cursor",
        name: "cursor",
        description: "Pagination cursor: <code>next</code> of the previous page",
        type: "string",
        default: "",
        placeholder: "e.g. 120"
      },
      {
        displayName: "Wait Seconds",
        name: "wait_seconds",
        description: "Maximum time to wait, in seconds. <code>0</code> checks once. The workflow platform may allow less.",
        type: "number",
        typeOptions: {
          minValue: 0
        },
        default: 120
      }
    ],
    displayOptions: {
      show: {
        resource: ["pipeline"],
        operation: ["wait-for-pipeline"]
      }
    }
  },
  {
    displayName: "Step",
    name: "step",
    description: "UUID of the pipeline step",
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
          searchListMethod: "step",
          searchable: true
        }
      },
      {
        displayName: "By Name or ID",
        name: "id",
        type: "string",
        placeholder: "e.g. {7a1e5c30-0002-4b2d-9f3e-5d6c7b8a9f02}"
      }
    ],
    required: true,
    displayOptions: {
      show: {
        resource: ["pipeline"],
        operation: ["get-step-log"]
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
      },
      {
        displayName: "Length",
        name: "length",
        description: "Maximum number of bytes",
        type: "number",
        typeOptions: {
          minValue: 1
        },
        default: 1
      },
      {
        displayName: "Offset",
        name: "offset",
        description: "Position to start from, in bytes. Pass <code>next_offset</code> of the previous response to get what is new.",
        type: "number",
        typeOptions: {
          minValue: 0
        },
        default: 0
      },
      {
        displayName: "Tail",
        name: "tail",
        description: "Maximum number of bytes from the end",
        type: "number",
        typeOptions: {
          minValue: 1
        },
        default: 1
      }
    ],
    displayOptions: {
      show: {
        resource: ["pipeline"],
        operation: ["get-step-log"]
      }
    }
  },
  {
    displayName: "Enabled",
    name: "enabled",
    description: "Whether it is enabled",
    type: "boolean",
    default: false,
    required: true,
    displayOptions: {
      show: {
        resource: ["pipeline"],
        operation: ["update-pipelines-config"]
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
        displayName: "Environment",
        name: "environment",
        description: "Environment. Its UUID. Defaults to the variables of the repository.",
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
              searchListMethod: "environment",
              searchable: true
            }
          },
          {
            displayName: "By Name or ID",
            name: "id",
            type: "string",
            placeholder: "e.g. {7a1e5c30-0005-4b2d-9f3e-5d6c7b8a9f05}"
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
        displayName: "Repository",
        name: "repo",
        description: "Repository slug, as in its URL. Defaults to the variables of the workspace.",
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
        ]
      }
    ],
    displayOptions: {
      show: {
        resource: ["pipeline"],
        operation: ["list-variables"]
      }
    }
  },
  {
    displayName: "Variable",
    name: "variable",
    description: "Key or UUID of the variable. The key of the new one: letters, digits and underscores.",
    type: "string",
    default: "",
    placeholder: "e.g. DEPLOY_TARGET",
    required: true,
    displayOptions: {
      show: {
        resource: ["pipeline"],
        operation: ["create-variable"]
      }
    }
  },
  {
    displayName: "Value",
    name: "value",
    description: "Value of the variable",
    type: "string",
    typeOptions: {
      password: true
    },
    default: "",
    required: true,
    displayOptions: {
      show: {
        resource: ["pipeline"],
        operation: ["create-variable", "update-variable"]
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
        displayName: "Environment",
        name: "environment",
        description: "Environment. Its UUID. Defaults to the variables of the repository.",
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
              searchListMethod: "environment",
              searchable: true
            }
          },
          {
            displayName: "By Name or ID",
            name: "id",
            type: "string",
            placeholder: "e.g. {7a1e5c30-0005-4b2d-9f3e-5d6c7b8a9f05}"
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
        displayName: "Repository",
        name: "repo",
        description: "Repository slug, as in its URL. Defaults to the variables of the workspace.",
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
        ]
      },
      {
        displayName: "Secured",
        name: "secured",
        description: "Whether to hide the value, also in logs",
        type: "boolean",
        default: false
      }
    ],
    displayOptions: {
      show: {
        resource: ["pipeline"],
        operation: ["create-variable", "update-variable"]
      }
    }
  },
  {
    displayName: "Variable",
    name: "variable",
    description: "Key or UUID of the variable",
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
          searchListMethod: "variable",
          searchable: true
        }
      },
      {
        displayName: "By Name or ID",
        name: "id",
        type: "string",
        placeholder: "e.g. DEPLOY_TARGET"
      }
    ],
    required: true,
    displayOptions: {
      show: {
        resource: ["pipeline"],
        operation: ["update-variable", "delete-variable"]
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
        displayName: "Environment",
        name: "environment",
        description: "Environment. Its UUID. Defaults to the variables of the repository.",
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
              searchListMethod: "environment",
              searchable: true
            }
          },
          {
            displayName: "By Name or ID",
            name: "id",
            type: "string",
            placeholder: "e.g. {7a1e5c30-0005-4b2d-9f3e-5d6c7b8a9f05}"
          }
        ]
      },
      {
        displayName: "Repository",
        name: "repo",
        description: "Repository slug, as in its URL. Defaults to the variables of the workspace.",
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
        ]
      }
    ],
    displayOptions: {
      show: {
        resource: ["pipeline"],
        operation: ["delete-variable"]
      }
    }
  },
  {
    displayName: "Branch",
    name: "branch",
    description: "Branch name, without <code>refs/heads/</code>",
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
    ],
    required: true,
    displayOptions: {
      show: {
        resource: ["pipeline"],
        operation: ["create-schedule"]
      }
    }
  },
  {
    displayName: "Cron",
    name: "cron",
    description: "Cron expression in UTC: second, minute, hour, day, month, weekday, year. Use <code>?</code> for either day or weekday.",
    type: "string",
    default: "",
    placeholder: "e.g. 0 0 9 ? * MON-FRI *",
    required: true,
    displayOptions: {
      show: {
        resource: ["pipeline"],
        operation: ["create-schedule"]
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
        displayName: "Custom",
        name: "custom",
        description: "Name of a custom pipeline of <code>bitbucket-pipelines.yml</code>. Defaults to the pipeline of the branch.",
        type: "string",
        default: "",
        placeholder: "e.g. deploy-to-production"
      },
      {
        displayName: "Enabled",
        name: "enabled",
        description: "Whether it is enabled",
        type: "boolean",
        default: true
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
        resource: ["pipeline"],
        operation: ["create-schedule"]
      }
    }
  },
  {
    displayName: "Schedule",
    name: "schedule",
    description: "UUID of the schedule",
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
          searchListMethod: "schedule",
          searchable: true
        }
      },
      {
        displayName: "By Name or ID",
        name: "id",
        type: "string",
        placeholder: "e.g. {7a1e5c30-0004-4b2d-9f3e-5d6c7b8a9f04}"
      }
    ],
    required: true,
    displayOptions: {
      show: {
        resource: ["pipeline"],
        operation: ["delete-schedule"]
      }
    }
  }
];
