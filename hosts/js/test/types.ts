/** What the compiler accepts. Each error that is expected has to be one. */
import type { Bitbucket, Client } from "bitbucket-connector";

// Never called: the compiler reads it.
export async function accepted(client: Client): Promise<Bitbucket.PullRequest> {
  const created = await client.run("create-pull-request", {
    workspace: "acme",
    repo: "web",
    title: "Retry failed uploads",
    source: "feature/retry",
  });
  const id: number = created.id;
  const page = await client.run("list-pull-requests", { state: "open" });
  const title: string | null | undefined = page.items[0]?.title;

  // @ts-expect-error: there is no such action.
  await client.run("make-pull-request", {});
  // @ts-expect-error: `source` is required.
  await client.run("create-pull-request", { title: "Retry failed uploads" });
  // @ts-expect-error: the field is called `title`.
  await client.run("create-pull-request", { titel: "Retry failed uploads", title: "", source: "feature/retry" });
  // @ts-expect-error: there is no such state.
  await client.run("list-pull-requests", { state: "opened" });
  // @ts-expect-error: an ID may not be a text.
  const wrong: string = created.id;

  const { events } = await client.poll("push", { workspace: "acme", repo: "web" });
  const name: string | null | undefined = events[0]?.payload.changes?.[0]?.ref;
  // @ts-expect-error: a push has no pull request.
  events[0]?.payload.pull_request;
  return { ...created, id, title: title ?? name ?? wrong };
}
