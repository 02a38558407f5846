// Written by scripts/generate.ts from the catalog. Do not edit.
import type { INodeProperties } from "n8n-workflow";
import { api } from "./api.ts";
import { branchOrTag } from "./branchOrTag.ts";
import { buildResult } from "./buildResult.ts";
import { commentOrTask } from "./commentOrTask.ts";
import { commit } from "./commit.ts";
import { deployment } from "./deployment.ts";
import { downloadOrSnippet } from "./downloadOrSnippet.ts";
import { file } from "./file.ts";
import { issue } from "./issue.ts";
import { pipeline } from "./pipeline.ts";
import { pullRequest } from "./pullRequest.ts";
import { repository } from "./repository.ts";
import { repositorySetting } from "./repositorySetting.ts";
import { user } from "./user.ts";
import { webhook } from "./webhook.ts";
import { workspaceOrProject } from "./workspaceOrProject.ts";

const resource: INodeProperties = {
  displayName: "Resource",
  name: "resource",
  type: "options",
  noDataExpression: true,
  options: [
    {
      name: "API",
      value: "api"
    },
    {
      name: "Branch or Tag",
      value: "branchOrTag"
    },
    {
      name: "Build Result",
      value: "buildResult"
    },
    {
      name: "Comment or Task",
      value: "commentOrTask"
    },
    {
      name: "Commit",
      value: "commit"
    },
    {
      name: "Deployment",
      value: "deployment"
    },
    {
      name: "Download or Snippet",
      value: "downloadOrSnippet",
      displayOptions: {
        show: {
          authentication: ["cloudApiToken", "cloudAccessToken", "cloudOAuth2"]
        }
      }
    },
    {
      name: "File",
      value: "file"
    },
    {
      name: "Issue",
      value: "issue"
    },
    {
      name: "Pipeline",
      value: "pipeline",
      displayOptions: {
        show: {
          authentication: ["cloudApiToken", "cloudAccessToken", "cloudOAuth2"]
        }
      }
    },
    {
      name: "Pull Request",
      value: "pullRequest"
    },
    {
      name: "Repository",
      value: "repository"
    },
    {
      name: "Repository Setting",
      value: "repositorySetting"
    },
    {
      name: "User",
      value: "user"
    },
    {
      name: "Webhook",
      value: "webhook"
    },
    {
      name: "Workspace or Project",
      value: "workspaceOrProject"
    }
  ],
  default: "pullRequest"
};

/** What the node shows: resource, operation, and the fields of each operation. */
export const properties: INodeProperties[] = [resource, ...api, ...branchOrTag, ...buildResult, ...commentOrTask, ...commit, ...deployment, ...downloadOrSnippet, ...file, ...issue, ...pipeline, ...pullRequest, ...repository, ...repositorySetting, ...user, ...webhook, ...workspaceOrProject];
