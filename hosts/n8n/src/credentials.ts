/** The credentials that the nodes take, and what the connector learns of them: everything but the secrets. */
import type { ICredentialDataDecryptedObject } from "n8n-workflow";
import type { Settings } from "../../js/src/host/services.ts";

/** Credential types, by the value of the parameter `authentication`. */
export const CREDENTIALS: Record<string, CredentialType> = {
  cloudApiToken: { name: "bitbucketCloudApi", product: "cloud", oauth: false },
  cloudAccessToken: { name: "bitbucketCloudAccessTokenApi", product: "cloud", oauth: false },
  cloudOAuth2: { name: "bitbucketCloudOAuth2Api", product: "cloud", oauth: true },
  dataCenterAccessToken: { name: "bitbucketDataCenterApi", product: "data-center", oauth: false },
  dataCenterOAuth2: { name: "bitbucketDataCenterOAuth2Api", product: "data-center", oauth: true },
};

export interface CredentialType {
  name: string;
  product: "cloud" | "data-center";
  /** Whether n8n keeps its tokens. */
  oauth: boolean;
}

/** What each field of a credential is called in the connector's settings. */
const SETTINGS: Record<string, string> = {
  workspace: "workspace",
  repo: "repo",
  apiUrl: "api_url",
  webUrl: "web_url",
  baseUrl: "base_url",
  allowHttp: "allow_http",
};

/** The settings of a connection whose credential n8n adds to each request itself. */
export function settingsOf(product: CredentialType["product"], data: ICredentialDataDecryptedObject): Settings {
  const settings: Settings = { product, credential: "host-managed" };
  for (const [field, name] of Object.entries(SETTINGS)) if (data[field]) settings[name] = data[field];
  return settings;
}
