// Written by scripts/generate.ts from the catalog. Do not edit.
import type { INodeProperties } from "n8n-workflow";

export const buildResult: INodeProperties[] = [
  {
    displayName: "Operation",
    name: "operation",
    type: "options",
    noDataExpression: true,
    displayOptions: {
      show: {
        resource: ["buildResult"]
      }
    },
    options: [
      {
        name: "Add Annotations",
        value: "add-annotations",
        description: "Adds annotations to a report, up to 1,000 in all",
        action: "Add annotations"
      },
      {
        name: "Create Report",
        value: "create-report",
        description: "Creates or updates a Code Insights report on a commit",
        action: "Create a report"
      },
      {
        name: "Delete Annotations",
        value: "delete-annotations",
        description: "Deletes annotations of a report, or all of them",
        action: "Delete annotations"
      },
      {
        name: "Delete Report",
        value: "delete-report",
        description: "Deletes a report of code analysis with its annotations",
        action: "Delete a report"
      },
      {
        name: "Get Build Status",
        value: "get-build-status",
        description: "Gets a build status of a commit",
        action: "Get a build status"
      },
      {
        name: "Get Report",
        value: "get-report",
        description: "Gets a Code Insights report of a commit",
        action: "Get a report"
      },
      {
        name: "List Annotations",
        value: "list-annotations",
        description: "Lists the annotations of a report",
        action: "List annotations"
      },
      {
        name: "List Build Statuses",
        value: "list-build-statuses",
        description: "Lists how the builds of a commit went",
        action: "List build statuses"
      },
      {
        name: "List Reports",
        value: "list-reports",
        description: "Lists the reports of code analysis on a commit",
        action: "List reports"
      },
      {
        name: "List Required Builds",
        value: "list-required-builds",
        description: "Lists the builds that must be green before a pull request can be merged",
        action: "List required builds",
        displayOptions: {
          show: {
            authentication: ["dataCenterAccessToken", "dataCenterOAuth2"]
          }
        }
      },
      {
        name: "Set Build Status",
        value: "set-build-status",
        description: "Creates or updates a build status on a commit",
        action: "Set a build status"
      }
    ],
    default: "add-annotations"
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
        resource: ["buildResult"],
        operation: ["set-build-status", "get-build-status", "list-required-builds", "list-reports", "get-report", "create-report", "delete-report", "list-annotations", "add-annotations", "delete-annotations"]
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
        resource: ["buildResult"],
        operation: ["set-build-status", "get-build-status", "list-required-builds", "list-reports", "get-report", "create-report", "delete-report", "list-annotations", "add-annotations", "delete-annotations"]
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
        resource: ["buildResult"],
        operation: ["set-build-status", "get-build-status", "list-build-statuses", "list-reports", "get-report", "create-report", "delete-report", "list-annotations", "add-annotations", "delete-annotations"]
      }
    }
  },
  {
    displayName: "Key",
    name: "key",
    description: "Key that identifies it on the commit. A build status with the same key is replaced.",
    type: "string",
    default: "",
    placeholder: "e.g. ci/web",
    required: true,
    displayOptions: {
      show: {
        resource: ["buildResult"],
        operation: ["set-build-status"]
      }
    }
  },
  {
    displayName: "State",
    name: "state",
    description: "State. <code>unknown</code>: Data Center only.",
    type: "options",
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
    default: "failed",
    required: true,
    displayOptions: {
      show: {
        resource: ["buildResult"],
        operation: ["set-build-status"]
      }
    }
  },
  {
    displayName: "URL",
    name: "url",
    description: "URL. URL of the build.",
    type: "string",
    default: "",
    placeholder: "e.g. https://ci.example.com/web/17",
    required: true,
    displayOptions: {
      show: {
        resource: ["buildResult"],
        operation: ["set-build-status"]
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
        description: "Branch name, without <code>refs/heads/</code>. Branch that was built. Set it to show the result on the branch's pull request.",
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
        displayName: "Description",
        name: "description",
        description: "Description. Description of the result.",
        type: "string",
        typeOptions: {
          rows: 4
        },
        default: "",
        placeholder: "e.g. 212 tests passed."
      },
      {
        displayName: "Include Raw",
        name: "include_raw",
        description: 'Whether to include Bitbucket\'s unmodified response as <code>raw</code>',
        type: "boolean",
        default: false
      },
      {
        displayName: "Name",
        name: "name",
        description: "Display name",
        type: "string",
        default: "",
        placeholder: "e.g. Web, unit tests"
      }
    ],
    displayOptions: {
      show: {
        resource: ["buildResult"],
        operation: ["set-build-status"]
      }
    }
  },
  {
    displayName: "Key",
    name: "key",
    description: "Key that identifies it on the commit",
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
          searchListMethod: "key",
          searchable: true
        }
      },
      {
        displayName: "By Name or ID",
        name: "id",
        type: "string",
        placeholder: "e.g. ci/web"
      }
    ],
    required: true,
    displayOptions: {
      show: {
        resource: ["buildResult"],
        operation: ["get-build-status"]
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
        resource: ["buildResult"],
        operation: ["get-build-status", "list-build-statuses", "list-required-builds", "list-reports", "get-report", "list-annotations"]
      }
    }
  },
  {
    displayName: "Workspace or Project",
    name: "workspace",
    description: "Workspace slug (Cloud) or project key, such as <code>PROJ</code> or <code>~username</code> (Data Center). Defaults to the credential's <code>workspace</code>. Required on Cloud, ignored otherwise.",
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
        resource: ["buildResult"],
        operation: ["list-build-statuses"]
      }
    }
  },
  {
    displayName: "Repository",
    name: "repo",
    description: "Repository slug, as in its URL. Defaults to the credential's <code>repo</code>. Required on Cloud, ignored otherwise.",
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
        resource: ["buildResult"],
        operation: ["list-build-statuses"]
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
        resource: ["buildResult"],
        operation: ["list-build-statuses", "list-required-builds", "list-reports", "list-annotations"]
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
        resource: ["buildResult"],
        operation: ["list-build-statuses", "list-required-builds", "list-reports", "list-annotations"],
        returnAll: [
          false
        ]
      }
    }
  },
  {
    displayName: "Report",
    name: "report",
    description: 'Key that the report\'s tool gave it',
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
          searchListMethod: "report",
          searchable: true
        }
      },
      {
        displayName: "By Name or ID",
        name: "id",
        type: "string",
        placeholder: "e.g. lint-web"
      }
    ],
    required: true,
    displayOptions: {
      show: {
        resource: ["buildResult"],
        operation: ["get-report", "delete-report", "list-annotations", "add-annotations", "delete-annotations"]
      }
    }
  },
  {
    displayName: "Report",
    name: "report",
    description: 'Key that the report\'s tool gave it',
    type: "string",
    default: "",
    placeholder: "e.g. lint-web",
    required: true,
    displayOptions: {
      show: {
        resource: ["buildResult"],
        operation: ["create-report"]
      }
    }
  },
  {
    displayName: "Title",
    name: "title",
    type: "string",
    default: "",
    placeholder: "e.g. Lint",
    required: true,
    displayOptions: {
      show: {
        resource: ["buildResult"],
        operation: ["create-report"]
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
        displayName: "Data",
        name: "data",
        description: "Data fields of the report. At most ten on Cloud, six on Data Center.",
        type: "fixedCollection",
        typeOptions: {
          multipleValues: true
        },
        placeholder: "Add data",
        default: {},
        options: [
          {
            displayName: "Data",
            name: "values",
            values: [
              {
                displayName: "Title",
                name: "title",
                description: "Title of the field",
                type: "string",
                default: "",
                placeholder: "e.g. Warnings"
              },
              {
                displayName: "Type",
                name: "type",
                description: "Type of the value. Detected by default.",
                type: "options",
                options: [
                  {
                    name: "Boolean",
                    value: "boolean"
                  },
                  {
                    name: "Date",
                    value: "date"
                  },
                  {
                    name: "Default",
                    value: ""
                  },
                  {
                    name: "Duration",
                    value: "duration"
                  },
                  {
                    name: "Link",
                    value: "link"
                  },
                  {
                    name: "Number",
                    value: "number"
                  },
                  {
                    name: "Percentage",
                    value: "percentage"
                  },
                  {
                    name: "Text",
                    value: "text"
                  }
                ],
                default: ""
              },
              {
                displayName: "Value",
                name: "value",
                description: "Value: a string, number or boolean. Milliseconds for <code>date</code> and <code>duration</code>, <code>{text, href}</code> for <code>link</code>.",
                type: "json",
                default: ""
              }
            ]
          }
        ]
      },
      {
        displayName: "Description",
        name: "description",
        description: "Description. Details.",
        type: "string",
        typeOptions: {
          rows: 4
        },
        default: "",
        placeholder: "e.g. Two warnings."
      },
      {
        displayName: "Include Raw",
        name: "include_raw",
        description: 'Whether to include Bitbucket\'s unmodified response as <code>raw</code>',
        type: "boolean",
        default: false
      },
      {
        displayName: "Logo",
        name: "logo",
        description: 'URL of the tool\'s logo',
        type: "string",
        default: "",
        placeholder: "e.g. https://ci.example.com/lint.png"
      },
      {
        displayName: "Report Type",
        name: "report_type",
        description: "Type of the report. Cloud only.",
        type: "options",
        options: [
          {
            name: "Bug",
            value: "bug"
          },
          {
            name: "Coverage",
            value: "coverage"
          },
          {
            name: "Security",
            value: "security"
          },
          {
            name: "Test",
            value: "test"
          }
        ],
        default: "bug",
        displayOptions: {
          show: {
            "/authentication": ["cloudApiToken", "cloudAccessToken", "cloudOAuth2"]
          }
        }
      },
      {
        displayName: "Reporter",
        name: "reporter",
        description: "Tool that created the report",
        type: "string",
        default: "",
        placeholder: "e.g. Lint 4"
      },
      {
        displayName: "Result",
        name: "result",
        description: "State. <code>pending</code>: Cloud only.",
        type: "options",
        options: [
          {
            name: "Failed",
            value: "failed"
          },
          {
            name: "Passed",
            value: "passed"
          },
          {
            name: "Pending",
            value: "pending"
          }
        ],
        default: "failed"
      },
      {
        displayName: "URL",
        name: "url",
        description: "URL. URL of the report at the tool.",
        type: "string",
        default: "",
        placeholder: "e.g. https://ci.example.com/web/17/lint"
      }
    ],
    displayOptions: {
      show: {
        resource: ["buildResult"],
        operation: ["create-report"]
      }
    }
  },
  {
    displayName: "Annotations",
    name: "annotations",
    description: "Annotations, each with an ID of its own",
    type: "fixedCollection",
    typeOptions: {
      multipleValues: true
    },
    placeholder: "Add annotations",
    default: {},
    options: [
      {
        displayName: "Annotations",
        name: "values",
        values: [
          {
            displayName: "ID",
            name: "id",
            description: "ID of the annotation within the report",
            type: "string",
            default: "",
            placeholder: "e.g. lint-1"
          },
          {
            displayName: "Line",
            name: "line",
            description: "Line number",
            type: "number",
            typeOptions: {},
            default: 0
          },
          {
            displayName: "Message",
            name: "message",
            type: "string",
            typeOptions: {
              rows: 4
            },
            default: "",
            placeholder: "e.g. This value is never read."
          },
          {
            displayName: "Path",
            name: "path",
            description: "Path of the file",
            type: "string",
            default: "",
            placeholder: "e.g. src/upload.rs"
          },
          {
            displayName: "Severity",
            name: "severity",
            description: "Severity. <code>critical</code>: Cloud only.",
            type: "options",
            options: [
              {
                name: "Critical",
                value: "critical"
              },
              {
                name: "High",
                value: "high"
              },
              {
                name: "Low",
                value: "low"
              },
              {
                name: "Medium",
                value: "medium"
              }
            ],
            default: "critical"
          },
          {
            displayName: "Type",
            name: "type",
            description: "Type of the annotation",
            type: "options",
            options: [
              {
                name: "Bug",
                value: "bug"
              },
              {
                name: "Code Smell",
                value: "code-smell"
              },
              {
                name: "Default",
                value: ""
              },
              {
                name: "Vulnerability",
                value: "vulnerability"
              }
            ],
            default: ""
          },
          {
            displayName: "URL",
            name: "url",
            type: "string",
            default: "",
            placeholder: "e.g. https://ci.example.com/web/17/lint#1"
          }
        ]
      }
    ],
    required: true,
    displayOptions: {
      show: {
        resource: ["buildResult"],
        operation: ["add-annotations"]
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
        displayName: "Annotation ID Names or IDs",
        name: "annotation_ids",
        description: 'IDs of the annotations. Defaults to all annotations of the report. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
        type: "multiOptions",
        typeOptions: {
          loadOptionsMethod: "annotation_ids"
        },
        default: []
      }
    ],
    displayOptions: {
      show: {
        resource: ["buildResult"],
        operation: ["delete-annotations"]
      }
    }
  }
];
