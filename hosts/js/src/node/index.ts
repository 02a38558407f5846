/** Stores for Node: tokens and files that outlive the process. */
export { fileTokens } from "./file-tokens.ts";
export { folderBlobs } from "./folder-blobs.ts";
export { publicFetch } from "./public-fetch.ts";
