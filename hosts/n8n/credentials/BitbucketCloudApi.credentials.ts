import type { IAuthenticateGeneric, ICredentialType, INodeProperties } from "n8n-workflow";

/** An API token of an Atlassian account. */
export class BitbucketCloudApi implements ICredentialType {
  name = "bitbucketCloudApi";
  displayName = "Bitbucket Cloud API";
  documentationUrl = "https://github.com/bitbucket-connector/bitbucket-connector/blob/main/docs/connections.md";
  icon = { light: "file:../icons/bitbucket.svg", dark: "file:../icons/bitbucket.dark.svg" } as const;
  properties: INodeProperties[] = [
    {
      displayName: "Email",
      name: "email",
      type: "string",
      required: true,
      default: "",
      placeholder: "name@email.com",
      description: "Email address of the Atlassian account that the token belongs to",
    },
    {
      displayName: "API Token",
      name: "token",
      type: "string",
      typeOptions: { password: true },
      required: true,
      default: "",
      description: "API token with scopes, for the app Bitbucket",
    },
    {
      displayName: "Default Workspace",
      name: "workspace",
      type: "string",
      default: "",
      placeholder: "e.g. acme",
      description: "Slug of the workspace of operations that name none",
    },
    {
      displayName: "Default Repository",
      name: "repo",
      type: "string",
      default: "",
      placeholder: "e.g. web",
      description: "Slug of the repository of operations that name none",
    },
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
    {
      displayName: "Allow HTTP",
      name: "allowHttp",
      type: "boolean",
      default: false,
      description: "Whether to allow URLs without <code>https</code>, for test servers. Credentials are sent unencrypted.",
    },
  ];
  authenticate: IAuthenticateGeneric = {
    type: "generic",
    properties: { auth: { username: "={{$credentials.email}}", password: "={{$credentials.token}}" } },
  };
}
