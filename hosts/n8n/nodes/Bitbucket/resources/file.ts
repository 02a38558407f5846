// Written by scripts/generate.ts from the catalog. Do not edit.
import type { INodeProperties } from "n8n-workflow";

export const file: INodeProperties[] = [
  {
    displayName: "Operation",
    name: "operation",
    type: "options",
    noDataExpression: true,
    displayOptions: {
      show: {
        resource: ["file"]
      }
    },
    options: [
      {
        name: "Commit Files",
        value: "commit-files",
        description: "Commits files to a branch without cloning. Unchanged files are skipped.",
        action: "Commit files"
      },
      {
        name: "Download Archive",
        value: "download-archive",
        description: "Downloads a repository, or parts of it, as an archive",
        action: "Download an archive"
      },
      {
        name: "Get Blame",
        value: "get-blame",
        description: "Gets the blame of a file: the commit that last changed each line",
        action: "Get a blame",
        displayOptions: {
          show: {
            authentication: ["dataCenterAccessToken", "dataCenterOAuth2"]
          }
        }
      },
      {
        name: "Get File",
        value: "get-file",
        description: "Gets the content of a file at a branch or commit",
        action: "Get a file"
      },
      {
        name: "List Directory",
        value: "list-directory",
        description: "Lists the files and folders in a folder at a branch or commit",
        action: "List directory"
      },
      {
        name: "List File History",
        value: "list-file-history",
        description: "Lists the commits that changed a file, latest first",
        action: "List file history"
      },
      {
        name: "Open Change",
        value: "open-change",
        description: "Commits files to a new branch and opens a pull request. Idempotent: running it again returns the same pull request.",
        action: "Open a change"
      },
      {
        name: "Search Code",
        value: "search-code",
        description: 'Searches the code of a workspace or project, on its repositories\' default branches',
        action: "Search code"
      }
    ],
    default: "commit-files"
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
        resource: ["file"],
        operation: ["get-file", "list-directory", "list-file-history", "get-blame", "download-archive", "commit-files", "open-change", "search-code"]
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
        resource: ["file"],
        operation: ["get-file", "list-directory", "list-file-history", "get-blame", "download-archive", "commit-files", "open-change"]
      }
    }
  },
  {
    displayName: "Path",
    name: "path",
    description: "Path of the file from the root of the repository",
    type: "string",
    default: "",
    placeholder: "e.g. docs/guide.md",
    required: true,
    displayOptions: {
      show: {
        resource: ["file"],
        operation: ["get-file", "list-file-history", "get-blame"]
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
        description: "Branch name, without <code>refs/heads/</code>. Defaults to the default branch if <code>commit</code> is not set either.",
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
        ]
      },
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
        resource: ["file"],
        operation: ["get-file"]
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
        resource: ["file"],
        operation: ["list-directory", "list-file-history", "get-blame", "search-code"]
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
        resource: ["file"],
        operation: ["list-directory", "list-file-history", "get-blame", "search-code"],
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
        description: "Branch name, without <code>refs/heads/</code>. Defaults to the default branch if <code>commit</code> is not set either.",
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
        ]
      },
      {
        displayName: "Folder",
        name: "folder",
        description: "Path of the folder from the root of the repository. Defaults to the root.",
        type: "string",
        default: "",
        placeholder: "e.g. docs"
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
        resource: ["file"],
        operation: ["list-directory"]
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
        description: "Branch name, without <code>refs/heads/</code>. Defaults to the default branch if <code>commit</code> is not set either.",
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
        ]
      },
      {
        displayName: "Follow Renames",
        name: "follow_renames",
        description: "Whether to follow renames of the file",
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
        resource: ["file"],
        operation: ["list-file-history"]
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
        description: "Branch name, without <code>refs/heads/</code>. Defaults to the default branch if <code>commit</code> is not set either.",
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
        ]
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
        resource: ["file"],
        operation: ["get-blame"]
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
        description: "Branch name, without <code>refs/heads/</code>. Defaults to the default branch if <code>commit</code> is not set either.",
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
        ]
      },
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
        displayName: "Format",
        name: "format",
        description: "What archive to make. <code>tar.bz2</code>: Cloud only. <code>tar</code>, <code>tgz</code>: Data Center only.",
        type: "options",
        options: [
          {
            name: "Tar",
            value: "tar"
          },
          {
            name: "Tar.bz2",
            value: "tar.bz2"
          },
          {
            name: "Tar.gz",
            value: "tar.gz"
          },
          {
            name: "Tgz",
            value: "tgz"
          },
          {
            name: "Zip",
            value: "zip"
          }
        ],
        default: "zip"
      },
      {
        displayName: "Paths",
        name: "paths",
        description: "Only these files and folders. Data Center only.",
        type: "string",
        typeOptions: {
          multipleValues: true
        },
        default: [],
        displayOptions: {
          show: {
            "/authentication": ["dataCenterAccessToken", "dataCenterOAuth2"]
          }
        }
      },
      {
        displayName: "Prefix",
        name: "prefix",
        description: "Folder to put everything into, inside the archive. Data Center only.",
        type: "string",
        default: "",
        placeholder: "e.g. web-1.4.0",
        displayOptions: {
          show: {
            "/authentication": ["dataCenterAccessToken", "dataCenterOAuth2"]
          }
        }
      }
    ],
    displayOptions: {
      show: {
        resource: ["file"],
        operation: ["download-archive"]
      }
    }
  },
  {
    displayName: "Message",
    name: "message",
    description: "Message of the commit or tag",
    type: "string",
    typeOptions: {
      rows: 4
    },
    default: "",
    placeholder: "e.g. Add the guide",
    required: true,
    displayOptions: {
      show: {
        resource: ["file"],
        operation: ["commit-files"]
      }
    }
  },
  {
    displayName: "Files",
    name: "files",
    description: "Files, each with its content. Cloud creates one commit for all files, Data Center one for each file.",
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
            displayName: "Delete",
            name: "delete",
            description: "Whether to delete the file. Cloud only.",
            type: "boolean",
            default: false,
            displayOptions: {
              show: {
                "/authentication": ["cloudApiToken", "cloudAccessToken", "cloudOAuth2"]
              }
            }
          },
          {
            displayName: "Executable",
            name: "executable",
            description: "Whether the file is executable. Left unchanged by default. Cloud only.",
            type: "boolean",
            default: false,
            displayOptions: {
              show: {
                "/authentication": ["cloudApiToken", "cloudAccessToken", "cloudOAuth2"]
              }
            }
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
            displayName: "Move From",
            name: "move_from",
            description: "Current path of the file, to move it. The content is kept if none is given. Cloud only.",
            type: "string",
            default: "",
            placeholder: "e.g. docs/old.md",
            displayOptions: {
              show: {
                "/authentication": ["cloudApiToken", "cloudAccessToken", "cloudOAuth2"]
              }
            }
          },
          {
            displayName: "Path",
            name: "path",
            description: "Path of the file from the root of the repository",
            type: "string",
            default: "",
            placeholder: "e.g. docs/guide.md"
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
        resource: ["file"],
        operation: ["commit-files", "open-change"]
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
        description: "Branch name, without <code>refs/heads/</code>. Defaults to the default branch. Created from it if it doesn't exist.",
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
        displayName: "Expected Commit",
        name: "expected_commit",
        description: "Fails if the branch (Cloud) or file (Data Center) has changed since this commit",
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
              searchListMethod: "expected_commit",
              searchable: true
            }
          },
          {
            displayName: "By Name or ID",
            name: "id",
            type: "string",
            placeholder: "e.g. 0a1b2c3d4e5f60718293a4b5c6d7e8f901234567"
          }
        ]
      }
    ],
    displayOptions: {
      show: {
        resource: ["file"],
        operation: ["commit-files"]
      }
    }
  },
  {
    displayName: "Title",
    name: "title",
    type: "string",
    default: "",
    placeholder: "e.g. Add the guide",
    required: true,
    displayOptions: {
      show: {
        resource: ["file"],
        operation: ["open-change"]
      }
    }
  },
  {
    displayName: "Source Branch",
    name: "source",
    description: "Source branch. Created if it doesn't exist.",
    type: "string",
    default: "",
    placeholder: "e.g. docs/guide",
    required: true,
    displayOptions: {
      show: {
        resource: ["file"],
        operation: ["open-change"]
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
        displayName: "Close Source Branch",
        name: "close_source_branch",
        description: "Whether to delete the source branch on merge. Cloud only.",
        type: "boolean",
        default: false,
        displayOptions: {
          show: {
            "/authentication": ["cloudApiToken", "cloudAccessToken", "cloudOAuth2"]
          }
        }
      },
      {
        displayName: "Description",
        name: "description",
        type: "string",
        typeOptions: {
          rows: 4
        },
        default: "",
        placeholder: "e.g. Uploads are tried three times."
      },
      {
        displayName: "Draft",
        name: "draft",
        description: "Whether the pull request is a draft. Data Center 8.18 or later.",
        type: "boolean",
        default: false
      },
      {
        displayName: "Expected Commit",
        name: "expected_commit",
        description: "Fails if the branch (Cloud) or file (Data Center) has changed since this commit",
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
              searchListMethod: "expected_commit",
              searchable: true
            }
          },
          {
            displayName: "By Name or ID",
            name: "id",
            type: "string",
            placeholder: "e.g. 0a1b2c3d4e5f60718293a4b5c6d7e8f901234567"
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
        displayName: "Message",
        name: "message",
        description: "Message of the commit or tag. Defaults to the title.",
        type: "string",
        typeOptions: {
          rows: 4
        },
        default: "",
        placeholder: "e.g. Add the guide"
      },
      {
        displayName: "Reviewer Names or IDs",
        name: "reviewers",
        description: 'Reviewers: UUIDs, account IDs, usernames, email addresses or display names. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
        type: "multiOptions",
        typeOptions: {
          loadOptionsMethod: "reviewers"
        },
        default: []
      },
      {
        displayName: "Target Branch",
        name: "target",
        description: "Target branch. Defaults to the default branch.",
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
              searchListMethod: "target",
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
      }
    ],
    displayOptions: {
      show: {
        resource: ["file"],
        operation: ["open-change"]
      }
    }
  },
  {
    displayName: "Search",
    name: "search",
    description: 'Search text, as on Bitbucket\'s search page',
    type: "string",
    default: "",
    placeholder: "e.g. retry ext:rs",
    required: true,
    displayOptions: {
      show: {
        resource: ["file"],
        operation: ["search-code"]
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
        description: "Filters by repository",
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
        resource: ["file"],
        operation: ["search-code"]
      }
    }
  }
];
