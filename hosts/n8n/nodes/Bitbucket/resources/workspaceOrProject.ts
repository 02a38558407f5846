// Written by scripts/generate.ts from the catalog. Do not edit.
import type { INodeProperties } from "n8n-workflow";

export const workspaceOrProject: INodeProperties[] = [
  {
    displayName: "Operation",
    name: "operation",
    type: "options",
    noDataExpression: true,
    displayOptions: {
      show: {
        resource: ["workspaceOrProject"]
      }
    },
    options: [
      {
        name: "Create Project",
        value: "create-project",
        description: "Creates a project",
        action: "Create a project"
      },
      {
        name: "Delete Project",
        value: "delete-project",
        description: "Deletes a project that contains no repositories",
        action: "Delete a project"
      },
      {
        name: "Get Project",
        value: "get-project",
        description: "Gets a project",
        action: "Get a project"
      },
      {
        name: "Get Server Info",
        value: "get-server-info",
        description: "Gets the version of the server",
        action: "Get server info",
        displayOptions: {
          show: {
            authentication: ["dataCenterAccessToken", "dataCenterOAuth2"]
          }
        }
      },
      {
        name: "Get Workspace",
        value: "get-workspace",
        description: "Gets a workspace (Cloud) or project (Data Center)",
        action: "Get a workspace"
      },
      {
        name: "List Projects",
        value: "list-projects",
        description: "Lists the projects of a workspace (Cloud) or of the server (Data Center)",
        action: "List projects"
      },
      {
        name: "List Workspace Members",
        value: "list-workspace-members",
        description: "Lists the members of a workspace (Cloud) or the users who can see a project (Data Center)",
        action: "List workspace members"
      },
      {
        name: "List Workspaces",
        value: "list-workspaces",
        description: "Lists the workspaces (Cloud) or projects (Data Center) that the connection can see",
        action: "List workspaces"
      },
      {
        name: "Update Project",
        value: "update-project",
        description: "Updates a project. Omitted fields are left unchanged.",
        action: "Update a project"
      }
    ],
    default: "create-project"
  },
  {
    displayName: "Return All",
    name: "returnAll",
    type: "boolean",
    default: false,
    description: "Whether to return all results or only up to a given limit",
    displayOptions: {
      show: {
        resource: ["workspaceOrProject"],
        operation: ["list-workspaces", "list-workspace-members", "list-projects"]
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
        resource: ["workspaceOrProject"],
        operation: ["list-workspaces", "list-workspace-members", "list-projects"],
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
        resource: ["workspaceOrProject"],
        operation: ["list-workspaces", "get-workspace", "list-workspace-members", "get-server-info", "list-projects", "get-project"]
      }
    }
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
        resource: ["workspaceOrProject"],
        operation: ["get-workspace", "list-workspace-members"]
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
        resource: ["workspaceOrProject"],
        operation: ["list-projects", "get-project", "create-project", "update-project", "delete-project"]
      }
    }
  },
  {
    displayName: "Project",
    name: "project",
    description: "Project key",
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
          searchListMethod: "project",
          searchable: true
        }
      },
      {
        displayName: "By Name or ID",
        name: "id",
        type: "string",
        placeholder: "e.g. SHOP"
      }
    ],
    required: true,
    displayOptions: {
      show: {
        resource: ["workspaceOrProject"],
        operation: ["get-project", "update-project", "delete-project"]
      }
    }
  },
  {
    displayName: "Project",
    name: "project",
    description: "Project key. Uppercase letters, digits and underscores, starting with a letter.",
    type: "string",
    default: "",
    placeholder: "e.g. SHOP",
    required: true,
    displayOptions: {
      show: {
        resource: ["workspaceOrProject"],
        operation: ["create-project"]
      }
    }
  },
  {
    displayName: "Name",
    name: "name",
    description: "Display name",
    type: "string",
    default: "",
    placeholder: "e.g. Shop",
    required: true,
    displayOptions: {
      show: {
        resource: ["workspaceOrProject"],
        operation: ["create-project"]
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
        placeholder: "e.g. Everything that is sold."
      },
      {
        displayName: "Include Raw",
        name: "include_raw",
        description: 'Whether to include Bitbucket\'s unmodified response as <code>raw</code>',
        type: "boolean",
        default: false
      },
      {
        displayName: "Visibility",
        name: "visibility",
        type: "options",
        options: [
          {
            name: "Private",
            value: "private"
          },
          {
            name: "Public",
            value: "public"
          }
        ],
        default: "private"
      }
    ],
    displayOptions: {
      show: {
        resource: ["workspaceOrProject"],
        operation: ["create-project"]
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
        placeholder: "e.g. Everything that is sold."
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
        placeholder: "e.g. Shop"
      },
      {
        displayName: "Visibility",
        name: "visibility",
        type: "options",
        options: [
          {
            name: "Private",
            value: "private"
          },
          {
            name: "Public",
            value: "public"
          }
        ],
        default: "private"
      }
    ],
    displayOptions: {
      show: {
        resource: ["workspaceOrProject"],
        operation: ["update-project"]
      }
    }
  }
];
