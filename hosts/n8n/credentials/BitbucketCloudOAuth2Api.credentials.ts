import type { ICredentialType, INodeProperties } from "n8n-workflow";
import { CLOUD_FIELDS } from "./fields.ts";

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
    ...CLOUD_FIELDS,
  ];
}
