// Written by scripts/generate.ts from the catalog. Do not edit.
import type { INodeProperties } from "n8n-workflow";

export const api: INodeProperties[] = [
  {
    displayName: "Operation",
    name: "operation",
    type: "options",
    noDataExpression: true,
    displayOptions: {
      show: {
        resource: ["api"]
      }
    },
    options: [
      {
        name: "Call API",
        value: "call-api",
        description: 'Calls any endpoint of Bitbucket\'s REST API',
        action: "Call any endpoint"
      }
    ],
    default: "call-api"
  },
  {
    displayName: "Path",
    name: "path",
    description: 'Path relative to the root of the API, with or without <code>/2.0</code> or <code>/rest</code>, or a full URL on the credential\'s server',
    type: "string",
    default: "",
    placeholder: "e.g. repositories/acme/web",
    required: true,
    displayOptions: {
      show: {
        resource: ["api"],
        operation: ["call-api"]
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
        displayName: "Body",
        name: "body",
        description: "Request body as JSON",
        type: "json",
        default: ""
      },
      {
        displayName: "Body Base64",
        name: "body_base64",
        description: "Request body as base64",
        type: "string",
        default: "",
        placeholder: "e.g. SGVsbG8="
      },
      {
        displayName: "Body File (Input Binary Field)",
        name: "body_file",
        type: "string",
        default: "",
        placeholder: "e.g. data",
        description: "Request body as a file. Name of the binary field of the input item that contains it."
      },
      {
        displayName: "Body Form",
        name: "body_form",
        description: "Request body as form fields. An array repeats its name.",
        type: "fixedCollection",
        typeOptions: {
          multipleValues: true
        },
        placeholder: "Add parameter",
        default: {},
        options: [
          {
            displayName: "Body Form",
            name: "pairs",
            values: [
              {
                displayName: "Name",
                name: "name",
                type: "string",
                default: ""
              },
              {
                displayName: "Value",
                name: "value",
                type: "string",
                default: ""
              }
            ]
          }
        ]
      },
      {
        displayName: "Body Multipart",
        name: "body_multipart",
        description: "Request body as a multipart form with files",
        type: "fixedCollection",
        typeOptions: {
          multipleValues: true
        },
        placeholder: "Add body multipart",
        default: {},
        options: [
          {
            displayName: "Body Multipart",
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
                displayName: "Content Type",
                name: "content_type",
                description: "Media type of the content",
                type: "string",
                default: "",
                placeholder: "e.g. text/plain"
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
                displayName: "Filename",
                name: "filename",
                description: "Name of the file. Makes the field a file.",
                type: "string",
                default: "",
                placeholder: "e.g. hello.txt"
              },
              {
                displayName: "Name",
                name: "name",
                description: "Name of the form field",
                type: "string",
                default: "",
                placeholder: "e.g. files"
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
        displayName: "Body Text",
        name: "body_text",
        description: "Request body as text",
        type: "string",
        typeOptions: {
          rows: 4
        },
        default: "",
        placeholder: "e.g. Hello"
      },
      {
        displayName: "Cursor",
        name: "cursor",
        description: "Pagination cursor: <code>next</code> of the previous page",
        type: "string",
        default: "",
        placeholder: "e.g. eyJwIjoiYyJ9"
      },
      {
        displayName: "Headers",
        name: "headers",
        description: "Request headers. Headers that carry credentials are refused.",
        type: "fixedCollection",
        typeOptions: {
          multipleValues: true
        },
        placeholder: "Add parameter",
        default: {},
        options: [
          {
            displayName: "Headers",
            name: "pairs",
            values: [
              {
                displayName: "Name",
                name: "name",
                type: "string",
                default: ""
              },
              {
                displayName: "Value",
                name: "value",
                type: "string",
                default: ""
              }
            ]
          }
        ]
      },
      {
        displayName: "Max Items",
        name: "max_items",
        description: "Follow the pages of a listing and give up to so many items as <code>{items, next}</code>",
        type: "number",
        typeOptions: {
          minValue: 1
        },
        default: 1
      },
      {
        displayName: "Method",
        name: "method",
        description: "HTTP method",
        type: "string",
        default: "GET",
        placeholder: "e.g. GET"
      },
      {
        displayName: "Query",
        name: "query",
        description: "Query parameters. An array repeats its name.",
        type: "fixedCollection",
        typeOptions: {
          multipleValues: true
        },
        placeholder: "Add parameter",
        default: {},
        options: [
          {
            displayName: "Query",
            name: "pairs",
            values: [
              {
                displayName: "Name",
                name: "name",
                type: "string",
                default: ""
              },
              {
                displayName: "Value",
                name: "value",
                type: "string",
                default: ""
              }
            ]
          }
        ]
      },
      {
        displayName: "Raise for Status",
        name: "raise_for_status",
        description: "Whether to fail on status 400 or higher. If false, returns the response as is.",
        type: "boolean",
        default: true
      },
      {
        displayName: "Response As",
        name: "response_as",
        description: "Encoding of the response body. Defaults to JSON if it is JSON, else text if it is UTF-8, else base64.",
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
            name: "JSON",
            value: "json"
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
        resource: ["api"],
        operation: ["call-api"]
      }
    }
  }
];
