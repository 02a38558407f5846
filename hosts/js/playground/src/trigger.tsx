import type { Trigger } from "bitbucket-connector";
import { useMemo, useState } from "preact/hooks";
import { Code } from "./code.tsx";
import type { FieldContext } from "./field.tsx";
import { Form } from "./form.tsx";
import type { Host, Product } from "./host.ts";
import { Prose } from "./prose.tsx";
import { Tabs } from "./tabs.tsx";

const MODES: Record<string, string> = { webhook: "Webhook", "manual-webhook": "Webhook created by hand", polling: "Polling" };

/** The configuration of a trigger, and the event that starts a workflow. */
export function TriggerPage({ host, product, trigger }: { host: Host; product: Product; trigger: Trigger }) {
  const schemas = useMemo(() => host.connector.catalog.schemasOf(trigger.id, product), [host, trigger, product]);
  const [config, setConfig] = useState<Record<string, unknown>>(() => schemas?.sampleInput ?? {});
  if (!schemas) return <p class="empty">This product does not have the trigger.</p>;
  const context: FieldContext = {
    product,
    errors: new Map(),
    put: (file) => host.blobs.put(file),
    async choices(field, search) {
      const connector = await host.for(product, trigger.id, config);
      return (await connector.choices("work", trigger.id, field, config, { search: search || undefined })).items;
    },
  };
  const modes = trigger.ways.filter((way) => way.product === product).map(({ mode }) => MODES[mode] ?? mode);
  const code = `const subscription = await connector.client("work").subscribe(${JSON.stringify(trigger.id)}, ${JSON.stringify(config, null, 2)}, callbackUrl);`;
  return (
    <article>
      <header>
        <p class="crumb">{trigger.group}</p>
        <h1 tabIndex={-1}>{trigger.title}</h1>
        <p>
          <Prose text={trigger.description} />
        </p>
        <p>
          <code>{trigger.id}</code>{" "}
          {modes.map((mode) => (
            <span class="tag" key={mode}>
              {mode}
            </span>
          ))}
        </p>
      </header>
      <form onSubmit={(event) => event.preventDefault()} noValidate>
        <Form schema={schemas.input} value={config} context={context} change={setConfig} />
      </form>
      <section aria-label="Event">
        <h2>What starts</h2>
        <Tabs
          label="Event"
          tabs={[
            { title: "Sample event", content: <Code text={JSON.stringify(schemas.sampleOutput, null, 2)} /> },
            { title: "TypeScript", content: <Code text={code} /> },
            { title: "Workflow", content: <Code text={JSON.stringify({ connection: "work", trigger: trigger.id, config }, null, 2)} /> },
          ]}
        />
      </section>
    </article>
  );
}
