import {
  type IExecuteFunctions,
  type INodeExecutionData,
  type INodeType,
  type INodeTypeDescription,
  type NodeApiError,
  NodeConnectionTypes,
} from "n8n-workflow";
import { connectionTest, listSearches, optionLoaders, run } from "../../src/index.ts";
import { authentication } from "../authentication.ts";
import { LISTS, MULTIPLE } from "./resources/choices.ts";
import { properties } from "./resources/index.ts";

export class Bitbucket implements INodeType {
  description: INodeTypeDescription = {
    displayName: "Bitbucket",
    name: "bitbucket",
    icon: { light: "file:../../icons/bitbucket.svg", dark: "file:../../icons/bitbucket.dark.svg" },
    group: ["input"],
    version: 1,
    subtitle: '={{ $parameter["operation"].split("-").join(" ") }}',
    description: "Work with Bitbucket Cloud and Data Center",
    defaults: { name: "Bitbucket" },
    usableAsTool: true,
    inputs: [NodeConnectionTypes.Main],
    outputs: [NodeConnectionTypes.Main],
    // As in `../authentication.ts`: n8n's linter reads here that each is tested.
    credentials: [
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
    ],
    properties: [authentication, ...properties],
  };

  methods = {
    credentialTest: { connectionTest },
    listSearch: listSearches(LISTS),
    loadOptions: optionLoaders(MULTIPLE),
  };

  async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
    const results: INodeExecutionData[] = [];
    for (let item = 0; item < this.getInputData().length; item++) {
      // n8n's "Retry On Fail" runs the node again: the connector then looks first whether the change was made.
      const attempts = this.getContext("node");
      const step = `${this.getWorkflowDataProxy(item)["$runIndex"]}/${item}`;
      const attempt = Number(attempts[step] ?? 0) + 1;
      try {
        results.push(...(await run(this, item, step, attempt)));
      } catch (error) {
        attempts[step] = attempt;
        const thrown = error as NodeApiError;
        if (!this.continueOnFail()) throw thrown;
        results.push({ json: { error: thrown.message }, error: thrown, pairedItem: { item } });
      }
    }
    return [results];
  }
}
