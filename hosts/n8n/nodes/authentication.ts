/** What every node asks first: how to sign in. The credentials of each node follow from it. */
import type { INodeProperties } from "n8n-workflow";

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
