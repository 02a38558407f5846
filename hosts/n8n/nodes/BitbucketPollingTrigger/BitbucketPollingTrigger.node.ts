import { type INodeType, type INodeTypeDescription, NodeConnectionTypes } from "n8n-workflow";
import { connectionTest, listSearches, optionLoaders, poll } from "../../src/index.ts";
import { authentication, credentials } from "../authentication.ts";
import { LISTS, MULTIPLE } from "../Bitbucket/resources/choices.ts";
import { properties } from "./events.ts";

export class BitbucketPollingTrigger implements INodeType {
  description: INodeTypeDescription = {
    displayName: "Bitbucket Polling Trigger",
    name: "bitbucketPollingTrigger",
    icon: { light: "file:../../icons/bitbucket.svg", dark: "file:../../icons/bitbucket.dark.svg" },
    group: ["trigger"],
    version: 1,
    subtitle: '={{ $parameter["event"].split("-").join(" ") }}',
    description: "Starts the workflow with what is new in Bitbucket, without a webhook",
    defaults: { name: "Bitbucket Polling Trigger" },
    polling: true,
    inputs: [],
    outputs: [NodeConnectionTypes.Main],
    credentials,
    properties: [authentication, ...properties],
  };

  methods = {
    credentialTest: { connectionTest },
    listSearch: listSearches(LISTS),
    loadOptions: optionLoaders(MULTIPLE),
  };

  poll = poll;
}
