// Written by scripts/generate.ts from the catalog. Do not edit.
import type { INodeProperties } from "n8n-workflow";

export const deployment: INodeProperties[] = [
  {
    displayName: "Operation",
    name: "operation",
    type: "options",
    noDataExpression: true,
    displayOptions: {
      show: {
        resource: ["deployment"]
      }
    },
    options: [
      {
        name: "Create Deployment",
        value: "create-deployment",
        description: "Creates or updates a deployment record of a commit",
        action: "Create a deployment",
        displayOptions: {
          show: {
            authentication: ["dataCenterAccessToken", "dataCenterOAuth2"]
          }
        }
      },
      {
        name: "Create Environment",
        value: "create-environment",
        description: "Creates a deployment environment in a repository",
        action: "Create an environment",
        displayOptions: {
          show: {
            authentication: ["cloudApiToken", "cloudAccessToken", "cloudOAuth2"]
          }
        }
      },
      {
        name: "Delete Environment",
        value: "delete-environment",
        description: "Deletes an environment, with its variables and the history of what was deployed to it",
        action: "Delete an environment",
        displayOptions: {
          show: {
            authentication: ["cloudApiToken", "cloudAccessToken", "cloudOAuth2"]
          }
        }
      },
      {
        name: "Get Deployment",
        value: "get-deployment",
        description: "Gets a deployment",
        action: "Get a deployment",
        displayOptions: {
          show: {
            authentication: ["cloudApiToken", "cloudAccessToken", "cloudOAuth2"]
          }
        }
      },
      {
        name: "List Deployments",
        value: "list-deployments",
        description: "Lists the deployments of a repository, latest first",
        action: "List deployments",
        displayOptions: {
          show: {
            authentication: ["cloudApiToken", "cloudAccessToken", "cloudOAuth2"]
          }
        }
      },
      {
        name: "List Environments",
        value: "list-environments",
        description: "Lists the environments that a repository is deployed to",
        action: "List environments",
        displayOptions: {
          show: {
            authentication: ["cloudApiToken", "cloudAccessToken", "cloudOAuth2"]
          }
        }
      }
    ],
    default: "create-deployment"
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
        resource: ["deployment"],
        operation: ["list-environments", "create-environment", "delete-environment", "list-deployments", "get-deployment", "create-deployment"]
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
        resource: ["deployment"],
        operation: ["list-environments", "create-environment", "delete-environment", "list-deployments", "get-deployment", "create-deployment"]
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
        resource: ["deployment"],
        operation: ["list-environments", "list-deployments"]
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
        resource: ["deployment"],
        operation: ["list-environments", "list-deployments"],
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
      }
    ],
    displayOptions: {
      show: {
        resource: ["deployment"],
        operation: ["list-environments", "create-environment", "get-deployment"]
      }
    }
  },
  {
    displayName: "Name",
    name: "name",
    description: "Display name",
    type: "string",
    default: "",
    placeholder: "e.g. Production",
    required: true,
    displayOptions: {
      show: {
        resource: ["deployment"],
        operation: ["create-environment"]
      }
    }
  },
  {
    displayName: "Environment Type",
    name: "environment_type",
    description: "Type of the environment. <code>testing</code>, <code>staging</code>, <code>production</code>: Cloud only.",
    type: "options",
    options: [
      {
        name: "Production",
        value: "production"
      },
      {
        name: "Staging",
        value: "staging"
      },
      {
        name: "Testing",
        value: "testing"
      }
    ],
    default: "production",
    required: true,
    displayOptions: {
      show: {
        resource: ["deployment"],
        operation: ["create-environment"]
      }
    }
  },
  {
    displayName: "Environment",
    name: "environment",
    description: "Environment. Its UUID.",
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
    ],
    required: true,
    displayOptions: {
      show: {
        resource: ["deployment"],
        operation: ["delete-environment"]
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
        description: "Filters by environment: its UUID",
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
        displayName: "Sort",
        name: "sort",
        description: "Field to sort by. Prefix with <code>-</code> for descending order. Cloud only.",
        type: "string",
        default: "-state.started_on",
        placeholder: "e.g. state.started_on",
        displayOptions: {
          show: {
            "/authentication": ["cloudApiToken", "cloudAccessToken", "cloudOAuth2"]
          }
        }
      }
    ],
    displayOptions: {
      show: {
        resource: ["deployment"],
        operation: ["list-deployments"]
      }
    }
  },
  {
    displayName: "Deployment",
    name: "deployment",
    description: "UUID of the deployment",
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
          searchListMethod: "deployment",
          searchable: true
        }
      },
      {
        displayName: "By Name or ID",
        name: "id",
        type: "string",
        placeholder: "e.g. {7a1e5c30-0006-4b2d-9f3e-5d6c7b8a9f06}"
      }
    ],
    required: true,
    displayOptions: {
      show: {
        resource: ["deployment"],
        operation: ["get-deployment"]
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
        resource: ["deployment"],
        operation: ["create-deployment"]
      }
    }
  },
  {
    displayName: "Key",
    name: "key",
    description: "Key that identifies it on the commit",
    type: "string",
    default: "",
    placeholder: "e.g. ci/web",
    required: true,
    displayOptions: {
      show: {
        resource: ["deployment"],
        operation: ["create-deployment"]
      }
    }
  },
  {
    displayName: "Sequence",
    name: "sequence",
    description: "Sequence number. A larger number is newer.",
    type: "number",
    typeOptions: {
      minValue: 0
    },
    default: 0,
    required: true,
    displayOptions: {
      show: {
        resource: ["deployment"],
        operation: ["create-deployment"]
      }
    }
  },
  {
    displayName: "State",
    name: "state",
    description: "State. <code>pending</code>, <code>in-progress</code>, <code>successful</code>, <code>failed</code>, <code>stopped</code>, <code>rolled-back</code>, <code>unknown</code>: Data Center only.",
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
        name: "Pending",
        value: "pending"
      },
      {
        name: "Rolled Back",
        value: "rolled-back"
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
        resource: ["deployment"],
        operation: ["create-deployment"]
      }
    }
  },
  {
    displayName: "URL",
    name: "url",
    description: "URL. URL of the deployment.",
    type: "string",
    default: "",
    placeholder: "e.g. https://ci.example.com/web/17",
    required: true,
    displayOptions: {
      show: {
        resource: ["deployment"],
        operation: ["create-deployment"]
      }
    }
  },
  {
    displayName: "Name",
    name: "name",
    description: "Display name",
    type: "string",
    default: "",
    placeholder: "e.g. Web to production",
    required: true,
    displayOptions: {
      show: {
        resource: ["deployment"],
        operation: ["create-deployment"]
      }
    }
  },
  {
    displayName: "Environment",
    name: "environment",
    description: "Environment. Key of the environment.",
    type: "string",
    default: "",
    placeholder: "e.g. production-eu",
    required: true,
    displayOptions: {
      show: {
        resource: ["deployment"],
        operation: ["create-deployment"]
      }
    }
  },
  {
    displayName: "Environment Name",
    name: "environment_name",
    description: "Display name of the environment",
    type: "string",
    default: "",
    placeholder: "e.g. Production, Europe",
    required: true,
    displayOptions: {
      show: {
        resource: ["deployment"],
        operation: ["create-deployment"]
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
        description: "Description. Description of the result.",
        type: "string",
        typeOptions: {
          rows: 4
        },
        default: "Deployed.",
        placeholder: "e.g. Took 40 seconds."
      },
      {
        displayName: "Environment Type",
        name: "environment_type",
        description: "Type of the environment. <code>development</code>, <code>testing</code>, <code>staging</code>, <code>production</code>: Data Center only.",
        type: "options",
        options: [
          {
            name: "Development",
            value: "development"
          },
          {
            name: "Production",
            value: "production"
          },
          {
            name: "Staging",
            value: "staging"
          },
          {
            name: "Testing",
            value: "testing"
          }
        ],
        default: "development"
      },
      {
        displayName: "Environment URL",
        name: "environment_url",
        description: "URL of the environment",
        type: "string",
        default: "",
        placeholder: "e.g. https://shop.example.com"
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
        resource: ["deployment"],
        operation: ["create-deployment"]
      }
    }
  }
];
