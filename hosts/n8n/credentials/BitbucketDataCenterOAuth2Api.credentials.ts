import type { ICredentialType, INodeProperties } from "n8n-workflow";

/** An incoming application link of the server. n8n signs the user in, and renews the tokens. */
export class BitbucketDataCenterOAuth2Api implements ICredentialType {
  name = "bitbucketDataCenterOAuth2Api";
  extends = ["oAuth2Api"];
  displayName = "Bitbucket Data Center OAuth2 API";
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
      displayName: "Grant Type",
      name: "grantType",
      type: "hidden",
      default: "pkce",
    },
    {
      displayName: "Authorization URL",
      name: "authUrl",
      type: "hidden",
      default: '={{ $self["baseUrl"].replace(/\\/+$/, "") }}/rest/oauth2/latest/authorize',
    },
    {
      displayName: "Access Token URL",
      name: "accessTokenUrl",
      type: "hidden",
      default: '={{ $self["baseUrl"].replace(/\\/+$/, "") }}/rest/oauth2/latest/token',
    },
    {
      displayName: "Scope",
      name: "scope",
      type: "string",
      default: "REPO_WRITE",
      placeholder: "e.g. REPO_READ",
      description: "Permission that the connection asks for",
    },
    {
      displayName: "Auth URI Query Parameters",
      name: "authQueryParameters",
      type: "hidden",
      default: "",
    },
    {
      displayName: "Authentication",
      name: "authentication",
      type: "hidden",
      default: "body",
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
}
