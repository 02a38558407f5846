import type { IAuthenticateGeneric, ICredentialType, INodeProperties } from "n8n-workflow";
import { CLOUD_FIELDS } from "./fields.ts";

/** An access token of a repository, project or workspace. */
export class BitbucketCloudAccessTokenApi implements ICredentialType {
  name = "bitbucketCloudAccessTokenApi";
  displayName = "Bitbucket Cloud Access Token API";
  documentationUrl = "https://github.com/bitbucket-connector/bitbucket-connector/blob/main/docs/connections.md";
  icon = { light: "file:../icons/bitbucket.svg", dark: "file:../icons/bitbucket.dark.svg" } as const;
  properties: INodeProperties[] = [
    {
      displayName: "Access Token",
      name: "token",
      type: "string",
      typeOptions: { password: true },
      required: true,
      default: "",
      description: "Access token of a repository, project or workspace",
    },
    ...CLOUD_FIELDS,
  ];
  authenticate: IAuthenticateGeneric = {
    type: "generic",
    properties: { headers: { Authorization: "=Bearer {{$credentials.token}}" } },
  };
}
