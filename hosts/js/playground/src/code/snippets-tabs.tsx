import { Tabs } from "../tabs.tsx";
import { Code } from "./code.tsx";
import type { Snippet } from "./snippets.ts";

export function Snippets({ snippets }: { snippets: Snippet[] }) {
  return (
    <section aria-label="Use it elsewhere" class="snippets">
      <h2>Use it elsewhere</h2>
      <Tabs
        label="Code"
        tabs={snippets.map(({ title, code, language }) => ({ title, content: <Code text={code} title={title} language={language} /> }))}
      />
    </section>
  );
}
