// Written by scripts/generate.ts from the catalog. Do not edit.
import type { INodeProperties } from "n8n-workflow";

export const downloadOrSnippet: INodeProperties[] = [
  {
    displayName: "Operation",
    name: "operation",
    type: "options",
    noDataExpression: true,
    displayOptions: {
      show: {
        resource: ["downloadOrSnippet"]
      }
    },
    options: [
      {
        name: "Create Snippet",
        value: "create-snippet",
        description: "Creates a snippet from one or more files",
        action: "Create a snippet",
        displayOptions: {
          show: {
            authentication: ["cloudApiToken", "cloudAccessToken", "cloudOAuth2"]
          }
        }
      },
      {
        name: "Create Snippet Comment",
        value: "create-snippet-comment",
        description: "Creates a comment on a snippet, or replies to a comment",
        action: "Create a snippet comment",
        displayOptions: {
          show: {
            authentication: ["cloudApiToken", "cloudAccessToken", "cloudOAuth2"]
          }
        }
      },
      {
        name: "Delete Download",
        value: "delete-download",
        description: "Deletes a file that a repository offers for download",
        action: "Delete a download",
        displayOptions: {
          show: {
            authentication: ["cloudApiToken", "cloudAccessToken", "cloudOAuth2"]
          }
        }
      },
      {
        name: "Delete Snippet",
        value: "delete-snippet",
        description: "Deletes a snippet, with its files and comments",
        action: "Delete a snippet",
        displayOptions: {
          show: {
            authentication: ["cloudApiToken", "cloudAccessToken", "cloudOAuth2"]
          }
        }
      },
      {
        name: "Get Download",
        value: "get-download",
        description: "Gets the content of a file in the downloads of a repository",
        action: "Get a download",
        displayOptions: {
          show: {
            authentication: ["cloudApiToken", "cloudAccessToken", "cloudOAuth2"]
          }
        }
      },
      {
        name: "Get Snippet",
        value: "get-snippet",
        description: "Gets a snippet",
        action: "Get a snippet",
        displayOptions: {
          show: {
            authentication: ["cloudApiToken", "cloudAccessToken", "cloudOAuth2"]
          }
        }
      },
      {
        name: "List Downloads",
        value: "list-downloads",
        description: "Lists the files that a repository offers for download",
        action: "List downloads",
        displayOptions: {
          show: {
            authentication: ["cloudApiToken", "cloudAccessToken", "cloudOAuth2"]
          }
        }
      },
      {
        name: "List Snippet Comments",
        value: "list-snippet-comments",
        description: "Lists the comments on a snippet",
        action: "List snippet comments",
        displayOptions: {
          show: {
            authentication: ["cloudApiToken", "cloudAccessToken", "cloudOAuth2"]
          }
        }
      },
      {
        name: "List Snippets",
        value: "list-snippets",
        description: "Lists the snippets of a workspace",
        action: "List snippets",
        displayOptions: {
          show: {
            authentication: ["cloudApiToken", "cloudAccessToken", "cloudOAuth2"]
          }
        }
      },
      {
        name: "Update Snippet",
        value: "update-snippet",
        description: "Updates a snippet. Omitted fields are left unchanged.",
        action: "Update a snippet",
        displayOptions: {
          show: {
            authentication: ["cloudApiToken", "cloudAccessToken", "cloudOAuth2"]
          }
        }
      },
      {
        name: "Upload Download",
        value: "upload-download",
        description: "Uploads files to the downloads of a repository. A file of the same name is replaced.",
        action: "Upload a download",
        displayOptions: {
          show: {
            authentication: ["cloudApiToken", "cloudAccessToken", "cloudOAuth2"]
          }
        }
      }
    ],
    default: "create-snippet"
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
        resource: ["downloadOrSnippet"],
        operation: ["list-downloads", "upload-download", "get-download", "delete-download", "list-snippets", "get-snippet", "create-snippet", "update-snippet", "delete-snippet", "list-snippet-comments", "create-snippet-comment"]
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
        resource: ["downloadOrSnippet"],
        operation: ["list-downloads", "upload-download", "get-download", "delete-download"]
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
        resource: ["downloadOrSnippet"],
        operation: ["list-downloads", "list-snippets", "list-snippet-comments"]
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
        resource: ["downloadOrSnippet"],
        operation: ["list-downloads", "list-snippets", "list-snippet-comments"],
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
        resource: ["downloadOrSnippet"],
        operation: ["list-downloads", "list-snippets", "get-snippet", "list-snippet-comments"]
      }
    }
  },
  {
    displayName: "Files",
    name: "files",
    description: "Files, each with its content",
    type: "fixedCollection",
    typeOptions: {
      multipleValues: true
    },
    placeholder: "Add files",
    default: {},
    options: [
      {
        displayName: "Files",
        name: "values",
        values: [
          {
            displayName: "Base64",
            name: "base64",
            description: "Content as base64",
            type: "string",
            default: "",
            placeholder: "e.g. SGVsbG8="
          },
          {
            displayName: "File (Input Binary Field)",
            name: "file",
            type: "string",
            default: "",
            placeholder: "e.g. data",
            description: "Content as a file. Name of the binary field of the input item that contains it."
          },
          {
            displayName: "Name",
            name: "name",
            description: "Name of the file",
            type: "string",
            default: "",
            placeholder: "e.g. web-1.4.0.zip"
          },
          {
            displayName: "Text",
            name: "text",
            description: "Content as text",
            type: "string",
            typeOptions: {
              rows: 4
            },
            default: "",
            placeholder: "e.g. Hello"
          }
        ]
      }
    ],
    required: true,
    displayOptions: {
      show: {
        resource: ["downloadOrSnippet"],
        operation: ["upload-download", "create-snippet"]
      }
    }
  },
  {
    displayName: "Download",
    name: "download",
    description: "Name of the file",
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
          searchListMethod: "download",
          searchable: true
        }
      },
      {
        displayName: "By Name or ID",
        name: "id",
        type: "string",
        placeholder: "e.g. web-1.4.0.zip"
      }
    ],
    required: true,
    displayOptions: {
      show: {
        resource: ["downloadOrSnippet"],
        operation: ["get-download", "delete-download"]
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
      }
    ],
    displayOptions: {
      show: {
        resource: ["downloadOrSnippet"],
        operation: ["get-download"]
      }
    }
  },
  {
    displayName: "Snippet",
    name: "snippet",
    description: "ID of the snippet, as in its URL",
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
          searchListMethod: "snippet",
          searchable: true
        }
      },
      {
        displayName: "By Name or ID",
        name: "id",
        type: "string",
        placeholder: "e.g. kypj"
      }
    ],
    required: true,
    displayOptions: {
      show: {
        resource: ["downloadOrSnippet"],
        operation: ["get-snippet", "update-snippet", "delete-snippet", "list-snippet-comments", "create-snippet-comment"]
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
        displayName: "Title",
        name: "title",
        type: "string",
        default: "",
        placeholder: "e.g. Retry with backoff"
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
        resource: ["downloadOrSnippet"],
        operation: ["create-snippet"]
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
        displayName: "Delete Files",
        name: "delete_files",
        description: "Names of files to delete",
        type: "string",
        typeOptions: {
          multipleValues: true
        },
        default: []
      },
      {
        displayName: "Files",
        name: "files",
        description: "Files, each with its content. Files with an existing name are replaced, others are added.",
        type: "fixedCollection",
        typeOptions: {
          multipleValues: true
        },
        placeholder: "Add files",
        default: {},
        options: [
          {
            displayName: "Files",
            name: "values",
            values: [
              {
                displayName: "Base64",
                name: "base64",
                description: "Content as base64",
                type: "string",
                default: "",
                placeholder: "e.g. SGVsbG8="
              },
              {
                displayName: "File (Input Binary Field)",
                name: "file",
                type: "string",
                default: "",
                placeholder: "e.g. data",
                description: "Content as a file. Name of the binary field of the input item that contains it."
              },
              {
                displayName: "Name",
                name: "name",
                description: "Name of the file",
                type: "string",
                default: "",
                placeholder: "e.g. web-1.4.0.zip"
              },
              {
                displayName: "Text",
                name: "text",
                description: "Content as text",
                type: "string",
                typeOptions: {
                  rows: 4
                },
                default: "",
                placeholder: "e.g. Hello"
              }
            ]
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
        displayName: "Title",
        name: "title",
        type: "string",
        default: "",
        placeholder: "e.g. Retry with backoff"
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
        resource: ["downloadOrSnippet"],
        operation: ["update-snippet"]
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
        resource: ["downloadOrSnippet"],
        operation: ["create-snippet-comment"]
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
      }
    ],
    displayOptions: {
      show: {
        resource: ["downloadOrSnippet"],
        operation: ["create-snippet-comment"]
      }
    }
  }
];
