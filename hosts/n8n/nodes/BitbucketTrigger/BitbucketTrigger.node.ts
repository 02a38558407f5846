import { type INodeType, type INodeTypeDescription, NodeConnectionTypes } from "n8n-workflow";
import { connectionTest, listSearches, optionLoaders, receive, webhookMethods } from "../../src/index.ts";
import { authentication, credentials } from "../authentication.ts";
import { LISTS, MULTIPLE } from "../Bitbucket/resources/choices.ts";
import { properties } from "./events.ts";

export class BitbucketTrigger implements INodeType {
  description: INodeTypeDescription = {
    displayName: "Bitbucket Trigger",
    name: "bitbucketTrigger",
    icon: { light: "file:../../icons/bitbucket.svg", dark: "file:../../icons/bitbucket.dark.svg" },
    group: ["trigger"],
    version: 1,
    subtitle: '={{ $parameter["event"].split("-").join(" ") }}',
    description: "Starts the workflow when Bitbucket delivers an event by webhook",
    eventTriggerDescription: "Waiting for Bitbucket to deliver an event",
    activationMessage: "The webhook is created in Bitbucket, and its deliveries start your workflow.",
    defaults: { name: "Bitbucket Trigger" },
    inputs: [],
    outputs: [NodeConnectionTypes.Main],
    credentials,
    webhooks: [{ name: "default", httpMethod: "POST", responseMode: "onReceived", path: "webhook" }],
    properties: [authentication, ...properties],
  };

  methods = {
    credentialTest: { connectionTest },
    listSearch: listSearches(LISTS),
    loadOptions: optionLoaders(MULTIPLE),
  };

  webhookMethods = webhookMethods;

  webhook = receive;
}
