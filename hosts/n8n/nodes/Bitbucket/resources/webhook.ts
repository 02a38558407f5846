// Written by scripts/generate.ts from the catalog. Do not edit.
import type { INodeProperties } from "n8n-workflow";

export const webhook: INodeProperties[] = [
  {
    displayName: "Operation",
    name: "operation",
    type: "options",
    noDataExpression: true,
    displayOptions: {
      show: {
        resource: ["webhook"]
      }
    },
    options: [
      {
        name: "Create Webhook",
        value: "create-webhook",
        description: "Creates a webhook that sends events to a URL",
        action: "Create a webhook"
      },
      {
        name: "Delete Webhook",
        value: "delete-webhook",
        description: "Deletes a webhook",
        action: "Delete a webhook"
      },
      {
        name: "Get Webhook",
        value: "get-webhook",
        description: "Gets a webhook. The secret is never returned.",
        action: "Get a webhook"
      },
      {
        name: "List Webhook Events",
        value: "list-webhook-events",
        description: "Lists the events that webhooks can deliver",
        action: "List webhook events"
      },
      {
        name: "List Webhooks",
        value: "list-webhooks",
        description: "Lists the webhooks of a repository, workspace or project",
        action: "List webhooks"
      },
      {
        name: "Test Webhook",
        value: "test-webhook",
        description: "Sends a test request to a webhook URL and returns the response",
        action: "Test a webhook",
        displayOptions: {
          show: {
            authentication: ["dataCenterAccessToken", "dataCenterOAuth2"]
          }
        }
      },
      {
        name: "Update Webhook",
        value: "update-webhook",
        description: "Updates a webhook. Omitted fields are left unchanged.",
        action: "Update a webhook"
      }
    ],
    default: "create-webhook"
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
        resource: ["webhook"],
        operation: ["list-webhooks", "get-webhook", "create-webhook", "update-webhook", "delete-webhook", "test-webhook"]
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
        resource: ["webhook"],
        operation: ["list-webhooks", "list-webhook-events"]
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
        resource: ["webhook"],
        operation: ["list-webhooks", "list-webhook-events"],
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
        displayName: "Repository",
        name: "repo",
        description: "Repository slug, as in its URL. Defaults to the webhooks of the workspace or project.",
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
        resource: ["webhook"],
        operation: ["list-webhooks", "get-webhook"]
      }
    }
  },
  {
    displayName: "Webhook",
    name: "webhook",
    description: "UUID (Cloud) or number (Data Center) of the webhook",
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
          searchListMethod: "webhook",
          searchable: true
        }
      },
      {
        displayName: "By Name or ID",
        name: "id",
        type: "string",
        placeholder: "e.g. 10"
      }
    ],
    required: true,
    displayOptions: {
      show: {
        resource: ["webhook"],
        operation: ["get-webhook", "update-webhook", "delete-webhook"]
      }
    }
  },
  {
    displayName: "Name",
    name: "name",
    description: "Display name",
    type: "string",
    default: "",
    placeholder: "e.g. Build server",
    required: true,
    displayOptions: {
      show: {
        resource: ["webhook"],
        operation: ["create-webhook"]
      }
    }
  },
  {
    displayName: "URL",
    name: "url",
    description: "URL. Events are sent to it.",
    type: "string",
    default: "",
    placeholder: "e.g. https://ci.example.com/hooks/bitbucket",
    required: true,
    displayOptions: {
      show: {
        resource: ["webhook"],
        operation: ["create-webhook", "test-webhook"]
      }
    }
  },
  {
    displayName: "Events",
    name: "events",
    description: "Events to send: names shared by both products, or Bitbucket's own keys. On Cloud, the credential also needs the scope of each event.",
    type: "multiOptions",
    options: [
      {
        name: "Changes Requested",
        value: "changes-requested"
      },
      {
        name: "Comment Added",
        value: "comment-added"
      },
      {
        name: "Comment Deleted",
        value: "comment-deleted"
      },
      {
        name: "Comment Edited",
        value: "comment-edited"
      },
      {
        name: "Commit Comment Added",
        value: "commit-comment-added"
      },
      {
        name: "mirror:repo_synchronized",
        value: "mirror:repo_synchronized"
      },
      {
        name: "pipeline:span_created",
        value: "pipeline:span_created"
      },
      {
        name: "pr:comment:added",
        value: "pr:comment:added"
      },
      {
        name: "pr:comment:deleted",
        value: "pr:comment:deleted"
      },
      {
        name: "pr:comment:edited",
        value: "pr:comment:edited"
      },
      {
        name: "pr:declined",
        value: "pr:declined"
      },
      {
        name: "pr:deleted",
        value: "pr:deleted"
      },
      {
        name: "pr:from_ref_updated",
        value: "pr:from_ref_updated"
      },
      {
        name: "pr:merged",
        value: "pr:merged"
      },
      {
        name: "pr:modified",
        value: "pr:modified"
      },
      {
        name: "pr:opened",
        value: "pr:opened"
      },
      {
        name: "pr:reviewer:approved",
        value: "pr:reviewer:approved"
      },
      {
        name: "pr:reviewer:needs_work",
        value: "pr:reviewer:needs_work"
      },
      {
        name: "pr:reviewer:unapproved",
        value: "pr:reviewer:unapproved"
      },
      {
        name: "pr:reviewer:updated",
        value: "pr:reviewer:updated"
      },
      {
        name: "Project Updated",
        value: "project-updated"
      },
      {
        name: "project:modified",
        value: "project:modified"
      },
      {
        name: "project:updated",
        value: "project:updated"
      },
      {
        name: "Pull Request Approved",
        value: "pull-request-approved"
      },
      {
        name: "Pull Request Declined",
        value: "pull-request-declined"
      },
      {
        name: "Pull Request Merged",
        value: "pull-request-merged"
      },
      {
        name: "Pull Request Opened",
        value: "pull-request-opened"
      },
      {
        name: "Pull Request Source Pushed",
        value: "pull-request-source-pushed"
      },
      {
        name: "Pull Request Unapproved",
        value: "pull-request-unapproved"
      },
      {
        name: "Pull Request Updated",
        value: "pull-request-updated"
      },
      {
        name: "pullrequest:approved",
        value: "pullrequest:approved"
      },
      {
        name: "pullrequest:changes_request_created",
        value: "pullrequest:changes_request_created"
      },
      {
        name: "pullrequest:changes_request_removed",
        value: "pullrequest:changes_request_removed"
      },
      {
        name: "pullrequest:comment_created",
        value: "pullrequest:comment_created"
      },
      {
        name: "pullrequest:comment_deleted",
        value: "pullrequest:comment_deleted"
      },
      {
        name: "pullrequest:comment_reopened",
        value: "pullrequest:comment_reopened"
      },
      {
        name: "pullrequest:comment_resolved",
        value: "pullrequest:comment_resolved"
      },
      {
        name: "pullrequest:comment_updated",
        value: "pullrequest:comment_updated"
      },
      {
        name: "pullrequest:created",
        value: "pullrequest:created"
      },
      {
        name: "pullrequest:fulfilled",
        value: "pullrequest:fulfilled"
      },
      {
        name: "pullrequest:push",
        value: "pullrequest:push"
      },
      {
        name: "pullrequest:rejected",
        value: "pullrequest:rejected"
      },
      {
        name: "pullrequest:unapproved",
        value: "pullrequest:unapproved"
      },
      {
        name: "pullrequest:updated",
        value: "pullrequest:updated"
      },
      {
        name: "Push",
        value: "push"
      },
      {
        name: "repo:comment:added",
        value: "repo:comment:added"
      },
      {
        name: "repo:comment:deleted",
        value: "repo:comment:deleted"
      },
      {
        name: "repo:comment:edited",
        value: "repo:comment:edited"
      },
      {
        name: "repo:commit_comment_created",
        value: "repo:commit_comment_created"
      },
      {
        name: "repo:commit_status_created",
        value: "repo:commit_status_created"
      },
      {
        name: "repo:commit_status_updated",
        value: "repo:commit_status_updated"
      },
      {
        name: "repo:created",
        value: "repo:created"
      },
      {
        name: "repo:deleted",
        value: "repo:deleted"
      },
      {
        name: "repo:fork",
        value: "repo:fork"
      },
      {
        name: "repo:forked",
        value: "repo:forked"
      },
      {
        name: "repo:imported",
        value: "repo:imported"
      },
      {
        name: "repo:modified",
        value: "repo:modified"
      },
      {
        name: "repo:push",
        value: "repo:push"
      },
      {
        name: "repo:refs_changed",
        value: "repo:refs_changed"
      },
      {
        name: "repo:secret_detected",
        value: "repo:secret_detected"
      },
      {
        name: "repo:transfer",
        value: "repo:transfer"
      },
      {
        name: "repo:updated",
        value: "repo:updated"
      },
      {
        name: "Repository Forked",
        value: "repository-forked"
      },
      {
        name: "Repository Updated",
        value: "repository-updated"
      }
    ],
    default: [],
    required: true,
    displayOptions: {
      show: {
        resource: ["webhook"],
        operation: ["create-webhook"]
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
        displayName: "Active",
        name: "active",
        description: "Whether the webhook is active",
        type: "boolean",
        default: true
      },
      {
        displayName: "Certificate",
        name: "certificate",
        description: "Whether to verify the TLS certificate of <code>URL</code>",
        type: "options",
        options: [
          {
            name: "Checked",
            value: "checked"
          },
          {
            name: "Unchecked",
            value: "unchecked"
          }
        ],
        default: "checked"
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
        description: "Repository slug, as in its URL. Defaults to the webhooks of the workspace or project.",
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
        displayName: "Secret",
        name: "secret",
        description: "Secret used to sign deliveries. At most 128 characters.",
        type: "string",
        typeOptions: {
          password: true
        },
        default: ""
      }
    ],
    displayOptions: {
      show: {
        resource: ["webhook"],
        operation: ["create-webhook"]
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
        displayName: "Active",
        name: "active",
        description: "Whether the webhook is active",
        type: "boolean",
        default: false
      },
      {
        displayName: "Certificate",
        name: "certificate",
        description: "Whether to verify the TLS certificate of <code>URL</code>",
        type: "options",
        options: [
          {
            name: "Checked",
            value: "checked"
          },
          {
            name: "Unchecked",
            value: "unchecked"
          }
        ],
        default: "checked"
      },
      {
        displayName: "Events",
        name: "events",
        description: 'Events to send: names shared by both products, or Bitbucket\'s own keys',
        type: "multiOptions",
        options: [
          {
            name: "Changes Requested",
            value: "changes-requested"
          },
          {
            name: "Comment Added",
            value: "comment-added"
          },
          {
            name: "Comment Deleted",
            value: "comment-deleted"
          },
          {
            name: "Comment Edited",
            value: "comment-edited"
          },
          {
            name: "Commit Comment Added",
            value: "commit-comment-added"
          },
          {
            name: "mirror:repo_synchronized",
            value: "mirror:repo_synchronized"
          },
          {
            name: "pipeline:span_created",
            value: "pipeline:span_created"
          },
          {
            name: "pr:comment:added",
            value: "pr:comment:added"
          },
          {
            name: "pr:comment:deleted",
            value: "pr:comment:deleted"
          },
          {
            name: "pr:comment:edited",
            value: "pr:comment:edited"
          },
          {
            name: "pr:declined",
            value: "pr:declined"
          },
          {
            name: "pr:deleted",
            value: "pr:deleted"
          },
          {
            name: "pr:from_ref_updated",
            value: "pr:from_ref_updated"
          },
          {
            name: "pr:merged",
            value: "pr:merged"
          },
          {
            name: "pr:modified",
            value: "pr:modified"
          },
          {
            name: "pr:opened",
            value: "pr:opened"
          },
          {
            name: "pr:reviewer:approved",
            value: "pr:reviewer:approved"
          },
          {
            name: "pr:reviewer:needs_work",
            value: "pr:reviewer:needs_work"
          },
          {
            name: "pr:reviewer:unapproved",
            value: "pr:reviewer:unapproved"
          },
          {
            name: "pr:reviewer:updated",
            value: "pr:reviewer:updated"
          },
          {
            name: "Project Updated",
            value: "project-updated"
          },
          {
            name: "project:modified",
            value: "project:modified"
          },
          {
            name: "project:updated",
            value: "project:updated"
          },
          {
            name: "Pull Request Approved",
            value: "pull-request-approved"
          },
          {
            name: "Pull Request Declined",
            value: "pull-request-declined"
          },
          {
            name: "Pull Request Merged",
            value: "pull-request-merged"
          },
          {
            name: "Pull Request Opened",
            value: "pull-request-opened"
          },
          {
            name: "Pull Request Source Pushed",
            value: "pull-request-source-pushed"
          },
          {
            name: "Pull Request Unapproved",
            value: "pull-request-unapproved"
          },
          {
            name: "Pull Request Updated",
            value: "pull-request-updated"
          },
          {
            name: "pullrequest:approved",
            value: "pullrequest:approved"
          },
          {
            name: "pullrequest:changes_request_created",
            value: "pullrequest:changes_request_created"
          },
          {
            name: "pullrequest:changes_request_removed",
            value: "pullrequest:changes_request_removed"
          },
          {
            name: "pullrequest:comment_created",
            value: "pullrequest:comment_created"
          },
          {
            name: "pullrequest:comment_deleted",
            value: "pullrequest:comment_deleted"
          },
          {
            name: "pullrequest:comment_reopened",
            value: "pullrequest:comment_reopened"
          },
          {
            name: "pullrequest:comment_resolved",
            value: "pullrequest:comment_resolved"
          },
          {
            name: "pullrequest:comment_updated",
            value: "pullrequest:comment_updated"
          },
          {
            name: "pullrequest:created",
            value: "pullrequest:created"
          },
          {
            name: "pullrequest:fulfilled",
            value: "pullrequest:fulfilled"
          },
          {
            name: "pullrequest:push",
            value: "pullrequest:push"
          },
          {
            name: "pullrequest:rejected",
            value: "pullrequest:rejected"
          },
          {
            name: "pullrequest:unapproved",
            value: "pullrequest:unapproved"
          },
          {
            name: "pullrequest:updated",
            value: "pullrequest:updated"
          },
          {
            name: "Push",
            value: "push"
          },
          {
            name: "repo:comment:added",
            value: "repo:comment:added"
          },
          {
            name: "repo:comment:deleted",
            value: "repo:comment:deleted"
          },
          {
            name: "repo:comment:edited",
            value: "repo:comment:edited"
          },
          {
            name: "repo:commit_comment_created",
            value: "repo:commit_comment_created"
          },
          {
            name: "repo:commit_status_created",
            value: "repo:commit_status_created"
          },
          {
            name: "repo:commit_status_updated",
            value: "repo:commit_status_updated"
          },
          {
            name: "repo:created",
            value: "repo:created"
          },
          {
            name: "repo:deleted",
            value: "repo:deleted"
          },
          {
            name: "repo:fork",
            value: "repo:fork"
          },
          {
            name: "repo:forked",
            value: "repo:forked"
          },
          {
            name: "repo:imported",
            value: "repo:imported"
          },
          {
            name: "repo:modified",
            value: "repo:modified"
          },
          {
            name: "repo:push",
            value: "repo:push"
          },
          {
            name: "repo:refs_changed",
            value: "repo:refs_changed"
          },
          {
            name: "repo:secret_detected",
            value: "repo:secret_detected"
          },
          {
            name: "repo:transfer",
            value: "repo:transfer"
          },
          {
            name: "repo:updated",
            value: "repo:updated"
          },
          {
            name: "Repository Forked",
            value: "repository-forked"
          },
          {
            name: "Repository Updated",
            value: "repository-updated"
          }
        ],
        default: []
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
        placeholder: "e.g. Build server"
      },
      {
        displayName: "Repository",
        name: "repo",
        description: "Repository slug, as in its URL. Defaults to the webhooks of the workspace or project.",
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
        displayName: "Secret",
        name: "secret",
        description: "Secret used to sign deliveries. At most 128 characters. On Data Center, set it again if the server doesn't return secrets. Set it to <code>null</code> to clear it.",
        type: "string",
        typeOptions: {
          password: true
        },
        default: ""
      },
      {
        displayName: "URL",
        name: "url",
        description: "URL. Events are sent to it.",
        type: "string",
        default: "",
        placeholder: "e.g. https://ci.example.com/hooks/bitbucket"
      }
    ],
    displayOptions: {
      show: {
        resource: ["webhook"],
        operation: ["update-webhook"]
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
        displayName: "Repository",
        name: "repo",
        description: "Repository slug, as in its URL. Defaults to the webhooks of the workspace or project.",
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
        resource: ["webhook"],
        operation: ["delete-webhook"]
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
        displayName: "Certificate",
        name: "certificate",
        description: "Whether to verify the TLS certificate of <code>URL</code>",
        type: "options",
        options: [
          {
            name: "Checked",
            value: "checked"
          },
          {
            name: "Unchecked",
            value: "unchecked"
          }
        ],
        default: "checked"
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
        description: "Repository slug, as in its URL. Defaults to a request on behalf of the project.",
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
        displayName: "Webhook",
        name: "webhook",
        description: "UUID (Cloud) or number (Data Center) of the webhook. Webhook whose settings are used for the test.",
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
              searchListMethod: "webhook",
              searchable: true
            }
          },
          {
            displayName: "By Name or ID",
            name: "id",
            type: "string",
            placeholder: "e.g. 10"
          }
        ]
      }
    ],
    displayOptions: {
      show: {
        resource: ["webhook"],
        operation: ["test-webhook"]
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
        displayName: "Level",
        name: "level",
        description: "Level of the events. Cloud only.",
        type: "options",
        options: [
          {
            name: "Repository",
            value: "repository"
          },
          {
            name: "Workspace",
            value: "workspace"
          }
        ],
        default: "repository",
        displayOptions: {
          show: {
            "/authentication": ["cloudApiToken", "cloudAccessToken", "cloudOAuth2"]
          }
        }
      }
    ],
    displayOptions: {
      show: {
        resource: ["webhook"],
        operation: ["list-webhook-events"]
      }
    }
  }
];
