import type { IAuthenticateGeneric, ICredentialType, INodeProperties } from "n8n-workflow";
import { CLOUD_FIELDS } from "./fields.ts";

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
    ...CLOUD_FIELDS,
  ];
  authenticate: IAuthenticateGeneric = {
    type: "generic",
    properties: { auth: { username: "={{$credentials.email}}", password: "={{$credentials.token}}" } },
  };
}
