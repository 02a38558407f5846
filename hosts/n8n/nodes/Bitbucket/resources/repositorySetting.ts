// Written by scripts/generate.ts from the catalog. Do not edit.
import type { INodeProperties } from "n8n-workflow";

export const repositorySetting: INodeProperties[] = [
  {
    displayName: "Operation",
    name: "operation",
    type: "options",
    noDataExpression: true,
    displayOptions: {
      show: {
        resource: ["repositorySetting"]
      }
    },
    options: [
      {
        name: "Add Default Reviewer",
        value: "add-default-reviewer",
        description: "Adds a default reviewer to a repository",
        action: "Add a default reviewer"
      },
      {
        name: "Add Deploy Key",
        value: "add-deploy-key",
        description: "Adds a deploy key (access key on Data Center) to a repository",
        action: "Add a deploy key"
      },
      {
        name: "Create Branch Restriction",
        value: "create-branch-restriction",
        description: "Creates a branch restriction in a repository",
        action: "Create a branch restriction"
      },
      {
        name: "Delete Branch Restriction",
        value: "delete-branch-restriction",
        description: "Deletes a branch restriction",
        action: "Delete a branch restriction"
      },
      {
        name: "Get Branch Restriction",
        value: "get-branch-restriction",
        description: "Gets a branch restriction",
        action: "Get a branch restriction"
      },
      {
        name: "Get Branching Model",
        value: "get-branching-model",
        description: "Gets the branching model of a repository",
        action: "Get a branching model"
      },
      {
        name: "List Branch Restrictions",
        value: "list-branch-restrictions",
        description: "Lists the branch restrictions of a repository",
        action: "List branch restrictions"
      },
      {
        name: "List Default Reviewers",
        value: "list-default-reviewers",
        description: "Lists the default reviewers of a repository, including those inherited from its project",
        action: "List default reviewers"
      },
      {
        name: "List Deploy Keys",
        value: "list-deploy-keys",
        description: "Lists the deploy keys (access keys on Data Center) of a repository",
        action: "List deploy keys"
      },
      {
        name: "List Project Permissions",
        value: "list-project-permissions",
        description: "Lists the permissions of users, then of groups, on a project",
        action: "List project permissions"
      },
      {
        name: "List Repository Permissions",
        value: "list-repository-permissions",
        description: "Lists the permissions of users, then of groups, on a repository",
        action: "List repository permissions"
      },
      {
        name: "Remove Default Reviewer",
        value: "remove-default-reviewer",
        description: "Removes a default reviewer from a repository",
        action: "Remove a default reviewer"
      },
      {
        name: "Remove Deploy Key",
        value: "remove-deploy-key",
        description: "Removes a deploy key (access key on Data Center) from a repository",
        action: "Remove a deploy key"
      },
      {
        name: "Remove Project Permission",
        value: "remove-project-permission",
        description: "Removes the explicit permission of a user or group on a project",
        action: "Remove a project permission"
      },
      {
        name: "Remove Repository Permission",
        value: "remove-repository-permission",
        description: "Removes the explicit permission of a user or group on a repository",
        action: "Remove a repository permission"
      },
      {
        name: "Set Project Permission",
        value: "set-project-permission",
        description: "Sets the permission of a user or group on a project",
        action: "Set a project permission"
      },
      {
        name: "Set Repository Permission",
        value: "set-repository-permission",
        description: "Sets the permission of a user or group on a repository",
        action: "Set a repository permission"
      }
    ],
    default: "add-default-reviewer"
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
        resource: ["repositorySetting"],
        operation: ["list-project-permissions", "set-project-permission", "remove-project-permission"]
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
        resource: ["repositorySetting"],
        operation: ["list-project-permissions", "set-project-permission", "remove-project-permission"]
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
        resource: ["repositorySetting"],
        operation: ["list-project-permissions", "list-repository-permissions", "list-deploy-keys", "list-default-reviewers", "list-branch-restrictions"]
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
        resource: ["repositorySetting"],
        operation: ["list-project-permissions", "list-repository-permissions", "list-deploy-keys", "list-default-reviewers", "list-branch-restrictions"],
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
        resource: ["repositorySetting"],
        operation: ["list-project-permissions", "list-repository-permissions", "list-deploy-keys", "list-default-reviewers", "add-default-reviewer", "list-branch-restrictions", "get-branch-restriction", "get-branching-model"]
      }
    }
  },
  {
    displayName: "Permission",
    name: "permission",
    description: "Permission. <code>create-repositories</code>: Cloud only.",
    type: "options",
    options: [
      {
        name: "Admin",
        value: "admin"
      },
      {
        name: "Create Repositories",
        value: "create-repositories"
      },
      {
        name: "Read",
        value: "read"
      },
      {
        name: "Write",
        value: "write"
      }
    ],
    default: "admin",
    required: true,
    displayOptions: {
      show: {
        resource: ["repositorySetting"],
        operation: ["set-project-permission"]
      }
    }
  },
  {
    displayName: "User",
    name: "person",
    description: "User: UUID, account ID, username, email address or display name. Specify either <code>person</code> or <code>group</code>.",
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
    displayOptions: {
      show: {
        resource: ["repositorySetting"],
        operation: ["set-project-permission", "remove-project-permission", "set-repository-permission", "remove-repository-permission"]
      }
    }
  },
  {
    displayName: "Group",
    name: "group",
    description: "Group slug (Cloud) or name (Data Center). Specify either <code>person</code> or <code>group</code>.",
    type: "string",
    default: "",
    placeholder: "e.g. developers",
    displayOptions: {
      show: {
        resource: ["repositorySetting"],
        operation: ["set-project-permission", "remove-project-permission", "set-repository-permission", "remove-repository-permission"]
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
        resource: ["repositorySetting"],
        operation: ["list-repository-permissions", "set-repository-permission", "remove-repository-permission", "list-deploy-keys", "add-deploy-key", "remove-deploy-key", "list-default-reviewers", "add-default-reviewer", "remove-default-reviewer", "list-branch-restrictions", "get-branch-restriction", "create-branch-restriction", "delete-branch-restriction", "get-branching-model"]
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
        resource: ["repositorySetting"],
        operation: ["list-repository-permissions", "set-repository-permission", "remove-repository-permission", "list-deploy-keys", "add-deploy-key", "remove-deploy-key", "list-default-reviewers", "add-default-reviewer", "remove-default-reviewer", "list-branch-restrictions", "get-branch-restriction", "create-branch-restriction", "delete-branch-restriction", "get-branching-model"]
      }
    }
  },
  {
    displayName: "Permission",
    name: "permission",
    type: "options",
    options: [
      {
        name: "Admin",
        value: "admin"
      },
      {
        name: "Read",
        value: "read"
      },
      {
        name: "Write",
        value: "write"
      }
    ],
    default: "admin",
    required: true,
    displayOptions: {
      show: {
        resource: ["repositorySetting"],
        operation: ["set-repository-permission"]
      }
    }
  },
  {
    displayName: "Public Key",
    name: "public_key",
    description: "Public SSH key, as in its <code>.pub</code> file",
    type: "string",
    typeOptions: {
      rows: 4
    },
    default: "",
    placeholder: "e.g. ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIExample ci@example.com",
    required: true,
    displayOptions: {
      show: {
        resource: ["repositorySetting"],
        operation: ["add-deploy-key"]
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
        displayName: "Access",
        name: "access",
        description: "Permission of the key. Data Center only.",
        type: "options",
        options: [
          {
            name: "Read",
            value: "read"
          },
          {
            name: "Write",
            value: "write"
          }
        ],
        default: "read",
        displayOptions: {
          show: {
            "/authentication": ["dataCenterAccessToken", "dataCenterOAuth2"]
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
        description: "Display name. On Data Center, defaults to the comment of the key.",
        type: "string",
        default: "",
        placeholder: "e.g. CI"
      }
    ],
    displayOptions: {
      show: {
        resource: ["repositorySetting"],
        operation: ["add-deploy-key"]
      }
    }
  },
  {
    displayName: "Deploy Key",
    name: "deploy_key",
    description: "ID of the deploy key",
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
          searchListMethod: "deploy_key",
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
        resource: ["repositorySetting"],
        operation: ["remove-deploy-key"]
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
        resource: ["repositorySetting"],
        operation: ["add-default-reviewer", "remove-default-reviewer"]
      }
    }
  },
  {
    displayName: "Branch Restriction",
    name: "branch_restriction",
    description: "ID of the branch restriction",
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
          searchListMethod: "branch_restriction",
          searchable: true
        }
      },
      {
        displayName: "By ID",
        name: "id",
        type: "string",
        placeholder: "e.g. 12"
      }
    ],
    required: true,
    displayOptions: {
      show: {
        resource: ["repositorySetting"],
        operation: ["get-branch-restriction", "delete-branch-restriction"]
      }
    }
  },
  {
    displayName: "Restriction",
    name: "restriction",
    description: "Kind of restriction. <code>no-merge</code>, <code>approvals</code>, <code>default-reviewer-approvals</code>, <code>review-group-approvals</code>, <code>no-changes-requested</code>, <code>passing-builds</code>, <code>tasks-done</code>, <code>comments-resolved</code>, <code>commits-behind</code>, <code>reset-approvals</code>, <code>reset-approvals-of-changed-files</code>, <code>reset-requested-changes</code>, <code>dependencies-merged</code>, <code>enforce-checks</code>, <code>merge-when-builds-pass</code>: Cloud only. <code>no-changes</code>: Data Center only.",
    type: "options",
    options: [
      {
        name: "Approvals",
        value: "approvals"
      },
      {
        name: "Comments Resolved",
        value: "comments-resolved"
      },
      {
        name: "Commits Behind",
        value: "commits-behind"
      },
      {
        name: "Default Reviewer Approvals",
        value: "default-reviewer-approvals"
      },
      {
        name: "Dependencies Merged",
        value: "dependencies-merged"
      },
      {
        name: "Enforce Checks",
        value: "enforce-checks"
      },
      {
        name: "Merge When Builds Pass",
        value: "merge-when-builds-pass"
      },
      {
        name: "No Changes",
        value: "no-changes"
      },
      {
        name: "No Changes Requested",
        value: "no-changes-requested"
      },
      {
        name: "No Deletion",
        value: "no-deletion"
      },
      {
        name: "No Direct Push",
        value: "no-direct-push"
      },
      {
        name: "No Merge",
        value: "no-merge"
      },
      {
        name: "No Rewriting",
        value: "no-rewriting"
      },
      {
        name: "Passing Builds",
        value: "passing-builds"
      },
      {
        name: "Reset Approvals",
        value: "reset-approvals"
      },
      {
        name: "Reset Approvals of Changed Files",
        value: "reset-approvals-of-changed-files"
      },
      {
        name: "Reset Requested Changes",
        value: "reset-requested-changes"
      },
      {
        name: "Review Group Approvals",
        value: "review-group-approvals"
      },
      {
        name: "Tasks Done",
        value: "tasks-done"
      }
    ],
    default: "approvals",
    required: true,
    displayOptions: {
      show: {
        resource: ["repositorySetting"],
        operation: ["create-branch-restriction"]
      }
    }
  },
  {
    displayName: "Pattern",
    name: "pattern",
    description: "Branch that the restriction applies to: a name, or a pattern with <code>*</code>",
    type: "string",
    default: "",
    placeholder: "e.g. release/*",
    required: true,
    displayOptions: {
      show: {
        resource: ["repositorySetting"],
        operation: ["create-branch-restriction"]
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
        displayName: "Count",
        name: "count",
        description: "Required number of approvals, builds or commits. Cloud only.",
        type: "number",
        typeOptions: {
          minValue: 0
        },
        default: 0,
        displayOptions: {
          show: {
            "/authentication": ["cloudApiToken", "cloudAccessToken", "cloudOAuth2"]
          }
        }
      },
      {
        displayName: "Except Names or IDs",
        name: "except",
        description: 'Users that are exempt. On Cloud, only for <code>no-direct-push</code> and <code>no-merge</code>. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
        type: "multiOptions",
        typeOptions: {
          loadOptionsMethod: "except"
        },
        default: []
      },
      {
        displayName: "Except Groups",
        name: "except_groups",
        description: "Groups that are exempt: slugs (Cloud) or names (Data Center). On Cloud, only for <code>no-direct-push</code> and <code>no-merge</code>.",
        type: "string",
        typeOptions: {
          multipleValues: true
        },
        default: []
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
        resource: ["repositorySetting"],
        operation: ["create-branch-restriction"]
      }
    }
  }
];
