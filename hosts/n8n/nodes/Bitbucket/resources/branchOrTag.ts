// Written by scripts/generate.ts from the catalog. Do not edit.
import type { INodeProperties } from "n8n-workflow";

export const branchOrTag: INodeProperties[] = [
  {
    displayName: "Operation",
    name: "operation",
    type: "options",
    noDataExpression: true,
    displayOptions: {
      show: {
        resource: ["branchOrTag"]
      }
    },
    options: [
      {
        name: "Create Branch",
        value: "create-branch",
        description: "Creates a branch from a commit or another branch",
        action: "Create a branch"
      },
      {
        name: "Create Tag",
        value: "create-tag",
        description: "Creates a tag on a commit",
        action: "Create a tag"
      },
      {
        name: "Delete Branch",
        value: "delete-branch",
        description: "Deletes a branch",
        action: "Delete a branch"
      },
      {
        name: "Delete Tag",
        value: "delete-tag",
        description: "Deletes a tag. The commit is kept.",
        action: "Delete a tag"
      },
      {
        name: "Get Branch",
        value: "get-branch",
        description: "Gets a branch",
        action: "Get a branch"
      },
      {
        name: "Get Tag",
        value: "get-tag",
        description: "Gets a tag",
        action: "Get a tag"
      },
      {
        name: "List Branches",
        value: "list-branches",
        description: "Lists the branches of a repository",
        action: "List branches"
      },
      {
        name: "List Tags",
        value: "list-tags",
        description: "Lists the tags of a repository",
        action: "List tags"
      }
    ],
    default: "create-branch"
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
        resource: ["branchOrTag"],
        operation: ["list-branches", "get-branch", "create-branch", "delete-branch", "list-tags", "get-tag", "create-tag", "delete-tag"]
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
        resource: ["branchOrTag"],
        operation: ["list-branches", "get-branch", "create-branch", "delete-branch", "list-tags", "get-tag", "create-tag", "delete-tag"]
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
        resource: ["branchOrTag"],
        operation: ["list-branches", "list-tags"]
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
        resource: ["branchOrTag"],
        operation: ["list-branches", "list-tags"],
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
        displayName: "Filter",
        name: "filter",
        description: "Filters by name. Matches names that contain the text.",
        type: "string",
        default: "",
        placeholder: "e.g. feature/"
      },
      {
        displayName: "Include Raw",
        name: "include_raw",
        description: 'Whether to include Bitbucket\'s unmodified response as <code>raw</code>',
        type: "boolean",
        default: false
      },
      {
        displayName: "Order",
        name: "order",
        description: "Order of the branches: by name, or those with the latest commits first. Defaults to Bitbucket's own order.",
        type: "options",
        options: [
          {
            name: "Latest",
            value: "latest"
          },
          {
            name: "Name",
            value: "name"
          }
        ],
        default: "latest"
      }
    ],
    displayOptions: {
      show: {
        resource: ["branchOrTag"],
        operation: ["list-branches"]
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
        resource: ["branchOrTag"],
        operation: ["get-branch"]
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
        resource: ["branchOrTag"],
        operation: ["get-branch", "create-branch", "get-tag"]
      }
    }
  },
  {
    displayName: "Branch",
    name: "branch",
    description: "Branch name, without <code>refs/heads/</code>",
    type: "string",
    default: "",
    placeholder: "e.g. feature/retry",
    required: true,
    displayOptions: {
      show: {
        resource: ["branchOrTag"],
        operation: ["create-branch"]
      }
    }
  },
  {
    displayName: "From",
    name: "from",
    description: "Commit hash or branch to create it from",
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
          searchListMethod: "from",
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
        resource: ["branchOrTag"],
        operation: ["create-branch"]
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
        placeholder: "e.g. feature/retry"
      }
    ],
    required: true,
    displayOptions: {
      show: {
        resource: ["branchOrTag"],
        operation: ["delete-branch"]
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
        displayName: "Filter",
        name: "filter",
        description: "Filters by name. Matches names that contain the text.",
        type: "string",
        default: "",
        placeholder: "e.g. v1."
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
        resource: ["branchOrTag"],
        operation: ["list-tags"]
      }
    }
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
    ],
    required: true,
    displayOptions: {
      show: {
        resource: ["branchOrTag"],
        operation: ["get-tag", "delete-tag"]
      }
    }
  },
  {
    displayName: "Tag",
    name: "tag",
    description: "Tag name, without <code>refs/tags/</code>",
    type: "string",
    default: "",
    placeholder: "e.g. v1.4.0",
    required: true,
    displayOptions: {
      show: {
        resource: ["branchOrTag"],
        operation: ["create-tag"]
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
        resource: ["branchOrTag"],
        operation: ["create-tag"]
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
        displayName: "Message",
        name: "message",
        description: "Message of the commit or tag. If set, the tag is annotated. Cloud adds a message of its own by default.",
        type: "string",
        typeOptions: {
          rows: 4
        },
        default: "",
        placeholder: "e.g. Uploads are tried three times."
      }
    ],
    displayOptions: {
      show: {
        resource: ["branchOrTag"],
        operation: ["create-tag"]
      }
    }
  }
];
