// Written by scripts/generate.ts from the catalog. Do not edit.
import type { INodeProperties } from "n8n-workflow";

export const user: INodeProperties[] = [
  {
    displayName: "Operation",
    name: "operation",
    type: "options",
    noDataExpression: true,
    displayOptions: {
      show: {
        resource: ["user"]
      }
    },
    options: [
      {
        name: "Find Users",
        value: "find-users",
        description: "Finds users by name, username or email address",
        action: "Find users"
      },
      {
        name: "Get Current User",
        value: "get-current-user",
        description: "Gets the authenticated user",
        action: "Get the current user"
      },
      {
        name: "Get User",
        value: "get-user",
        description: "Gets a user",
        action: "Get an user"
      }
    ],
    default: "find-users"
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
        resource: ["user"],
        operation: ["get-current-user", "find-users"]
      }
    }
  },
  {
    displayName: "User",
    name: "person",
    description: "User: UUID, account ID, username, email address or display name",
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
    ],
    required: true,
    displayOptions: {
      show: {
        resource: ["user"],
        operation: ["get-user"]
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
        displayName: "Workspace or Project",
        name: "workspace",
        description: "Workspace slug (Cloud) or project key, such as <code>PROJ</code> or <code>~username</code> (Data Center). Workspace whose members are searched. On Cloud, required unless the user is given by UUID or account ID.",
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
        resource: ["user"],
        operation: ["get-user"]
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
        resource: ["user"],
        operation: ["find-users"]
      }
    }
  },
  {
    displayName: "Filter",
    name: "filter",
    description: "Filters by name. Matches names that contain the text. Matches usernames and email addresses. On Cloud, email addresses must be complete.",
    type: "string",
    default: "",
    placeholder: "e.g. ada",
    required: true,
    displayOptions: {
      show: {
        resource: ["user"],
        operation: ["find-users"]
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
        resource: ["user"],
        operation: ["find-users"]
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
        resource: ["user"],
        operation: ["find-users"],
        returnAll: [
          false
        ]
      }
    }
  }
];
