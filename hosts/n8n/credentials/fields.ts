/** What the credentials of a product have in common. */
import type { INodeProperties } from "n8n-workflow";

const repo: INodeProperties = {
  displayName: "Default Repository",
  name: "repo",
  type: "string",
  default: "",
  placeholder: "e.g. web",
  description: "Slug of the repository of operations that name none",
};

const allowHttp: INodeProperties = {
  displayName: "Allow HTTP",
  name: "allowHttp",
  type: "boolean",
  default: false,
  description: "Whether to allow URLs without <code>https</code>, for test servers. Credentials are sent unencrypted.",
};

/** Behind the secrets of a Cloud credential. */
export const CLOUD_FIELDS: INodeProperties[] = [
  {
    displayName: "Default Workspace",
    name: "workspace",
    type: "string",
    default: "",
    placeholder: "e.g. acme",
    description: "Slug of the workspace of operations that name none",
  },
  repo,
  {
    displayName: "API URL",
    name: "apiUrl",
    type: "string",
    default: "https://api.bitbucket.org/2.0",
    description: "URL of the API. Change it for Isolated Cloud.",
  },
  {
    displayName: "Web URL",
    name: "webUrl",
    type: "string",
    default: "",
    placeholder: "e.g. https://bitbucket.org",
    description: "URL of the web pages, for archives. Set it for Isolated Cloud.",
  },
  allowHttp,
];

/** In front of the secrets of a Data Center credential. */
export const BASE_URL: INodeProperties = {
  displayName: "Base URL",
  name: "baseUrl",
  type: "string",
  required: true,
  default: "",
  placeholder: "e.g. https://git.example.com/bitbucket",
  description: "URL of the server, including the context path if it has one",
};

/** Behind the secrets of a Data Center credential. */
export const DATA_CENTER_FIELDS: INodeProperties[] = [
  {
    displayName: "Default Project",
    name: "workspace",
    type: "string",
    default: "",
    placeholder: "e.g. acme",
    description: "Key of the project of operations that name none",
  },
  repo,
  allowHttp,
];
