/** What every node asks first: how to sign in. The credentials of each node follow from it. */
import type { INodeCredentialDescription, INodeProperties } from "n8n-workflow";
import { CREDENTIALS } from "../src/credentials.ts";

export const authentication: INodeProperties = {
  displayName: "Authentication",
  name: "authentication",
  type: "options",
  noDataExpression: true,
  options: [
    { name: "Cloud: Access Token", value: "cloudAccessToken" },
    { name: "Cloud: API Token", value: "cloudApiToken" },
    { name: "Cloud: OAuth2", value: "cloudOAuth2" },
    { name: "Data Center: HTTP Access Token", value: "dataCenterAccessToken" },
    { name: "Data Center: OAuth2", value: "dataCenterOAuth2" },
  ],
  default: "cloudApiToken",
};

/** n8n tests what a user signs in to when the sign-in ends. */
export const credentials: INodeCredentialDescription[] = Object.entries(CREDENTIALS).map(([value, { name, oauth }]) => ({
  name,
  required: true,
  ...(!oauth && { testedBy: "connectionTest" }),
  displayOptions: { show: { authentication: [value] } },
}));
