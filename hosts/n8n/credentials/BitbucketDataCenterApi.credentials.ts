import type { IAuthenticateGeneric, ICredentialType, INodeProperties } from "n8n-workflow";
import { DATA_CENTER_FIELDS, BASE_URL } from "./fields.ts";

/** An HTTP access token of a user, project or repository. */
export class BitbucketDataCenterApi implements ICredentialType {
  name = "bitbucketDataCenterApi";
  displayName = "Bitbucket Data Center API";
  documentationUrl = "https://github.com/bitbucket-connector/bitbucket-connector/blob/main/docs/connections.md";
  icon = { light: "file:../icons/bitbucket.svg", dark: "file:../icons/bitbucket.dark.svg" } as const;
  properties: INodeProperties[] = [
    BASE_URL,
    {
      displayName: "HTTP Access Token",
      name: "token",
      type: "string",
      typeOptions: { password: true },
      required: true,
      default: "",
      description: "HTTP access token of a user, project or repository",
    },
    ...DATA_CENTER_FIELDS,
  ];
  authenticate: IAuthenticateGeneric = {
    type: "generic",
    properties: { headers: { Authorization: "=Bearer {{$credentials.token}}" } },
  };
}
