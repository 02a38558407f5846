// Written by scripts/generate.ts from the catalog. Do not edit.

/** Fields with a list to choose from: one value, and several. */
export const LISTS = ["assignee","base","branch","branch_restriction","comment","commit","deploy_key","deployment","download","environment","expected_commit","from","issue","key","label","opened_by","parent","person","pipeline","project","pull_request","repo","report","reviewer","schedule","snippet","source","source_repo","source_workspace","step","tag","target","task","to_workspace","variable","webhook","workspace"];
export const MULTIPLE = ["annotation_ids","events","except","reviewers"];
