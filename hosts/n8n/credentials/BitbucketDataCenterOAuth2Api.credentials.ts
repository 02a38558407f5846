import type { ICredentialType, INodeProperties } from "n8n-workflow";
import { DATA_CENTER_FIELDS, BASE_URL } from "./fields.ts";

/** An incoming application link of the server. n8n signs the user in, and renews the tokens. */
export class BitbucketDataCenterOAuth2Api implements ICredentialType {
  name = "bitbucketDataCenterOAuth2Api";
  extends = ["oAuth2Api"];
  displayName = "Bitbucket Data Center OAuth2 API";
  documentationUrl = "https://github.com/bitbucket-connector/bitbucket-connector/blob/main/docs/connections.md";
  icon = { light: "file:../icons/bitbucket.svg", dark: "file:../icons/bitbucket.dark.svg" } as const;
  properties: INodeProperties[] = [
    BASE_URL,
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
    ...DATA_CENTER_FIELDS,
  ];
}
