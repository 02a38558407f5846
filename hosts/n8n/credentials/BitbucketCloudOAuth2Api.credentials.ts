import type { ICredentialType, INodeProperties } from "n8n-workflow";

/** An OAuth consumer of a workspace. n8n signs the user in, and renews the tokens. */
export class BitbucketCloudOAuth2Api implements ICredentialType {
  name = "bitbucketCloudOAuth2Api";
  extends = ["oAuth2Api"];
  displayName = "Bitbucket Cloud OAuth2 API";
  documentationUrl = "https://github.com/bitbucket-connector/bitbucket-connector/blob/main/docs/connections.md";
  icon = { light: "file:../icons/bitbucket.svg", dark: "file:../icons/bitbucket.dark.svg" } as const;
  properties: INodeProperties[] = [
    {
      displayName: "Grant Type",
      name: "grantType",
      type: "hidden",
      default: "authorizationCode",
    },
    {
      displayName: "Authorization URL",
      name: "authUrl",
      type: "hidden",
      default: "https://bitbucket.org/site/oauth2/authorize",
    },
    {
      displayName: "Access Token URL",
      name: "accessTokenUrl",
      type: "hidden",
      default: "https://bitbucket.org/site/oauth2/access_token",
    },
    {
      displayName: "Scope",
      name: "scope",
      type: "string",
      default: "",
      placeholder: "e.g. repository:write pullrequest:write",
      description: "Space-separated. Defaults to the permissions of the consumer.",
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
      default: "header",
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
}
