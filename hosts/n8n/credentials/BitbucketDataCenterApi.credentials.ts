import type { IAuthenticateGeneric, ICredentialType, INodeProperties } from "n8n-workflow";

/** An HTTP access token of a user, project or repository. */
export class BitbucketDataCenterApi implements ICredentialType {
  name = "bitbucketDataCenterApi";
  displayName = "Bitbucket Data Center API";
  documentationUrl = "https://github.com/bitbucket-connector/bitbucket-connector/blob/main/docs/connections.md";
  icon = { light: "file:../icons/bitbucket.svg", dark: "file:../icons/bitbucket.dark.svg" } as const;
  properties: INodeProperties[] = [
    {
      displayName: "Base URL",
      name: "baseUrl",
      type: "string",
      required: true,
      default: "",
      placeholder: "e.g. https://git.example.com/bitbucket",
      description: "URL of the server, including the context path if it has one",
    },
    {
      displayName: "HTTP Access Token",
      name: "token",
      type: "string",
      typeOptions: { password: true },
      required: true,
      default: "",
      description: "HTTP access token of a user, project or repository",
    },
    {
      displayName: "Default Project",
      name: "workspace",
      type: "string",
      default: "",
      placeholder: "e.g. acme",
      description: "Key of the project of operations that name none",
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
      displayName: "Allow HTTP",
      name: "allowHttp",
      type: "boolean",
      default: false,
      description: "Whether to allow URLs without <code>https</code>, for test servers. Credentials are sent unencrypted.",
    },
  ];
  authenticate: IAuthenticateGeneric = {
    type: "generic",
    properties: { headers: { Authorization: "=Bearer {{$credentials.token}}" } },
  };
}
