// Written by scripts/generate.ts from the catalog. Do not edit.
import type { INodeProperties } from "n8n-workflow";

export const repository: INodeProperties[] = [
  {
    displayName: "Operation",
    name: "operation",
    type: "options",
    noDataExpression: true,
    displayOptions: {
      show: {
        resource: ["repository"]
      }
    },
    options: [
      {
        name: "Add Label",
        value: "add-label",
        description: "Adds a label to a repository",
        action: "Add a label",
        displayOptions: {
          show: {
            authentication: ["dataCenterAccessToken", "dataCenterOAuth2"]
          }
        }
      },
      {
        name: "Create Repository",
        value: "create-repository",
        description: "Creates an empty repository",
        action: "Create a repository"
      },
      {
        name: "Delete Repository",
        value: "delete-repository",
        description: "Deletes a repository and all its content permanently",
        action: "Delete a repository"
      },
      {
        name: "Discover Repositories",
        value: "discover-repositories",
        description: "Lists all repositories that the connection can access, grouped by workspace (Cloud) or project (Data Center)",
        action: "Discover repositories"
      },
      {
        name: "Fork Repository",
        value: "fork-repository",
        description: "Forks a repository",
        action: "Fork a repository"
      },
      {
        name: "Get Default Branch",
        value: "get-default-branch",
        description: "Gets the default branch of a repository",
        action: "Get a default branch"
      },
      {
        name: "Get Repository",
        value: "get-repository",
        description: "Gets a repository",
        action: "Get a repository"
      },
      {
        name: "List Forks",
        value: "list-forks",
        description: "Lists the forks of a repository",
        action: "List forks"
      },
      {
        name: "List Labels",
        value: "list-labels",
        description: "Lists the labels of a repository",
        action: "List labels",
        displayOptions: {
          show: {
            authentication: ["dataCenterAccessToken", "dataCenterOAuth2"]
          }
        }
      },
      {
        name: "List Repositories",
        value: "list-repositories",
        description: "Lists the repositories of a workspace or project",
        action: "List repositories"
      },
      {
        name: "List Watchers",
        value: "list-watchers",
        description: "Lists the watchers of a repository",
        action: "List watchers",
        displayOptions: {
          show: {
            authentication: ["cloudApiToken", "cloudAccessToken", "cloudOAuth2"]
          }
        }
      },
      {
        name: "Remove Label",
        value: "remove-label",
        description: "Removes a label from a repository",
        action: "Remove a label",
        displayOptions: {
          show: {
            authentication: ["dataCenterAccessToken", "dataCenterOAuth2"]
          }
        }
      },
      {
        name: "Set Default Branch",
        value: "set-default-branch",
        description: "Sets the default branch of a repository",
        action: "Set a default branch"
      },
      {
        name: "Update Repository",
        value: "update-repository",
        description: "Updates a repository. Omitted fields are left unchanged.",
        action: "Update a repository"
      }
    ],
    default: "add-label"
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
        resource: ["repository"],
        operation: ["list-repositories", "get-repository", "create-repository", "update-repository", "delete-repository", "fork-repository", "list-forks", "list-watchers", "get-default-branch", "set-default-branch", "list-labels", "add-label", "remove-label"]
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
        resource: ["repository"],
        operation: ["list-repositories", "list-forks", "list-watchers", "list-labels"]
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
        resource: ["repository"],
        operation: ["list-repositories", "list-forks", "list-watchers", "list-labels"],
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
        displayName: "Role",
        name: "role",
        description: "Filters by the role of the authenticated user, or a higher one. Cloud only.",
        type: "options",
        options: [
          {
            name: "Admin",
            value: "admin"
          },
          {
            name: "Contributor",
            value: "contributor"
          },
          {
            name: "Member",
            value: "member"
          },
          {
            name: "Owner",
            value: "owner"
          }
        ],
        default: "admin",
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
        resource: ["repository"],
        operation: ["list-repositories"]
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
        resource: ["repository"],
        operation: ["get-repository", "update-repository", "fork-repository", "list-forks", "list-watchers", "get-default-branch", "set-default-branch", "list-labels", "add-label", "remove-label"]
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
        resource: ["repository"],
        operation: ["get-repository", "list-watchers", "get-default-branch", "list-labels", "add-label"]
      }
    }
  },
  {
    displayName: "Repository",
    name: "repo",
    description: "Repository slug, as in its URL. Name of the repository. The slug is derived from it.",
    type: "string",
    default: "",
    placeholder: "e.g. web",
    required: true,
    displayOptions: {
      show: {
        resource: ["repository"],
        operation: ["create-repository"]
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
        placeholder: "e.g. The shop's web site."
      },
      {
        displayName: "Include Raw",
        name: "include_raw",
        description: 'Whether to include Bitbucket\'s unmodified response as <code>raw</code>',
        type: "boolean",
        default: false
      },
      {
        displayName: "Project",
        name: "project",
        description: "Project key. Defaults to the oldest project of the workspace. Cloud only.",
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
        displayOptions: {
          show: {
            "/authentication": ["cloudApiToken", "cloudAccessToken", "cloudOAuth2"]
          }
        }
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
        resource: ["repository"],
        operation: ["create-repository"]
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
        placeholder: "e.g. The shop's web site."
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
        description: "Display name. The slug changes with it.",
        type: "string",
        default: "",
        placeholder: "e.g. Web"
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
        resource: ["repository"],
        operation: ["update-repository"]
      }
    }
  },
  {
    displayName: "Repository",
    name: "repo",
    description: "Repository slug, as in its URL",
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
    required: true,
    displayOptions: {
      show: {
        resource: ["repository"],
        operation: ["delete-repository"]
      }
    }
  },
  {
    displayName: "To Workspace",
    name: "to_workspace",
    description: "Workspace slug (Cloud) or project key (Data Center) of the new repository",
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
          searchListMethod: "to_workspace",
          searchable: true
        }
      },
      {
        displayName: "By Name or ID",
        name: "id",
        type: "string",
        placeholder: "e.g. labs"
      }
    ],
    required: true,
    displayOptions: {
      show: {
        resource: ["repository"],
        operation: ["fork-repository"]
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
        description: "Description. Defaults to that of the original. Cloud only.",
        type: "string",
        typeOptions: {
          rows: 4
        },
        default: "",
        placeholder: "e.g. The shop's web site.",
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
        displayName: "Name",
        name: "name",
        description: "Display name. Defaults to the name of the original. The slug is derived from it.",
        type: "string",
        default: "",
        placeholder: "e.g. Web"
      },
      {
        displayName: "Project",
        name: "project",
        description: "Project key. Project in the target workspace. Defaults to its oldest. Cloud only.",
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
        displayOptions: {
          show: {
            "/authentication": ["cloudApiToken", "cloudAccessToken", "cloudOAuth2"]
          }
        }
      },
      {
        displayName: "Visibility",
        name: "visibility",
        description: "Visibility. Defaults to that of the original. Cloud only.",
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
        default: "private",
        displayOptions: {
          show: {
            "/authentication": ["cloudApiToken", "cloudAccessToken", "cloudOAuth2"]
          }
        }
      }
    ],
    displayOptions: {
      show: {
        resource: ["repository"],
        operation: ["fork-repository"]
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
        resource: ["repository"],
        operation: ["list-forks"]
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
        resource: ["repository"],
        operation: ["set-default-branch"]
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
        placeholder: "e.g. eyJwIjoiYyJ9"
      },
      {
        displayName: "Max Items",
        name: "max_items",
        description: "Maximum number of items to return across all pages. A workspace with more repositories continues on the next page.",
        type: "number",
        typeOptions: {
          minValue: 1
        },
        default: 100
      },
      {
        displayName: "Workspace or Project",
        name: "workspace",
        description: "Filters by workspace or project",
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
        resource: ["repository"],
        operation: ["discover-repositories"]
      }
    }
  },
  {
    displayName: "Label",
    name: "label",
    description: "Label: 3 to 50 lowercase letters, digits and hyphens",
    type: "string",
    default: "",
    placeholder: "e.g. frontend",
    required: true,
    displayOptions: {
      show: {
        resource: ["repository"],
        operation: ["add-label"]
      }
    }
  },
  {
    displayName: "Label",
    name: "label",
    description: "Label: 3 to 50 lowercase letters, digits and hyphens",
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
          searchListMethod: "label",
          searchable: true
        }
      },
      {
        displayName: "By Name or ID",
        name: "id",
        type: "string",
        placeholder: "e.g. frontend"
      }
    ],
    required: true,
    displayOptions: {
      show: {
        resource: ["repository"],
        operation: ["remove-label"]
      }
    }
  }
];
