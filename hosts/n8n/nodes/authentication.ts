/** What every node asks first: how to sign in, and which credential. */
import type { INodeCredentialDescription, INodeProperties } from "n8n-workflow";

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

export const credentials: INodeCredentialDescription[] = [
  {
    name: "bitbucketCloudApi",
    required: true,
    testedBy: "connectionTest",
    displayOptions: { show: { authentication: ["cloudApiToken"] } },
  },
  {
    name: "bitbucketCloudAccessTokenApi",
    required: true,
    testedBy: "connectionTest",
    displayOptions: { show: { authentication: ["cloudAccessToken"] } },
  },
  {
    name: "bitbucketCloudOAuth2Api",
    required: true,
    displayOptions: { show: { authentication: ["cloudOAuth2"] } },
  },
  {
    name: "bitbucketDataCenterApi",
    required: true,
    testedBy: "connectionTest",
    displayOptions: { show: { authentication: ["dataCenterAccessToken"] } },
  },
  {
    name: "bitbucketDataCenterOAuth2Api",
    required: true,
    displayOptions: { show: { authentication: ["dataCenterOAuth2"] } },
  },
];
